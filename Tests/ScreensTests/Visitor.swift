// SPDX-License-Identifier: Apache-2.0

import Canvas
import Foundation
import Screens
import Testing
import Text

/// Somebody before a closed board: keys in the user's words, answers from a board that knows one
/// codename and one invitation.
final class Visitor {
  private(set) var entrance: Entrance
  /// Questions that are left waiting.
  var holds: (EntranceEffect) -> Bool = { _ in false }
  /// What a question is answered with instead; nil answers it.
  var instead: (EntranceEffect) -> EntranceAnswer? = { _ in nil }
  private(set) var effects: [EntranceEffect] = []
  private(set) var waiting: [EntranceEffect] = []
  /// What is waited for on the clock.
  private(set) var waits: [Tick: Duration] = [:]
  private var draws = 0

  /// The list that the program carries.
  static let list: CodewordList = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Resources/codewords.txt")
    return CodewordList(lines: (try? Data(contentsOf: file)).map { Array($0) } ?? [])
  }()

  static let codenameWords = ["ladder", "oven", "thistle", "copper", "window", "walnut", "violin"]
  static let invitationWords = ["otter", "biscuit", "lantern", "gravity", "parsley"]
  static let codename = codenameWords.compactMap { list.index(of: $0) }
  static let invitation = invitationWords.compactMap { list.index(of: $0) }
  /// The words of the second codename that is drawn.
  static let others = codename.map { list[$0 + 1] }
  static let typed = codenameWords.joined(separator: " ")
  static let typedInvitation = invitationWords.joined(separator: " ")

  static let lines = [
    EmergencyLine(
      name: "Rape & Sexual Abuse Support Line", number: "0808 500 2222", hours: "Any hour",
      note: "No name needed."),
    EmergencyLine(
      name: "The Havens, London", number: "020 3299 6900", hours: "Any hour",
      note: "Care, and evidence kept for you; best within 7 days."),
    EmergencyLine(
      name: "Parliament's helpline", number: "0808 168 9281", hours: "Weekdays, 9 to 6",
      note: "It is independent of the parties, and keeps a list."),
  ]

  /// What a suspended member is told.
  static let ended = EndedAccess(
    fact: "Two moderators have ended your access to this board (November 2026, flooding).",
    standing: [
      "They do not know who you are, and nobody was told.",
      """
      What you wrote stays under its tags until it ends: which posts are yours, nobody here can tell. \
      Words that you name in your letter can be taken down; lookout prove shows that they are yours. \
      You wrote in K4TZ, D5GH.
      """,
    ],
    review: """
      You may ask for a review, without your name: Box 7, Barchester BR1 1AA, reference 7QF2.
      """)

  init(
    size: Size, lines: [EmergencyLine] = Visitor.lines, notice: String? = nil,
    ended: EndedAccess? = nil, isHidden: Bool = false
  ) {
    entrance = Entrance(
      size: size, words: Visitor.list, lines: lines, notice: notice, ended: ended,
      isHidden: isHidden)
    reply(to: entrance.start())
  }

  // MARK: What a person does

  func press(_ keys: String) {
    for key in keys.split(separator: " ") { send(.key(Reader.key(String(key)))) }
  }

  func type(_ text: String) {
    for character in text { send(.key(character == "\n" ? .enter : .character(character))) }
  }

  func paste(_ text: String) { send(.paste(text)) }

  func click(_ words: String) {
    for (row, line) in frame.lines.enumerated() {
      guard let range = line.firstRange(of: words) else { continue }
      let column = line.distance(from: line.startIndex, to: range.lowerBound)
      return send(.key(.click(row: row, column: column)))
    }
    Issue.record("“\(words)” stands nowhere:\n\(text)")
  }

  /// Time passes.
  func pass(_ time: Duration) {
    for (tick, wait) in waits.sorted(by: { $0.value < $1.value }) {
      waits[tick] = wait <= time ? nil : wait - time
      if wait <= time { send(.tick(tick)) }
    }
  }

  /// Goes to the words that were drawn.
  func join() { type("1\(Visitor.typedInvitation)\n") }

  /// From here on the codename's access is ended.
  func suspend() {
    instead = { if case .unlock = $0 { .suspended(Visitor.ended) } else { nil } }
  }

  /// Answers what was left waiting.
  func release() {
    holds = { _ in false }
    let questions = waiting
    waiting = []
    answer(questions)
  }

  /// Says that the question that waits longest is behind another.
  func queue() {
    guard let ticket = waiting.first?.ticket else { return }
    send(.answer(ticket, .waiting))
  }

  func send(_ message: Entrance.Message) { reply(to: entrance.update(message)) }

  // MARK: What she sees

  var frame: Frame { entrance.view() }
  var text: String { frame.lines.joined(separator: "\n") }
  var picture: [String] {
    frame.lines + (frame.cursor.map { ["cursor \($0.row),\($0.column)"] } ?? [])
  }

  func sees(_ words: String) -> Bool { text.contains(words) }

  /// The effects but for the clock's, in short.
  var deeds: [String] {
    effects.compactMap { effect in
      switch effect {
      case .after: nil
      case .unlock(let words, _): "unlock \(words.count)"
      case .openInvitation(let words, _): "invitation \(words.count)"
      case .drawCodename: "draw"
      case .join(let words, _): "join \(words.count)"
      case .forget: "forget"
      case .enter: "enter"
      case .lineMode: "line mode"
      case .suspend: "suspend"
      case .redraw: "redraw"
      case .leave(let wiping): "leave \(wiping)"
      }
    }
  }

  // MARK: Parts

  private func reply(to questions: [EntranceEffect]) {
    effects += questions
    answer(questions)
  }

  private func answer(_ questions: [EntranceEffect]) {
    for effect in questions {
      if case .after(let time, let tick) = effect { waits[tick] = time }
      guard let ticket = effect.ticket else { continue }
      if holds(effect) {
        waiting.append(effect)
      } else {
        send(.answer(ticket, instead(effect) ?? answer(to: effect)))
      }
    }
  }

  /// The same codename first; others after that.
  private func nextDraw() -> [Int] {
    draws += 1
    return Visitor.codename.map { ($0 + draws - 1) % Visitor.list.count }
  }

  private func answer(to effect: EntranceEffect) -> EntranceAnswer {
    switch effect {
    case .unlock(let words, _):
      words == Visitor.codename ? .opened(name: "Matching staff board") : .wrong(.opensNothing)
    case .openInvitation(let words, _):
      words == Visitor.invitation ? .opened(name: "Matching staff board") : .wrong(.opensNothing)
    case .drawCodename:
      .drawn(nextDraw())
    case .join: .opened(name: "Matching staff board")
    default: .failed("That is no question.")
    }
  }
}

extension EntranceEffect {
  /// The ticket of a question; nil for what is not answered.
  var ticket: Ticket? {
    switch self {
    case .unlock(_, let ticket), .openInvitation(_, let ticket), .drawCodename(let ticket),
      .join(_, let ticket):
      ticket
    case .forget, .enter, .lineMode, .suspend, .redraw, .after, .leave: nil
    }
  }
}
