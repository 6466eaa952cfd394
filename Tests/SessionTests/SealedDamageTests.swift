// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation
@testable import Ledger
import Sealing
@testable import Session
import Storage
import TestKit
import Testing

/// A sealed board whose files rot, are cut, vanish or are another board's: whoever opens it is told
/// by name, or has the right answer; never a trap, never a wrong answer in silence.
///
/// A few places in each file; with `LOOKOUT_SOAK` every byte and every length.
@Suite("Damage to a sealed board") struct SealedDamageTests {
  /// Everything that a member learns from a board.
  struct Answer: Equatable {
    var name = ""
    var bodies: [EventID: BodyReading] = [:]
    var found: [EventID] = []
    var notes: [BodyReading] = []
    var drafts: [String] = []
    var members = 0
  }

  /// What somebody who opens the board has of it.
  enum Outcome {
    /// An error with a name.
    case refused(SessionError)
    /// An answer, and whether she was told that something is wrong with it.
    case answered(Answer, isTold: Bool)
  }

  private static let isSoaking = ProcessInfo.processInfo.environment["LOOKOUT_SOAK"] != nil
  private static let members = ["members.json", "members.twin.json"]
  private static let caches = ["snapshot/board.bin", "snapshot/text.bin"]
  private static let journal = "journal/00000001.jsonl"
  private static let all =
    members + caches + [journal, "private.jsonl", "board.json", "later.jsonl"]

  private let board: SealedBoard
  private let sound: [String: [UInt8]]
  private let answer: Answer

  init() throws {
    board = try SealedDamageTests.board("late rank")
    sound = try board.files()
    guard case .answered(let answer, isTold: false) = try SealedDamageTests.look(at: board) else {
      throw Failure("the board was never sound")
    }
    self.answer = answer
    #expect(answer.bodies.count == 25 && answer.found.count == 2 && answer.drafts == ["Half a sen"])
    #expect(answer.notes.count == 1 && answer.members == 4)
    for name in SealedDamageTests.all { #expect(sound[name]?.isEmpty == false, "\(name)") }
  }

  /// A board on which three members wrote, one keeps a draft and a note, and the caches are fresh.
  private static func board(_ word: String) throws -> SealedBoard {
    let board = try SealedBoard(members: 4)
    let (anna, berta) = (try board.session(1), try board.session(2))
    let thread = try anna.warn("Ask for the \(word).")
    _ = try berta.reply("The \(word) is fine.", in: thread)
    let other = try berta.warn("Mind the lift.")
    _ = try anna.reply("So I heard.", in: other)
    // A block of the texts is written once it is full.
    for number in 0..<20 {
      let author = number < 10 ? anna : berta
      _ = try author.reply("\(number) " + String(repeating: "so on ", count: 650), in: other)
    }
    _ = try anna.addNote(RawText("He stood by the door."))
    var random = SystemRandomNumberGenerator()
    for text in ["Half a", "Half a sen"] {
      anna.keep(
        .keepDraft(
          KeptDraft(
            id: DraftID(using: &random),
            purpose: .new(Opening(kind: .question), isAboutNobody: true), text: text,
            day: anna.today, isOpen: true)))
      if text == "Half a" { anna.privateState.drafts.all.forEach { anna.keep(.dropDraft($0.id)) } }
      _ = try anna.save()
    }
    _ = try anna.warn("Later words.", occasion: "lift")
    // She has seen it, and would miss it.
    anna.keep(.oneLine(true))
    _ = try anna.save()
    anna.ledger.caching.threshold = 1
    while anna.refreshCaches() {}
    return board
  }

  private static func look(at board: SealedBoard) throws -> Outcome {
    do {
      let session = try board.session(1)
      var answer = Answer()
      answer.name = try session.name()
      var isTold =
        session.damage != nil || session.ledger.unreadableLines > 0 || session.hasLostPrivateState
      for row in session.board.threads {
        for message in try session.thread(row.id)?.state.messages ?? [] {
          answer.bodies[message.id] = message.body
        }
      }
      answer.found = try session.hits("rank").map(\.message)
      answer.notes = try session.notes().map(\.body)
      answer.drafts = session.privateState.drafts.all.map(\.text)
      answer.members = try session.memberCount()?.members ?? 0
      let read = answer.bodies.values + answer.notes
      isTold = isTold || session.damage != nil || read.contains { $0 == .damaged || $0 == .forged }
      return .answered(answer, isTold: isTold)
    } catch let error as SessionError {
      return .refused(error)
    } catch let error as StorageError {
      return .refused(.storage(error))
    }
  }

  // MARK: The law

  /// Holds that the board, with these files in place of its own (nil: none), refuses by name, tells,
  /// or answers as ever; then puts its own back.
  private func expectHonest(_ files: [String: [UInt8]?], _ place: @autoclosure () -> String) throws
  {
    for (name, content) in files {
      if let content {
        try board.replace(name, by: Data(content))
      } else {
        try? FileManager.default.removeItem(atPath: "\(board.path)/\(name)")
      }
    }
    if case .answered(let answer, isTold: let isTold) = try SealedDamageTests.look(at: board) {
      var expected = self.answer
      // Rows are nobody's by their form: one that is gone is like one that never was.
      if files["private.jsonl"] != nil, answer.drafts.isEmpty { expected.drafts = [] }
      #expect(isTold || answer == expected, "\(place()): \(difference(answer, expected))")
      // What is told of may be missing; it is never anybody's invention.
      for (id, body) in answer.bodies where body.text != nil {
        #expect(body == self.answer.bodies[id], "\(place())")
      }
      #expect(answer.drafts.allSatisfy { "Half a sen".hasPrefix($0) }, "\(place())")
    }
    for name in files.keys {
      if let content = sound[name] { try board.replace(name, by: Data(content)) }
    }
  }

  private func difference(_ answer: Answer, _ expected: Answer) -> String {
    var parts: [String] = []
    if answer.name != expected.name { parts.append("name \(answer.name)") }
    if answer.found != expected.found { parts.append("\(answer.found.count) found") }
    if answer.notes != expected.notes { parts.append("notes \(answer.notes)") }
    if answer.drafts != expected.drafts { parts.append("drafts \(answer.drafts)") }
    if answer.members != expected.members { parts.append("\(answer.members) members") }
    if answer.bodies.count != expected.bodies.count { parts.append("\(answer.bodies.count) posts") }
    for (id, body) in answer.bodies where body != expected.bodies[id] {
      parts.append("\(body)".prefix(40) + "")
    }
    return parts.joined(separator: ", ")
  }

  /// The places of a file to try: all, or some and the ends.
  private func places(in name: String, _ count: Int, _ random: inout SeededRandom) -> [Int] {
    let size = sound[name]?.count ?? 0
    if SealedDamageTests.isSoaking { return Array(0..<size) }
    return [0, size - 1] + (0..<count).map { _ in Int.random(in: 0..<size, using: &random) }
  }

  @Test("No flipped byte of any file passes in silence")
  func flips() throws {
    try forEachSeed(1) { seed, random in
      for name in SealedDamageTests.all { try flips(name, seed, &random) }
    }
  }

  private func flips(_ name: String, _ seed: UInt64, _ random: inout SeededRandom) throws {
    let content = try #require(sound[name])
    for offset in places(in: name, 12, &random) {
      let flip: UInt8 = [0x01, 0x20, 0x80, content[offset]].randomElement(using: &random) ?? 1
      guard flip != 0 else { continue }
      var bytes = content
      bytes[offset] ^= flip
      try expectHonest([name: bytes], "seed \(seed), \(name), byte \(offset) ^ \(flip)")
      // The twin would hide what becomes of it.
      if name == "members.json" {
        try expectHonest(
          ["members.json": bytes, "members.twin.json": bytes],
          "seed \(seed), both, byte \(offset) ^ \(flip)")
      }
    }
  }

  @Test("No file that is cut passes in silence")
  func cuts() throws {
    try forEachSeed(1) { seed, random in
      for name in SealedDamageTests.all { try cuts(name, seed, &random) }
    }
  }

  private func cuts(_ name: String, _ seed: UInt64, _ random: inout SeededRandom) throws {
    let content = try #require(sound[name])
    for length in places(in: name, 8, &random) {
      let bytes = Array(content[..<length])
      try expectHonest([name: bytes], "seed \(seed), \(name) cut at \(length)")
      if name == "members.json" {
        try expectHonest(
          ["members.json": bytes, "members.twin.json": bytes],
          "seed \(seed), both cut at \(length)")
      }
    }
  }

  @Test("No file that is gone, or another board's, passes in silence")
  func exchanged() throws {
    let other = try SealedDamageTests.board("other rank").files()
    for name in SealedDamageTests.all { try exchanged(name, with: other) }
  }

  private func exchanged(_ name: String, with other: [String: [UInt8]]) throws {
    for file in [nil, other[name]] {
      try expectHonest([name: file], "\(name)")
      for group in [SealedDamageTests.members, SealedDamageTests.caches] where group.contains(name)
      {
        let files = group.map { name in (name, file == nil ? nil : other[name]) }
        try expectHonest(Dictionary(uniqueKeysWithValues: files), "\(group)")
      }
    }
    let path = "\(board.path)/\(name)"
    for kind in [S_IFIFO, S_IFDIR, S_IFLNK] {
      try FileManager.default.removeItem(atPath: path)
      switch kind {
      case S_IFIFO: mkfifo(path, 0o600)
      case S_IFDIR: mkdir(path, 0o700)
      default: symlink("/dev/zero", path)
      }
      let start = ContinuousClock.now
      try expectHonest([:], "\(name) as \(kind)")
      #expect(ContinuousClock.now - start < .seconds(5))
      try board.replace(name, by: Data(sound[name] ?? []))
    }
  }

  // MARK: Clocks

  @Test("Clocks that jump by years lose no word and end none before its time")
  func clocks() throws {
    let board = try SealedBoard()
    let first = board.clock.today
    var texts: Set<String> = []
    let thread = try board.session(1).warn("Words of the first day.")
    texts.insert("Words of the first day.")
    for (number, days) in [400, -400, 3_000, 0, -30_000, 1, 100_000].enumerated() {
      board.clock.today = Day(number: first.number + days)
      for member in 1...2 {
        let session = try board.session(member)
        var change = BoardChange()
        session.tend(&change)
        let text = "By \(member), jump \(number)."
        // By that clock its year is over; it is refused, and nothing is ended.
        do {
          _ = try session.reply(text, in: thread)
          texts.insert(text)
        } catch SessionError.refused(.threadEnded) {}
      }
    }
    board.clock.today = first
    let own = try board.session(1)
    #expect(try own.thread(thread)?.own.isEmpty == false, "she is known as its author still")
    _ = try own.perform(.amend(thread, thread.opening, RawText("Words of the last day.")))
    texts = texts.filter { !$0.hasPrefix("Words") }.union(["Words of the last day."])
    let session = try board.session(0)
    let readable = try session.thread(thread)?.state.messages.compactMap(\.body.text) ?? []
    #expect(Set(readable) == texts, "\(texts.subtracting(readable))")
    #expect(texts.count == 9)
    let found = try session.examine()
    #expect(found.isSound && found.damage == nil)
  }
}
