// SPDX-License-Identifier: Apache-2.0

import Board
import Ledger
import TestKit
import Testing

/// Two ledgers on one board, as two processes have them.
@Suite("Two ledgers on one board")
struct TwoLedgersTests {
  @Test("One member's voice from two terminals counts once", arguments: TestBoard.Kind.allCases)
  func sameHereOnce(_ kind: TestBoard.Kind) throws {
    let board = try TestBoard(kind)
    let (anna, berta) = (board.members[0], board.members[1])
    let left = try board.open()
    let thread = try board.warn("Mind the lift.", by: anna, through: left)
    let right = try board.open()
    try board.act(.sameHere(thread, .firstHand), by: berta, through: left)
    let refusal = try right.refusal {
      try board.act(.sameHere(thread, .firstHand), by: berta, through: right)
    }
    #expect(refusal == .alreadyCounted)
    #expect(right.state == left.state)
    #expect(
      try board.open().state.row(thread)?.voices(on: TestBoard.today.advanced(by: 1))
        == .moreThanOne
    )
  }

  @Test("An amendment after a withdrawal elsewhere is refused, and the other way round is not")
  func amendAgainstWithdraw() throws {
    let board = try TestBoard(.sealed)
    let anna = board.members[0]
    let left = try board.open()
    let thread = try board.warn(nil, by: anna, through: left)
    let replies = try (0..<2).map {
      try board.act(.reply(thread, to: nil, RawText("text \($0)")), by: anna, through: left)
    }
    let right = try board.open()
    try board.act(.withdraw(thread, replies[0].id), by: anna, through: left)
    let refusal = try right.refusal {
      try board.act(.amend(thread, replies[0].id, RawText("again")), by: anna, through: right)
    }
    #expect(refusal == .messageWithdrawn)
    try board.act(.amend(thread, replies[1].id, RawText("again")), by: anna, through: right)
    try board.act(.withdraw(thread, replies[1].id), by: anna, through: left)
    let read = try #require(try board.open().thread(thread))
    #expect(read.messages.map(\.body) == [.none, .withdrawn, .withdrawn])
    #expect(try board.open().examine().texts == 2, "the name and the roster's entry")
  }

  @Test("Refreshing tells how many events came in and where, once, and never one's own")
  func change() throws {
    let board = try TestBoard(.open)
    let (left, right) = (try board.open(), try board.open())
    #expect(try right.refresh().isEmpty)
    let first = try board.warn("one", by: board.members[0], through: left)
    let second = try board.warn("two", by: board.members[1], through: left)
    try board.act(.reply(first, to: nil, RawText("three")), by: board.members[1], through: left)
    try board.act(.name(RawText("Wagtails")), by: board.founder, through: left)
    #expect(right.isBehind)
    let change = try right.refresh()
    #expect(change.eventCount == 4)
    #expect(change.threads == [first, second])
    #expect(!right.isBehind)
    #expect(try right.refresh().isEmpty)
    #expect(try left.refresh().isEmpty)
    #expect(right.state == left.state)
  }

  @Test("What an append met on its way is told by the next refresh")
  func changeMetWhileAppending() throws {
    let board = try TestBoard(.open)
    let (left, right) = (try board.open(), try board.open())
    let theirs = try board.warn("theirs", by: board.members[0], through: left)
    let ours = try board.warn("ours", by: board.members[1], through: right)
    #expect(right.state.row(theirs) != nil && right.state.row(ours) != nil)
    #expect(right.isBehind, "there is something to tell")
    let change = try right.refresh()
    #expect(change.threads == [theirs])
    #expect(change.eventCount == 1)
    #expect(!right.isBehind)
  }

  @Test("Ledgers that take turns agree, whoever writes")
  func turns() throws {
    try forEachSeed(2) { seed, random in
      let board = try TestBoard(.sealed, seed: seed)
      let ledgers = try (0..<3).map { _ in try board.open() }
      let thread = try board.warn("turns", by: board.members[0], through: ledgers[0])
      for turn in 0..<30 {
        guard let ledger = ledgers.randomElement(using: &random),
          let member = board.members.randomElement(using: &random)
        else { continue }
        try board.act(
          .reply(thread, to: nil, RawText("turn \(turn)")),
          by: member,
          through: ledger
        )
      }
      for ledger in ledgers { _ = try ledger.refresh() }
      #expect(Set(ledgers.map(\.state)).count == 1, "seed \(seed)")
      let texts = try #require(try ledgers[1].thread(thread)).messages.dropFirst().map(\.body)
      #expect(texts == (0..<30).map { .text("turn \($0)") }, "seed \(seed)")
    }
  }
}
