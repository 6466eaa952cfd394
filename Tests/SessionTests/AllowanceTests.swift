// SPDX-License-Identifier: Apache-2.0

import Board
@testable import Ledger
@testable import Session
import TestKit
import Testing

/// How much one member posts on a day.
@Suite struct AllowanceTests {
  private func refusal(_ work: () throws -> Void) -> Refusal? {
    do {
      try work()
      return nil
    } catch {
      if case SessionError.refused(let refusal) = error { return refusal }
      return nil
    }
  }

  @Test func `a day's warnings are counted for all sessions of one member, and for no other`()
    throws
  {
    let board = try SealedBoard()
    let (one, two) = (try board.session(1), try board.session(1))
    #expect(
      try one.postsLeft()
        == PostsLeft(warnings: Limits.dailyWarnings, others: Limits.dailyPosts))
    for number in 0..<Limits.dailyWarnings {
      _ = try (number % 2 == 0 ? one : two).warn("Words \(number).")
    }
    let tomorrow = board.clock.today.advanced(by: 1)
    let refused = Refusal.dailyLimit(.warnings, most: Limits.dailyWarnings, from: tomorrow)
    #expect(refusal { _ = try one.warn("One more.") } == refused)
    #expect(refusal { _ = try two.warn("One more.") } == refused)
    #expect(try board.session(1).postsLeft()?.warnings == 0)
    let thread = try board.session(2).warn("Somebody else's.")
    // Replies have their own, and "same here" none.
    _ = try one.refresh()
    _ = try one.reply("I, too.", in: thread)
    _ = try one.perform(.sameHere(thread, .firstHand))
    #expect(try one.postsLeft()?.others == Limits.dailyPosts - 1)
    // Nothing of it is on the board, and nobody else's is touched.
    let other = try board.session(2)
    #expect(
      try other.postsLeft()
        == PostsLeft(warnings: Limits.dailyWarnings - 1, others: Limits.dailyPosts))
    board.clock.today = tomorrow
    _ = try one.warn("A new day.")
    #expect(try one.postsLeft()?.warnings == Limits.dailyWarnings - 1)
  }

  @Test func `what waits for its hour counts on the day on which it was written`() throws {
    let board = try SealedBoard()
    let session = try board.session(1)
    let opening = { (conduct: Conduct) in
      Opening(
        kind: .warning, conduct: conduct, basis: .firstHand, occasion: "taxi", when: .thisTerm,
        advice: ["go-in-pairs"])
    }
    for _ in 0..<Limits.dailyWarnings {
      _ = try session.perform(.schedule(opening(.unease), nil))
    }
    #expect(try session.postsLeft()?.warnings == 0)
    #expect(refusal { _ = try session.perform(.schedule(opening(.bullying), nil)) } != nil)
    #expect(refusal { _ = try session.warn("Now.") } != nil)
  }

  @Test func `the first days have fewer, as far as it is known when they began`() throws {
    let board = try SealedBoard()
    let session = try board.session(1)
    session.keep(.readAll(ReadMarks.Base(number: 1, day: board.clock.today)))
    #expect(
      try session.postsLeft()
        == PostsLeft(warnings: Limits.earlyDailyWarnings, others: Limits.earlyDailyPosts))
    board.clock.today = board.clock.today.advanced(by: Limits.earlyDays)
    #expect(try session.postsLeft()?.warnings == Limits.dailyWarnings)
  }

  @Test func `moderators' acts and open boards have no limit`() throws {
    let board = try SealedBoard()
    let founder = try board.session(0)
    let thread = try board.session(1).warn("Words.")
    _ = try founder.refresh()
    for _ in 0...Limits.dailyPosts {
      let answer = try founder.perform(.dispute(thread, RawText("An answer.")))
      _ = try founder.perform(.decide(answer.map(\.id), .resolved))
    }
    #expect(try founder.postsLeft()?.others == Limits.dailyPosts)
    let open = try SessionBoard()
    let session = try open.session("anna")
    for number in 0...Limits.dailyWarnings { _ = try session.warn("Words \(number).") }
    #expect(try session.postsLeft() == nil)
  }
}
