// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Foundation
import Ledger
import Sealing
import Session
import TestKit
import Testing

@Suite("Session")
struct SessionTests {
  private let today = Day(year: 2026, month: 11, day: 20)

  @Test("The board's name is told, and told anew when it changes")
  func name() throws {
    let board = try SessionBoard()
    let session = try board.session(nil)
    #expect(try session.name() == "Warblers")
    try board.act(.name(RawText("Wagtails")), as: Founder(ofOpenBoard: board.manifest))
    #expect(try session.name() == "Warblers")
    _ = try session.refresh()
    #expect(try session.name() == "Wagtails")
  }

  @Test("Without a codename one reads and does not write")
  func noCodename() throws {
    let board = try SessionBoard()
    let thread = try board.session("anna").warn("words")
    let reader = try board.session(nil)
    #expect(!reader.hasCodename)
    #expect(try reader.thread(thread)?.own.isEmpty == true)
    #expect(throws: SessionError.noCodename) { try reader.reply("no", in: thread) }
    #expect(throws: SessionError.noCodename) {
      try reader.perform(.name(RawText("Mine")))
    }
  }

  @Test("A refusal comes as itself")
  func refusal() throws {
    let board = try SessionBoard()
    let session = try board.session("anna")
    let thread = try session.warn("words")
    #expect(throws: SessionError.refused(.emptyText)) { try session.reply(" ", in: thread) }
    #expect(throws: SessionError.refused(.ownWarning)) {
      try session.perform(.sameHere(thread, .firstHand))
    }
  }

  @Test(
    "One's own tags are known from any terminal, others' are not, and another thread has another"
  )
  func own() throws {
    let board = try SessionBoard()
    let (anna, berta) = (try board.session("anna"), try board.session("berta"))
    let first = try anna.warn("one")
    let second = try anna.warn("two")
    try berta.reply("three", in: first)
    let again = try board.session("Anna ")
    let reading = try #require(try again.thread(first))
    let authors = reading.state.messages.map(\.author)
    #expect(reading.own.contains(authors[0]) && !reading.own.contains(authors[1]))
    let other = try #require(try again.thread(second))
    #expect(!reading.own.contains(other.state.messages[0].author))
    #expect(other.own.contains(other.state.messages[0].author))
  }

  @Test("Two authors whose tags have the same words are told apart, the same for every reader")
  func names() throws {
    let board = try SessionBoard(things: ["Linen"], birds: ["Dunlin"])
    let (anna, berta) = (try board.session("anna"), try board.session("berta"))
    let thread = try anna.warn("one")
    try berta.reply("two", in: thread)
    _ = try anna.refresh()
    try anna.reply("three", in: thread)
    try board.act(.dispute(thread, RawText("four")), as: Founder(ofOpenBoard: board.manifest))
    for codename in ["anna", "berta", nil] {
      let reading = try #require(try board.session(codename).thread(thread))
      #expect(
        reading.state.messages.map { reading.name(of: $0.author) } == [
          "Linen Dunlin", "Linen Dunlin 2", "Linen Dunlin", "Moderator",
        ]
      )
    }
    #expect(try berta.rows([thread])[thread]?.author == "Linen Dunlin")
  }

  @Test("A member is told that she has said \"same here\", on every terminal, and nobody else is")
  func sameHere() throws {
    let board = try SessionBoard()
    let (anna, berta) = (try board.session("anna"), try board.session("berta"))
    let thread = try anna.warn("one")
    _ = try berta.refresh()
    #expect(try berta.thread(thread)?.hasSaidSameHere == false)
    _ = try berta.perform(.sameHere(thread, .firstHand))
    #expect(try berta.thread(thread)?.hasSaidSameHere == true)
    #expect(try board.session("berta").thread(thread)?.hasSaidSameHere == true)
    #expect(try board.session("anna").thread(thread)?.hasSaidSameHere == false)
    #expect(try board.session(nil).thread(thread)?.hasSaidSameHere == false)
    board.clock.today = today.advanced(by: 60)
    #expect(try board.session("berta").thread(thread)?.hasSaidSameHere == true, "next year too")
    #expect(throws: SessionError.refused(.alreadyCounted)) {
      try board.session("berta").perform(.sameHere(thread, .firstHand))
    }
  }

  @Test("A voice shows from the next day on, and does not move the list")
  func voices() throws {
    let board = try SessionBoard()
    let anna = try board.session("anna")
    let thread = try anna.warn("one")
    let later = try anna.warn("two")
    for name in ["berta", "cora", "dora", "edda"] {
      _ = try board.session(name).perform(.sameHere(thread, .firstHand))
    }
    let session = try board.session(nil)
    let row = try #require(session.board.row(thread))
    #expect(row.voices(on: session.today) == .one)
    #expect(session.board.current(on: session.today).map(\.id) == [later, thread])
    board.clock.today = today.advanced(by: 1)
    #expect(row.voices(on: session.today) == .fiveOrMore)
  }

  @Test("Last year's tag amends and withdraws after New Year; the one before that does not")
  func newYear() throws {
    let board = try SessionBoard()
    let anna = try board.session("anna")
    let thread = try anna.warn("one")
    let reply = try anna.reply("two", in: thread)
    board.clock.today = Day(year: 2027, month: 1, day: 2)
    _ = try anna.perform(.amend(thread, thread.opening, RawText("newer")))
    let fresh = try anna.reply("three", in: thread)
    let reading = try #require(try anna.thread(thread))
    #expect(reading.state.messages.map(\.body) == [.text("newer"), .text("two"), .text("three")])
    #expect(Set(reading.state.messages.map(\.author)).count == 2, "a new year has a new tag")
    #expect(reading.state.messages.allSatisfy { reading.own.contains($0.author) })
    #expect(throws: SessionError.refused(.ownWarning)) {
      try anna.perform(.sameHere(thread, .firstHand))
    }
    _ = try anna.perform(.withdraw(thread, reply))
    board.clock.today = Day(year: 2028, month: 1, day: 2)
    #expect(throws: SessionError.refused(.notYours)) {
      try anna.perform(.withdraw(thread, thread.opening))
    }
    _ = try anna.perform(.withdraw(thread, fresh))
    #expect(try board.session(nil).examine().isSound)
  }

  @Test("Rows show an opening's words, new ones once amended, none once withdrawn")
  func rows() throws {
    let board = try SessionBoard()
    let anna = try board.session("anna")
    let (plain, wordless) = (try anna.warn("plain"), try anna.warn(nil, conduct: .mayBeACrime))
    let (amended, withdrawn) = (try anna.warn("before"), try anna.warn("gone"))
    _ = try anna.perform(.amend(amended, amended.opening, RawText("after")))
    _ = try anna.perform(.amend(amended, amended.opening, RawText("at last")))
    _ = try anna.perform(.withdraw(withdrawn, withdrawn.opening))
    let unknown = ThreadID(opening: EventID(.zero))
    let rows = try board.session(nil).rows([plain, wordless, amended, withdrawn, unknown])
    #expect(rows.count == 4)
    #expect(rows[plain]?.body == .text("plain"))
    #expect(rows[plain]?.advice == ["go-in-pairs"])
    #expect(rows[wordless]?.body == BodyReading.none)
    #expect(rows[amended]?.body == .text("at last"))
    #expect(rows[withdrawn]?.body == .withdrawn)
  }

  @Test("A name card is the founder's word alone")
  func person() throws {
    let board = try SessionBoard()
    let founder = Founder(ofOpenBoard: board.manifest)
    func entry(_ number: Int, _ name: String) -> RosterEntry {
      RosterEntry(
        id: SubjectID("person/\(number)"),
        name: name,
        house: .lords,
        seat: nil,
        party: nil
      )
    }
    try board.forge(.enrol(entry(1, "Forged Renewal")), as: Impostor(actor: founder.actor))
    try board.forge(.enrol(entry(2, "Forged Newcomer")), as: Impostor(actor: founder.actor))
    let session = try board.session(nil)
    let known = try #require(session.board.subject(SessionBoard.subject))
    #expect(try session.person(known.id)?.name == "Ottoline Quillfeather")
    if let planted = session.board.subject(SubjectID("person/2")) {
      #expect(try session.person(planted.id) == nil)
    }
    try board.act(.enrol(entry(1, "Ottoline Marchbanks")), as: founder)
    _ = try session.refresh()
    let renewed = try #require(session.board.subject(SessionBoard.subject))
    #expect(renewed.tag == known.tag)
    #expect(try session.person(renewed.id)?.name == "Ottoline Marchbanks")
  }

  @Test("A message leads to its thread, an unknown one nowhere")
  func threadOfMessage() throws {
    let board = try SessionBoard()
    let anna = try board.session("anna")
    let thread = try anna.warn("one")
    let reply = try anna.reply("two", in: thread)
    #expect(try anna.thread(of: thread.opening) == thread)
    #expect(try anna.thread(of: reply) == thread)
    #expect(try anna.thread(of: EventID(.zero)) == nil)
  }

  @Test("Refreshing a session tells what came in from another")
  func refresh() throws {
    let board = try SessionBoard()
    let (anna, berta) = (try board.session("anna"), try board.session("berta"))
    let theirs = try anna.warn("one")
    let ours = try berta.warn("two")
    #expect(berta.isBehind)
    #expect(try berta.refresh().threads == [theirs])
    #expect(try anna.refresh().threads == [ours])
    #expect(try anna.refresh().isEmpty && !anna.isBehind)
  }

  @Test("Files are the owner's alone, and tell no time finer than the day")
  func coarseFiles() throws {
    let board = try SessionBoard()
    let anna = try board.session("anna")
    let thread = try anna.warn("one")
    board.clock.today = today.advanced(by: 3)
    _ = try anna.perform(.amend(thread, thread.opening, RawText("two")))
    var newest = Date.distantPast
    for attributes in try board.attributes() {
      let time = try #require(attributes[.modificationDate] as? Date)
      #expect(time.timeIntervalSince1970.truncatingRemainder(dividingBy: 86_400) == 0)
      newest = max(newest, time)
      let mode = try #require(attributes[.posixPermissions] as? Int)
      #expect(mode == 0o600 || mode == 0o700)
    }
    #expect(newest.timeIntervalSince1970 == Double(today.advanced(by: 3).startSeconds))
  }
}
