// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation
@testable import Session
import Storage
import TestKit
import Testing

/// What a member keeps to herself, in files that others can read.
struct PrivateStateTests {
  private func draft(_ text: String, _ session: Session) -> KeptDraft {
    var random = SystemRandomNumberGenerator()
    return KeptDraft(
      id: DraftID(using: &random),
      purpose: .new(Opening(kind: .question, occasion: "taxi"), isAboutNobody: false),
      text: text, day: session.today, isOpen: true)
  }

  @Test func `another terminal finds it again, and two merge`() throws {
    let board = try SealedBoard()
    let first = try board.session(1)
    let second = try board.session(1)
    let thread = try first.warn("One.")
    _ = try second.refresh()
    first.keep(.keepDraft(draft("left in the first", first)))
    #expect(try first.save().isEmpty)
    second.keep(.keepDraft(draft("left in the second", second)))
    second.keep(.read(thread, ReadMark(number: 3, posts: 1)))
    #expect(try second.save().isEmpty)
    let texts = Set(second.privateState.drafts.all.map(\.text))
    #expect(texts == ["left in the first", "left in the second"])
    let third = try board.session(1)
    #expect(Set(third.privateState.drafts.all.map(\.text)) == texts)
    #expect(third.privateState.marks.postsShown(in: thread) == 1)
    #expect(try board.session(2).privateState.drafts.isEmpty, "another member's")
  }

  @Test func `a dropped draft is in neither half, and nothing of it shows in a file`() throws {
    let board = try SealedBoard()
    let session = try board.session(1)
    let kept = draft("a very private sentence", session)
    session.keep(.keepDraft(kept))
    _ = try session.save()
    let before = try #require(board.file("private.jsonl"))
    session.keep(.dropDraft(kept.id))
    _ = try session.save()
    let after = try #require(board.file("private.jsonl"))
    #expect(before.count == after.count)
    let (old, new) = (Array(before), Array(after))
    let same = zip(old, new).filter { $0 == $1 }.count
    #expect(same < old.count / 32, "both halves were written anew: \(same) of \(old.count) octets")
    for (name, bytes) in try board.files() {
      #expect(bytes.firstRange(of: Array("private sentence".utf8)) == nil, "\(name)")
    }
  }

  @Test func `a torn half costs at most what was written last`() throws {
    let board = try SealedBoard()
    let session = try board.session(1)
    session.keep(.keepDraft(draft("first", session)))
    _ = try session.save()
    session.keep(.oneLine(true))
    _ = try session.save()
    let whole = try #require(board.file("private.jsonl"))
    for half in 0..<2 {
      var torn = Array(whole)
      for index in (half * torn.count / 2 + 200)..<(half * torn.count / 2 + 2_000) {
        torn[index] = UInt8(ascii: "A")
      }
      try board.replace("private.jsonl", by: Data(torn))
      #expect(try board.session(1).privateState.drafts.all.map(\.text) == ["first"], "half \(half)")
    }
  }

  @Test func `a journal that lacks what was seen is refused by name`() throws {
    let board = try SealedBoard()
    let session = try board.session(1)
    _ = try session.warn("One.")
    let old = try #require(board.file("journal/00000001.jsonl"))
    _ = try session.warn("Two.")
    session.keep(.oneLine(true))
    _ = try session.save()
    _ = try board.session(1)
    try board.replace("journal/00000001.jsonl", by: old)
    #expect(throws: SessionError.olderCopy(.journal)) { _ = try board.session(1) }
    _ = try board.session(2).warn("By somebody who had seen less.")
    #expect(throws: SessionError.olderCopy(.journal)) { _ = try board.session(1) }
  }

  @Test func `whoever leaves takes it along`() throws {
    let board = try SealedBoard()
    let session = try board.session(1)
    session.keep(.keepDraft(draft("gone", session)))
    _ = try session.save()
    let before = Array(try #require(board.file("private.jsonl")))
    try session.leave()
    let after = Array(try #require(board.file("private.jsonl")))
    #expect(before.count == after.count)
    #expect(before[7..<29] != after[7..<29], "the row bears another name")
  }

  @Test func `a command is shown so much a call and so much a day`() throws {
    let board = try SealedBoard()
    for _ in 0..<10 { try board.session(1).spend(rows: 50) }
    #expect(throws: SessionError.enoughShown(.rows(ofCall: 50, ofDay: 500))) {
      try board.session(1).spend(rows: 1)
    }
    #expect(throws: SessionError.enoughShown(.rows(ofCall: 50, ofDay: 500))) {
      try board.session(2).spend(rows: 51)
    }
    try board.session(2).spend(rows: 1)
    board.clock.today = board.clock.today.advanced(by: 1)
    try board.session(1).spend(rows: 1, threads: 100)
    #expect(throws: SessionError.enoughShown(.threads(ofDay: 100))) {
      try board.session(1).spend(threads: 1)
    }
  }
}
