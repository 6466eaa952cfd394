// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import TestKit
import Testing

/// What is typed after `/`: words, tags, a reference, filters.
@Suite struct SearchQueryTests {
  @Test(arguments: ["", "   ", "\u{202E}\t"]) func nothingIsNoQuery(_ typed: String) {
    #expect(SearchQuery(typed) == nil)
  }

  @Test(arguments: [
    ("cab", "cab"), (" the  long way ", "the long way"), ("kind:warning cab", "cab"),
    ("cab is:unread taxi", "cab taxi"), ("kind:warning", ""), ("at 10:30", "at 10:30"),
    ("note: this", "note: this"), ("subject:Basalt 17 cab", "cab"), ("Basalt 17", "Basalt 17"),
    ("subject:basalt17 12", "12"), (":", ":"),
  ])
  func wordsAreWhatIsNoFilter(_ typed: String, words: String) {
    #expect(SearchQuery(typed)?.text == words)
  }

  @Test(arguments: [
    ("K4TZ", true), ("k4tz", true), ("KATZ", true), ("katz", false), ("taxi", false),
  ])
  func aLoneWordMayNameAThread(_ typed: String, isSure: Bool) {
    let query = SearchQuery(typed)
    #expect(query?.reference == Reference(typed))
    #expect(query?.isSurelyReference == isSure)
    #expect(SearchQuery("\(typed) cab")?.reference == nil)
    #expect(SearchQuery("\(typed) kind:warning")?.reference == nil)
  }

  @Test(arguments: [
    ("knd:warning", SearchFault.unknownFilter("knd")), ("kind:x", .unknownValue(.kind, "x")),
    ("kind:", .unknownValue(.kind, "")), ("occasion:lift", .unknownValue(.occasion, "lift")),
    ("is:read", .unknownValue(.is, "read")), ("subject:", .unknownValue(.subject, "")),
  ])
  func whatCannotBeMeantIsNamed(_ typed: String, fault: SearchFault) {
    #expect(SearchQuery(typed)?.fault(in: Samples.vocabulary) == fault)
  }

  @Test func filtersAdmitWhatTheyName() throws {
    var random = SeededRandom(seed: 2)
    var board = BoardState()
    func apply(_ act: Act) -> EventID {
      let id = EventID(using: &random)
      let event = Event(id: id, day: Samples.today, author: Samples.founder, act: act)
      board.apply(event, at: Place(0), founder: Samples.founder)
      return id
    }
    _ = apply(.enrolled(Samples.subject, SubjectTag(stone: "Basalt", number: 7)))
    let warning = ThreadID(opening: apply(.opened(Samples.warning(subject: Samples.subject))))
    let question = ThreadID(
      opening: apply(.opened(Opening(kind: .question, occasion: "drinks"))))
    func admitted(_ typed: String) throws -> [Bool] {
      let query = try #require(SearchQuery(typed))
      #expect(query.fault(in: Samples.vocabulary) == nil)
      return try [warning, question].map {
        query.admits(
          try #require(board.row($0)), in: board, isUnread: $0 == question, isWatched: $0 == warning
        )
      }
    }
    let (both, first, second, none) = (
      [true, true], [true, false], [false, true], [false, false]
    )
    #expect(try admitted("cab") == both)
    #expect(try admitted("kind:warning") == first)
    #expect(try admitted("KIND:Q") == second)
    #expect(try admitted("kind:warning kind:question") == both)
    #expect(try admitted("kind:warning is:unread") == none)
    #expect(try admitted("conduct:situation") == first)
    #expect(try admitted("basis:told-by-several occasion:taxi") == first)
    #expect(try admitted("occasion:drinks") == second)
    #expect(try admitted("is:unread") == second)
    #expect(try admitted("is:watched") == first)
    #expect(try admitted("is:unread is:watched") == both)
    #expect(try admitted("when:this-term") == first)
    #expect(try admitted("when:coming") == none)
    for tag in ["basalt", "Basalt 07", "basalt-7", "basalt7", "b", "\"Basalt 07\"", "\"basalt-7\""]
    {
      #expect(try admitted("subject:\(tag)") == first, "\(tag)")
    }
    #expect(try admitted("subject:basalt17") == none)
  }
}
