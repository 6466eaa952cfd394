// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Ledger
import Storage
import TestKit
import Testing

/// Threads whose time ran out: their texts go, and nobody's sooner.
@Suite("Endings")
struct EndingTests {
  private static let last = TestBoard.today.advanced(by: 92)
  private static let over = last.advanced(by: 1)

  /// A board with a rumour of two posts on its first day, on which others wrote until its last.
  private func rumour(
    _ kind: TestBoard.Kind
  ) throws -> (board: TestBoard, thread: ThreadID) {
    let board = try TestBoard(kind)
    let ledger = try board.open()
    let opening = Opening(
      kind: .warning, conduct: .unease, basis: .reputation, occasion: "taxi", when: .earlier,
      subject: TestBoard.subject, advice: ["go-in-pairs"])
    let thread = ThreadID(
      opening: try board.act(
        .open(opening, RawText("heliotrope")), by: board.members[0], through: ledger
      ).id)
    try board.act(
      .reply(thread, to: nil, RawText("marzipan")), by: board.members[1], through: ledger)
    let question = Opening(kind: .question, occasion: "taxi")
    let days = stride(from: TestBoard.today.number, through: EndingTests.last.number, by: 4)
    _ = try ledger.append(
      days.map {
        Request(
          .open(question, RawText("still there")), by: board.members[2], on: Day(number: $0))
      }, using: &board.world)
    return (board, thread)
  }

  private func expire(
    _ thread: ThreadID, on board: TestBoard, through ledger: Ledger
  ) throws -> [Event] {
    try ledger.append(
      [Request(.expire(thread), by: board.members[2], on: EndingTests.over)], using: &board.world
    ).flatMap(\.self)
  }

  @Test(
    "All its texts go from the files, and what is left is sound", arguments: TestBoard.Kind.allCases
  )
  func ended(_ kind: TestBoard.Kind) throws {
    let (board, thread) = try rumour(kind)
    let ledger = try board.open(on: EndingTests.over)
    #expect(ledger.state.expirable(on: EndingTests.over) == [thread])
    let events = try expire(thread, on: board, through: ledger)
    #expect(events.map(\.act) == [.expired(thread)])
    let keys = board.members.map { $0.actor.tag(thread) }
    #expect(!keys.contains(events[0].author), "under no tag of the thread")
    #expect(try !board.holds("heliotrope") && !board.holds("marzipan"))
    #expect(try board.holds("still there") == (kind == .open))
    let again = try board.open(on: EndingTests.over)
    #expect(again.state == ledger.state && again.unreadableLines == 0)
    #expect(try again.thread(thread)?.messages.map(\.body) == [.erased, .erased])
    let found = try again.examine { _ in true }
    #expect(found.isSound && found.erasedTexts == 2)
    #expect(try expire(thread, on: board, through: again).isEmpty, "once")
    // Whose clock has not come so far finds it early, and the words gone.
    let behind = try board.open(on: EndingTests.last).examine { _ in true }
    #expect(behind.earlyEndings.map(\.isErased) == [true] && !behind.isSound)
  }

  @Test("What a crash left is erased by whoever looks next whose own clock has come so far")
  func crash() throws {
    let (board, thread) = try rumour(.open)
    var faulty: FaultyStore?
    let ledger = try board.open(on: EndingTests.over) { inner in
      let store = FaultyStore(inner)
      faulty = store
      return store
    }
    let early = try board.open(on: EndingTests.last)
    faulty?.eraseFault = .busy(holder: nil)
    _ = try expire(thread, on: board, through: ledger)
    _ = try early.refresh()
    #expect(try board.holds("heliotrope"))
    #expect(early.unreadableLines == 1 && early.state.row(thread)?.isExpired == false)
    #expect(try early.thread(thread)?.messages.first?.body == .text("heliotrope"))
    let harmless = try early.examine { _ in true }
    #expect(harmless.earlyEndings.map(\.isErased) == [false] && harmless.isSound)
    // What it does next is linked as everybody's.
    let reply = Request(
      .reply(thread, to: nil, RawText("late")), by: board.members[1], on: EndingTests.last)
    _ = try early.append([reply], using: &board.world)
    let later = try board.open(on: EndingTests.over)
    #expect(later.state.row(thread)?.isExpired == true)
    #expect(try !board.holds("heliotrope") && !board.holds("marzipan"))
    #expect(try later.thread(thread)?.messages.count == 3)
    #expect(try later.examine { _ in true }.isSound)
  }

  @Test(
    "One that is too early, forged or too far ahead ends nothing, and the examination lists it",
    arguments: [0, 60, 92, 93, 4_000])
  func early(days: Int) throws {
    let board = try TestBoard(.open)
    let (anna, berta) = (board.members[0], board.members[1])
    let ledger = try board.open()
    let thread = try board.warn("heliotrope", by: anna, through: ledger)
    let event = Event(
      id: EventID(Bytes16(Array(repeating: 7, count: 16)) ?? .zero),
      day: TestBoard.today.advanced(by: days), author: berta.actor.tag(thread),
      act: .expired(thread))
    let row = try #require(ledger.state.row(thread))
    try Forger(board).append(.init(event: event, signer: berta, before: row.lastPlace))
    // By a clock as wrong as the line, too.
    for today in [TestBoard.today, event.day] {
      let reader = try board.open(on: today)
      #expect(reader.state.row(thread)?.isExpired == false && reader.unreadableLines == 1)
      #expect(try reader.thread(thread)?.messages.first?.body == .text("heliotrope"))
      let found = try reader.examine { _ in true }
      #expect(found.earlyEndings.map(\.line) == [4] && found.unreadable.isEmpty)
      #expect(found.earlyEndings.map(\.thread) == [thread])
      #expect(found.earlyEndings.map(\.day) == [event.day])
      #expect(found.isSound && found.earlyEndings.allSatisfy { !$0.isErased })
    }
    #expect(try board.holds("heliotrope"))
    _ = try ledger.refresh()
    try board.act(.reply(thread, to: nil, RawText("more")), by: anna, through: ledger)
    #expect(try board.open().thread(thread)?.messages.count == 2)
  }

  @Test("Nobody ends it who did not sign for it")
  func unsigned() throws {
    let (board, thread) = try rumour(.open)
    let row = try #require(try board.open().state.row(thread))
    let event = Event(
      id: EventID(Bytes16(Array(repeating: 7, count: 16)) ?? .zero), day: EndingTests.over,
      author: board.members[1].actor.tag(thread), act: .expired(thread))
    try Forger(board).append(.init(event: event, before: row.lastPlace))
    let reader = try board.open(on: EndingTests.over)
    #expect(reader.state.row(thread)?.isExpired == false)
    #expect(try board.holds("heliotrope"))
    let found = try reader.examine { _ in true }
    #expect(found.forged == [event.id] && found.earlyEndings.isEmpty && !found.isSound)
  }

  @Test("Whoever says it again in the same moment is in time, or is told that it has ended")
  func renewal() throws {
    let (board, thread) = try rumour(.open)
    let ending = try board.open(on: EndingTests.over)
    let renewing = try board.open(on: EndingTests.last)
    let voice = Request(
      .sameHere(thread, .firstHand), by: board.members[2], on: EndingTests.last)
    _ = try renewing.append([voice], using: &board.world)
    #expect(try expire(thread, on: board, through: ending).isEmpty)
    #expect(try board.holds("heliotrope"))

    let (other, ended) = try rumour(.open)
    _ = try expire(ended, on: other, through: try other.open(on: EndingTests.over))
    let late = try other.open(on: EndingTests.last)
    let clear = Request(
      .allClear(ended), by: other.members[0], on: EndingTests.over)
    #expect(throws: LedgerError.refused(.threadEnded, request: 0)) {
      try late.append([clear], using: &other.world)
    }
  }

  @Test("An all-clear is its author's alone, and is in what is kept")
  func allClear() throws {
    let (board, thread) = try rumour(.sealed)
    let ledger = try board.open()
    #expect(throws: LedgerError.refused(.notYours, request: 0)) {
      try board.act(.allClear(thread), by: board.members[1], through: ledger)
    }
    try board.act(.allClear(thread), by: board.members[0], through: ledger)
    let row = try #require(try board.open().state.row(thread))
    #expect(row.isClear(on: TestBoard.today))
    let forged = Event(
      id: EventID(Bytes16(Array(repeating: 7, count: 16)) ?? .zero), day: TestBoard.today,
      author: row.opener, act: .allClear(thread))
    try Forger(board).append(.init(event: forged, before: row.lastPlace))
    #expect(try board.open().unreadableLines == 1, "signed by nobody")
  }
}
