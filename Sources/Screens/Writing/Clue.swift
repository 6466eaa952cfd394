// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Text

/// Something in a post by which somebody could tell who wrote it: the question that protects a writer
/// more than any key.
///
/// It follows from what is there, and says nothing of what is not.
struct Clue: Hashable {
  /// Who could tell, or what tells.
  let who: String
  let why: String

  /// All that a post gives away, the subject first.
  ///
  /// - Parameters:
  ///   - composition: the facts of a new thread; nil for words that join another one.
  ///   - text: the words as others will see them; nil or empty where there are none.
  ///   - scene: the board that it goes to.
  /// - Returns: one entry for each, none said of what is not there.
  static func all(composition: Composition?, text: String?, _ scene: Scene) -> [Clue] {
    let words = text ?? ""
    var clues: [Clue] = []
    if let composition, let clue = subject(of: composition, words, scene) { clues.append(clue) }
    if let time = times.first(where: { has($0, in: words) }) {
      clues.append(
        Clue(who: "That time", why: "“\(time)”: whoever was there then knows who else was."))
    }
    if composition?.when == .thisWeek {
      clues.append(
        Clue(who: "This week", why: "few evenings to choose from. “this month” says less."))
    }
    if let job = jobs.first(where: { has($0, in: words) }) {
      clues.append(
        Clue(who: "In the office", why: "“\(job)”: a job and an office together fit few people."))
    }
    if words.isEmpty {
      clues.append(
        Clue(who: "Handwriting", why: "none: only what you ticked goes up, in the board's words."))
    } else {
      let safer = composition.map { !$0.advice.isEmpty } == true ? " o goes without them." : ""
      clues.append(
        Clue(
          who: "Handwriting",
          why: "your own words: who reads you every day may know how you write.\(safer)"))
    }
    return clues
  }

  /// What the person it is about could tell.
  private static func subject(
    of composition: Composition, _ words: String, _ scene: Scene
  ) -> Clue? {
    guard let subject = composition.subject.flatMap(scene.board.subject) else { return nil }
    var parts: [String] = []
    switch composition.basis {
    case .firstHand: parts.append("if you were the only one there.")
    case .toldByThePerson: parts.append("may guess who it happened to, and whom they told.")
    case .toldBySeveral: parts.append("may guess whom those people talk to.")
    case .reputation, nil: break
    }
    let others = scene.board.threads.contains { row in
      scene.board.subject(of: row)?.id == subject.id && row.state(on: scene.today).isShown
    }
    if !others { parts.append("Nothing else stands about them: they will ask who began.") }
    if !words.isEmpty, composition.basis == .firstHand {
      parts.append("Only they and you know what your words tell.")
    }
    guard !parts.isEmpty else { return nil }
    return Clue(who: "\(subject.tag)", why: parts.joined(separator: " "))
  }

  /// Words that name one time.
  private static let times = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tonight",
    "yesterday", "last night", "last week", "this morning", "this evening", "that evening",
    "christmas", "conference", "birthday", "leaving do",
  ]

  /// Words that tell whose desk it is.
  private static let jobs = [
    "researcher", "intern", "caseworker", "office manager", "chief of staff", "secretary",
    "my boss", "my mp", "my member", "our office", "my office", "my first", "my last",
  ]

  /// Whether a text has a word, or words, whole.
  private static func has(_ phrase: String, in text: String) -> Bool {
    Folding.ranges(of: Folding.fold(phrase), in: text).contains { range in
      let ends = [text[..<range.lowerBound].last, text[range.upperBound...].first]
      return ends.allSatisfy { $0?.isLetter != true && $0?.isNumber != true }
    }
  }
}
