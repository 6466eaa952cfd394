// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
@testable import Ledger
import Sealing
import Storage
import TestKit
import Testing

/// What happens to the journal when a board gets another key.
struct RotationTests {
  /// The keys of a board before and after.
  private struct Keys {
    let old: EpochKeys
    let new: EpochKeys

    init(old: EpochKeys) {
      self.old = old
      new = old.advanced()
    }

    func envelope(_ keys: EpochKeys) -> SealedEnvelope {
      SealedEnvelope(board: keys.board, keys: keys)
    }

    var rotate: Intent { .rotate(epoch: new.current, check: new.checksum) }
  }

  /// A ledger that is given the new keys once it asks for them, or told why not.
  private func open(
    _ board: TestBoard, with envelope: SealedEnvelope,
    renewal: @escaping () -> Result<any Envelope, LedgerError>
  ) throws -> Ledger {
    let folder = try BoardFolder.open(board.path)
    return try Ledger(board.manifest, envelope: envelope, renewal: { _, _ in renewal() }) {
      rule throws(StorageError) in
      try FileStore(folder, rule: rule, coarseTime: { 0 })
    }
  }

  @Test func `members follow to the new key, whoever has left does not`() throws {
    let board = try TestBoard(.sealed, keys: { EpochKeys.first(on: $0) })
    let keys = Keys(old: try #require(board.keys))
    let (old, new) = (keys.envelope(keys.old), keys.envelope(keys.new))
    let member = try open(board, with: old) { .success(new) }
    let leaver = try open(board, with: old) { .failure(.lockedOut) }
    let thread = try board.warn("Before.", by: board.members[0], through: leaver)

    try board.act(keys.rotate, by: board.members[1], through: leaver)
    #expect(leaver.state.epoch == 1)
    #expect(throws: (any Error).self) {
      try board.act(.reply(thread, to: nil, RawText("No.")), by: board.members[1], through: leaver)
    }
    _ = try member.refresh()
    try board.act(.reply(thread, to: nil, RawText("After.")), by: board.members[2], through: member)
    #expect(throws: LedgerError.lockedOut) { _ = try leaver.refresh() }
    let newcomer = try open(board, with: new) { .failure(.lockedOut) }
    #expect(
      try newcomer.thread(thread)?.messages.map(\.body) == [.text("Before."), .text("After.")])
    #expect(try newcomer.examine().isSound)
    #expect(throws: LedgerError.olderMembers) {
      _ = try open(board, with: old) { .failure(.olderMembers) }
    }
  }

  @Test func `a key is told of once, and in the same step as what follows it`() throws {
    let board = try TestBoard(.sealed, keys: { EpochKeys.first(on: $0) })
    let keys = Keys(old: try #require(board.keys))
    let ledger = try open(board, with: keys.envelope(keys.new)) { .failure(.lockedOut) }
    let events = try ledger.append(
      [
        Request(keys.rotate, by: board.members[0], on: TestBoard.today),
        Request(keys.rotate, by: board.members[1], on: TestBoard.today),
        Request(
          .open(.init(kind: .question, occasion: "taxi"), RawText("Anyone?")),
          by: board.members[0], on: TestBoard.today),
      ], using: &board.world)
    #expect(events.map(\.count) == [1, 0, 1])
    let again = try open(board, with: keys.envelope(keys.new)) { .failure(.lockedOut) }
    #expect(again.state == ledger.state)
    #expect(again.state.threads.count == 1)
    #expect(again.unreadableLines == 0)
  }

  @Test func `what is sealed under a former key is nobody's`() throws {
    let board = try TestBoard(.sealed, keys: { EpochKeys.first(on: $0) })
    let keys = Keys(old: try #require(board.keys))
    let new = keys.envelope(keys.new)
    let member = try open(board, with: new) { .success(new) }
    let thread = try board.warn("Before.", by: board.members[0], through: member)
    try board.act(keys.rotate, by: board.members[0], through: member)
    // Someone who kept the old key writes as if it held.
    let manifest = board.manifest
    let old = LineFormat(manifest, envelope: keys.envelope(keys.old))
    var world = board.world
    _ = try member.store.append(after: try member.store.tip(), missed: { _ in }) { tip in
      var fold = member.fold
      fold.format = old
      var draft = Draft(fold, at: tip)
      let request = Request(
        .reply(thread, to: nil, RawText("Too late.")), by: board.members[1], on: TestBoard.today)
      try? draft.add(request, using: &world, load: member.thread(_:on:))
      return draft.records
    }
    _ = try member.refresh()
    #expect(member.unreadableLines == 1)
    for ledger in [member, try open(board, with: new) { .success(new) }] {
      #expect(try ledger.thread(thread)?.messages.count == 1)
      #expect(ledger.state.row(thread)?.messageCount == 1)
      var seen = 0
      _ = try ledger.scan(after: nil, lines: 100) { if $0.body.text == "Too late." { seen += 1 } }
      #expect(seen == 0)
    }
    #expect(try member.examine().unreadable.count == 1)
  }

  @Test func `an open board takes no keys`() throws {
    let board = try TestBoard(.open)
    let ledger = try board.open()
    let check = Bytes32(Array(repeating: 1, count: 32)) ?? .zero
    try board.act(.rotate(epoch: 1, check: check), by: board.members[0], through: ledger)
    let again = try board.open()
    #expect(again.state.epoch == 0)
    _ = try board.warn("As ever.", by: board.members[0], through: again)
    #expect(try board.open().state.threads.count == 1)
  }
}
