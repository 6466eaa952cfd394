// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation
import Ledger
import Storage
import TestKit
import Testing

/// Crashes, full disks, refusals and journals that change under an open ledger.
@Suite("Ledgers that fail")
struct FailureTests {
  /// A ledger whose store can be told to fail.
  private func faulty(_ board: TestBoard) throws -> (Ledger, FaultyStore) {
    var store: FaultyStore?
    let ledger = try board.open { inner in
      let made = FaultyStore(inner)
      store = made
      return made
    }
    return (ledger, try #require(store))
  }

  @Test(
    "A text that a crash kept from being erased is erased by whoever looks next",
    arguments: TestBoard.Kind.allCases,
    [true, false]
  )
  func crashBeforeErasing(_ kind: TestBoard.Kind, isOpening: Bool) throws {
    let board = try TestBoard(kind)
    let (anna, berta) = (board.members[0], board.members[1])
    let (ledger, store) = try faulty(board)
    let thread = try board.warn("heliotrope", by: anna, through: ledger)
    let reply = try board.act(
      .reply(thread, to: nil, RawText("marzipan")),
      by: berta,
      through: ledger
    )
    let other = isOpening ? nil : try board.open()
    store.eraseFault = .busy(holder: nil)
    try board.act(.amend(thread, thread.opening, RawText("new")), by: anna, through: ledger)
    try board.act(.withdraw(thread, reply.id), by: berta, through: ledger)
    try board.act(.name(RawText("Wagtails")), by: board.founder, through: ledger)
    #expect(store.erasures == 3)
    #expect(try board.open { FaultyStore($0) }.examine().erasedTexts == 3)
    if kind == .open { #expect(try !board.holds("heliotrope")) }
    if let other { _ = try other.refresh() }
    let found = try board.open().examine()
    #expect(found.isSound && found.erasedTexts == 3)
  }

  @Test("What was ended while a ledger looked away is erased at its next refresh")
  func refreshErases() throws {
    let board = try TestBoard(.open)
    let (ledger, store) = try faulty(board)
    let thread = try board.warn("heliotrope", by: board.members[0], through: ledger)
    let other = try board.open()
    store.eraseFault = .busy(holder: nil)
    try board.act(
      .amend(thread, thread.opening, RawText("new")),
      by: board.members[0],
      through: ledger
    )
    #expect(try board.holds("heliotrope"))
    // The event is met while appending; the tidying is left to the refresh that follows.
    try board.act(.reply(thread, to: nil, RawText("hm")), by: board.members[1], through: other)
    _ = try other.refresh()
    #expect(try !board.holds("heliotrope"))
  }

  @Test(
    "An append that fails after it was decided leaves the state as the journal has it",
    arguments: [StorageError.noSpace, .readOnly, .busy(holder: 7)]
  )
  func failedAppend(_ fault: StorageError) throws {
    let board = try TestBoard(.sealed)
    let anna = board.members[0]
    let (ledger, store) = try faulty(board)
    let thread = try board.warn("words", by: anna, through: ledger)
    let other = try board.open()
    let theirs = try board.warn("theirs", by: board.members[1], through: other)
    let before = try board.journalBytes()
    store.appendFault = fault
    #expect(throws: LedgerError.storage(fault)) {
      try board.act(.withdraw(thread, thread.opening), by: anna, through: ledger)
    }
    #expect(try board.journalBytes() == before)
    #expect(ledger.state == other.state)
    #expect(ledger.state == (try board.open().state))
    #expect(try ledger.refresh().threads == [theirs], "what was met on the way is still told")
    #expect(try ledger.thread(thread)?.messages.first?.body == .text("words"))
    try board.act(.withdraw(thread, thread.opening), by: anna, through: ledger)
    #expect(try board.open().thread(thread)?.isWithdrawn == true)
    #expect(ledger.state == (try board.open().state))
  }

  @Test("A batch of which one request is refused leaves nothing")
  func refusedBatch() throws {
    let board = try TestBoard(.open)
    let anna = board.members[0]
    let ledger = try board.open()
    let thread = try board.warn("words", by: anna, through: ledger)
    let before = (bytes: try board.journalBytes(), state: ledger.state)
    let requests = [
      Request(.reply(thread, to: nil, RawText("one")), by: anna, on: TestBoard.today),
      Request(.sameHere(thread, .firstHand), by: anna, on: TestBoard.today),
      Request(.reply(thread, to: nil, RawText("three")), by: anna, on: TestBoard.today),
    ]
    #expect(throws: LedgerError.refused(.ownWarning, request: 1)) {
      try ledger.append(requests, using: &board.world)
    }
    #expect(try board.journalBytes() == before.bytes)
    #expect(ledger.state == before.state)
    #expect(try ledger.refresh().isEmpty)
    let events = try ledger.append([requests[0], requests[2]], using: &board.world)
    #expect(events.map(\.count) == [1, 1])
    #expect(ledger.state == (try board.open().state))
    #expect(try ledger.thread(thread)?.messages.count == 3)
  }

  @Test("Nothing to do writes nothing")
  func emptyBatch() throws {
    let board = try TestBoard(.open)
    let ledger = try board.open()
    let before = try board.journalBytes()
    #expect(try ledger.append([], using: &board.world).isEmpty)
    #expect(try board.journalBytes() == before)
  }

  @Test("Requests that build on one another are about a thread that nobody had read")
  func unreadThread() throws {
    let board = try TestBoard(.open)
    let anna = board.members[0]
    let thread = try board.warn("One.", by: anna, through: try board.open())
    let ledger = try board.open()
    let intents: [Intent] = [
      .reply(thread, to: nil, RawText("Two.")),
      .reply(thread, to: thread.opening, RawText("Three.")),
    ]
    let events = try ledger.append(
      { made in
        made.count < intents.count
          ? Request(intents[made.count], by: anna, on: TestBoard.today) : nil
      }, using: &board.world)
    #expect(events.map(\.count) == [1, 1])
    #expect(try board.open().thread(thread)?.messages.count == 3)
    #expect(ledger.state == (try board.open().state))
  }

  @Test(
    "An older copy of the journal, put back under an open ledger, is what it shows from then on",
    arguments: [true, false]
  )
  func olderCopy(byAppending: Bool) throws {
    let board = try TestBoard(.open)
    let (anna, berta) = (board.members[0], board.members[1])
    let ledger = try board.open()
    let kept = try board.warn("kept", by: anna, through: ledger)
    let older = try board.journalBytes()
    let lost = try board.warn("lost", by: anna, through: ledger)
    try board.replaceJournal(older)
    if byAppending {
      try board.act(.reply(kept, to: nil, RawText("more")), by: berta, through: ledger)
    } else {
      let change = try ledger.refresh()
      #expect(change.threads == [kept], "everything that stands is told anew")
      #expect(change.eventCount == 3)
    }
    #expect(ledger.damage == nil)
    #expect(ledger.state.row(lost) == nil)
    #expect(ledger.state == (try board.open().state))
    #expect(try ledger.thread(lost) == nil)
    try board.act(.reply(kept, to: nil, RawText("and more")), by: berta, through: ledger)
    #expect(try ledger.thread(kept)?.messages.count == (byAppending ? 3 : 2))
  }

  @Test("A torn last line is passed over, put aside by the next writer, and told")
  func tornTail() throws {
    let board = try TestBoard(.open)
    let thread = try board.warn("words", by: board.members[0], through: try board.open())
    let whole = try board.journalBytes()
    try board.replaceJournal(whole + Array(#"{"n":4,"e":0,"p":""#.utf8))
    let ledger = try board.open()
    #expect(ledger.damage == nil && ledger.state.threads.count == 1)
    try board.act(.reply(thread, to: nil, RawText("more")), by: board.members[1], through: ledger)
    #expect(ledger.tornTails.count == 1)
    #expect(ledger.state == (try board.open().state))
  }

  @Test("Damage is named, what stands before it is shown, and nothing is added after it")
  func damage() throws {
    let board = try TestBoard(.open)
    let ledger = try board.open()
    let thread = try board.warn("words", by: board.members[0], through: ledger)
    let whole = try board.journalBytes()
    try board.act(.reply(thread, to: nil, RawText("more")), by: board.members[1], through: ledger)
    try board.replaceJournal(whole + Array("no line\n".utf8))
    let damaged = Damage(segment: 1, line: 4, cause: .malformed)
    let reopened = try board.open()
    #expect(reopened.damage == damaged)
    #expect(try reopened.thread(thread)?.messages.map(\.body) == [.text("words")])
    #expect(!reopened.isBehind, "there is nothing that could be read")
    #expect(throws: LedgerError.damaged(damaged)) {
      try board.act(
        .reply(thread, to: nil, RawText("after")),
        by: board.members[1],
        through: reopened
      )
    }
    _ = try ledger.refresh()
    #expect(ledger.damage == damaged)
    #expect(ledger.state == reopened.state)
  }
}
