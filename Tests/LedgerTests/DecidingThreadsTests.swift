// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
@testable import Ledger
import TestKit
import Testing

/// What is kept of the threads that were decided on, however many there are.
struct DecidingThreadsTests {
  private var random = SeededRandom(seed: 1)
  private let founder = AuthorKey(.zero)
  private let place = Place(1)

  private mutating func event(_ act: Act) -> Event {
    Event(id: EventID(using: &random), day: TestBoard.today, author: founder, act: act)
  }

  /// Opens as many threads as make those before them be forgotten.
  private mutating func fill(_ threads: inout DecidingThreads) -> [ThreadID] {
    let ids = (0..<DecidingThreads.limit).map { _ in
      let opened = event(.opened(Opening(kind: .question)))
      threads.follow(opened, once: nil, at: place, founder: founder, moderators: ModeratorRoll())
      return ThreadID(opening: opened.id)
    }
    threads.makeRoom()
    return ids
  }

  @Test mutating func `a thread stays while something happens in it, and goes once it rests`()
    throws
  {
    var threads = DecidingThreads()
    let first = fill(&threads)
    #expect(first.allSatisfy { threads[$0] != nil })
    let moving = first[17]
    for count in 1...3 {
      threads.follow(
        event(.replied(moving, to: nil)), once: nil, at: place, founder: founder,
        moderators: ModeratorRoll())
      _ = fill(&threads)
      #expect(threads[moving]?.messages.count == 1 + count)
    }
    #expect(first.count { threads[$0] != nil } == 1)
    _ = fill(&threads)
    #expect(threads[moving] == nil)
  }
}
