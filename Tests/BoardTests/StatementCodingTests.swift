// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import TestKit
import Testing
import Text

/// The words of statements in a board's files.
struct StatementCodingTests {
  private func statement(using random: inout SeededRandom) -> Statement {
    let events = RandomEvents(using: &random)
    return Statement(
      event: events.event(using: &random),
      seen: .init(
        number: .random(in: 0 ... .max, using: &random),
        chain: Samples.bytes32(using: &random)
      ),
      bodyHash: Bool.random(using: &random) ? Samples.bytes32(using: &random) : nil,
      keyHash: Bool.random(using: &random) ? Samples.bytes32(using: &random) : nil
    )
  }

  @Test func `every act comes back as it was`() throws {
    var kinds: Set<String> = []
    try forEachSeed(1_000) { seed, random in
      let statement = statement(using: &random)
      if case .enrolled(_, let tag, _) = statement.event.act, tag.number == .min { return }
      let octets = statement.octets
      #expect(octets.allSatisfy { (0x20...0x7E).contains($0) }, "seed \(seed)")
      let again = try Statement(octets: octets[...])
      #expect(again == statement, "seed \(seed)")
      #expect(again.octets == octets, "seed \(seed)")
      kinds.insert(String("\(statement.event.act)".prefix { $0.isLetter }))
    }
    #expect(kinds.count == 25)
  }

  @Test func `no bytes trap the decoder, nor the fold behind it`() {
    forEachSeed(2_000) { _, random in
      var octets = statement(using: &random).octets
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let index = Int.random(in: 0..<octets.count, using: &random)
        let byte = UInt8.random(in: .min ... .max, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: octets[index] = byte
        case 1: octets.insert(byte, at: index)
        case 2 where octets.count > 1: octets.remove(at: index)
        case 3 where index > 0: octets.removeSubrange(index...)
        default: octets.insert(contentsOf: octets[(index / 2)...index], at: index)
        }
      }
      var board = BoardState()
      if let mutant = try? Statement(octets: octets[...]) {
        board.apply(mutant.event, at: Place(1), founder: mutant.event.author)
        _ = board.current(on: Samples.today)
      }
      let noise = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        UInt8.random(in: .min ... .max, using: &random)
      }
      _ = try? Statement(octets: noise[...])
    }
  }

  // MARK: By hand

  private let id = Samples.bytes32(1).bytes.prefix(16)
  private var frame: [(name: String, value: String)] {
    [
      ("id", quoted(Base64URL.text(of: id))), ("kind", quoted("reply")),
      ("thread", quoted(Base64URL.text(of: Samples.bytes32(2).bytes.prefix(16)))),
      ("day", "20000"), ("tag", quoted("\(Samples.bytes32(3))")),
      ("seen", "[5,\(quoted("\(Samples.bytes32(4))"))]"),
    ]
  }

  private var thread: ThreadID? { Bytes16(Samples.bytes32(2).bytes.prefix(16)).map(ThreadID.init) }

  private func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.value(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// Reads the frame with some members replaced, added, or (nil) left out.
  private func read(_ changes: [String: String?]) throws(StatementError) -> Statement {
    var members: [(name: String, value: String?)] = frame.map { ($0.name, $0.value) }
    for (name, value) in changes {
      members.removeAll { $0.name == name }
      members.append((name, value))
    }
    let text = members.compactMap { name, value in value.map { "\(quoted(name)): \($0)" } }
    return try Statement(octets: Array("{\(text.joined(separator: ", "))}".utf8)[...])
  }

  @Test func `the frame alone is a reply`() throws {
    let statement = try read([:])
    #expect(statement.event.act == thread.map { .replied($0, to: nil) })
    #expect(statement.event.day == Day(number: 20_000))
    #expect(statement.seen == .init(number: 5, chain: Samples.bytes32(4)))
    #expect(statement.bodyHash == nil && statement.keyHash == nil)
    #expect(try read(["colour": "[{\"a\": null}, 1.5e3, true]"]) == statement)
  }

  @Test(arguments: ["id", "kind", "day", "tag", "seen"])
  func `a frame without one of its members is no statement`(name: String) {
    #expect(throws: StatementError.incomplete) { try read([name: String?.none]) }
  }

  @Test(arguments: [
    ("id", "\"short\""), ("id", "7"), ("kind", "7"), ("day", "\"today\""), ("day", "1.5"),
    ("day", "3000001"), ("day", "-3000001"), ("day", "9223372036854775807"),
    ("day", "9223372036854775808"), ("tag", "null"), ("seen", "[1, 2]"), ("seen", "7"),
    ("thread", "\"-\""), ("bh", "\"\""), ("number", "1e3"), ("advice", "\"one\""),
    ("subject", "\"\\ud800\""),
  ])
  func `a misshapen member is an error`(name: String, value: String) {
    do throws(StatementError) {
      _ = try read([name: value])
      Issue.record("\(name) \(value) was read")
    } catch {
      guard case .syntax = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test(arguments: [
    ["seen": "[]"], ["seen": "[5]"],
  ])
  func `a point of the record that is not whole is none`(changes: [String: String]) {
    #expect(throws: StatementError.incomplete) { try read(changes) }
  }

  @Test(arguments: [
    ["kind": "\"handle\""], ["kind": "\"\""], ["kind": "\"unreadable\""], ["kind": "\"Reply\""],
    ["kind": "\"amend\""], ["kind": "\"withdraw\""],
    ["kind": "\"same-here\""], ["kind": "\"same-here\"", "basis": "\"a-hunch\""],
    ["kind": "\"subject\"", "subject": "\"a\"", "stone": "\"Basalt\""],
    ["kind": "\"subject\"", "number": "1", "stone": "\"Basalt\""],
    ["kind": "\"announce\"", "occasion": "\"taxi\"", "week": "9"],
    ["kind": "\"announce\"", "occasion": "\"taxi\"", "week": "9", "until": "8"],
    ["kind": "\"announce\"", "occasion": "\"taxi\"", "week": "9", "until": "9999999"],
    ["kind": "\"cancel\""], ["kind": "\"correct-route\""],
    ["kind": "\"warning\"", "conduct": "\"rude\""], ["kind": "\"warning\"", "basis": "\"\""],
    ["kind": "\"warning\"", "when": "\"1999\""],
  ])
  func `what this program does not know is unreadable, in its thread`(changes: [String: String])
    throws
  {
    #expect(try read(changes).event.act == .unreadable(thread))
    #expect(try read(changes).event.thread == thread)
  }

  @Test(arguments: ["reply", "amend", "withdraw", "same-here", "dispute", "mail"])
  func `an act in no thread is unreadable`(kind: String) throws {
    let changes: [String: String?] = ["kind": quoted(kind), "thread": String?.none]
    #expect(try read(changes).event.act == .unreadable(nil))
  }

  @Test func `an occasion and advice of a later list are read`() throws {
    let statement = try read([
      "kind": "\"warning\"", "occasion": "\"moon\"", "advice": "[\"run\", \"hide\"]",
    ])
    #expect(
      statement.event.act
        == .opened(Opening(kind: .warning, occasion: "moon", advice: ["run", "hide"]))
    )
  }

  @Test func `hostile words are sanitised, and no more advice is kept than may stand`() throws {
    let hostile = "a\u{1B}[31mb\u{202E}c\u{200B}\nd\u{E0041}e\u{0}"
    let clean = Sanitiser.line(hostile)
    #expect(hostile != clean)
    let word = quoted(hostile)
    let many = Array(repeating: word, count: 1_000).joined(separator: ",")
    let warning = try read([
      "kind": "\"warning\"", "occasion": word, "subject": word, "advice": "[\(many)]",
    ])
    #expect(
      warning.event.act
        == .opened(
          Opening(
            kind: .warning,
            occasion: clean,
            subject: SubjectID(clean),
            advice: Array(repeating: clean, count: Limits.adviceCount)
          )
        )
    )
    let subject = try read([
      "kind": "\"subject\"", "subject": word, "stone": word, "number": "-9223372036854775807",
    ])
    #expect(
      subject.event.act
        == .enrolled(SubjectID(clean), SubjectTag(stone: clean, number: -Int.max))
    )
  }

  // MARK: Bodies

  @Test func `a person's body comes back as it was`() throws {
    let entries = [
      RosterEntry(
        id: Samples.subject,
        name: "Sample \"Quote\" Ó\\",
        house: .commons,
        seat: "Here & There",
        party: "漢"
      ),
      RosterEntry(id: SubjectID("p"), name: "Sample", house: .lords, seat: nil, party: nil),
    ]
    for entry in entries {
      let body = EventBody.person(entry)
      #expect(body.octets.allSatisfy { (0x20...0x7E).contains($0) })
      #expect(EventBody(octets: body.octets[...]) == body)
    }
  }

  @Test(arguments: [
    "", "{", "[]", "{}", "{\"text\": 1}", "{\"text\": \"\\ud800\"}", "{\"text\": \"a\"} b",
    "{\"id\": \"p\", \"name\": \"n\"}", "{\"id\": \"p\", \"name\": \"n\", \"house\": \"moon\"}",
    "{\"name\": \"n\", \"house\": \"lords\"}",
  ])
  func `what is no body is none`(json: String) {
    #expect(EventBody(octets: Array(json.utf8)[...]) == nil)
  }

  @Test func `hostile words in a body are sanitised`() {
    let hostile = "a\u{1B}[31mb\u{202E}c\r\n\u{200B}d"
    guard
      case .text(let text) = EventBody(octets: Array("{\"text\": \(quoted(hostile))}".utf8)[...])
    else {
      Issue.record("no text")
      return
    }
    #expect(text.value == Sanitiser.body(hostile) && text.value != hostile)
    let word = quoted(hostile)
    let json =
      "{\"id\":\(word),\"name\":\(word),\"house\":\"lords\",\"seat\":\(word),\"party\":\(word)}"
    let clean = Sanitiser.line(hostile)
    #expect(
      EventBody(octets: Array(json.utf8)[...])
        == .person(
          RosterEntry(
            id: SubjectID(clean),
            name: clean,
            house: .lords,
            seat: clean,
            party: clean
          )
        )
    )
  }

  @Test func `no bytes trap the decoder of bodies`() {
    forEachSeed(500) { _, random in
      var octets = Array(
        "{\"id\":\"p\",\"name\":\"n\\u00e9\",\"house\":\"lords\",\"text\":\"x\"}".utf8
      )
      for _ in 0..<3 {
        octets[Int.random(in: octets.indices, using: &random)] =
          UInt8.random(in: .min ... .max, using: &random)
      }
      _ = EventBody(octets: octets[...])
    }
  }
}
