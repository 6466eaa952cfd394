// SPDX-License-Identifier: Apache-2.0

package import Anonymisation
package import Board
internal import Text

/// Something in a post by which somebody could tell who wrote it: the question that protects a writer
/// more than any key.
///
/// It follows from what is there, and says nothing of what is not.
package struct Clue: Hashable {
  /// Who could tell, or what tells.
  package let who: String
  package let why: String

  /// What the clues of a post follow from.
  package struct Post {
    /// The facts of a new thread; nil for words that join another one.
    let opening: Opening?
    /// The words as others will see them; empty where there are none.
    let text: String
    let hints: [Hint]
    /// How many are in; nil where that is not known.
    let memberCount: Int?

    package init(
      opening: Opening?, text: String, hints: [Hint] = [], memberCount: Int? = nil
    ) {
      self.opening = opening
      self.text = text
      self.hints = hints
      self.memberCount = memberCount
    }
  }

  /// All that a post gives away, the subject first.
  ///
  /// - Parameters:
  ///   - post: what is to go up.
  ///   - board: the board that it goes to.
  ///   - today: the day on the host.
  ///   - safer: what makes it safer, said where the subject could tell; empty says nothing.
  /// - Returns: one entry for each, none said of what is not there.
  package static func all(
    _ post: Post, on board: BoardState, _ today: Day, safer: String = ""
  ) -> [Clue] {
    var clues: [Clue] = []
    if let opening = post.opening, let subject = opening.subject.flatMap(board.subject) {
      if let clue = about(subject, opening, post.text, board, today, safer) { clues.append(clue) }
      clues.append(office(post.text))
    } else if let job = first(of: jobs, in: post.text) {
      clues.append(
        Clue(who: "In the office", why: "“\(job)”: a job and an office together fit few people."))
    }
    if let opening = post.opening { clues += occasion(of: opening) }
    if let time = first(of: times, in: post.text) {
      clues.append(
        Clue(who: "That time", why: "“\(time)”: whoever was there then knows who else was."))
    }
    if post.hints.contains(where: { $0.kind == .narrowing }) {
      clues.append(
        Clue(who: "Few people", why: "a job, an office and a day fit very few. Leave one out?"))
    }
    if post.hints.contains(where: { $0.kind == .quote }) {
      clues.append(
        Clue(who: "Those words", why: "whoever was in the room knows what was said there."))
    }
    if !post.text.isEmpty {
      clues.append(
        Clue(who: "Handwriting", why: "who reads you every day may know how you write."))
    }
    if let count = post.memberCount, count < smallBoard {
      clues.append(
        Clue(who: "The members", why: "only \(count) are in: whoever knows them can count."))
    }
    return clues
  }

  /// Up to how many members know one another.
  private static let smallBoard = 20

  /// What the person it is about could tell.
  private static func about(
    _ subject: SubjectRow, _ opening: Opening, _ text: String, _ board: BoardState, _ today: Day,
    _ safer: String
  ) -> Clue? {
    var parts: [String] = []
    switch opening.basis {
    case .firstHand:
      parts.append("if you were the only one there.")
      if !safer.isEmpty { parts.append(safer) }
    case .toldByThePerson: parts.append("may guess who it happened to, and whom they told.")
    case .toldBySeveral: parts.append("may guess whom those people talk to.")
    case .reputation, nil: break
    }
    let others = board.threads.contains { row in
      board.subject(of: row)?.id == subject.id && row.state(on: today).isShown
    }
    if !others { parts.append("Nothing else stands about them: they will ask who began.") }
    return parts.isEmpty ? nil : Clue(who: "\(subject.tag)", why: parts.joined(separator: " "))
  }

  /// An office-holder has about five people: a fact of the House, and the smallest group there is.
  private static func office(_ text: String) -> Clue {
    let job = first(of: jobs, in: text)
    return Clue(
      who: "In the office",
      why: job.map { "“\($0)”, and an office has about five people: leave it out if you can." }
        ?? "if you work there, you are one of about five.")
  }

  /// What the kind of place and the time together tell.
  private static func occasion(of opening: Opening) -> [Clue] {
    var clues: [Clue] = []
    let code = opening.occasion ?? ""
    if lists.contains(code) {
      clues.append(
        Clue(who: "Who was there", why: "is on a list somewhere: everyone on it can count."))
    }
    guard opening.when == .thisWeek else { return clues }
    if evenings.contains(code) {
      clues.append(
        Clue(who: "That evening", why: "this week: whoever was there knows who else was."))
    }
    clues.append(
      Clue(
        who: "This week",
        why: opening.basis == .firstHand
          ? "and first-hand: very few people fit both. “this month” says less."
          : "few evenings to choose from. “this month” says less."))
    return clues
  }

  /// Occasions of which a list of guests is kept.
  private static let lists: Set<String> = [
    "delegation", "committee", "away-day", "interview", "home-visit", "job-offer", "canvass",
    "count", "by-election", "surgery", "dinner", "hotel", "group-event",
  ]

  /// Occasions that are one evening.
  private static let evenings: Set<String> = [
    "drinks", "reception", "bar", "terrace", "dinner", "leaving-do", "christmas", "group-event",
    "late-vote", "late-office", "conference", "fringe-event",
  ]

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

  private static func first(of phrases: [String], in text: String) -> String? {
    phrases.first { has($0, in: text) }
  }

  /// Whether a text has a word, or words, whole.
  private static func has(_ phrase: String, in text: String) -> Bool {
    Folding.ranges(of: Folding.fold(phrase), in: text).contains { range in
      let ends = [text[..<range.lowerBound].last, text[range.upperBound...].first]
      return ends.allSatisfy { $0?.isLetter != true && $0?.isNumber != true }
    }
  }
}
