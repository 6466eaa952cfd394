// SPDX-License-Identifier: Apache-2.0

internal import Board

/// An item of the queue in words, none of which are a post's.
extension QueueItem {
  /// The word that stands first.
  var word: String {
    switch matter {
    case .held: "held"
    case .reported: "report"
    case .disputed: "dispute"
    case .answered: "answer"
    case .suspension: "second"
    case .notice: "notice"
    case .dataRequest: "data"
    }
  }

  /// What it is.
  func label(_ scene: Scene) -> String {
    switch matter {
    case .held(let held): held.label(scene)
    case .reported(let reasons, let isUp):
      reasons.map(\.label).joined(separator: ", ") + (isUp ? " · up now" : " · set aside")
    case .disputed: "the person named has answered"
    case .answered: scene.isNarrow ? "to a question" : "the writer answers a moderator's question"
    case .suspension(let proposer, _, let isOwn):
      isOwn
        ? scene.isNarrow
          ? "yours: another decides" : "you propose to suspend; another decides"
        : scene.isNarrow
          ? "\(proposer): to suspend" : "\(proposer) proposes to suspend; you decide"
    case .notice(let moment): QueueItem.clock(of: moment, scene)
    case .dataRequest(let day): QueueItem.clock(of: day, scene)
    }
  }

  /// Where, and when it came or under what it is known.
  func place(_ scene: Scene) -> String {
    if case .suspension(_, let reason, _) = matter { return reason.label }
    let occasion = occasion.map { scene.vocabulary.label(ofOccasion: $0) }
    let row = thread.flatMap(scene.board.row)
    let spot = occasion ?? row?.kind.rawValue
    let reference = row.map { "\($0.id.reference)" }
    let hasClock =
      switch matter {
      case .notice, .dataRequest: true
      default: day == scene.today && reference != nil
      }
    let day = hasClock ? nil : day.label(on: scene.today)
    let parts = scene.isNarrow ? [spot ?? reference] : [spot, reference, day]
    return parts.compactMap(\.self).joined(separator: " · ")
  }

  /// What it is called once it is decided, such as `taxi, for tonight`.
  func name(_ scene: Scene) -> String {
    let place = occasion.map { scene.vocabulary.label(ofOccasion: $0) }
    return switch matter {
    case .held(let held): [place, held.label(scene)].compactMap(\.self).joined(separator: ", ")
    default:
      [place, thread.flatMap(scene.board.row).map { "\($0.id.reference)" }]
        .compactMap(\.self).joined(separator: " · ")
    }
  }

  /// What it is called where it is not on the screen, such as `“held: taxi, for tonight”`.
  func title(_ scene: Scene) -> String {
    let name = name(scene)
    return name.isEmpty ? "“\(word)”" : "“\(word): \(name)”"
  }

  /// A formal complaint's clock in words.
  private static func clock(of moment: Moment, _ scene: Scene) -> String {
    let hour = moment.secondOfDay / 3_600
    let minute = moment.secondOfDay / 60 % 60
    let time = "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    let days = moment.day.number - scene.today.number
    let day =
      switch days {
      case 0: "today"
      case 1...6: moment.day.weekday
      default: moment.day.label(on: scene.today) == "today" ? "today" : "\(moment.day)"
      }
    if days < 0 { return "the answer was due \(day) \(time)" }
    return "answer by \(day) \(time)"
      + (scene.isNarrow ? "" : "; weekends do not count")
  }

  /// A request's clock in words.
  private static func clock(of day: Day, _ scene: Scene) -> String {
    let left =
      switch day.number - scene.today.number {
      case ..<0: "overdue"
      case 0: "due today"
      case 1: "1 day left"
      case let days: "\(days) days left"
      }
    return scene.isNarrow ? "request: \(left)" : "someone asks what we hold: \(left)"
  }
}

extension QueueItem.Held {
  /// What it is, such as `a warning for tonight`.
  func label(_ scene: Scene) -> String {
    let what =
      isAmendment
      ? "a change"
      : isReply ? "a reply" : kind == .advice ? "advice" : "a \(kind.rawValue)"
    if let afterReason {
      let tonight = isForTonight ? ", for tonight" : ""
      return scene.isNarrow ? "second try" : "second try, after “\(afterReason.label)”\(tonight)"
    }
    if isForTonight { return "\(what) for tonight" }
    let isFirst = scene.board.policy.publication == .firstPostsHeld && !isAmendment
    return isFirst ? isReply ? "first post, a reply" : "first post" : what
  }
}

extension Sought {
  /// What was looked for.
  var label: String {
    switch matter {
    case .conduct: "what was done, or to do"
    case .privateLife: "private life, health, family"
    case .verdict: "a verdict or a threat"
    case .whoWasHarmed: "who was harmed"
    case .whoWrote: "who wrote it"
    case .twin: "already up"
    }
  }

  /// What was found: a hint, never a decision.
  var finding: String {
    switch matter {
    case .conduct: return found.isEmpty ? "nothing" : "yes"
    case .whoWrote: return found.isEmpty ? "nothing" : "perhaps: \(found.joined(separator: ", "))"
    case .twin: return found.isEmpty ? "nothing" : found.joined(separator: ", ")
    case .privateLife, .verdict, .whoWasHarmed:
      return found.isEmpty ? "nothing" : found.map { "“\($0)”" }.joined(separator: ", ")
    }
  }
}
