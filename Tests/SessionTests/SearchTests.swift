// SPDX-License-Identifier: Apache-2.0

import Board
import Ledger
import Sealing
import Session
import TestKit
import Testing

@Suite("Search")
struct SearchTests {
  @Test(
    "Words match beginnings of words, all of them, whatever the case and the accents",
    arguments: [
      ("cafe", true), ("CAFÉ", true), ("caf", true), ("afe", false), ("cafeteria", false),
      ("late  caf", true), ("caf late", true), ("late tea", false), ("22", true), ("o'cl", true),
      ("clock", true), ("résumé", true), ("strasse", true), ("under the", true),
    ]
  )
  func words(_ query: String, isFound: Bool) throws {
    let board = try SessionBoard()
    let session = try board.session("anna")
    let thread = try session.warn(
      "Late at the Café, under\nthe arches at 22 o'clock: Resume, Straße."
    )
    #expect(try session.hits(query).map(\.thread) == (isFound ? [thread] : []))
  }

  @Test("Labels of the opening count as its words")
  func labels() throws {
    let board = try SessionBoard()
    let session = try board.session("anna")
    let (words, wordless) = (
      try session.warn("by the river"), try session.warn(nil, occasion: "lift")
    )
    let tag = try #require(session.board.subject(SessionBoard.subject)).tag.description
    #expect(try session.hits("lift").map(\.thread) == [wordless])
    #expect(try session.hits("river taxi").map(\.thread) == [words])
    #expect(try session.hits("pairs").map(\.thread) == [wordless, words])
    #expect(try session.hits("unease").count == 2)
    #expect(try session.hits(tag).count == 2)
    #expect(try session.hits("quillfeather").isEmpty, "names are not words of a post")
    #expect(try session.hits("river")[0].excerpt == "by the river")
  }

  @Test("The newest comes first, in slices of any size, with the line that matched")
  func order() throws {
    let board = try SessionBoard()
    let session = try board.session("anna")
    let thread = try session.warn("zero heron")
    let replies = try (1...9).map { try session.reply("first line\nheron \($0)", in: thread) }
    for slice in [1, 2, 3, 7, 1_000] {
      let hits = try session.hits("heron", slice: slice)
      #expect(hits.map(\.message) == replies.reversed() + [thread.opening], "slice \(slice)")
      #expect(hits.first?.excerpt == "heron 9", "slice \(slice)")
    }
    let query = try #require(SearchQuery("heron"))
    var search = session.search(query)
    try search.advance(lines: 4)
    #expect(!search.isDone && search.hits.count == 2, "name, roster, opening, one reply")
  }

  @Test("Amended posts are found by their new words, with their labels, and withdrawn ones not")
  func amendedAndWithdrawn() throws {
    let board = try SessionBoard()
    let session = try board.session("anna")
    let thread = try session.warn("sparrow")
    let reply = try session.reply("finch", in: thread)
    let other = try session.warn("finch elsewhere")
    _ = try session.perform(.amend(thread, thread.opening, RawText("kestrel")))
    _ = try session.perform(.amend(thread, reply, RawText("merlin")))
    #expect(try session.hits("sparrow").isEmpty)
    #expect(try session.hits("kestrel").map(\.message) == [thread.opening])
    #expect(try session.hits("kestrel taxi").map(\.message) == [thread.opening])
    #expect(try session.hits("taxi").map(\.message) == [other.opening, thread.opening])
    #expect(try session.hits("taxi").last?.excerpt == "kestrel")
    #expect(try session.hits("finch").map(\.message) == [other.opening])
    #expect(try session.hits("merlin").map(\.message) == [reply])
    _ = try session.perform(.withdraw(thread, reply))
    #expect(try session.hits("merlin").isEmpty)
    _ = try session.perform(.withdraw(other, other.opening))
    #expect(try session.hits("finch").isEmpty && session.hits("elsewhere").isEmpty)
    #expect(try session.hits("taxi").map(\.message) == [thread.opening])
  }

  @Test("What has ended is not found, until it is said again")
  func ended() throws {
    let board = try SessionBoard()
    let session = try board.session("anna")
    _ = try session.warn("sparrow")
    board.clock.today = board.clock.today.advanced(by: 365)
    #expect(try session.hits("sparrow").count == 1)
    board.clock.today = board.clock.today.advanced(by: 1)
    #expect(try session.hits("sparrow").isEmpty)
  }

  @Test("Words that others put into an author's mouth are not found, and hers still are")
  func forged() throws {
    let board = try SessionBoard()
    let (anna, cora) = (try board.session("anna"), try board.session("cora"))
    let thread = try anna.warn("sparrow")
    let member = try Member(.init("anna"), of: board.manifest, cost: .open)
    let claimed = Impostor(actor: member.signer(on: board.clock.today).actor)
    try board.forge(.amend(thread, thread.opening, RawText("sparrow denied")), as: claimed)
    try board.forge(.reply(thread, to: nil, RawText("sparrow forged")), as: claimed)
    try board.forge(.withdraw(thread, thread.opening), as: claimed)
    let pretender = Pretender(
      member: try Member(.init("cora"), of: board.manifest, cost: .open).signer(
        on: board.clock.today
      ),
      thread: thread
    )
    try board.forge(.dispute(thread, RawText("sparrow settled")), as: pretender)
    _ = try cora.refresh()
    let hits = try cora.hits("sparrow")
    #expect(hits.map(\.message) == [thread.opening])
    #expect(hits.first?.excerpt == "sparrow")
    #expect(try cora.hits("denied").isEmpty && cora.hits("settled").isEmpty)
  }
}
