// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Foundation
@testable import Ledger
import Storage
import TestKit
import Testing

/// What somebody who can write the files, and on a sealed board holds its key, can and cannot do.
@Suite("Hostile files")
struct HostileFilesTests {
  /// A board with one warning by Anna, answered by Berta; Cora is the foreign hand.
  private struct Scene {
    let board: TestBoard
    let thread: ThreadID
    let reply: EventID
    let forger: Forger
    var anna: TestMember { board.members[0] }
    var berta: TestMember { board.members[1] }
    var cora: TestMember { board.members[2] }

    init(_ kind: TestBoard.Kind) throws {
      board = try TestBoard(kind)
      let ledger = try board.open()
      thread = try board.warn("The long way round.", by: board.members[0], through: ledger)
      reply =
        try board.act(
          .reply(thread, to: nil, RawText("Seen it.")),
          by: board.members[1],
          through: ledger
        ).id
      forger = try Forger(board)
    }

    /// The key of a member in the thread.
    func tag(_ member: TestMember) -> AuthorKey { member.actor.tag(thread) }

    /// The place of the thread's last line.
    func last() throws -> Place? { try board.open().state.row(thread)?.lastPlace }
  }

  private let words: [BodyReading] = [.text("The long way round."), .text("Seen it.")]

  @Test("A forged post is shown as forged", arguments: TestBoard.Kind.allCases)
  func forgedPost(_ kind: TestBoard.Kind) throws {
    let scene = try Scene(kind)
    let event = Forger.event(1, by: scene.tag(scene.anna), .replied(scene.thread, to: nil))
    try scene.forger.append(.init(event: event, text: "I made it up.", before: scene.last()))
    let ledger = try scene.board.open()
    let read = try #require(try ledger.thread(scene.thread))
    #expect(read.messages.map(\.body) == words + [.forged])
    #expect(try ledger.examine().forged == [event.id])
  }

  @Test(
    "Forged acts take nothing away: not from the thread, not from the list, not from the files",
    arguments: TestBoard.Kind.allCases
  )
  func forgedActs(_ kind: TestBoard.Kind) throws {
    let scene = try Scene(kind)
    let (thread, opening) = (scene.thread, scene.thread.opening)
    let (anna, founder) = (scene.tag(scene.anna), scene.board.manifest.founder)
    let before = try scene.board.open()
    let acts: [(AuthorKey, Act, String?)] = [
      (anna, .withdrawn(thread, opening), nil),
      (anna, .amended(thread, opening), "It was nothing."),
      (anna, .saidSameHere(thread, .firstHand), nil),
      (AuthorKey(founder), .disputed(thread), "All is well."),
      (AuthorKey(founder), .named, "Other"),
      (AuthorKey(founder), .enrolled(TestBoard.subject, SubjectTag(stone: "Jet", number: 1)), "X"),
    ]
    for (number, (author, act, text)) in acts.enumerated() {
      try scene.forger.append(
        .init(
          event: Forger.event(UInt8(number), by: author, act),
          text: text,
          before: scene.last(),
          once: scene.berta.actor.sameHereOnce(thread)
        )
      )
    }
    let ledger = try scene.board.open()
    let read = try #require(try ledger.thread(thread))
    #expect(read.messages.map(\.body) == words)
    #expect(!read.isWithdrawn && read.endedTexts.isEmpty)
    #expect(!read.hasCounted(scene.berta.actor.sameHereOnce(thread)))
    let row = try #require(ledger.state.row(thread))
    #expect(row.state(on: TestBoard.today) == .current)
    #expect(ledger.state.namePlace == before.state.namePlace)
    #expect(ledger.state.subjects == before.state.subjects)
    #expect(ledger.unreadableLines == 5)
    #expect(try ledger.examine().erasedTexts == 0)
    // The author herself still can.
    try scene.board.act(
      .amend(thread, opening, RawText("Mine.")),
      by: scene.anna,
      through: ledger
    )
    #expect(try ledger.thread(thread)?.messages.first?.body == .text("Mine."))
  }

  @Test(
    "A member's own signature amends and withdraws nobody else's post",
    arguments: TestBoard.Kind.allCases
  )
  func foreignActs(_ kind: TestBoard.Kind) throws {
    let scene = try Scene(kind)
    let cora = scene.tag(scene.cora)
    for (number, target) in [scene.thread.opening, scene.reply].enumerated() {
      for (offset, act) in [
        Act.amended(scene.thread, target), .withdrawn(scene.thread, target),
        .disputed(scene.thread),
      ].enumerated() {
        try scene.forger.append(
          .init(
            event: Forger.event(UInt8(number * 8 + offset), by: cora, act),
            text: "Hers.",
            signer: scene.cora,
            before: scene.last()
          )
        )
      }
    }
    let ledger = try scene.board.open()
    #expect(try ledger.thread(scene.thread)?.messages.map(\.body) == words)
    #expect(ledger.state.row(scene.thread)?.state(on: TestBoard.today) == .current)
    #expect(try ledger.examine().erasedTexts == 0)
  }

  @Test("Backward links that lead elsewhere hide nothing", arguments: TestBoard.Kind.allCases)
  func links(_ kind: TestBoard.Kind) throws {
    let scene = try Scene(kind)
    let other = try scene.board.warn(
      "Another.",
      by: scene.anna,
      through: try scene.board.open()
    )
    let ledger = try scene.board.open()
    let (row, otherRow) = (
      try #require(ledger.state.row(scene.thread)), try #require(ledger.state.row(other))
    )
    let links: [Place?] = [
      nil, row.openingPlace, otherRow.lastPlace, Place(0), Place(.max),
      Place(Position(segment: 9, offset: 4)),
      Place(Position(segment: 1, offset: 3)), Place(Position(segment: 1, offset: 1 << 39)),
    ]
    for (number, link) in links.enumerated() {
      try scene.forger.append(
        .init(
          event: Forger.event(
            UInt8(number),
            by: scene.tag(scene.cora),
            .replied(scene.thread, to: nil)
          ),
          text: "Line \(number).",
          signer: scene.cora,
          before: link
        )
      )
    }
    let reopened = try scene.board.open()
    let read = try #require(try reopened.thread(scene.thread))
    let lines = links.indices.map { BodyReading.text("Line \($0).") }
    #expect(read.messages.map(\.body) == words + lines)
    #expect(try reopened.thread(other)?.messages.map(\.body) == [.text("Another.")])
    // One can go on writing, and the decider sees the whole thread as well.
    let event = try scene.board.act(
      .reply(scene.thread, to: scene.reply, RawText("End.")),
      by: scene.berta,
      through: reopened
    )
    #expect(try scene.board.open().thread(scene.thread)?.messages.last?.id == event.id)
  }

  @Test("A link to its own line, or beyond, does not make reading go round in circles")
  func loop() throws {
    let scene = try Scene(.open)
    let end = Place(Position(segment: 1, offset: UInt64(try scene.board.journalBytes().count)))
    for number in 0..<3 {
      try scene.forger.append(
        .init(
          event: Forger.event(
            UInt8(number),
            by: scene.tag(scene.cora),
            .replied(scene.thread, to: nil)
          ),
          signer: scene.cora,
          before: end
        )
      )
    }
    let read = try #require(try scene.board.open().thread(scene.thread))
    #expect(read.messages.map(\.body) == words + [.none, .none, .none])
  }

  @Test(
    "Words that were signed and then taken out, moved or exchanged show as damaged",
    arguments: TestBoard.Kind.allCases
  )
  func bodies(_ kind: TestBoard.Kind) throws {
    let scene = try Scene(kind)
    let cora = scene.tag(scene.cora)
    func reply(_ number: UInt8) -> Event {
      Forger.event(number, by: cora, .replied(scene.thread, to: nil))
    }
    try scene.forger.append(
      .init(
        event: reply(1),
        text: "Taken out.",
        signer: scene.cora,
        before: scene.last(),
        dropsBody: true
      )
    )
    let unsigned = Statement(
      event: reply(2),
      seen: .init(number: 1, chain: .zero),
      bodyHash: nil,
      keyHash: nil
    )
    try scene.forger.append(
      .init(
        event: reply(2),
        text: "Never signed.",
        signer: scene.cora,
        before: scene.last(),
        statement: unsigned.octets
      )
    )
    if kind == .sealed {
      try scene.forger.append(
        .init(
          event: reply(3),
          text: "Sealed for another.",
          signer: scene.cora,
          before: scene.last(),
          bodyEvent: scene.reply
        )
      )
    }
    let read = try #require(try scene.board.open().thread(scene.thread))
    let damaged = [BodyReading](repeating: .damaged, count: kind == .sealed ? 3 : 2)
    #expect(read.messages.map(\.body) == words + damaged)
  }

  @Test("A body that stands in another line's place shows as damaged in both")
  func exchangedBodies() throws {
    let scene = try Scene(.open)
    let lines = try scene.board.journalBytes().split(separator: 0x0A).map(Array.init)
    func parts(_ line: [UInt8]) throws -> (front: [UInt8], body: [UInt8]) {
      let start = try #require(line.firstRange(of: Array(#","body":"#.utf8)))
      return (Array(line[..<start.upperBound]), Array(line[start.upperBound...]))
    }
    let (opening, reply) = (try parts(lines[2]), try parts(lines[3]))
    let exchanged =
      lines[0] + [0x0A] + lines[1] + [0x0A] + opening.front + reply.body + [0x0A] + reply.front
      + opening.body + [0x0A]
    try scene.board.replaceJournal(exchanged)
    let read = try #require(try scene.board.open().thread(scene.thread))
    #expect(read.messages.map(\.body) == [.damaged, .damaged])
  }

  @Test(
    "Heads that are no statement, or one nobody understands, are passed over and counted",
    arguments: TestBoard.Kind.allCases
  )
  func heads(_ kind: TestBoard.Kind) throws {
    let scene = try Scene(kind)
    let id = String(repeating: "A", count: 21) + "A"
    let key = String(repeating: "A", count: 43)
    let signature = String(repeating: "A", count: 86)
    func statement(
      _ rest: String,
      id: String = id,
      day: String = "20000",
      seen: String? = nil
    ) -> String {
      let seen = seen ?? #"[1,"\#(key)"]"#
      return #"{"id":"\#(id)","day":\#(day),"tag":"\#(key)","seen":\#(seen),\#(rest)}"#
    }
    func head(_ s: String) -> String { #"{"s":\#(s),"sig":"\#(signature)"}"# }
    let digits = String(repeating: "9", count: 400)
    let heads =
      [
        #"{"sig":"\#(signature)"}"#, #"{"s":{},"sig":"\#(signature)"}"#, #"{"s":1}"#,
        #"{"s":"\#(key)","sig":"\#(signature)"}"#, #"{"s":null,"sig":null}"#,
        head(statement(#""kind":"gossip""#)), head(statement(#""kind":7"#)),
        head(statement(#""kind":"reply""#)),
        head(statement(#""kind":"reply","thread":"\#(id)""#)),
        head(statement(#""kind":"warning","conduct":"rude""#)),
        head(statement(#""kind":"subject","subject":"x","stone":"Jet","number":\#(digits)"#)),
        head(statement(#""kind":"board""#, day: digits)),
        head(statement(#""kind":"board""#, day: "-9223372036854775808")),
        head(statement(#""kind":"board""#, day: "1e9")),
        head(statement(#""kind":"board""#, seen: "[]")),
        head(statement(#""kind":"board""#, seen: "[18446744073709551615]")),
        head(statement(#""kind":"board""#, seen: "[1,2,3]")),
        head(statement(#""kind":"board""#, id: "short")),
        #"{"s":\#(statement(#""kind":"board""#)),"sig":"\#(signature)","before":[1,"x"]}"#,
        #"{"s":\#(statement(#""kind":"board""#)),"sig":"\#(signature)","seq":-1}"#,
      ]
    for text in heads {
      try scene.forger.append(
        .init(
          event: Forger.event(9, by: scene.tag(scene.cora), .named),
          head: Array(text.utf8)
        )
      )
    }
    // A link too large for a place is no link, and a signature of any length is no reason to fall.
    for link in ["[18446744073709551615,18446744073709551615]", "[1]", "[]", "[1,2,3]"] {
      let s = statement(#""kind":"reply","thread":"\#(scene.thread)""#)
      try scene.forger.append(
        .init(
          event: Forger.event(9, by: scene.tag(scene.cora), .named),
          head: Array(#"{"s":\#(s),"sig":"AAAA","before":\#(link)}"#.utf8)
        )
      )
    }
    let ledger = try scene.board.open()
    #expect(ledger.damage == nil)
    #expect(ledger.unreadableLines == heads.count)
    let read = try #require(try ledger.thread(scene.thread))
    // All four bear one identifier, and one event happens once.
    #expect(read.messages.map(\.body) == words + [.forged])
    #expect(try ledger.examine().isSound == false)
    try scene.board.act(
      .reply(scene.thread, to: nil, RawText("On.")),
      by: scene.berta,
      through: ledger
    )
    #expect(try scene.board.open().state == ledger.state)
  }

  @Test("A second opening of the same identifier, and an unknown thread's post, change nothing")
  func strays() throws {
    let scene = try Scene(.open)
    let opening = Event(
      id: scene.thread.opening,
      day: TestBoard.today,
      author: scene.tag(scene.cora),
      act: .opened(Opening(kind: .question))
    )
    try scene.forger.append(.init(event: opening, text: "Mine now.", signer: scene.cora))
    let unknown = ThreadID(Bytes16(Array(repeating: 5, count: 16)) ?? .zero)
    try scene.forger.append(
      .init(
        event: Forger.event(
          2,
          by: scene.cora.actor.tag(unknown),
          .replied(unknown, to: nil)
        ),
        text: "Where?",
        signer: scene.cora
      )
    )
    let ledger = try scene.board.open()
    #expect(ledger.unreadableLines == 2)
    #expect(ledger.state.threads.count == 1)
    #expect(try ledger.thread(scene.thread)?.messages.map(\.body) == words)
    #expect(try ledger.opening(of: try #require(ledger.state.row(scene.thread)))?.body == words[0])
  }

  @Test("No flipped bit changes a shown word in silence", arguments: TestBoard.Kind.allCases)
  func flips(_ kind: TestBoard.Kind) throws {
    let scene = try Scene(kind)
    let board = scene.board
    let first = try board.open()
    try board.act(
      .amend(scene.thread, scene.reply, RawText("Seen it twice.")),
      by: scene.berta,
      through: first
    )
    try board.act(.sameHere(scene.thread, .firstHand), by: scene.cora, through: first)
    let last = try board.act(
      .reply(scene.thread, to: nil, RawText("Last word.")),
      by: scene.cora,
      through: first
    )
    let whole = try board.journalBytes()
    let shown = try board.open().bodies()
    #expect(shown.count == 3)
    let step = kind == .open ? 11 : 97
    var (named, damaged) = (0, 0)
    for (turn, index) in stride(from: 0, to: whole.count, by: step).enumerated() {
      var bytes = whole
      bytes[index] ^= [0x01, 0x20, 0x80, 0x10][turn % 4]
      try board.replaceJournal(bytes)
      let ledger: Ledger
      do {
        ledger = try board.open()
      } catch LedgerError.sealed {
        named += 1
        continue
      }
      let isNamed = ledger.damage != nil || ledger.unreadableLines > 0
      if isNamed { named += 1 }
      let now = try ledger.bodies()
      for (id, body) in now where shown[id] != body {
        damaged += 1
        let isTold = isNamed || body == .damaged || body == .forged
        #expect(isTold && body.text == nil, "byte \(index): \(body)")
      }
      // A post under another identifier shows as forged; a last line without its end is a crashed
      // write, which the next writer reports.
      let missing = shown.keys.filter { now[$0] == nil }
      let strangers = now.keys.filter { shown[$0] == nil }
      let isTorn = missing == [last.id] && ledger.isBehind
      #expect(
        missing.count <= strangers.count || isNamed || isTorn,
        "byte \(index) hides \(missing.count): \(context(of: bytes, at: index))"
      )
    }
    #expect(named > 20 && damaged > 20, "\(named) named, \(damaged) damaged")
  }

  /// What stands around a byte, for the message.
  private func context(of bytes: [UInt8], at index: Int) -> String {
    String(decoding: bytes[max(0, index - 40)..<min(bytes.count, index + 20)], as: UTF8.self)
  }
}
