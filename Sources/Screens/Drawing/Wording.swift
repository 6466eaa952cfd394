// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Text

/// Words that several screens say of a thread, so that they say them alike.
extension Scene {
  /// What and about whom, such as `taxi · situation to avoid · about Basalt 17`.
  func headline(of row: ThreadRow, in board: BoardState) -> String {
    let occasion = board.occasion(of: row).map { vocabulary.label(ofOccasion: $0) }
    let subject = board.subject(of: row).map { subject in
      "\(isNarrow ? "" : "about ")\(subject.tag)\(kept.isWatching(subject.id) ? " *" : "")"
    }
    let conduct = row.conduct.map { isNarrow ? $0.shortLabel : $0.label }
    // What is set aside shows its place and nothing more.
    if row.state(on: today) == .setAside { return occasion ?? row.kind.rawValue }
    let parts: [String?] =
      row.kind == .warning ? [occasion, conduct, subject] : [row.kind.rawValue, occasion]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  /// What and about whom, of a thread that is not up.
  func headline(of opening: Opening) -> String {
    let subject = opening.subject.flatMap(board.subject).map {
      "\(isNarrow ? "" : "about ")\($0.tag)"
    }
    let conduct = opening.conduct.map { isNarrow ? $0.shortLabel : $0.label }
    let occasion = opening.occasion.map { vocabulary.label(ofOccasion: $0) }
    let parts: [String?] =
      opening.kind == .warning
      ? [occasion, conduct, subject] : [opening.kind.rawValue, occasion, subject]
    return parts.compactMap(\.self).joined(separator: " · ")
  }

  /// The sentences of advice, in the writer's order.
  func sentences(of advice: [String]) -> String {
    advice.map { vocabulary.sentence(ofAdvice: $0) }.joined(separator: " ")
  }

  /// When a thread's time runs out.
  func end(of row: ThreadRow) -> String {
    if row.measures.contains(.ended) { return "a moderator ended it" }
    if row.isExpired { return "its time ran out" }
    return switch row.lastStanding(on: today).number - today.number {
    case ..<0: "its time ran out"
    case 0: "ends today"
    case 1: "ends tomorrow"
    case let days where days < 14: "ends in \(days) days"
    case let days where days < 61: "ends in \(days / 7) weeks"
    case let days: "ends in \(days * 10 / 304) months"
    }
  }
}

extension ThreadStanding {
  /// The word on a screen.
  var label: String {
    switch self {
    case .withdrawn: "taken back"
    case .setAside: "set aside"
    case .current, .disputed, .merged, .ended: rawValue
    }
  }
}

extension BodyReading {
  /// What stands in the place of a text that cannot be shown; nil where there is one, or none.
  var excuse: String? {
    switch self {
    case .text, .none: nil
    case .withdrawn: "Taken back by its author."
    case .setAside: BodyReading.setAsideSentence
    case .erased: "Erased: it ended, or it was amended since."
    case .damaged: "Not shown: the stored text is not what was written."
    case .forged: "Not shown: nobody signed it under the tag it names."
    }
  }
}

extension BodyReading {
  /// What is said of everything that is set aside, whatever for.
  static let setAsideSentence =
    "Set aside for now. We never say why, so that nothing can be read into it."
}

/// A number of posts, in words.
func posts(_ count: Int) -> String {
  count == 1 ? "1 post" : "\(count) posts"
}

extension Scene {
  /// The second line of a thread in a list: what to do, or else the opening's first words.
  func summary(of text: RowText) -> String {
    let advice = sentences(of: text.advice)
    if !advice.isEmpty { return advice }
    return text.body.excuse ?? Sanitiser.line(text.body.text ?? "")
  }
}

extension Basis {
  /// The words where a line is short.
  var shortLabel: String {
    switch self {
    case .firstHand: "first-hand"
    case .toldByThePerson: "told directly"
    case .toldBySeveral: "told by several"
    case .reputation: "general reputation"
    }
  }
}
