// SPDX-License-Identifier: Apache-2.0

import Board
import TestKit
import Testing

/// How long threads stand, and how many say them.
struct StandingTests {
  /// A board with one warning, opened today by member 1.
  private func board(basis: Basis) throws -> (SampleBoard, ThreadID) {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let opened = try board.perform(.open(Samples.warning(basis: basis), nil), by: 1)
    return (board, ThreadID(opening: opened[0].event.id))
  }

  @Test(arguments: zip(Basis.allCases, [365, 365, 365, 92]))
  func `a warning stands for its time`(basis: Basis, days: Int) throws {
    let (board, id) = try board(basis: basis)
    let row = try #require(board.state.row(id))
    let last = Samples.today.advanced(by: days)
    #expect(row.lastStanding(on: Samples.today) == last)
    #expect(row.state(on: last) == .current)
    #expect(row.state(on: last.advanced(by: 1)) == .ended)
    #expect(board.state.current(on: last).map(\.id) == [id])
    #expect(board.state.current(on: last.advanced(by: 1)).isEmpty)
  }

  @Test func `a voice renews it; an answer does not`() throws {
    var (board, id) = try board(basis: .reputation)
    let later = Samples.today.advanced(by: 90)
    board.surroundings.today = later
    try board.perform(.reply(id, to: nil, RawText("so it is said")), by: 2)
    let before = Samples.today.advanced(by: 92)
    #expect(board.state.row(id)?.lastStanding(on: later) == before)
    try board.perform(.sameHere(id, .firstHand), by: 3)
    #expect(board.state.row(id)?.lastStanding(on: later) == before, "told from the next day")
    let renewed = later.advanced(by: 92)
    #expect(board.state.row(id)?.lastStanding(on: later.advanced(by: 1)) == renewed)
  }

  @Test func `a dispute and a withdrawal show`() throws {
    var (board, id) = try board(basis: .firstHand)
    let end = Samples.today.advanced(by: 366)
    try board.perform(.dispute(id, RawText("It was not so.")), by: 0)
    #expect(board.state.row(id)?.state(on: Samples.today) == .disputed)
    #expect(board.state.row(id)?.state(on: end) == .ended)
    #expect(board.threads[id]?.messages.last?.role == .moderator)
    try board.perform(.withdraw(id, id.opening), by: 1)
    #expect(board.state.row(id)?.state(on: Samples.today) == .withdrawn)
    #expect(board.state.row(id)?.state(on: end) == .withdrawn)
    #expect(board.threads[id]?.isWithdrawn == true)
    #expect(board.state.current(on: Samples.today).isEmpty)
  }

  @Test(arguments: zip(ThreadStanding.allCases, [true, true, false, false]))
  func `what lists show`(standing: ThreadStanding, isShown: Bool) {
    #expect(standing.isShown == isShown)
  }

  @Test(arguments: [
    (Int.min, Voices.one), (0, .one), (1, .one), (2, .moreThanOne), (4, .moreThanOne),
    (5, .fiveOrMore), (.max, .fiveOrMore),
  ])
  func `only three steps are told`(count: Int, voices: Voices) {
    #expect(Voices(count: count) == voices)
  }

  @Test func `a voice shows from the day after, and never moves the list`() throws {
    var (board, id) = try board(basis: .firstHand)
    board.surroundings.today = Samples.today.advanced(by: 1)
    try board.perform(.open(Samples.warning(), nil), by: 2)
    let order = board.state.current(on: board.surroundings.today).map(\.id)
    var told: [Voices] = []
    for member: UInt64 in 2...6 {
      try board.perform(.sameHere(id, .firstHand), by: member)
      let row = try #require(board.state.row(id))
      told.append(row.voices(on: board.surroundings.today))
      board.surroundings.today = board.surroundings.today.advanced(by: 1)
      told.append(row.voices(on: board.surroundings.today))
    }
    #expect(
      told == [
        .one, .moreThanOne, .moreThanOne, .moreThanOne, .moreThanOne, .moreThanOne, .moreThanOne,
        .fiveOrMore, .fiveOrMore, .fiveOrMore,
      ]
    )
    #expect(board.state.current(on: board.surroundings.today).map(\.id) == order)
  }

  @Test func `voices of one day show together`() throws {
    var (board, id) = try board(basis: .firstHand)
    for member: UInt64 in 2...5 { try board.perform(.sameHere(id, .firstHand), by: member) }
    let row = try #require(board.state.row(id))
    #expect(row.voices(on: Samples.today) == .one)
    #expect(row.voices(on: Samples.today.advanced(by: 1)) == .fiveOrMore)
  }

  @Test func `the newest post leads the list`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    var ids: [ThreadID] = []
    for _ in 0..<3 {
      let opened = try board.perform(.open(Samples.warning(), nil), by: 1)
      ids.append(ThreadID(opening: opened[0].event.id))
    }
    #expect(board.state.threads.map(\.id) == ids)
    #expect(board.state.current(on: Samples.today).map(\.id) == [ids[2], ids[1], ids[0]])
    try board.perform(.reply(ids[0], to: nil, RawText("still so")), by: 2)
    #expect(board.state.current(on: Samples.today).map(\.id) == [ids[0], ids[2], ids[1]])
  }
}
