// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Canvas
import Screens
import TestKit
import Testing
import Text

/// A member at her screen: keys in the user's words, answers from a sample board.
///
/// Every frame on the way is held to what must hold of all frames.
final class Reader {
  let board: SampleBoard
  let member: UInt8
  private(set) var app: App
  /// Questions of a kind that are left waiting.
  var holds: (Effect) -> Bool = { _ in false }
  /// The sentence that a question is answered with instead; nil answers it.
  var fault: (Effect) -> String? = { _ in nil }
  private(set) var effects: [Effect] = []
  private(set) var waiting: [Effect] = []
  /// What is kept for the member, as whoever seals it has it.
  private(set) var kept: PrivateState
  /// What the screen waits for on the clock.
  private(set) var waits: [Tick: Duration] = [:]
  /// Whether the session was given up for too many wrong tries.
  private(set) var isLocked = false
  private let standing: BoardStanding
  private var draws = 0
  /// What waits of the member's for its hour.
  var later: [WaitingPost] = []
  /// How much she can post today; nil where there is no limit.
  var postsLeft: PostsLeft?
  private var namesShown = 0

  /// Whether nothing was shown after the last message: then nothing may be, until it is opened.
  private var isHidden = false

  init(
    _ board: SampleBoard,
    as member: UInt8 = 0,
    size: Size,
    standing: BoardStanding = BoardStanding(isSealed: true),
    kept: PrivateState = PrivateState(),
    words: CodewordList? = nil,
    terminal: UInt64 = 0,
    holds: @escaping (Effect) -> Bool = { _ in false },
    fault: @escaping (Effect) -> String? = { _ in nil }
  ) {
    self.board = board
    self.member = member
    self.standing = standing
    self.kept = kept
    self.holds = holds
    self.fault = fault
    app = App(
      board: board.state,
      name: "Matching staff board",
      standing: standing,
      vocabulary: SampleBoard.vocabulary,
      routes: SampleBoard.routes,
      today: SampleBoard.today,
      size: size,
      anonymise: { SampleBoard.anonymise($0, keeping: $1) },
      privateState: kept,
      random: SeededRandom(seed: terminal << 32 | UInt64(kept.counter)),
      words: words
    )
    answer(app.start())
  }

  // MARK: What a person does

  /// Presses keys: names such as `Enter`, `Esc`, `Ctrl-D`, or characters, with blanks between.
  func press(_ keys: String) {
    for key in keys.split(separator: " ") { send(.key(Reader.key(String(key)))) }
  }

  /// Types a text, key by key.
  func type(_ text: String) {
    for character in text {
      let key: Key = character == "\n" ? .enter : character == "\t" ? .tab : .character(character)
      send(.key(key))
    }
  }

  func click(_ row: Int, _ column: Int) { send(.key(.click(row: row, column: column))) }

  /// Clicks on the first place where the words stand.
  func click(_ words: String) {
    for (row, line) in frame.lines.enumerated() {
      guard let range = line.firstRange(of: words) else { continue }
      return click(row, line.distance(from: line.startIndex, to: range.lowerBound))
    }
    Issue.record("“\(words)” stands nowhere:\n\(text)")
  }

  func paste(_ text: String) { send(.paste(text)) }

  func resize(_ rows: Int, _ columns: Int) { send(.resized(Size(rows: rows, columns: columns))) }

  /// Time passes: everything that is waited for so long comes, the shortest wait first.
  func pass(_ time: Duration) {
    for (tick, wait) in waits.sorted(by: { $0.value < $1.value }) {
      if wait <= time {
        waits[tick] = nil
        send(.tick(tick))
      } else {
        waits[tick] = wait - time
      }
    }
  }

  /// Others do something meanwhile, and this screen hears of it.
  func meanwhile(_ deeds: (SampleBoard) -> Void) {
    let before = board.entries.count
    deeds(board)
    hear(from: before)
  }

  /// Answers what was left waiting.
  func release() {
    holds = { _ in false }
    fault = { _ in nil }
    let questions = waiting
    waiting = []
    answer(questions)
  }

  // MARK: What she sees

  var frame: Frame { app.view() }

  /// The screen's lines and the cursor's place.
  var picture: [String] {
    var lines = frame.lines
    if let cursor = frame.cursor { lines.append("cursor \(cursor.row),\(cursor.column)") }
    return lines
  }

  var text: String { frame.lines.joined(separator: "\n") }

  func sees(_ words: String) -> Bool { text.contains(words) }

  /// Whether a request's first key would change anything, or want something of the world.
  func wouldMove(_ row: RequestRow) -> Bool {
    guard let key = row.keys.first else { return false }
    var copy = app
    let effects = copy.update(.key(key)).filter { if case .after = $0 { false } else { true } }
    return !effects.isEmpty || copy.page != app.page || copy.view() != app.view()
  }

  // MARK: Parts

  static func key(_ name: String) -> Key {
    switch name {
    case "Enter": .enter
    case "Esc": .escape
    case "Tab": .tab
    case "Space": .character(" ")
    case "Up": .up
    case "Down": .down
    case "Left": .left
    case "PgDn": .pageDown
    case "PgUp": .pageUp
    case "Back": .backspace
    case "WheelUp": .wheelUp
    case "WheelDown": .wheelDown
    case _ where name.hasPrefix("Ctrl-"):
      .control(Character(name.dropFirst(5).lowercased()))
    default: .character(name.first ?? " ")
    }
  }

  func send(_ message: App.Message) {
    // Whoever tells of another terminal's state has taken it in.
    if case .privateState(let other) = message { kept.merge(other) }
    answer(app.update(message))
    check(message)
  }

  private func answer(_ questions: [Effect]) {
    for effect in questions {
      effects.append(effect)
      if holds(effect) {
        waiting.append(effect)
      } else if let ticket = effect.ticket, let sentence = fault(effect) {
        send(.answer(ticket, .failed(sentence)))
      } else {
        reply(to: effect)
      }
    }
  }

  private func reply(to effect: Effect) {
    switch effect {
    case .rows(let ids, let ticket): send(.answer(ticket, .rows(board.rows(ids))))
    case .thread(let id, let ticket):
      send(.answer(ticket, .thread(board.reading(id, for: member))))
    case .search(let query, let ticket):
      let hits = board.hits(query)
      // The record is looked through from its oldest line.
      send(.answer(ticket, .hits(Array(hits.suffix(1)), isDone: false)))
      send(.answer(ticket, .hits(Array(hits.dropLast()), isDone: true)))
    case .perform(.schedule(let opening, let words), let ticket): wait(opening, words, ticket)
    case .perform(.stop(let thread), let ticket):
      later.removeAll { $0.thread == thread }
      send(.answer(ticket, .performed([])))
    case .perform(.decide(let items, let verdict), let ticket):
      let count = board.queue.items.count
      for item in items { board.settle(item, verdict) }
      send(
        .answer(
          ticket,
          board.queue.items.count < count
            ? .performed([]) : .failed("Another moderator was first.")))
    case .perform(.report, let ticket), .perform(.ask, let ticket):
      send(.answer(ticket, .performed([])))
    case .perform(.answer(_, let question, _), let ticket):
      kept.apply(.answered(question))
      send(.privateState(kept))
      send(.answer(ticket, .performed([])))
    case .perform(.takeBack(let id), let ticket):
      board.pending.removeAll { $0.id == id }
      send(.answer(ticket, .performed([])))
      send(.board(board.state, BoardChange()))
    case .perform(.open, let ticket) where board.isHolding,
      .perform(.reply, let ticket) where board.isHolding:
      let event = Event(
        id: .unsent, day: SampleBoard.today, author: .unsigned, act: .submitted(to: .zero))
      send(.answer(ticket, .performed([event])))
    case .perform(let intent, let ticket):
      let before = board.entries.count
      do throws(Refusal) {
        let events = try board.perform(intent, by: member)
        hear(from: before)
        send(.answer(ticket, .performed(events)))
      } catch {
        send(.answer(ticket, .failed("Refused: \(error).")))
      }
    case .person(let id, let ticket):
      spend(ticket) { .person(board.roster.first { $0.id == id }, $0) }
    case .check(_, let ticket): spend(ticket) { .namesLeft($0) }
    case .namesLeft(let ticket): send(.answer(ticket, .namesLeft(left)))
    case .recognise(let typed, let ticket):
      send(.answer(ticket, .roster(board.people(named: typed))))
    case .roster(let ticket): send(.answer(ticket, .roster(board.roster)))
    case .record(let ticket): send(.answer(ticket, .record(board.recordReading(kept.record))))
    case .queue(let ticket): send(.answer(ticket, .queue(board.queue)))
    case .queueItem(let id, let ticket):
      send(.answer(ticket, .queueItem(board.queueDetails[id])))
    case .pending(let ticket): send(.answer(ticket, .pending(board.pending)))
    case .cutWords(let post, let thread, let words, let reason, let ticket):
      guard let message = board.thread(thread)?.message(post) else {
        return send(.answer(ticket, .failed("There is no such post.")))
      }
      let act = Moderation(.redact, thread, post: post, reason: reason)
      let redacted = Redacted(place: message.textPlace, text: nil, key: nil)
      answer([.perform(.redact(act, words, redacted), ticket)])
    case .proposeSuspension(_, _, _, let ticket), .confirmSuspension(_, let ticket):
      send(.answer(ticket, .performed([])))
    case .notes(let ticket): send(.answer(ticket, .notes(board.notes(of: member))))
    case .words(let acts, let ticket): send(.answer(ticket, .words(board.words(of: acts))))
    case .mail(let ticket): send(.answer(ticket, .mail(board.mail(of: member))))
    case .waiting(let ticket): send(.answer(ticket, .waiting(later)))
    case .after(let time, let tick): waits[tick] = time
    case .keep(let change): kept.apply(change)
    case .reopen(let words, let ticket):
      send(.answer(ticket, .reopened(words == Array(Visitor.codename.prefix(2)))))
    case .invite(let count, _, let ticket):
      let codes = (0..<count).map { number in
        (0..<5).map { Visitor.list[(number * 5 + $0) * 97 % Visitor.list.count] }
      }
      let last = SampleBoard.today.advanced(by: 14)
      send(.answer(ticket, .invited(codes, lastDay: last)))
    case .drawCodename(let ticket):
      draws += 1
      send(.answer(ticket, .drawn(Visitor.codename.map { $0 + draws - 1 })))
    case .changeCodename(_, let ticket): send(.answer(ticket, .changed))
    case .leaveBoard(let ticket): send(.answer(ticket, .left))
    case .membership(let ticket):
      let membership = standing.isSealed ? Membership(members: 23, invitations: 2) : nil
      send(.answer(ticket, .membership(membership)))
    case .postsLeft(let ticket): send(.answer(ticket, .postsLeft(postsLeft)))
    case .lock: isLocked = true
    case .cancel, .suspend, .redraw, .leave: break
    }
  }

  /// Puts a post aside for its hour, as far as a board in memory does.
  private func wait(_ opening: Opening, _ words: RawText?, _ ticket: Ticket) {
    do throws(Refusal) {
      let id = try board.rehearse(.open(opening, words), by: member)
      let due = SampleBoard.today.advanced(by: 2)
      later.append(WaitingPost(thread: ThreadID(opening: id), opening: opening, due: due))
      let event = Event(id: id, day: due, author: .unsigned, act: .opened(opening))
      hear(from: board.entries.count)
      send(.answer(ticket, .performed([event])))
    } catch {
      send(.answer(ticket, .failed("Refused: \(error).")))
    }
  }

  /// The names that are left, as a session tells them.
  private var left: NamesLeft { NamesLeft(count: 20 - namesShown, period: .hour) }

  private func spend(_ ticket: Ticket, _ answer: (NamesLeft) -> Answer) {
    guard left.count > 0 else {
      return send(.answer(ticket, .failed("20 names an hour are shown or checked.")))
    }
    namesShown += 1
    send(.answer(ticket, answer(left)))
  }

  private func hear(from first: Int) {
    var change = BoardChange()
    for entry in board.entries[first...] { change.note(entry.event) }
    send(.board(board.state, change))
  }

  /// What must hold of every frame.
  private func check(_ message: App.Message) {
    let frame = app.view()
    if isHidden, app.page == .curtain {
      #expect(frame == Frame(size: frame.size), "something shows after \(message)")
    }
    isHidden = app.page == .curtain && frame == Frame(size: frame.size)
    if let cursor = frame.cursor {
      #expect(
        0..<frame.size.rows ~= cursor.row && 0..<frame.size.columns ~= cursor.column,
        "the cursor left the frame after \(message)"
      )
    }
    // The entry line aside.
    let shown = app.page == .entry ? frame.lines.dropLast() : frame.lines[...]
    let text = shown.joined(separator: "\n")
    guard let name = board.roster.map(\.name).first(where: text.contains) else { return }
    let words =
      SampleBoard.vocabulary.advice.map(\.sentence) + Conduct.allCases.map(\.label)
      + Basis.allCases.map(\.label)
      + board.entries.compactMap { $0.body.text.map { String($0.prefix(20)) } }
    for word in words where text.contains(word) {
      Issue.record("\(name) stands beside “\(word)” after \(message):\n\(text)")
    }
  }
}

extension Effect {
  /// The ticket of a question; nil for what is not answered.
  var ticket: Ticket? {
    switch self {
    case .rows(_, let ticket), .thread(_, let ticket), .search(_, let ticket),
      .perform(_, let ticket), .person(_, let ticket), .roster(let ticket), .notes(let ticket),
      .words(_, let ticket), .mail(let ticket), .record(let ticket), .queue(let ticket),
      .queueItem(_, let ticket), .pending(let ticket), .cutWords(_, _, _, _, let ticket),
      .proposeSuspension(_, _, _, let ticket), .confirmSuspension(_, let ticket),
      .waiting(let ticket), .check(_, let ticket), .namesLeft(let ticket),
      .recognise(_, let ticket):
      ticket
    case .reopen(_, let ticket), .invite(_, _, let ticket), .drawCodename(let ticket),
      .changeCodename(_, let ticket), .leaveBoard(let ticket), .membership(let ticket),
      .postsLeft(let ticket):
      ticket
    case .cancel, .suspend, .redraw, .after, .leave, .keep, .lock: nil
    }
  }
}
