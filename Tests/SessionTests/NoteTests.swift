// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Foundation
@testable import Ledger
@testable import Session
import Storage
import TestKit
import Testing

/// Private notes: for their owner alone, in order, with their time, and provable.
@Suite struct NoteTests {
  private static let words = "At nine he closed the door of the quillwright's office."

  private func texts(_ notes: [Note]) -> [String?] { notes.map(\.body.text) }

  @Test func `a note is her own, in order, on any terminal, and shows nowhere else`() throws {
    let board = try SealedBoard()
    let hers = try board.session(1)
    let other = try board.session(2)
    let before = other.board
    let first = try hers.addNote(RawText(NoteTests.words))
    _ = try hers.addNote(RawText("The second one, Ottoline Quillfeather in full."))
    #expect(
      texts(try hers.notes()) == [
        NoteTests.words, "The second one, Ottoline Quillfeather in full.",
      ])
    #expect(try hers.notes().map(\.line) == [3, 4])
    #expect(texts(try board.session(1).notes()) == texts(try hers.notes()))
    let change = try other.refresh()
    #expect(change.threads.isEmpty)
    #expect(other.board.threads == before.threads)
    #expect(try other.notes().isEmpty)
    #expect(try board.session(0).notes().isEmpty)
    #expect(throws: SessionError.refused(.noSuchNote)) { try other.eraseNote(first) }
    var search = other.search(try #require(SearchQuery("door")))
    while !search.isDone { try search.advance() }
    #expect(search.hits.isEmpty)
    var own = hers.search(try #require(SearchQuery("door")))
    while !own.isDone { try own.advance() }
    #expect(own.hits.isEmpty)
    #expect(try other.examine().isSound)
  }

  @Test func `a member with every key of the board's record opens no note of another's`() throws {
    let board = try SealedBoard()
    let hers = try board.session(1)
    let id = try hers.addNote(RawText(NoteTests.words))
    let other = try board.session(0)
    let row = try #require(other.board.notes[id])
    let key = try #require(other.member)
    let read = try other.ledger.notes([row]) { key.noteKey(of: $0) }
    #expect(read.map(\.body) == [.damaged])
    #expect(read.map(\.moment) == [nil])
    var seen: [BodyReading] = []
    _ = try other.ledger.scan(after: nil, lines: 100) { seen.append($0.body) }
    #expect(seen.last == BodyReading.none)
  }

  @Test func `erasing takes the words from the files, and the record stays whole`() throws {
    let board = try SealedBoard()
    let hers = try board.session(1)
    let first = try hers.addNote(RawText(NoteTests.words))
    let second = try hers.addNote(RawText("Another."))
    let before = try #require(board.file("journal/00000001.jsonl")).count
    try hers.eraseNote(first)
    #expect(try hers.notes().map(\.id) == [second])
    #expect(try board.session(1).notes().map(\.id) == [second])
    #expect(throws: SessionError.refused(.noteErased)) { try hers.eraseNote(first) }
    let found = try board.session(2).examine()
    #expect(found.isSound)
    #expect(found.erasedTexts == 1)
    #expect(try #require(board.file("journal/00000001.jsonl")).count > before)
  }

  @Test func `notes are what they were when the board is opened from its snapshot`() throws {
    let board = try SealedBoard()
    let hers = try board.session(1)
    let first = try hers.addNote(RawText(NoteTests.words))
    let second = try hers.addNote(RawText("Another."))
    try hers.eraseNote(first)
    hers.ledger.caching.threshold = 1
    while hers.refreshCaches() {}
    #expect(hers.ledger.snapshotNumber == hers.ledger.seen.number)
    for kept in [NoteTests.words, "Another.", "another"] {
      for name in ["snapshot/board.bin", "snapshot/text.bin"] {
        #expect(board.file(name).map { $0.firstRange(of: Array(kept.utf8)) == nil } ?? true)
      }
    }
    let again = try board.session(1)
    #expect(again.ledger.snapshotNumber == hers.ledger.seen.number)
    #expect(again.board == hers.board)
    #expect(try again.notes() == hers.notes() && again.notes().map(\.id) == [second])
    let other = try board.session(2)
    #expect(try other.notes().isEmpty && other.ledger.snapshotNumber != nil)
    var search = again.search(try #require(SearchQuery("another")))
    while !search.isDone { try search.advance() }
    #expect(search.hits.isEmpty)
    try again.eraseNote(second)
    #expect(try board.session(1).notes().isEmpty)
    #expect(throws: SessionError.refused(.noteErased)) { try again.eraseNote(first) }
    let third = try again.addNote(RawText("A third."))
    #expect(try board.session(1).notes().map(\.id) == [third])
    #expect(try other.examine().erasedTexts == 2)
  }

  @Test func `a note can be erased when the secrets of its year are long gone`() throws {
    let board = try SealedBoard()
    let id = try board.session(1).addNote(RawText(NoteTests.words))
    for year in [2027, 2028, 2029, 2030] {
      board.clock.today = Day(year: year, month: 2, day: 3)
      _ = try board.session(1).addNote(RawText("Year \(year)."))
    }
    let session = try board.session(1)
    #expect(try session.notes().count == 5)
    try session.eraseNote(id)
    #expect(try session.notes().count == 4)
  }

  @Test func `an open board takes no notes, and nothing of one reaches its files`() throws {
    let board = try SessionBoard()
    let session = try board.session("hers")
    let before = FileManager.default.contents(atPath: board.path + "/journal/00000001.jsonl")
    #expect(throws: SessionError.refused(.noNotesOnOpenBoard)) {
      try session.addNote(RawText(NoteTests.words))
    }
    #expect(try session.notes().isEmpty)
    #expect(
      FileManager.default.contents(atPath: board.path + "/journal/00000001.jsonl") == before)
  }

  @Test func `nothing of words or time is on disk, and no two of many notes share six bytes`()
    throws
  {
    let board = try SealedBoard(members: 12)
    for round in 0..<10 {
      for member in 0..<12 {
        _ = try board.session(member).addNote(RawText("\(NoteTests.words) \(round % 3)"))
      }
    }
    let files = try board.files()
    for (name, bytes) in files {
      for secret in ["quillwright", "closed the door", "2026-11-20T"] {
        #expect(
          Data(bytes).range(of: Data(secret.utf8)) == nil, "\(name) holds \(secret)")
      }
    }
    // What is sealed is told apart by nothing: no six bytes of what stands in two lines are the same.
    let journal = try #require(board.file("journal/00000001.jsonl"))
    var owners: [Data: Int] = [:]
    var lengths: Set<[Int]> = []
    for (number, line) in journal.split(separator: 0x0A).dropFirst(2).enumerated() {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      var parts: [Int] = []
      for key in ["head", "body"] {
        let text = try #require(object[key] as? String)
        let bytes = Data(try #require(Base64URL.bytes(from: Array(text.utf8))))
        parts.append(bytes.count)
        for start in 0..<(bytes.count - 5) {
          let run = Data(bytes[start..<(start + 6)])
          if let owner = owners.updateValue(number, forKey: run), owner != number {
            // Chance alone: 250,000 runs of six bytes out of 2^48.
            Issue.record("lines \(owner) and \(number) share \(Array(run))")
          }
        }
      }
      lengths.insert(parts)
    }
    #expect(lengths.count == 1, "\(lengths)")
  }

  @Test func `a note is as long on disk as a reply of the same words`() throws {
    let board = try SealedBoard()
    let session = try board.session(1)
    let opened = try session.perform(
      .open(Opening(kind: .question, occasion: "taxi"), RawText("When does the last one go?")))
    let thread = try #require(opened.first?.thread)
    for text in [
      "Short.", String(repeating: "é", count: 900), String(repeating: "a", count: 4_000),
    ] {
      _ = try session.perform(.reply(thread, to: nil, RawText(text)))
      _ = try session.addNote(RawText(text))
      let journal = try #require(board.file("journal/00000001.jsonl"))
      let lengths = try journal.split(separator: 0x0A).suffix(2).map { line in
        let object = try #require(
          try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        return [(object["head"] as? String)?.count, (object["body"] as? String)?.count]
      }
      #expect(lengths[0] == lengths[1])
    }
  }

  // MARK: Proof

  private func hold(
    _ octets: [UInt8], _ board: SealedBoard, as member: Int? = nil
  ) throws -> [NoteFinding] {
    let proof = try NoteProof(octets: octets)
    guard let member else {
      return try Session.hold(proof, against: try BoardFolder.open(board.path)).get()
    }
    return try board.session(member).hold(proof).get()
  }

  /// A board with notes among other lines, and the proof of member 1's two.
  private func proved(witness: Bool) throws -> (board: SealedBoard, proof: [UInt8]) {
    let board = try SealedBoard()
    _ = try board.session(2).addNote(RawText("Somebody else's."))
    let hers = try board.session(1)
    _ = try hers.addNote(RawText(NoteTests.words))
    _ = try board.session(2).perform(
      .open(Opening(kind: .question, occasion: "taxi"), RawText("When?")))
    _ = try hers.addNote(RawText("The second."))
    board.clock.today = board.clock.today.advanced(by: 3)
    if witness { _ = try board.session(0).invite(count: 1, isModerator: false) }
    _ = try board.session(2).addNote(RawText("Later."))
    let export = try #require(try board.session(1).exportNotes())
    #expect(export.notes.count == 2)
    return (board, export.proof.octets)
  }

  @Test(arguments: [true, false]) func `a proof holds, to members and to strangers`(
    hasWitness: Bool
  ) throws {
    let (board, octets) = try proved(witness: hasWitness)
    for member in [nil, 0, 1, 2] {
      let findings = try hold(octets, board, as: member)
      #expect(findings.map(\.content.text) == [NoteTests.words, "The second."])
      #expect(findings.map(\.content.line) == [4, 6])
      #expect(findings.map(\.isErased) == [false, false])
      let day = Day(year: 2026, month: 11, day: 20)
      #expect(findings.map(\.day) == (member == nil ? [nil, nil] : [day, day]))
      let seen = member != nil && hasWitness
      #expect(findings.map { $0.seen?.line } == (seen ? [7, 7] : [nil, nil]))
      #expect(
        findings.map { $0.seen?.day }
          == (seen ? [day.advanced(by: 3), day.advanced(by: 3)] : [nil, nil]))
    }
    #expect(try NoteProof(octets: octets).lines.count == (hasWitness ? 4 : 4))
    // More lines change nothing; what its owner erases is told.
    _ = try board.session(2).addNote(RawText("Later still."))
    let hers = try board.session(1)
    try hers.eraseNote(try #require(try hers.notes().first?.id))
    #expect(try hold(octets, board, as: 2).map(\.isErased) == [true, false])
    #expect(try hold(octets, board).map(\.isErased) == [true, false])
    // Another board's it is not.
    let stranger = try SealedBoard()
    #expect(throws: NoteProofFault.otherBoard) { try hold(octets, stranger) }
  }

  @Test func `any byte changed in a proof fails it`() throws {
    let (board, octets) = try proved(witness: true)
    let folder = try BoardFolder.open(board.path)
    var random = SeededRandom(seed: 9)
    for index in octets.indices {
      var changed = octets
      changed[index] ^= UInt8.random(in: 1...255, using: &random)
      #expect(throws: NoteProofFault.self, "byte \(index)") {
        let proof = try NoteProof(octets: changed)
        // What does not hold by itself needs no board.
        _ = try proof.contents()
        _ = try Session.hold(proof, against: folder).get()
      }
    }
    #expect(throws: NoteProofFault.malformed) { try NoteProof(octets: Array(octets.dropLast())) }
    #expect(throws: NoteProofFault.malformed) { try NoteProof(octets: octets + [0x0A]) }
    #expect(throws: NoteProofFault.malformed) { try NoteProof(octets: []) }
  }

  @Test func `any byte changed in the record that it covers fails it`() throws {
    let (board, octets) = try proved(witness: true)
    let proof = try NoteProof(octets: octets)
    let journal = try #require(board.file("journal/00000001.jsonl"))
    let folder = try BoardFolder.open(board.path)
    let covered = Int(try #require(proof.lines.last).number)
    var end = 0
    for (line, content) in journal.split(separator: 0x0A).enumerated() where line < covered {
      end = content.endIndex + 1
    }
    var random = SeededRandom(seed: 11)
    for index in stride(from: 0, to: end, by: 61) {
      var changed = journal
      changed[index] ^= UInt8.random(in: 1...255, using: &random)
      try board.replace("journal/00000001.jsonl", by: changed)
      let result = try? Session.hold(proof, against: folder)
      if case .success? = result { Issue.record("byte \(index) is not missed") }
    }
    try board.replace("journal/00000001.jsonl", by: journal.prefix(end - 40))
    #expect(throws: (any Error).self) { try Session.hold(proof, against: folder).get() }
    try board.replace("journal/00000001.jsonl", by: journal)
    #expect(try hold(octets, board).count == 2)
  }

  @Test func `a proof opens its notes and no others, and tells nothing of their owner`() throws {
    let board = try SealedBoard()
    let hers = try board.session(1)
    _ = try hers.addNote(RawText(NoteTests.words))
    let first = try #require(try hers.exportNotes()).proof
    _ = try hers.addNote(RawText("The second."))
    let second = try #require(try hers.exportNotes()).proof
    #expect(first.items[0].key == second.items[0].key)
    #expect(second.items[0].key != second.items[1].key)
    // With another note's key a note does not open.
    let mixed = NoteProof(
      board: second.board,
      items: [
        NoteProof.Item(
          id: second.items[1].id, line: second.items[1].line, key: second.items[0].key,
          body: second.items[1].body)
      ], lines: second.lines, end: second.end)
    #expect(throws: NoteProofFault.unopened(line: second.items[1].line)) {
      try mixed.contents()
    }
    #expect(try board.session(2).exportNotes() == nil)
  }

  // MARK: Moments

  @Test func `a moment is written with seconds and zone, and read back`() {
    let day = Day(year: 2026, month: 3, day: 29)
    for offset in [-14 * 60, -570, -1, 0, 60, 345, 14 * 60] {
      for second in [0, 59, 3_600, 33_151, 86_399] {
        let moment = Moment(day: day, secondOfDay: second, offset: offset)
        #expect(Moment(moment.description) == moment)
      }
    }
    #expect(
      Moment(day: day, secondOfDay: 33_151, offset: 60).description
        == "2026-03-29T09:12:31+01:00")
    for wrong in [
      "", "2026-03-29", "2026-03-29T09:12:31Z", "2026-02-30T09:12:31+00:00",
      "2026-03-29T24:00:00+00:00", "2026-03-29T09:12:31+15:00", "2026-03-29T09:12:31-00:00",
      "2026-03-29 09:12:31+00:00", "２026-03-29T09:12:31+00:00",
    ] {
      #expect(Moment(wrong) == nil, "\(wrong)")
    }
  }
}
