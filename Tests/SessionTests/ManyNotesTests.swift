// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation
@testable import Ledger
@testable import Session
import Testing

/// Notes in numbers.
@Suite struct ManyNotesTests {
  @Test func `three thousand notes of twelve members stay each owner's own, in order`() throws {
    let board = try SealedBoard(members: 12)
    let writer = try board.session(0)
    let count = 3_000
    let author = { (number: Int) in number * 7 % 12 }
    for start in stride(from: 0, to: count, by: 250) {
      let requests = (start..<(start + 250)).map { number in
        Request(
          .note(RawText("Note \(number).")),
          by: board.members[author(number)].signer(on: writer.today),
          on: writer.today)
      }
      _ = try writer.ledger.append(requests, using: &writer.surroundings)
    }
    func check(_ session: Session, _ member: Int) throws {
      let expected = (0..<count).filter { author($0) == member }.map { "Note \($0)." }
      #expect(try session.notes().compactMap(\.body.text) == expected, "member \(member)")
    }
    for member in [0, 5, 11] { try check(try board.session(member), member) }
    // The same once the board is opened from a snapshot, and goes on.
    while writer.refreshCaches(lines: 4_096) {}
    #expect(board.file("snapshot/board.bin") != nil)
    for member in 0..<12 { try check(try board.session(member), member) }
    let hers = try board.session(5)
    let last = try hers.addNote(RawText("The last one."))
    #expect(try hers.notes().last?.id == last)
    #expect(try board.session(6).notes().contains { $0.id == last } == false)
  }
}
