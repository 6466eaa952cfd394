// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import TestKit
import Testing

/// Laws of a board that is kept and taken up again.
struct KeptStateTests {
  private func kept(_ board: BoardState) -> BoardState? {
    BoardState(tables: board.tables, pageCount: board.pageCount, page: board.page)
  }

  @Test func `a board that was kept is the board, and goes on as it would have`() throws {
    try forEachSeed(150) { seed, random in
      let events = RandomEvents(using: &random)
      var board = BoardState()
      var other = BoardState()
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        let event = events.event(using: &random)
        let place = events.place(using: &random)
        let once = events.once(using: &random)
        board.apply(event, at: place, founder: Samples.founder, once: once)
        other.apply(event, at: place, founder: Samples.founder, once: once)
        if Int.random(in: 0..<6, using: &random) == 0 {
          other = try #require(kept(other), "seed \(seed)")
        }
        #expect(other == board, "seed \(seed)")
      }
      let today = events.day(using: &random)
      #expect(other.current(on: today) == board.current(on: today), "seed \(seed)")
      for row in board.threads {
        #expect(other.row(row.id) == row, "seed \(seed)")
        let reference = row.id.reference
        #expect(other.thread(reference) == board.thread(reference), "seed \(seed)")
        #expect(other.occasion(of: row) == board.occasion(of: row), "seed \(seed)")
        #expect(other.subject(of: row) == board.subject(of: row), "seed \(seed)")
        #expect(other.avoidedTagWords(in: row) == board.avoidedTagWords(in: row), "seed \(seed)")
      }
      for subject in board.subjects { #expect(other.isTaken(subject.tag), "seed \(seed)") }
    }
  }

  @Test func `thousands of threads come back over several pages`() throws {
    var random = SeededRandom(seed: 3)
    var board = BoardState()
    let opening = Opening(
      kind: .question, conduct: nil, basis: nil, occasion: nil, when: nil, subject: nil, advice: [])
    for number in 0..<2_500 {
      let event = Event(
        id: EventID(using: &random), day: Day(number: 20_000 + number % 300),
        author: AuthorKey(Samples.bytes32(using: &random)), act: .opened(opening))
      board.apply(event, at: Place(UInt64(number) * 1_000), founder: Samples.founder)
    }
    #expect(board.pageCount == 5)
    let again = try #require(kept(board))
    #expect(again == board)
    for (index, row) in board.threads.enumerated() {
      #expect(again.row(row.id) == row && again.index(of: row.id) == index)
      #expect(again.thread(row.id.reference) == board.thread(row.id.reference))
    }
    #expect(again.row(ThreadID(.zero)) == nil)
    #expect(BoardState(tables: board.tables, pageCount: 4, page: board.page) == nil)
    #expect(BoardState(tables: board.tables, pageCount: 5, page: { _ in nil }) == nil)
    #expect(BoardState(tables: board.tables, pageCount: 5, page: { board.page(4 - $0) }) == nil)
  }

  @Test func `thousands of threads come in the order of their last posts, what is pinned first`()
    throws
  {
    var random = SeededRandom(seed: 4)
    let today = Day(number: 20_000)
    var board = BoardState()
    func apply(_ act: Act, _ id: EventID, at number: Int) {
      let event = Event(id: id, day: today, author: Samples.founder, act: act)
      board.apply(event, at: Place(UInt64(number)), founder: Samples.founder)
    }
    let opening = Opening(
      kind: .question, conduct: nil, basis: nil, occasion: nil, when: nil, subject: nil, advice: [])
    let ids = (0..<1_500).map { _ in EventID(using: &random) }
    for (number, id) in ids.enumerated() { apply(.opened(opening), id, at: number) }
    func expectOrder(_ comment: Comment) throws {
      let rows = board.threads.filter { $0.state(on: today).isShown }.sorted {
        let (left, right) = ($0.measures.contains(.pinned), $1.measures.contains(.pinned))
        return left == right ? $0.lastNumber > $1.lastNumber : left
      }
      #expect(board.current(on: today) == rows, comment)
      #expect(board.currentThreads(on: today) == rows.map(\.id), comment)
    }
    try expectOrder("fewer than two thousand events")
    for number in 0..<6_000 {
      let thread = ThreadID(opening: ids[Int.random(in: 0..<ids.count, using: &random)])
      let act =
        number.isMultiple(of: 97)
        ? Act.withdrawn(thread, thread.opening) : .replied(thread, to: nil)
      apply(act, EventID(using: &random), at: 1_500 + number)
    }
    try expectOrder("many")
    for id in ids.prefix(3) {
      let pin = Moderation(.pin, ThreadID(opening: id))
      apply(.moderated(pin), EventID(using: &random), at: 9_000)
    }
    try expectOrder("pinned")
  }

  @Test func `octets that are not a board's do not become one, nor end the program`() {
    forEachSeed(400) { seed, random in
      let events = RandomEvents(using: &random)
      var board = BoardState()
      for _ in 0..<30 {
        board.apply(
          events.event(using: &random), at: events.place(using: &random), founder: Samples.founder)
      }
      var (tables, page) = (board.tables, board.pageCount > 0 ? board.page(0) : [])
      func spoil(_ octets: inout [UInt8]) {
        guard !octets.isEmpty else { return }
        let index = Int.random(in: octets.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: octets[index] = .random(in: .min ... .max, using: &random)
        case 1: octets.removeSubrange(index...)
        default: octets.insert(0xFF, at: index)
        }
      }
      if Bool.random(using: &random) { spoil(&tables) } else { spoil(&page) }
      guard
        var other = BoardState(
          tables: tables, pageCount: page.isEmpty ? 0 : 1, page: { _ in page })
      else {
        return
      }
      // A number that could as well be another: whoever keeps a board seals it.
      for _ in 0..<10 {
        other.apply(
          events.event(using: &random), at: events.place(using: &random), founder: Samples.founder)
      }
      for row in other.threads {
        let today = events.day(using: &random)
        _ = (row.voices(on: today), row.state(on: today), other.subject(of: row))
        _ = (other.row(row.id), other.occasion(of: row), other.avoidedTagWords(in: row))
      }
      #expect(other.eventCount >= 10, "seed \(seed)")
    }
  }
}
