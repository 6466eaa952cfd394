// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Foundation
@testable import Ledger
import Sealing
@testable import Session
import Storage
import TestKit
import Testing

/// Posts that go up within three days, at an hour nobody chooses.
@Suite("Later")
struct LaterTests {
  private static let opening = Opening(
    kind: .warning, conduct: .unease, basis: .firstHand, occasion: "taxi", when: .thisTerm,
    advice: ["go-in-pairs"])

  private func schedule(_ text: String, by session: Session) throws -> ThreadID {
    let events = try session.perform(.schedule(LaterTests.opening, RawText(text)))
    return try #require(events.first?.thread)
  }

  /// A board on which the rows are there, as they are once anybody wrote.
  private func board(members: Int = 3) throws -> SealedBoard {
    let board = try SealedBoard(members: members)
    _ = try board.session(0).warn("something else")
    return board
  }

  private func passThreeDays(_ board: SealedBoard) {
    board.clock.today = board.clock.today.advanced(by: 3)
  }

  /// Which rows of a file with lines of one length differ.
  private func differing(_ old: Data, _ new: Data, length: Int) -> [Int] {
    (0..<(max(old.count, new.count) / length)).filter { row in
      let range = (row * length)..<((row + 1) * length)
      return range.upperBound > old.count || range.upperBound > new.count
        || old[range] != new[range]
    }
  }

  private func rowLength(_ file: Data) throws -> Int {
    try #require(file.firstIndex(of: UInt8(ascii: "\n"))) + 1
  }

  @Test("Anybody's session puts it up once its hour has come, its author gone; not before")
  func published() throws {
    let board = try board()
    let thread = try schedule("heliotrope", by: try board.session(1))
    let before = try board.files()["journal/00000001.jsonl"]
    let other = try board.session(2)
    #expect(other.publishDue().isEmpty)
    #expect(
      try board.files()["journal/00000001.jsonl"] == before, "nothing of it is in the journal")
    #expect(other.board.row(thread) == nil)
    passThreeDays(board)
    let events = other.publishDue()
    #expect(events.map(\.thread) == [thread])
    #expect(other.publishDue().isEmpty)
    let row = try #require(other.board.row(thread))
    #expect(row.opened == board.clock.today && row.lastNumber == other.board.eventCount)
    #expect(try other.thread(thread)?.state.messages.map(\.body) == [.text("heliotrope")])
    #expect(try other.waitingPosts().isEmpty)
    let found = try other.examine()
    #expect(found.isSound)

    let author = try board.session(1)
    let reading = try #require(try author.thread(thread))
    #expect(reading.own.contains(row.opener), "she knows it as hers")
    _ = try author.perform(.withdraw(thread, thread.opening))
  }

  @Test(
    "Whoever comes days after the hour puts it up under the day on which she does",
    arguments: [0, 1, 4])
  func late(days: Int) throws {
    let board = try board()
    let thread = try schedule("heliotrope", by: try board.session(1))
    board.clock.today = board.clock.today.advanced(by: 3 + days)
    let other = try board.session(2)
    _ = other.publishDue()
    #expect(other.board.row(thread)?.opened == board.clock.today)
    #expect(other.board.row(thread)?.lastDay == board.clock.today)
    #expect(try other.examine().isSound)
  }

  @Test("The line tells nothing of when it was written, whatever that was")
  func untold() throws {
    let board = try board()
    for _ in 0..<3 {
      _ = try schedule("heliotrope", by: try board.session(1))
      board.clock.today = board.clock.today.advanced(by: 1)
      _ = try board.session(2).warn("more of the record")
    }
    passThreeDays(board)
    let other = try board.session(0)
    #expect(other.publishDue().count == 3)
    var heads: [LineHead] = []
    let (store, format) = (other.ledger.store, other.ledger.format)
    _ = try store.read(after: Tip.genesis(format.chain), bodies: false) { record in
      if let head = format.head(of: record) { heads.append(head) }
      return true
    }
    for head in heads.suffix(3) {
      #expect(head.statement.seen == .init(number: 0, chain: format.chain.genesis))
      #expect(head.event.day == board.clock.today)
      #expect(head.once == nil)
    }
  }

  @Test("The hour is drawn from all of three days")
  func hours() throws {
    // Each as much as one may post on a day.
    let board = try board(members: 13)
    let sessions = try (1...12).map { try board.session($0) }
    let start = board.clock.today
    var days: [Day: Int] = [:]
    for number in 0..<60 {
      let session = sessions[number % sessions.count]
      let due = try #require(
        try session.perform(.schedule(LaterTests.opening, nil)).first?.day)
      days[due, default: 0] += 1
    }
    // The last second of the third day is the first of the fourth.
    #expect(Set(days.keys).isSubset(of: (0...3).map { start.advanced(by: $0) }))
    for offset in 0..<3 { #expect(days[start.advanced(by: offset), default: 0] > 4) }
    for session in sessions {
      let waiting = try session.waitingPosts().map(\.due)
      #expect(waiting.count == 5 && waiting == waiting.sorted())
    }
  }

  @Test("Writing one changes one row and no size; a short one is as long as a long one")
  func oneRow() throws {
    let board = try board()
    let session = try board.session(1)
    var files = try board.files()
    for text in ["short", String(repeating: "é", count: 4_000)] {
      _ = try schedule(text, by: session)
      let new = try board.files()
      #expect(Set(new.keys) == Set(files.keys))
      let (old, now) = (
        Data(try #require(files["later.jsonl"])), Data(try #require(new["later.jsonl"]))
      )
      #expect(differing(old, now, length: try rowLength(now)).count == 1)
      #expect(old.count == now.count)
      for (name, octets) in new where name != "later.jsonl" { #expect(octets == files[name]) }
      files = new
    }
    // The ninth is the first that needs another eight rows.
    let other = try board.session(2)
    for number in 0..<6 { _ = try schedule("more", by: number < 3 ? session : other) }
    let eight = try #require(board.file("later.jsonl")).count
    #expect(eight == files["later.jsonl"]?.count)
    _ = try schedule("ninth", by: other)
    #expect(try #require(board.file("later.jsonl")).count == 2 * eight)
    #expect(try session.waitingPosts().count == 5)
    #expect(try other.waitingPosts().count == 4)
  }

  @Test("Words that no row has room for are refused, and nothing waits")
  func tooLong() throws {
    let board = try board()
    let session = try board.session(1)
    #expect(throws: SessionError.refused(.longToWait(characters: 4_000))) {
      try schedule(String(repeating: "🪶", count: 4_000), by: session)
    }
    #expect(try session.waitingPosts().isEmpty)
    #expect(throws: SessionError.refused(.longText(characters: 4_001, limit: 4_000))) {
      try schedule(String(repeating: "e", count: 4_001), by: session)
    }
  }

  @Test("Stopped, it never goes up, and its words are nowhere")
  func stopped() throws {
    let board = try board()
    let session = try board.session(1)
    let thread = try schedule("heliotrope", by: session)
    #expect(try session.waitingPosts().map(\.thread) == [thread])
    #expect(try board.session(2).waitingPosts().isEmpty, "hers alone")
    #expect(throws: SessionError.refused(.noSuchThread)) {
      try board.session(2).perform(.stop(thread))
    }
    let before = try #require(board.file("later.jsonl"))
    _ = try board.session(1).perform(.stop(thread))
    let after = try #require(board.file("later.jsonl"))
    #expect(differing(before, after, length: try rowLength(after)).count == 1)
    #expect(before.count == after.count)
    passThreeDays(board)
    #expect(try board.session(0).publishDue().isEmpty)
    #expect(throws: SessionError.refused(.noSuchThread)) { try session.perform(.stop(thread)) }
  }

  @Test("Once it is up, it cannot be stopped; nor can what a crash left behind go up twice")
  func crash() throws {
    let board = try board()
    let thread = try schedule("heliotrope", by: try board.session(1))
    let waiting = try #require(board.file("later.jsonl"))
    passThreeDays(board)
    #expect(try board.session(2).publishDue().count == 1)
    // As if whoever put it up had died before the row was blank.
    try board.replace("later.jsonl", by: waiting)
    let author = try board.session(1)
    #expect(throws: SessionError.refused(.alreadyUp)) { try author.perform(.stop(thread)) }
    let length = try #require(try board.files()["journal/00000001.jsonl"]).count
    let other = try board.session(0)
    #expect(other.publishDue().isEmpty)
    #expect(try board.files()["journal/00000001.jsonl"]?.count == length)
    #expect(try author.waitingPosts().isEmpty, "the row is blank now")
  }

  @Test("Another key in between does not keep it down, nor does it go up under the old one")
  func rotation() throws {
    let board = try board()
    let thread = try schedule("heliotrope", by: try board.session(1))
    try board.session(2).leave()
    let second = try schedule("marzipan", by: try board.session(1))
    passThreeDays(board)
    let other = try board.session(0)
    #expect(Set(other.publishDue().compactMap(\.thread)) == [thread, second])
    #expect(other.board.epoch == 1)
    let again = try board.session(1)
    for id in [thread, second] { #expect(again.board.row(id) != nil) }
    #expect(try again.examine().isSound)
  }

  @Test("Whoever leaves takes along what waits of hers")
  func leaving() throws {
    let board = try board()
    let (anna, berta) = (try board.session(1), try board.session(2))
    _ = try schedule("heliotrope", by: anna)
    let kept = try schedule("marzipan", by: berta)
    try anna.leave()
    passThreeDays(board)
    #expect(try board.session(0).publishDue().map(\.thread) == [kept])
  }

  @Test("A row that is damaged, or another's words under her name, goes nowhere and is used again")
  func foreignRows() throws {
    let board = try board()
    let session = try board.session(1)
    let thread = try schedule("heliotrope", by: session)
    let rows = session.waitingRows
    let seal = session.ledger.waitingSeal
    let index = try #require(
      try rows.starts().first { start in
        seal.open(start.due[...], as: .due, of: start.name).map { $0.count > 2 } ?? false
      }?.index)
    let row = try #require(try rows.row(at: index))
    let json = try #require(seal.open(row.post[...], as: .post, of: row.name))
    // Other words under her signature, by whoever has the board's key.
    let text = String(decoding: json, as: UTF8.self)
    let at = try #require(text.range(of: #""body":""#)).upperBound
    var changed = Array(text.utf8)
    let offset = text.utf8.distance(from: text.utf8.startIndex, to: at)
    changed[offset] = changed[offset] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    try rows.write(
      .init(
        name: row.name, due: row.due,
        post: try seal.seal(changed, as: .post, of: row.name, epoch: 0)), at: index)
    passThreeDays(board)
    let other = try board.session(0)
    #expect(other.publishDue().isEmpty)
    #expect(other.board.row(thread) == nil)
    #expect(
      try other.waitingRows.starts().allSatisfy { start in
        seal.open(start.due[...], as: .due, of: start.name).map { $0 == Array("{}".utf8) } ?? false
      })
    // Rot in every row: none is taken for a post, and all are used again.
    var file = try #require(board.file("later.jsonl"))
    let length = try rowLength(file)
    for row in 0..<8 { file[row * length + 60] ^= 1 }
    try board.replace("later.jsonl", by: file)
    #expect(try board.session(2).publishDue().isEmpty)
    let again = try schedule("marzipan", by: try board.session(2))
    #expect(try #require(board.file("later.jsonl")).count == file.count)
    passThreeDays(board)
    #expect(try board.session(0).publishDue().map(\.thread) == [again])
  }

  @Test("An open board does it as well, and whoever only reads puts up what is due")
  func open() throws {
    let board = try SessionBoard()
    let thread = try schedule("heliotrope", by: try board.session("anna"))
    #expect(try board.session("anna").waitingPosts().map(\.thread) == [thread])
    board.clock.today = board.clock.today.advanced(by: 3)
    let reader = try board.session(nil)
    #expect(reader.publishDue().map(\.thread) == [thread])
    #expect(try reader.thread(thread)?.state.messages.map(\.body) == [.text("heliotrope")])
    #expect(try board.session("anna").thread(thread)?.own.isEmpty == false)
    #expect(try reader.examine().isSound)
  }

  @Test("What is turned away at once is turned away when it is to wait")
  func refused() throws {
    let board = try board()
    let session = try board.session(1)
    let before = try board.files()
    let crime = Opening(
      kind: .warning, conduct: .mayBeACrime, basis: .firstHand, occasion: "taxi", when: .thisTerm,
      advice: ["go-in-pairs"])
    #expect(throws: SessionError.refused(.crimeTakesNoText)) {
      try session.perform(.schedule(crime, RawText("words")))
    }
    #expect(try board.files() == before)
  }

  // MARK: Ending

  @Test("A session ends what has run out, and tells no more of it that day")
  func ending() throws {
    let board = try SessionBoard()
    let session = try board.session("anna")
    let coming = Opening(
      kind: .warning, conduct: .unease, basis: .firstHand, occasion: "taxi", when: .coming,
      advice: ["go-in-pairs"])
    let thread = try #require(
      try session.perform(.open(coming, RawText("heliotrope"))).first?.thread)
    let other = try board.session("berta")
    #expect(other.endExpired().isEmpty)
    board.clock.today = board.clock.today.advanced(by: 4)
    #expect(try board.session(nil).endExpired().isEmpty, "whoever only reads signs nothing")
    #expect(other.endExpired().map(\.act) == [.expired(thread)])
    #expect(other.endExpired().isEmpty)
    #expect(try other.thread(thread)?.state.messages.map(\.body) == [.erased])
    let files = try FileManager.default.subpathsOfDirectory(atPath: board.path)
    for name in files {
      let octets = FileManager.default.contents(atPath: "\(board.path)/\(name)") ?? Data()
      #expect(octets.firstRange(of: Data("heliotrope".utf8)) == nil)
    }
    #expect(throws: SessionError.refused(.threadEnded)) { try session.reply("late", in: thread) }
  }

  @Test("A host whose clock jumps four years ahead ends nothing")
  func jump() throws {
    let board = try SessionBoard()
    let session = try board.session("anna")
    let threads = try (0..<40).map { try session.warn("heliotrope \($0)") }
    let today = board.clock.today
    board.clock.today = today.advanced(by: 4 * 365)
    let jumped = try board.session("berta")
    for number in 0..<100 {
      _ = try jumped.warn("written by a wrong clock \(number)")
      #expect(jumped.endExpired().isEmpty)
    }
    board.clock.today = today.advanced(by: 1)
    let after = try board.session("anna")
    for thread in threads {
      #expect(after.board.row(thread)?.state(on: after.today) == .current)
      #expect(try after.thread(thread)?.state.messages.first?.body.text != nil)
    }
  }
}
