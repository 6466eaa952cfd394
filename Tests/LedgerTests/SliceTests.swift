// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation
@testable import Ledger
import Sealing
import Storage
import TestKit
import Testing

/// What takes long is done in parts, and comes to the same.
@Suite("Slices")
struct SliceTests {
  @Test("A thread that is read line by line is the thread", arguments: TestBoard.Kind.allCases)
  func walked(_ kind: TestBoard.Kind) throws {
    let board = try TestBoard(kind)
    let ledger = try board.open()
    var random = SeededRandom(seed: 11)
    for step in 0..<60 {
      let intent = RandomIntents.intent(on: ledger.state, threads: ledger, step, &random)
      let member = (board.members + [board.founder]).randomElement(using: &random)
      do {
        try board.act(intent, by: member ?? board.founder, through: ledger)
      } catch LedgerError.refused {
        continue
      }
    }
    let reader = try board.open()
    for row in ledger.state.threads {
      var walk = try #require(reader.walk(through: row.id))
      var (steps, read): (Int, ThreadState?) = (0, nil)
      while !walk.isDone {
        read = try reader.advance(&walk, until: .now)
        steps += 1
      }
      #expect(try read == ledger.thread(row.id))
      #expect(steps == 2 * row.eventCount, "each line is walked to, and folded")
    }
  }

  @Test("What was verified once is verified again when it is another line")
  func verifiedAgain() throws {
    let board = try TestBoard(.open)
    let ledger = try board.open()
    let thread = try board.warn("as it was", by: board.members[0], through: ledger)
    #expect(try ledger.thread(thread)?.messages.first?.body == .text("as it was"))
    var bytes = try board.journalBytes()
    let signature = Array("\"sig\":\"".utf8)
    let found = try #require(
      bytes.indices.reversed().first { bytes[$0...].starts(with: signature) })
    let index = found + signature.count
    bytes[index] = bytes[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    try Data(bytes).write(to: URL(filePath: board.journal))
    #expect(try ledger.thread(thread)?.messages.first?.body == .forged)
  }

  @Test("A look through the record that was ended goes on where it was", arguments: [3, 300, 600])
  func examined(_ line: UInt64) throws {
    let board = try TestBoard(.sealed)
    let ledger = try board.open()
    ledger.caching.threshold = 128
    let thread = try board.warn("first", by: board.members[0], through: ledger)
    let replies = (0..<700).map { number in
      Request(
        .reply(thread, to: nil, RawText("\(number)")), by: board.members[0], on: TestBoard.today)
    }
    _ = try ledger.append(replies, using: &board.world)
    let reader = try board.open()
    reader.caching.threshold = 128
    let all = try reader.examine()
    #expect(all.lines == 703 && all.stopped == nil && all.isSound)
    let rest = try reader.examine(after: line)
    #expect(rest.first == line && rest.lines == 703 - Int(line))
    var told: [Int] = []
    let part = try reader.examine { progress in
      told.append(progress.lines)
      #expect(progress.all == 703)
      return progress.lines < 512
    }
    #expect(part.stopped == 512 && part.lines == 512 && told == [256, 512])
    let beyond = try reader.examine(after: 10_000)
    #expect(beyond.lines == 0 && beyond.isSound)
  }
}
