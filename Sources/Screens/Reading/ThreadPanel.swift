// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// What lies below the posts of a thread: a question with its answers, or a word to who wrote.
enum ThreadPanel {
  case sameHere, counted, reply
  /// A ready-made reply, as others will see it.
  case ready(Int)
  case welcome(Welcome)
  /// The reasons for what a moderator does here.
  case because(Moderation)
  /// The reasons for proposing to suspend whoever wrote a post.
  case suspension(EventID)
  /// The reasons for reporting a post.
  case report(EventID)

  /// What is said to a writer whose post went up.
  enum Welcome {
    case plain
    /// With the helpline's list, told to every first-hand writer, match or no match.
    case firstHand
  }

  /// How somebody may know it, too, in the order in which it is asked.
  static let bases: [Basis] = [.firstHand, .toldByThePerson, .reputation]

  /// What its keys do.
  var page: Page {
    switch self {
    case .sameHere, .because, .suspension, .report: .choice
    case .reply: .reply
    case .ready: .ready
    case .counted, .welcome: .notice
    }
  }

  /// What it says.
  ///
  /// - Parameters:
  ///   - isWriter: whether she who reads wrote the warning.
  ///   - tag: what she is called in the thread; nil where she wrote nothing.
  ///   - scene: the rest.
  /// - Returns: its lines.
  func lines(isWriter: Bool, tag: String?, _ scene: Scene) -> [Line] {
    func told(_ text: String) -> [Line] { Line.wrap(text, columns: scene.columns) }
    switch self {
    case .sameHere:
      return [Line(" Same here. How do you know?", style: .strong), .blank]
        + choice("1", "first-hand: it happened to me, or I saw it", scene)
        + choice("2", "someone told me directly", scene)
        + choice("3", "I have heard it said (thank you; this one is not counted)", scene)
        + [.blank]
        + told(
          scene.isNarrow
            ? "Counted once, and not under your tag."
            : "Counted once, shown from tomorrow, not tied to your tag.")
    case .because(let act):
      return [Line(" \(act.deed.label), because:", style: .strong)]
        + ReasonChoices.lines(act.deed.reasons, scene)
        + (act.deed == .expire ? told("This erases its words, for good.") : [])
    case .report:
      return [Line(" What is wrong with it?", style: .strong)]
        + ReasonChoices.lines(ModerationReason.reporting, scene)
        + (scene.isLow
          ? [] : told("It counts once. Nobody learns who reported, moderators included."))
    case .suspension:
      return Line.wrap(
        "Propose to end the access of whoever wrote this, for:", columns: scene.columns,
        style: .strong)
        + ReasonChoices.lines(Suspension.reasons, scene)
        + (scene.isLow ? [] : told("Another of you decides. Nobody is shown whom it is about."))
    case .counted:
      return told("Counted, and shown from tomorrow. " + scene.routes.alertListSentence)
    case .reply:
      let ready = ReadyReply.all.enumerated().flatMap {
        choice(Character("\($0.offset + 1)"), $0.element, scene)
      }
      return [Line(" Reply", style: .strong), .blank] + ready
        + choice(Character("\(ReadyReply.all.count + 1)"), "my own words", scene)
    case .ready(ReadyReply.allClear) where isWriter:
      return [Line(" Your all-clear, as others will see it", style: .strong), .blank]
        + told(
          "Above the thread, in place of a reply: its writer: it has stopped, as far as known.")
        + [.blank]
    case .ready(let number):
      return [Line(" Reply, as others will see it", style: .strong), .blank]
        + Line.wrap(ReadyReply.all[number], columns: scene.columns, indent: 3)
        + [.blank]
    case .welcome(let welcome):
      let up = tag.map { "It is up, as \($0)." } ?? "It is up."
      let thanks =
        scene.isLow
        ? "\(up) Thank you. e amends it, d takes it back."
        : "\(up) Thank you: it may spare somebody. e amends it, d takes it back, at any time."
      return told(thanks)
        + (welcome == .firstHand ? [.blank] + told(scene.routes.alertListSentence) : [])
        + [.blank]
        + told(scene.routes.howAreYouSentence)
    }
  }

  private func choice(_ digit: Character, _ text: String, _ scene: Scene) -> [Line] {
    Line.wrap(text, columns: scene.columns, indent: 5, head: "  \(digit)")
      .map { $0.pressing(.character(digit)) }
  }
}
