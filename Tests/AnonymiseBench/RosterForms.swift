// SPDX-License-Identifier: Apache-2.0

import Anonymisation

/// Makes up sentences that name an invented office-holder in the forms that colleagues use.
struct RosterForms {
  private var random: Numbers

  init(seed: UInt64) {
    random = Numbers(seed: seed)
  }

  /// People of public-domain novels, and some with accents, apostrophes and hyphens.
  static let roster: [RosterSubject] = {
    let people = [
      "Phineas Finn/Loughshane", "Joshua Monk/Pottery Hamlets", "Barrington Erle/Tankerville",
      "Laurence Fitzgibbon/Mayo Hills", "Oswald Chiltern/Brake", "Violet Effingham/Loughton",
      "Plantagenet Palliser/Silverbridge", "Timothy Beeswax/West Barsetshire",
      "Orlando Drought/Riverbank", "Frank Greystock/Bobsborough", "Lizzie Eustace/Portray",
      "Nathaniel Sowerby/Chaldicotes", "Roger Scatcherd/Barchester",
      "Gustavus Moffat/East Barsetshire",
      "Undecimus Scott/Tillietudlem", "Augustus Melmotte/Percycross", "Hetta Carbury/Bungay Marsh",
      "Ontario Moggs/Percycross South", "Butler Cornbury/Baslehurst", "Francis Tregear/Polpenno",
      "George Vavasor/Chelsea Districts", "Samuel Slumkey/Eatanswill",
      "Horatio Fizkin/Eatanswill North", "Harold Transome/North Loamshire",
      "Philip Debarry/Treby Magna",
      "Nevil Beauchamp/Bevisham", "Oran Haut-ton/Onevote", "Sybil Egremont/Marney",
      "Harry Coningsby/Darlford", "Lord Fawn/", "Lord Mountararat/", "Lady Bracknell/",
      "Viscount Goring/", "Nora O'Brannigan/Newcome", "Zoë Brontëson/Dillsborough",
    ]
    return people.enumerated().map { number, person in
      let parts = person.split(separator: "/")
      return RosterSubject(
        id: "p\(number)",
        tag: "Basalt \(number + 10)",
        name: String(parts[0]),
        seat: parts.count > 1 ? String(parts[1]) : nil
      )
    }
  }()

  /// The roster above among as many made-up people as sit in both Houses.
  static let parliament: [RosterSubject] = {
    var numbers = Numbers(seed: 650)
    let starts = [
      "Bar", "Cal", "Dal", "Fen", "Gol", "Har", "Kel", "Lin", "Mar", "Nor", "Pen", "Ras", "Tor",
    ]
    let ends = [
      "by", "den", "ford", "ham", "ings", "ley", "more", "ney", "son", "ton", "well", "worth",
    ]
    let made = (0..<1400).map { number in
      let surname = numbers.pick(starts) + numbers.pick(starts).lowercased() + numbers.pick(ends)
      return RosterSubject(
        id: "m\(number)",
        tag: "Gneiss \(number)",
        name: numbers.pick(starts) + "a " + surname,
        seat: surname
          + numbers.pick([" North", " and " + numbers.pick(starts) + numbers.pick(ends)])
      )
    }
    return roster + made
  }()

  static let forms = [
    "full", "surname", "title", "initial", "possessive", "lower", "lower surname", "member",
    "misspelt surname", "misspelt full", "split", "bare marks",
  ]

  /// A sentence with somebody of the roster in `form`; nil where the name has no such form.
  mutating func sentence(_ form: String) -> (sentence: AnnotatedSentence, tag: String)? {
    let subject = random.pick(Self.roster)
    let words = subject.name.split(separator: " ").map(String.init)
    let isPeer = ["Lord", "Lady", "Viscount"].contains(words[0])
    let surname = words[words.count - 1]
    // A small word of the dictionary is no name by itself.
    let isWord = ["Monk", "Drought", "Finn", "Fawn", "Scott", "Goring", "Eustace", "Beeswax"]
      .contains(surname)
    let name: String
    switch form {
    case "full": name = subject.name
    case "surname": name = surname
    case "title":
      name =
        isPeer
        ? subject.name
        : random.pick(["Mr", "Ms", "Mrs.", "Sir", "Dame", "Dr", "the Rt Hon", "Rt. Hon."]) + " "
          + random.pick([surname, subject.name])
    case "initial":
      guard !isPeer else { return nil }
      name = String(words[0].prefix(1)) + random.pick([". ", " ", "."]) + surname
    case "possessive": name = random.pick([subject.name, surname])
    case "lower": name = subject.name.lowercased()
    case "lower surname":
      guard !isWord else { return nil }
      name = surname.lowercased()
    case "member":
      guard let seat = subject.seat else { return nil }
      name =
        random.pick([
          "the Member for ", "the hon. Member for ", "the MP for ", "the right hon Member for ",
          "the member for ",
        ]) + seat
    case "misspelt surname":
      guard surname.count >= 5, !isWord else { return nil }
      name = misspelt(surname)
    case "misspelt full":
      guard surname.count >= 5, !isPeer else { return nil }
      name = words[0] + " " + misspelt(surname)
    case "split": name = words.joined(separator: "\n")
    default:
      guard subject.name.contains(where: { "'-ëöé".contains($0) }) else { return nil }
      let joint = random.pick(["", " "])
      name = subject.name.map { character in
        switch character {
        case "'", "-": joint
        case "ë": "e"
        default: String(character)
        }
      }.joined()
    }
    let frame = random.pick(
      form == "possessive"
        ? ["#'s office rang.", "I was in #'s car.", "It was #’s idea.", "ask #'s staff about it"]
        : [
          "# kept filling my glass.", "I was in the lift with #.",
          "Do not share a cab with # late.",
          "We all know about # by now.", "It was # who closed the door.", "ask # for it in writing",
          "The reception was fine until # came.", "Nobody sits next to #, ever.",
          "They told me # does this.", "On trips # rings rooms after midnight.",
        ]
    )
    let parts = frame.split(separator: "#", omittingEmptySubsequences: false)
    let start = parts[0].utf8.count
    let text = String(parts[0] + name + parts[1])
    return (
      AnnotatedSentence(
        text: text,
        spans: [.init(label: "subject", range: start..<start + name.utf8.count)],
        words: text.split(separator: " ").count
      ),
      subject.tag
    )
  }

  /// One letter left out, doubled, changed or swapped with the next, never the first.
  private mutating func misspelt(_ name: String) -> String {
    var letters = Array(name)
    let at = 1 + random.below(letters.count - 2)
    switch random.below(4) {
    case 0: letters.remove(at: at)
    case 1: letters.insert(letters[at], at: at)
    case 2: letters[at] = random.pick(Array("aeioubcdlmnrst").filter { $0 != letters[at] })
    default:
      guard letters[at] != letters[at + 1] else { return String(letters.dropLast()) }
      letters.swapAt(at, at + 1)
    }
    return String(letters)
  }
}
