// SPDX-License-Identifier: Apache-2.0

/// Makes up sentences with British identifiers in them, and with what only looks like one.
///
/// Telephone numbers come from the ranges that Ofcom keeps for drama, National Insurance numbers
/// from prefixes that are never given out; streets and towns are put together at random.
struct BritishIdentifiers {
  private var random: Numbers

  init(seed: UInt64) {
    random = Numbers(seed: seed)
  }

  /// A sentence with one identifier of `kind`.
  mutating func sentence(_ kind: String) -> AnnotatedSentence {
    let value: String
    switch kind {
    case "phone": value = phone()
    case "postcode": value = postcode()
    case "ni_number": value = nationalInsurance()
    case "email": value = email()
    default: value = address()
    }
    let frames = Self.frames[kind] ?? ["It is # now."]
    let frame = random.pick(frames)
    let parts = frame.split(separator: "#", omittingEmptySubsequences: false)
    let start = parts[0].utf8.count
    let text = parts[0] + value + parts[1]
    return AnnotatedSentence(
      text: String(text),
      spans: [.init(label: kind, range: start..<start + value.utf8.count)],
      words: text.split(separator: " ").count
    )
  }

  /// A sentence with nothing to find in it, though it may look so.
  mutating func lookAlike() -> AnnotatedSentence {
    let text = random.pick(Self.lookAlikes).map { character in
      character == "#"
        ? random.digits(1)
        : character == "^"
          ? random.pick(["1", "2", "3", "4", "5", "6", "7", "8", "9"]) : String(character)
    }.joined()
    return AnnotatedSentence(text: text, spans: [], words: text.split(separator: " ").count)
  }

  private static let frames: [String: [String]] = [
    "phone": [
      "Ring me on # after the vote.", "my number's # x", "Tel: #", "call # or come by", "#",
      "Mobile # (not after nine).", "You can reach her at #, she said.",
      "Office: #; leave a message.",
      "text #", "It was (#) on the card", "WhatsApp # if it gets late", "their number is #.",
    ],
    "postcode": [
      "They live near # now.", "postcode is #", "Send it to #.", "#", "the one at #, by the river",
      "Her flat (#) is above the shop.", "Sat nav: #", "it says # on the form",
    ],
    "ni_number": [
      "My NI number is #.", "NINO: #", "national insurance # on the payslip", "#",
      "The form wants # and a date.", "her number (#) was on the desk",
    ],
    "email": [
      "Write to # instead.", "e-mail #", "#", "From: #", "Please reply to #.", "cc #, thanks",
      "her private one is <#>", "mailto:#", "ask (#) for the list",
    ],
    "address": [
      "She lives at #.", "The flat is at # and nobody knows.", "Send it to #, please.", "#",
      "He turned up outside # on his own.", "Address: #", "Deliver to: #.",
      "we all met at # afterwards", "My office is at #.",
    ],
  ]

  private static let lookAlikes = [
    "Bill ^## had its second reading.", "See HC ^## and HL Paper ^#.", "Clause ^#(^) of the Bill.",
    "Section ^##(^)(b) of the 19## Act.", "It was £^,###,### in 20##.", "The sum was £^#.## each.",
    "About ^##,### people came.", "The score was ^-^ in the end.", "SI 20##/^### applies.",
    "Votes: ayes ^##, noes ^##.", "In 19## there were ^## of them.", "The Act of 20##, Part ^.",
    "Paragraph ^.^.^ says so.", "It costs ^#p a minute.", "Column ^##W of Hansard.",
    "^#% of staff said no.", "Order No. ^#A was moved.", "The vote was ^## to ^##.",
    "EDM ^### has ^# names.", "PQ ^##### was answered.", "Session 2024-2^ ended.",
    "Ring the helpline on 0808 168 9281.", "Rape line: 0808 500 2222, any hour.",
    "The Havens are on 020 3299 6900.", "Victim Support, 08 08 16 89 111.",
    "Samaritans 116 123 never closes.", "Dial 101, or 999 in danger.",
    "Write to support@ICGShelpline.org.uk.", "House of Lords, SW1A 0PW.", "Commons, SW1A 0AA.",
    "Text relay 18001 0808 168 9281.", "Acas: 0300 123 1100.", "rows A1 to B^#",
    "The A^# and the M^#.",
    "bus ^## or the N^#", "platform ^# at the station", "version ^.^.^ came out",
    "form P^# and form SA^##", "a B^ pencil and A4 paper", "Room for ^# people.", "about ^# metres",
    "ISO 900^ and BS 76##", "chapter ^#, verse ^", "model X^## is out", "serial ^###-^####",
    "£^ million for ^## schools", "grade ^ or C^", "Annex ^B is missing", "^##/^# on the slip",
  ]

  private mutating func phone() -> String {
    let bases: [(String, Int, [Int])] = [
      ("07700", 900_000 + random.below(1000), [3, 3]),
      ("01632", 960_000 + random.below(1000), [3, 3]),
      ("020", 79_460_000 + random.below(1000), [4, 4]),
      ("0306", 9_990_000 + random.below(1000), [3, 4]),
      ("0808", 1_570_000 + random.below(1000), [3, 4]),
      ("0113", 4_960_000 + random.below(1000), [3, 4]),
    ]
    let (code, rest, groups) = random.pick(bases)
    let digits = Array(String(rest))
    let separator = random.pick([" ", " ", "", "-", "."])
    var parts: [String] = []
    var at = 0
    for group in groups {
      parts.append(String(digits[at..<at + group]))
      at += group
    }
    let local = parts.joined(separator: separator)
    let gap = separator.isEmpty ? random.pick(["", " "]) : separator
    switch random.below(9) {
    case 0: return "+44 " + code.dropFirst() + gap + local
    case 1: return "+44" + code.dropFirst() + parts.joined()
    case 2: return "+44 (0)" + code.dropFirst() + " " + local
    case 3: return "0044 " + code.dropFirst() + " " + local
    case 4: return "(" + code + ") " + local
    case 5: return "020 7219 \(1000 + random.below(9000))"
    case 6:
      return random.pick(["x", "ext ", "ext. ", "extension ", "Ext "])
        + "\(1000 + random.below(9000))"
    case 7:
      return random.pick([
        "+1 202 555 01\(random.digits(2))", "+353 1 555 \(random.digits(4))",
        "+33 1 99 00 \(random.digits(2)) \(random.digits(2))", "+49 30 23125 \(random.digits(3))",
      ])
    default: return code + gap + local
    }
  }

  private mutating func postcode() -> String {
    let areas = [
      "AB", "B", "BS", "CF", "DH", "E", "EH", "G", "HU", "IP", "L", "LS", "M", "N", "NE",
      "NW", "PL", "SA", "SE", "SW", "TR", "W", "YO",
    ]
    let area = random.pick(areas)
    let district =
      random.below(8) == 0 && ["SW", "E", "W", "SE", "N"].contains(area)
      ? "1"
        + random.pick(
          ["A", "W", "E", "H"].filter {
            area.count == 1 ? $0 != "E" : $0 == "A" || $0 == "W" || $0 == "E" || $0 == "H"
          }
        )
      : "\(1 + random.below(20))"
    let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
    let inward = random.digits(1) + String(random.pick(letters)) + String(random.pick(letters))
    let code = area + district + (random.below(5) == 0 ? "" : " ") + inward
    return random.below(5) == 0 ? code.lowercased() : code
  }

  private mutating func nationalInsurance() -> String {
    let prefix = random.pick(["QQ", "AO", "BG", "GB", "NK", "TN", "ZZ", "QX", "AB", "JK", "WM"])
    let d = (0..<3).map { _ in random.digits(2) }
    let suffix = random.pick(["A", "B", "C", "D"])
    let number =
      switch random.below(5) {
      case 0: prefix + d.joined() + suffix
      case 1: prefix + " " + d.joined() + " " + suffix
      case 2: prefix + "-" + d.joined(separator: "-") + "-" + suffix
      default: prefix + " " + d.joined(separator: " ") + " " + suffix
      }
    return random.below(6) == 0 ? number.lowercased() : number
  }

  private mutating func email() -> String {
    let first = random.pick([
      "ada", "p", "jo.l", "office", "b_slope", "carbury", "n-sowerby", "x+lists",
      "MISS.DUNLIN", "o'malley", "mary.ann", "k9",
    ])
    let host = random.pick([
      "parliament.uk", "example.org", "mail.example.co.uk", "example.com",
      "parliament.scot", "senedd.wales", "niassembly.gov.uk", "x-y.example.net",
    ])
    return first + random.pick(["", ".mp", String(random.below(90))]) + "@" + host
  }

  private mutating func address() -> String {
    let names = [
      "Acacia", "Mill", "Church", "Victoria", "Station", "Queen's", "Lower Marsh", "St. Anne's",
      "Old Kent", "Elm Tree", "Rosebery", "Bishop", "Upper Brook", "Gatherum", "Long", "Park View",
      "King Alfred", "Smith", "Green", "Hawthorn",
    ]
    let kinds = [
      "Street", "Road", "Avenue", "Lane", "Close", "Crescent", "Terrace", "Gardens", "Square",
      "Court", "Place", "Drive", "Way", "Grove", "Mews", "Hill", "Rd", "St", "Row", "Rise", "Park",
    ]
    let towns = [
      "Leeds", "York", "Stoke-on-Trent", "Much Hadham", "Barchester", "Kingston upon Hull",
      "London", "Truro", "Little Silverton", "New Karenton", "East Grinford", "St Ives", "Ambridge",
      "Milton Keynes",
    ]
    let street = random.pick(names) + " " + random.pick(kinds)
    let number = "\(1 + random.below(240))" + random.pick(["", "", "", "", "a", "B"])
    let town = random.pick(towns)
    let code = postcode().uppercased()
    switch random.below(11) {
    case 0: return "\(number) \(street)"
    case 1: return "\(number) \(street), \(town)"
    case 2: return "\(number) \(street), \(town), \(code)"
    case 3: return "Flat \(1 + random.below(40)), \(number) \(street), \(town) \(code)"
    case 4: return "Flat \(random.pick(["A", "B", "3", "12"])), \(number) \(street)"
    case 5:
      let house = random.pick(["Rose Cottage", "The Old Vicarage", "Mill House", "Manor Farm"])
      return "\(house), \(street), \(town) \(code)"
    case 6: return "\(number) \(street)\n\(town)\n\(code)"
    case 7: return "Studio \(number)\n\(street)\n\(town)\n\(code)"
    case 8: return "\(number) \(street.lowercased())"
    case 9: return "\(number)-\(random.below(90) + 2) \(street), \(town)"
    default: return "\(street), \(town) \(code)"
    }
  }
}
