// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Foundation
import Ledger
import Sealing
@testable import Session
import Storage
import TestKit
import Testing

/// Somebody who can write the board's files: what she puts elsewhere, back or in is refused by name
/// and nothing changes, or it is listed as what cannot be told.
@Suite("Tampering")
struct TamperingTests {
  private let journal = "journal/00000001.jsonl"
  private let newcomer = ["heron", "kettle", "plank", "oven", "tide", "march", "linen"]

  /// What opening fails with; nothing is written whatever it is.
  private func refusal(of member: Int, on board: SealedBoard) throws -> SessionError? {
    let before = try board.files()
    let error = error { _ = try board.session(member) }
    #expect(try board.files() == before)
    return error
  }

  // MARK: The members' file

  @Test(
    "A part of one row in another's is refused by name", arguments: ["pub", "card", "wrap", "box"])
  func swappedParts(_ part: String) throws {
    let board = try SealedBoard()
    var file = try ForgedMembers(board)
    let rows = (try file.index(of: 1, on: board), try file.index(of: 2, on: board))
    let moved = file.rows[rows.0][part]
    file.rows[rows.0][part] = file.rows[rows.1][part]
    file.rows[rows.1][part] = moved
    try file.write(to: board)
    #expect(try refusal(of: 1, on: board) == .membersDamaged)
    #expect(try refusal(of: 2, on: board) == .membersDamaged)
    #expect(try refusal(of: 0, on: board) == nil, "whose row is as it was")
  }

  @Test("A row under another's name, one twice, and rows out of order are refused by name")
  func swappedRows() throws {
    let board = try SealedBoard()
    let damaged = SessionError.storage(.damagedFile(path: "\(board.path)/members.json"))
    let sound = try ForgedMembers(board)
    var file = sound
    let rows = (try file.index(of: 1, on: board), try file.index(of: 2, on: board))
    let name = file.rows[rows.0]["name"]
    file.rows[rows.0]["name"] = file.rows[rows.1]["name"]
    file.rows[rows.1]["name"] = name
    file.sort()
    try file.write(to: board)
    #expect(try refusal(of: 1, on: board) == .membersDamaged)
    file = sound
    file.rows.insert(file.rows[0], at: 0)
    try file.write(to: board)
    #expect(try refusal(of: 1, on: board) == damaged)
    file = sound
    file.rows.reverse()
    try file.write(to: board)
    #expect(try refusal(of: 1, on: board) == damaged)
  }

  @Test("A planted row counts for nothing, and gets no key at the next rotation")
  func planted() throws {
    let board = try SealedBoard()
    var file = try ForgedMembers(board)
    var row = file.rows[0]
    row["name"] = Bytes16.zero.description
    file.rows.append(row)
    file.sort()
    try file.write(to: board)
    let session = try board.session(1)
    #expect(try session.memberCount()?.members == 3)
    try session.changeCodename(to: newcomer)
    #expect(try ForgedMembers(board).rows.count == 3)
  }

  @Test("A row whose card was spoilt is named before a rotation leaves it out")
  func spoiltCard() throws {
    let board = try SealedBoard()
    var file = try ForgedMembers(board)
    let index = try file.index(of: 1, on: board)
    file.rows[index]["card"] = String(repeating: "A", count: file.rows[index]["card"]?.count ?? 0)
    try file.write(to: board)
    #expect(try refusal(of: 1, on: board) == .membersDamaged)
    #expect(try refusal(of: 2, on: board) == nil)
  }

  // MARK: The journal

  @Test("Lines swapped, doubled, left out or from another board stop the record there")
  func journalLines() throws {
    let board = try SealedBoard()
    let session = try board.session(1)
    for text in ["One.", "Two.", "Three."] { _ = try session.warn(text) }
    let other = try SealedBoard()
    _ = try other.session(1).warn("Elsewhere.")
    let lines = try lines(of: board)
    let foreign = try #require(try self.lines(of: other).last)
    let forgeries: [(what: String, lines: [Data])] = [
      ("swapped", [lines[0], lines[1], lines[3], lines[2], lines[4]]),
      ("doubled", lines + [lines[4]]),
      ("left out", [lines[0], lines[1], lines[3], lines[4]]),
      ("planted", lines + [foreign]),
    ]
    for forgery in forgeries {
      try board.replace(journal, by: Data(forgery.lines.joined()))
      let before = try board.files()
      let opened = try board.session(2)
      #expect(opened.damage != nil, "\(forgery.what)")
      #expect(throws: SessionError.self) { _ = try opened.warn("After it.") }
      #expect(throws: SessionError.self) { try opened.changeCodename(to: newcomer) }
      #expect(throws: SessionError.self) { try opened.leave() }
      #expect(try board.files() == before, "\(forgery.what)")
    }
  }

  private func lines(of board: SealedBoard) throws -> [Data] {
    try #require(board.file(journal)).split(separator: UInt8(ascii: "\n")).map {
      $0 + [UInt8(ascii: "\n")]
    }
  }

  @Test("Another board's manifest opens nothing")
  func manifest() throws {
    let board = try SealedBoard()
    let other = try SealedBoard()
    try board.replace("board.json", by: try #require(other.file("board.json")))
    #expect(
      try refusal(of: 1, on: board)
        == .storage(.damagedFile(path: "\(board.path)/members.json")))
  }

  // MARK: What cannot be told

  /// The threat model: "Restoring an old copy of the whole directory cannot be detected except by
  /// the check words of the record".
  @Test("A whole folder put back opens as it was")
  func wholeFolder() throws {
    let board = try SealedBoard()
    let old = try board.files()
    let session = try board.session(1)
    _ = try session.warn("Gone.")
    session.keep(.oneLine(true))
    _ = try session.save()
    for (name, content) in old { try board.replace(name, by: Data(content)) }
    try FileManager.default.removeItem(atPath: "\(board.path)/private.jsonl")
    #expect(try board.session(1).board.threads.isEmpty)
  }

  /// The threat model: "A member who can write the files may drop others' latest posts, never forge
  /// them"; whoever has kept that she saw them is told, nobody else is.
  @Test("The journal's last lines left out are missed by those who saw them alone")
  func lastLines() throws {
    let board = try SealedBoard()
    let session = try board.session(1)
    let old = try #require(board.file(journal))
    _ = try session.warn("Gone.")
    session.keep(.oneLine(true))
    _ = try session.save()
    try board.replace(journal, by: old)
    #expect(try refusal(of: 1, on: board) == .olderCopy(.journal))
    #expect(try refusal(of: 2, on: board) == nil)
  }

  /// Rows are nobody's by their form, so that one which is gone is like a codename that never was,
  /// and an older file of the same key is a file of that key.
  @Test("A row left out is a wrong codename; a members' file put back within a key is not noticed")
  func rowLeftOut() throws {
    let board = try SealedBoard()
    let old = try ForgedMembers(board)
    var file = old
    file.rows.remove(at: try file.index(of: 1, on: board))
    try file.write(to: board)
    #expect(try refusal(of: 1, on: board) == .wrongCodename)
    try old.write(to: board)
    let code = try board.session(0).invite(count: 1, isModerator: false)[0]
    let invited = try ForgedMembers(board)
    _ = try board.join(code, as: newcomer)
    try invited.write(to: board)
    #expect(error { _ = try board.session(newcomer) } == .wrongCodename)
    _ = try board.joining(code)
  }

  /// Drafts can be taken from a member, since her cell is found by its name alone; they cannot be
  /// read, nor others put in their place.
  @Test("Private cells emptied, exchanged or doubled are empty, and hurt nobody else's")
  func privateCells() throws {
    let board = try SealedBoard()
    for member in 1...2 {
      let session = try board.session(member)
      session.keep(.keepDraft(draft("of \(member)", session)))
      _ = try session.save()
    }
    let whole = try #require(board.file("private.jsonl"))
    let length = whole.count / 2
    let rows = [Array(whole[..<length]), Array(whole[length...])]
    let start = 30
    let exchanged = [rows[0][..<start] + rows[1][start...], rows[1][..<start] + rows[0][start...]]
    let doubled = [rows[0][..<start] + rows[1][start...]] + rows.map { $0[...] }
    for (what, forged, kept) in [
      ("cut off", [rows[0][...], rows[1][..<(length / 2)]], ["of 1"]),
      ("exchanged", exchanged, []), ("doubled", doubled, ["of 2"]),
      ("whole", rows.map { $0[...] }, ["of 1", "of 2"]),
    ] {
      try board.replace("private.jsonl", by: Data(forged.joined()))
      let texts = try (1...2).flatMap { member in
        try board.session(member).privateState.drafts.all.map(\.text)
      }
      #expect(texts == kept, "\(what)")
    }
  }

  private func draft(_ text: String, _ session: Session) -> KeptDraft {
    var random = SystemRandomNumberGenerator()
    return KeptDraft(
      id: DraftID(using: &random), purpose: .new(Opening(kind: .question), isAboutNobody: true),
      text: text, day: session.today, isOpen: true)
  }

  // MARK: Rotations, joins and years that meet

  @Test("After a rotation whose session died, another one leaves the board open to everybody")
  func rotationAfterDeath() throws {
    for leaves in [false, true] {
      let board = try SealedBoard(members: 5)
      let thread = try board.session(1).warn("Before.")
      let early = try board.session(3)
      let old = try #require(board.file(journal))
      try board.session(2).leave()
      // The line that tells of the key was never written.
      let file = try FileHandle(forWritingTo: URL(filePath: "\(board.path)/\(journal)"))
      try file.truncate(atOffset: UInt64(old.count))
      try file.close()
      if leaves { try early.leave() } else { try early.changeCodename(to: newcomer) }
      let session = try board.session(1)
      #expect(session.board.epoch == 2)
      _ = try session.reply("After.", in: thread)
      #expect(try board.session(0).thread(thread)?.state.messages.count == 2)
      if !leaves { _ = try board.session(newcomer) }
    }
  }

  @Test("Two who rotate, one who posts and one who joins meanwhile are all in afterwards")
  func rotationsAtOnce() throws {
    let board = try SealedBoard(members: 5)
    let thread = try board.session(0).warn("Before.")
    let code = try board.session(0).invite(count: 1, isModerator: false)[0]
    let joining = try board.joining(code)
    let terminals = try (1...4).map { try board.session($0) }
    try terminals[0].changeCodename(to: ["first"] + newcomer)
    try terminals[1].changeCodename(to: ["second"] + newcomer)
    _ = try terminals[2].reply("Meanwhile.", in: thread)
    let joined = try joining.join(as: newcomer)
    try terminals[3].leave()
    _ = try joined.reply("Hello.", in: thread)
    for words in [["first"] + newcomer, ["second"] + newcomer, newcomer] {
      let session = try board.session(words)
      #expect(session.board.epoch == 3)
      #expect(try session.thread(thread)?.state.messages.count == 3)
    }
  }

  @Test("An invitation whose time is over gets no new key")
  func lateInvitation() throws {
    let board = try SealedBoard()
    let code = try board.session(0).invite(count: 1, isModerator: false)[0]
    board.clock.today = board.clock.today.advanced(by: 15)
    #expect(error { _ = try board.joining(code) } == .lateInvitation)
    try board.session(1).changeCodename(to: newcomer)
    #expect(error { _ = try board.joining(code) } == .wrongInvitation)
  }

  @Test("Two terminals in a new year draw one secret")
  func newYear() throws {
    let board = try SealedBoard()
    let thread = try board.session(2).warn("In autumn.")
    let terminals = try (0..<2).map { _ in try board.session(1) }
    board.clock.today = Day(year: 2027, month: 1, day: 2)
    for terminal in terminals { _ = try terminal.reply("In January.", in: thread) }
    let messages = try #require(try board.session(0).thread(thread)?.state.messages)
    #expect(messages[1].author == messages[2].author)
  }

  @Test("A draft saved under the old codename is there under the new one")
  func draftMeanwhile() throws {
    let board = try SealedBoard()
    let terminals = try (0..<2).map { _ in try board.session(1) }
    terminals[1].keep(.keepDraft(draft("begun before", terminals[1])))
    try terminals[0].changeCodename(to: newcomer)
    #expect(try terminals[1].save().isEmpty)
    #expect(try board.session(newcomer).privateState.drafts.all.map(\.text) == ["begun before"])
  }
}
