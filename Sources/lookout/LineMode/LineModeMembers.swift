// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Screens
internal import Sealing
internal import Text

/// Hiding, and who is in: invitations, another codename, leaving for good, what is protected.
extension LineMode {
  // MARK: Hiding

  /// Whether what is typed next is not to be seen.
  var takesUnseen: Bool {
    if curtain != nil { return true }
    switch talk {
    case .typeBack, .leaveForGood: return true
    default: return false
    }
  }

  /// Whether a line hides the board: its letter or name, and another sign where lines are words.
  func isHiding(_ typed: String) -> Bool {
    if case .words = talk { return typed == ".x" }
    return typed == LineRequest.hide.letter || typed == LineRequest.hide.name
  }

  /// Hides the board: what was said goes off the screen.
  mutating func close(_ cause: LineCurtain.Cause) -> LineStep {
    // What is hidden does not show because nobody came back to it.
    guard curtain == nil else { return .say() }
    curtain = LineCurtain(cause: cause)
    // Neither a name nor a word of a codename waits behind it.
    switch talk {
    case .name, .beforeName, .drawn, .typeBack, .leaveForGood, .invite: talk = .none
    default: break
    }
    guard cause == .quiet else { return LineStep(isHiding: true) }
    let isKept = composition != nil || !drafts.isEmpty
    let way =
      words == nil ? "Enter opens it again." : "First two words; three tries, then all seven."
    return LineStep(
      lines: [
        "Closed after 3 quiet minutes.\(isKept ? " What you were writing is kept." : "") \(way)"
      ], isHiding: true)
  }

  mutating func takeBehindCurtain(_ typed: String) -> LineStep {
    guard let words else {
      guard typed.isEmpty else { return .say() }
      curtain = nil
      return .say("Open again.")
    }
    guard let given = LineMode.numbers(in: typed, words), given.count == LineCurtain.wordCount
    else {
      // Whoever hid it wants nothing said.
      return curtain?.cause == .hidden || typed.isEmpty
        ? .say() : .say("Two words of the list are wanted, four letters of each.")
    }
    return want(.reopen(given), .reopening)
  }

  mutating func reopened(_ isRight: Bool) -> LineStep {
    guard isRight else {
      wrongTries += 1
      guard wrongTries < LineCurtain.tries else {
        return LineStep(
          lines: ["Three tries were wrong. All seven words open the board again."], isHiding: true,
          isOver: true)
      }
      let left = LineCurtain.tries - wrongTries
      let tries = wording.count(left, "more try", "more tries")
      return curtain?.cause == .hidden ? .say() : .say("Those are not the words. \(tries).")
    }
    wrongTries = 0
    curtain = nil
    if case .words = talk { return .say("Open again. The words go on; a dot alone ends them.") }
    return .say("Open again.")
  }

  /// The numbers of words, four letters of each will do; nil where one is not on the list.
  static func numbers(in line: String, _ words: CodewordList) -> [Int]? {
    let typed = line.split { !$0.isLetter }
    let numbers = typed.compactMap { words.index(of: $0) }
    return numbers.count == typed.count ? numbers : nil
  }

  // MARK: Invitations

  private static let openBoard =
    "This board is open: it has no members, and anybody who reaches its files is in."
  static let mostInvitations = 9

  mutating func invite() -> LineStep {
    guard standing.isSealed, words != nil else { return .say(LineMode.openBoard) }
    guard standing.isModerator else {
      return .say("Only moderators invite. Ask whoever invited you.")
    }
    talk = .invite
    return .say(
      "How many invitations, 1 to \(LineMode.mostInvitations)? A number makes them for members; m "
        + "after it, as in 2 m, for moderators. q not now.",
      "They are said once, right then. Nobody else should see or hear them.")
  }

  mutating func takeInvitations(_ typed: String) -> LineStep {
    let parts = typed.split(separator: " ").map(String.init)
    if typed == "q" || typed == "b" {
      talk = .none
      return .say("None were made.")
    }
    guard let count = parts.first.flatMap({ Int($0) }), 1...LineMode.mostInvitations ~= count,
      parts.count == 1 || parts.count == 2 && ["m", "moderators"].contains(parts[1])
    else {
      return .say(
        "A number from 1 to \(LineMode.mostInvitations), and m for moderators; q not now.")
    }
    let isModerator = parts.count == 2
    guard !isModerator || Moderator.numbers.count >= count else {
      return .say("At most \(Moderator.numbers.count) for moderators.")
    }
    talk = .none
    return want(
      .invite(count: count, isModerator: isModerator), .inviting(isModerator: isModerator),
      saying: ["A moment."])
  }

  mutating func invited(_ codes: [[String]], isModerator: Bool, lastDay: Day) -> LineStep {
    talk = .name
    let good = "\(codes.count == 1 ? "Good" : "Each good") once, until \(lastDay)"
    return LineStep(
      lines: codes.enumerated().map { "\($0.offset + 1). \($0.element.joined(separator: " "))." }
        + [
          "\(good)\(isModerator ? ", for a moderator" : ""). "
            + (canWipe ? "Enter wipes them." : "Enter goes on.")
        ],
      isSecret: true)
  }

  // MARK: Another codename

  mutating func anotherCodename() -> LineStep {
    guard standing.isSealed, words != nil else { return .say(LineMode.openBoard) }
    if let why = standing.whyReadOnly { return .say(why) }
    return want(.drawCodename, .drawing)
  }

  mutating func drawn(_ numbers: [Int]) -> LineStep {
    guard let words else { return .say() }
    talk = .drawn(numbers)
    let said = numbers.enumerated().map { "\($0.offset + 1) \(words[$0.element])" }
    return LineStep(
      lines: [
        "Another codename, said once: \(said.joined(separator: ", ")).",
        "Then the old one opens nothing, the board gets another key, and other terminals of yours "
          + "close. Keep the words on your own phone or in your head, not on this computer.",
        "Enter: you have them, and type them back. n other words. q not now.",
      ], isSecret: true)
  }

  mutating func takeDrawn(_ typed: String, _ words: [Int]) -> LineStep {
    switch typed {
    case "":
      talk = .typeBack(words)
      return .say("The seven words, in their order, unseen. Four letters of each will do.")
    case "n":
      talk = .none
      return want(.drawCodename, .drawing)
    case "q", "b":
      talk = .none
      return .say("Your codename stays as it was.")
    default: return .say("Enter types them back, n draws others, q not now.")
    }
  }

  mutating func takeTypedBack(_ typed: String, _ drawn: [Int]) -> LineStep {
    guard let words else { return .say() }
    if typed == "q" || typed == "b" {
      talk = .none
      return .say("Your codename stays as it was.")
    }
    let letters = typed.split { !$0.isLetter }
    let given = letters.map { words.index(of: $0) }
    guard given == drawn else {
      let right = zip(given, drawn).prefix { $0 == $1 }.count
      let fault =
        right == min(given.count, drawn.count)
        ? "\(wording.count(given.count, "word")) came; there are to be \(drawn.count)."
        : "Word \(right + 1) is another one than was said."
      return .say("\(fault) All seven again. q keeps the old codename.")
    }
    talk = .none
    return want(.changeCodename(drawn), .changing, saying: ["A moment."])
  }

  // MARK: Leaving for good

  mutating func beginLeaving() -> LineStep {
    guard standing.isSealed, words != nil else { return .say(LineMode.openBoard) }
    talk = .leaveForGood(wrongTries: 0)
    return .say(
      "Leaving for good. What you wrote stays, and nobody can change it or take it back then, you "
        + "included: m shows it, d takes it back before you leave. Your codename opens nothing then, "
        + "your drafts and read marks are erased, and the board gets another key. Nobody is told.",
      "The first two words of your codename, unseen, leave. Enter stays.")
  }

  mutating func takeLeaving(_ typed: String, wrongTries: Int) -> LineStep {
    talk = .none
    guard let words, let given = LineMode.numbers(in: typed, words),
      given.count == LineCurtain.wordCount
    else { return .say("You stay. Nothing was changed.") }
    return want(.reopen(given), .beforeLeaving(wrongTries: wrongTries))
  }

  mutating func leaveForGood(_ isRight: Bool, wrongTries: Int) -> LineStep {
    guard !isRight else { return want(.leaveBoard, .leavingForGood, saying: ["A moment."]) }
    guard wrongTries + 1 < LineCurtain.tries else {
      return .say("Those are not the words. You stay; nothing was changed.")
    }
    talk = .leaveForGood(wrongTries: wrongTries + 1)
    return .say("Those are not the words. Again, or Enter to stay.")
  }

  /// What is said where something could not be done.
  func failed(_ waiting: Waiting?, _ sentence: String) -> String {
    switch waiting {
    case .changing: "Not changed: your codename is the old one. \(sentence)"
    case .leavingForGood: "You have not left. \(sentence)"
    default: sentence
    }
  }

  // MARK: What is told

  func protects() -> LineStep {
    .say(
      (standing.isSealed ? [] : ["This board is open; what follows holds for sealed boards."])
        + Protection.sections.map {
          "\($0.heading.prefix(1))\($0.heading.dropFirst().lowercased()): \($0.text)"
        })
  }

  func tell(_ membership: Membership?) -> LineStep {
    guard let membership else { return .say(LineMode.openBoard) }
    let members = wording.count(membership.members, "member")
    let invitations = wording.count(membership.invitations, "invitation")
    let you = standing.isModerator ? " You are a moderator." : ""
    return .say(
      "Sealed. \(members), you included; \(invitations) not used yet.\(you) There is no list of who "
        + "they are.")
  }

  mutating func goToScreens() -> LineStep {
    keep(.lineMode(false))
    closeDrafts()
    return LineStep(
      lines: ["The screens from now on. Before unlocking, 3 comes back to lines."], isOver: true,
      goesToScreens: true)
  }
}
