// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation
@testable import Ledger
import Sealing
@testable import Session
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
      try session.warn("by the river", about: SessionBoard.subject),
      try session.warn(nil, occasion: "lift", about: SessionBoard.subject)
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

/// The same answers, whatever stands in the caches.
@Suite("Search, with caches")
struct CachedSearchTests {
  private static let queries = [
    "her", "kestrel", "taxi", "\"late heron\" heron2", "\"heron late\"", "absent", "basalt pairs",
    "1", "kind:warning", "kestrel occasion:lift", "heron kind:question", "occasion:ta heron1",
  ]
  private static let inVain: Set = [
    "\"heron late\"", "absent", "1", "heron kind:question",
  ]

  private func answers(_ session: Session, slice: Int = 100) throws -> [[SearchHit]] {
    try CachedSearchTests.queries.map { try session.hits($0, slice: slice) }
  }

  @Test("The caches change no answer, be they whole, behind, torn or gone")
  func sameAnswers() throws {
    let board = try SessionBoard()
    let (anna, cora) = (try board.session("anna"), try board.session("cora"))
    let filling = String(repeating: "late heron and so on ", count: 150)
    var threads: [ThreadID] = []
    for number in 0..<50 {
      let (writer, other) = number % 3 == 0 ? (cora, anna) : (anna, cora)
      if number % 7 == 0 {
        let occasion = number % 2 == 0 ? "taxi" : "lift"
        let subject = number == 0 ? SessionBoard.subject : nil
        threads.append(
          try writer.warn("heron\(number)", occasion: occasion, about: subject))
        _ = try other.refresh()
      }
      let thread = threads[number % threads.count]
      let message = try writer.reply("heron\(number) \(filling)", in: thread)
      if number % 5 == 0 {
        _ = try writer.perform(.amend(thread, message, RawText("kestrel\(number) \(filling)")))
      }
      if number % 11 == 0 { _ = try writer.perform(.withdraw(thread, message)) }
      _ = try other.refresh()
    }
    _ = try anna.perform(.amend(threads[2], threads[2].opening, RawText("late kestrel")))
    _ = try cora.refresh()
    let wanted = try answers(anna)
    for (query, hits) in zip(Self.queries, wanted) {
      #expect(hits.isEmpty == Self.inVain.contains(query), "\(query)")
    }
    func look(_ what: String) throws {
      for (session, slice) in [(anna, 7), (try board.session(nil), 2_000)] {
        #expect(try answers(session, slice: slice) == wanted, "\(what), \(slice)")
      }
    }
    anna.ledger.caching.threshold = 1
    while anna.refreshCaches() {}
    #expect(anna.ledger.keptTexts().map { $0.blockCount >= 2 } == true)
    try look("whole")
    let texts = board.path + "/snapshot/text.bin"
    let good = try Data(contentsOf: URL(filePath: texts))
    for index in [good.count - 100, 100] {
      var bad = good
      bad[index] ^= 1
      try bad.write(to: URL(filePath: texts))
      chmod(texts, 0o600)
      try look("a bit in byte \(index)")
    }
    try FileManager.default.removeItem(atPath: texts)
    try look("without its texts")
    try good.write(to: URL(filePath: texts))
    chmod(texts, 0o600)
    try look("as it was")
  }

  @Test("What comes in after the caches, and what ends, is found and not")
  func tail() throws {
    let board = try SessionBoard()
    let session = try board.session("anna")
    let filling = String(repeating: "lorem ipsum ", count: 300)
    let thread = try session.warn("begin")
    let replies = try (0..<50).map { try session.reply("heron\($0)x \(filling)", in: thread) }
    session.ledger.caching.threshold = 1
    while session.refreshCaches() {}
    #expect(session.ledger.keptTexts() != nil)
    _ = try session.perform(.withdraw(thread, replies[4]))
    _ = try session.perform(.amend(thread, replies[5], RawText("kestrel")))
    let last = try session.reply("heron late", in: thread)
    let other = try board.session("cora")
    #expect(try other.hits("heron4x").isEmpty && other.hits("heron5x").isEmpty)
    #expect(try other.hits("kestrel").map(\.message) == [replies[5]])
    var left = replies
    left.remove(at: 5)
    left.remove(at: 4)
    #expect(try other.hits("heron").map(\.message) == [last] + left.reversed())
    // A thread that has ended, with all that is in the caches.
    _ = try session.perform(.withdraw(thread, thread.opening))
    _ = try other.refresh()
    #expect(try other.hits("heron").isEmpty)
  }

  @Test("A search that is under way when a text ends does not show it")
  func endsMeanwhile() throws {
    let board = try SessionBoard()
    let (session, other) = (try board.session("anna"), try board.session("anna"))
    let thread = try session.warn("begin")
    let replies = try (0..<4).map { try session.reply("heron\($0)", in: thread) }
    _ = try other.refresh()
    var search = other.search(try #require(SearchQuery("heron")))
    try search.advance(lines: 6)
    #expect(search.hits.count == 3)
    _ = try session.perform(.withdraw(thread, replies[0]))
    _ = try session.perform(.amend(thread, replies[1], RawText("kestrel")))
    _ = try other.refresh()
    while !search.isDone { try search.advance(lines: 1) }
    #expect(search.hits.map(\.message) == [replies[3], replies[2]])
  }
}
