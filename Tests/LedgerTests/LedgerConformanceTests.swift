// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Foundation
@testable import Ledger
import Storage
import TestKit
import Testing

/// What holds of a ledger whatever its lines are sealed with.
@Suite("Ledger, open and sealed")
struct LedgerConformanceTests {
  @Test(
    "Whatever is done, folding the journal gives the state that appending made",
    arguments: TestBoard.Kind.allCases
  )
  func foldingEqualsAppending(_ kind: TestBoard.Kind) throws {
    try forEachSeed(4) { seed, random in
      let board = try TestBoard(kind, seed: seed)
      let ledger = try board.open()
      let follower = try board.open()
      for step in 0..<60 {
        let intent = RandomIntents.intent(on: ledger.state, threads: ledger, step, &random)
        let member = (board.members + [board.founder]).randomElement(using: &random)
        do {
          try board.act(intent, by: member ?? board.founder, through: ledger)
        } catch LedgerError.refused {
          continue
        }
        if step % 7 == 0 { _ = try follower.refresh() }
      }
      _ = try follower.refresh()
      let reopened = try board.open()
      #expect(ledger.state.threads.count > 2, "seed \(seed): the script does something")
      #expect(reopened.state == ledger.state, "seed \(seed)")
      #expect(follower.state == ledger.state, "seed \(seed)")
      #expect(reopened.unreadableLines == 0 && reopened.damage == nil, "seed \(seed)")
      #expect(try reopened.examine().isSound, "seed \(seed)")
      #expect(reopened.tangled.isEmpty, "seed \(seed)")
      for row in reopened.state.threads {
        let linked = try reopened.thread(row.id)
        let inOrder = try reopened.threadInOrder(row.id)
        #expect(linked != nil && linked == inOrder, "seed \(seed)")
      }
    }
  }

  @Test("A thread reads as it was written", arguments: TestBoard.Kind.allCases)
  func thread(_ kind: TestBoard.Kind) throws {
    let board = try TestBoard(kind)
    let (anna, berta) = (board.members[0], board.members[1])
    let ledger = try board.open()
    let thread = try board.warn("The long way round.", by: anna, through: ledger)
    let reply = try board.act(
      .reply(thread, to: thread.opening, RawText("Seen it too.")),
      by: berta,
      through: ledger
    )
    try board.act(.sameHere(thread, .toldByThePerson), by: berta, through: ledger)
    try board.act(.dispute(thread, RawText("He denies it.")), by: board.founder, through: ledger)
    let read = try #require(try board.open().thread(thread))
    #expect(
      read.messages.map(\.body) == [
        .text("The long way round."), .text("Seen it too."), .text("He denies it."),
      ]
    )
    #expect(read.messages.map(\.role) == [.opening, .reply, .moderator])
    #expect(read.message(reply.id)?.replyTo == thread.opening)
    #expect(read.hasCounted(berta.actor.sameHereOnce(thread)))
    #expect(!read.hasCounted(anna.actor.sameHereOnce(thread)))
    #expect(read.opening.advice == ["go-in-pairs"])
  }

  @Test(
    "Ended texts are gone from every file and the record still verifies",
    arguments: TestBoard.Kind.allCases
  )
  func erasing(_ kind: TestBoard.Kind) throws {
    let board = try TestBoard(kind)
    let (anna, berta) = (board.members[0], board.members[1])
    let ledger = try board.open()
    let thread = try board.warn("heliotrope words", by: anna, through: ledger)
    let reply = try board.act(
      .reply(thread, to: nil, RawText("marzipan words")),
      by: berta,
      through: ledger
    )
    let bodies = try board.journalBytes()
    try board.act(.amend(thread, thread.opening, RawText("new words")), by: anna, through: ledger)
    try board.act(.withdraw(thread, reply.id), by: berta, through: ledger)
    try board.act(.name(RawText("Wagtails")), by: board.founder, through: ledger)
    try board.act(
      .enrol(
        RosterEntry(
          id: TestBoard.subject,
          name: "Ottoline Marchbanks",
          house: .commons,
          seat: nil,
          party: nil
        )
      ),
      by: board.founder,
      through: ledger
    )
    let reopened = try board.open()
    let found = try reopened.examine()
    #expect(found.isSound)
    #expect(found.erasedTexts == 4)
    #expect(found.texts == 3)
    let read = try #require(try reopened.thread(thread))
    #expect(read.messages.map(\.body) == [.text("new words"), .withdrawn])
    for word in ["heliotrope", "marzipan", "Warblers", "Quillfeather"] {
      #expect(try !board.holds(word), "\(word)")
    }
    if kind == .open {
      #expect(bodies.firstRange(of: Array("heliotrope".utf8)) != nil, "the search can find")
    }
    let erased = try reopened.body(at: Place(Position(segment: 1, offset: 0)))
    #expect(erased == nil)
  }

  @Test("No word of a sealed board stands in any file in raw, hexadecimal or base64 form")
  func sealedFilesSayNothing() throws {
    for kind in TestBoard.Kind.allCases {
      let board = try TestBoard(kind)
      let ledger = try board.open()
      let thread = try board.warn("Marmalade kerfuffle", by: board.members[0], through: ledger)
      try board.act(
        .reply(thread, to: nil, RawText("periwinkle")),
        by: board.members[1],
        through: ledger
      )
      try board.act(.sameHere(thread, .firstHand), by: board.members[1], through: ledger)
      let tag = try #require(ledger.state.subject(TestBoard.subject)).tag
      let words = [
        "Marmalade", "kerfuffle", "periwinkle", "taxi", "go-in-pairs", "situation", "Warblers",
        "Quillfeather", "Sallowmere", "publicwhip", tag.stone, "first-hand", "same-here", "reply",
        "warning", thread.description, "text",
      ]
      let files = try board.files()
      let found = words.filter { word in
        disguises(of: word).contains { form in
          files.contains { $0.firstRange(of: Array(form.utf8)) != nil }
        }
      }
      #expect(found == (kind == .open ? words : []), "\(kind)")
    }
  }

  /// A word as it is, in hexadecimal, and in base64 wherever it may start, without the characters
  /// that its neighbours decide.
  private func disguises(of word: String) -> [String] {
    let bytes = Array(word.utf8)
    let hexadecimal = bytes.map { String($0, radix: 16) }.joined()
    let shifted = (0..<3).map { shift -> String in
      let text = Data(Array(repeating: 0, count: shift) + bytes).base64EncodedString()
      let exact = text.prefix(while: { $0 != "=" })
      let start = [0, 2, 3][shift]
      let end = (shift + bytes.count) * 8 / 6
      return String(exact.prefix(end).dropFirst(start))
    }
    let urlSafe = shifted.map {
      $0.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
    }
    return [word, hexadecimal, hexadecimal.uppercased()] + shifted + urlSafe
  }

  @Test("A sealed board does not open without its key, an open one does")
  func needsKey() throws {
    let board = try TestBoard(.sealed)
    let folder = try BoardFolder.open(board.path)
    #expect(throws: LedgerError.sealed) {
      try Ledger(board.manifest) { rule throws(StorageError) in
        try FileStore(folder, rule: rule, coarseTime: { 0 })
      }
    }
  }

  @Test("A batch of more threads than the decider keeps can still answer the first of them")
  func longBatch() throws {
    let board = try TestBoard(.open)
    let ledger = try board.open()
    let member = board.members[0]
    let first = try board.warn("first", by: member, through: ledger)
    let more = (0..<4_097).map { _ in
      Request(
        .open(Opening(kind: .question), RawText("?")),
        by: member,
        on: TestBoard.today
      )
    }
    let reply = Request(.reply(first, to: nil, RawText("!")), by: member, on: TestBoard.today)
    let events = try ledger.append([reply] + more + [reply], using: &board.world)
    #expect(events.count == 4_099)
    let reopened = try board.open()
    #expect(reopened.state == ledger.state)
    #expect(reopened.state.row(first)?.messageCount == 3)
  }
}
