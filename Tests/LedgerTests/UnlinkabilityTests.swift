// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Foundation
@testable import Ledger
import Storage
import TestKit
import Testing

/// KEYS.md's promise: nothing on disk links two threads of one author, not even for whoever can
/// unseal the board.
@Suite("Unlinkability")
struct UnlinkabilityTests {
  @Test(
    "No two lines of one author in different threads share six bytes of an identifier",
    arguments: TestBoard.Kind.allCases
  )
  func noSharedBytes(_ kind: TestBoard.Kind) throws {
    let board = try TestBoard(kind, members: 20)
    let ledger = try board.open()
    // With mail keys in the first posts, as every member of a sealed board has them.
    let members = board.members.map { member in
      var member = member
      member.hasMail = true
      return member
    }
    var authors: [EventID: Int] = [:]
    var threads: [ThreadID] = []
    for (number, member) in members.enumerated() {
      let thread = try board.warn("Text \(number).", by: member, through: ledger)
      threads.append(thread)
      authors[thread.opening] = number
    }
    for (turn, thread) in threads.enumerated() {
      var requests: [(author: Int, Request)] = []
      for (number, member) in members.enumerated() {
        requests.append(
          (
            number,
            Request(
              .reply(thread, to: nil, RawText("\(turn) of \(number)")),
              by: member,
              on: TestBoard.today
            )
          )
        )
        guard number != turn else { continue }
        requests.append(
          (number, Request(.sameHere(thread, .firstHand), by: member, on: TestBoard.today))
        )
      }
      let events = try ledger.append(requests.map(\.1), using: &board.world)
      for ((author, _), event) in zip(requests, events) {
        for event in event { authors[event.id] = author }
      }
    }
    // Windows of six bytes by author: where each was first seen, and whether it was seen elsewhere.
    var seen: [[[UInt8]: ThreadID]] = Array(repeating: [:], count: board.members.count)
    var keys: [[AuthorKey: ThreadID]] = Array(repeating: [:], count: board.members.count)
    var lines = 0
    _ = try ledger.store.read(after: Tip.genesis(ledger.format.chain), bodies: true) { record in
      guard let head = ledger.format.head(of: record), let thread = head.event.thread,
        let author = authors[head.event.id]
      else { return true }
      lines += 1
      keys[author][head.event.author] = thread
      for value in identifiers(in: record, head) {
        for start in 0...(value.count - 6) {
          let window = Array(value[start..<(start + 6)])
          let first = seen[author].updateValue(thread, forKey: window)
          if let first, first != thread {
            Issue.record("\(window) links \(first) and \(thread)")
            return false
          }
        }
      }
      return true
    }
    #expect(lines == 20 + 400 + 380)
    // Two keys a thread, the tag and the voice, except in the member's own, where she has no voice.
    #expect(keys.allSatisfy { $0.count == 39 })
  }

  /// Every value of sixteen bytes or more that the line shows to whoever can unseal it, the
  /// thread's own name aside.
  private func identifiers(in record: StoredRecord, _ head: LineHead) -> [[UInt8]] {
    var texts = [Array(record.head), Array(head.octets)]
    if case .present(let body) = record.body { texts.append(body) }
    var values = texts.flatMap { $0.split(separator: UInt8(ascii: "\"")) }.compactMap { word in
      word.count >= 22 ? Base64URL.bytes(from: word) : nil
    }
    values += [head.signature, record.previous.bytes, record.bodyHash.bytes]
    values += [head.bodyKey, head.once?.bytes].compactMap(\.self)
    return values.filter { $0.count >= 16 && $0.contains { $0 != 0 } }
  }
}
