// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
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

  @Test func `what is said of an evening stands for three days`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let opening = Opening(
      kind: .warning, conduct: .unease, basis: .reputation, occasion: "taxi", when: .coming,
      advice: ["advice-1"])
    let opened = try board.perform(.open(opening, nil), by: 1)
    let row = try #require(board.state.row(ThreadID(opening: opened[0].event.id)))
    #expect(row.lastStanding(on: Samples.today) == Samples.today.advanced(by: 3))
  }

  @Test func `its author renews it by an answer or an amendment, told from the next day`() throws {
    for isAmendment in [true, false] {
      var (board, id) = try board(basis: .reputation)
      let later = Samples.today.advanced(by: 30)
      board.surroundings.today = later
      let text = RawText("still so")
      try board.perform(
        isAmendment ? .amend(id, id.opening, text) : .reply(id, to: nil, text), by: 1)
      let row = try #require(board.state.row(id))
      #expect(row.lastStanding(on: later) == Samples.today.advanced(by: 92))
      #expect(row.lastStanding(on: later.advanced(by: 1)) == later.advanced(by: 92))
    }
  }

  @Test func `an all-clear shows, renews, and gives way to a voice on the day after`() throws {
    var (board, id) = try board(basis: .reputation)
    let later = Samples.today.advanced(by: 50)
    board.surroundings.today = later
    try board.perform(.sameHere(id, .firstHand), by: 2)
    try board.perform(.allClear(id), by: 1)
    #expect(throws: Refusal.alreadyClear) { try board.decided(.allClear(id), by: 1) }
    var row = try #require(board.state.row(id))
    #expect(row.isClear(on: later))
    #expect(row.state(on: later) == .current, "whoever reads is told both")
    #expect(row.lastStanding(on: later.advanced(by: 1)) == later.advanced(by: 92))
    try board.perform(.sameHere(id, .firstHand), by: 3)
    row = try #require(board.state.row(id))
    #expect(row.isClear(on: later), "its moment would point to whoever was there")
    #expect(!row.isClear(on: later.advanced(by: 1)))
    board.surroundings.today = later.advanced(by: 2)
    try board.perform(.allClear(id), by: 1)
    #expect(board.state.row(id)?.isClear(on: later.advanced(by: 2)) == true)
  }

  @Test func `an all-clear by another does nothing`() throws {
    var (board, id) = try board(basis: .firstHand)
    let before = try #require(board.state.row(id))
    let other = Samples.actor(2, on: Samples.today).tag(id)
    let event = Event(id: .unsent, day: Samples.today, author: other, act: .allClear(id))
    board.apply(.init(event: event, body: nil, once: nil, place: Place(9)))
    let row = try #require(board.state.row(id))
    #expect(!row.isClear(on: Samples.today))
    #expect(row.lastDay == before.lastDay && row.lastNumber == before.lastNumber)
  }

  // MARK: Ending

  /// A board on which something was written lately, so that its clock is near `day`.
  private func lively(on day: Day, basis: Basis) throws -> (SampleBoard, ThreadID) {
    var (board, id) = try board(basis: basis)
    for step in stride(from: Samples.today.number, through: day.number, by: 5) {
      board.surroundings.today = Day(number: step)
      try board.perform(.open(Samples.warning(), nil), by: 3)
    }
    board.surroundings.today = day
    return (board, id)
  }

  @Test func `a thread is ended once its time has run out, not before, and for good`() throws {
    let end = Samples.today.advanced(by: 92)
    var (board, id) = try lively(on: end, basis: .reputation)
    let reply = try board.perform(.reply(id, to: nil, RawText("words")), by: 2)
    #expect(try board.decided(.expire(id), by: 5).isEmpty, "it is its last day")
    board.surroundings.today = end.advanced(by: 1)
    #expect(board.state.expirable(on: end.advanced(by: 1)) == [id])
    let done = try board.perform(.expire(id), by: 5)
    #expect(done.map(\.event.act) == [.expired(id)])
    #expect(Set(done[0].ends) == [Place(1), try #require(board.threads[id]?.messages[1].place)])
    #expect(board.threads[id]?.message(reply[0].event.id)?.body == .erased)
    #expect(board.threads[id]?.endedTexts.count == 2)
    #expect(try board.decided(.expire(id), by: 6).isEmpty, "somebody was first")
    #expect(board.state.expirable(on: end.advanced(by: 1)).isEmpty)
    // A voice that nobody's program would have let in does not bring it back.
    let voice = Event(
      id: EventID(using: &board.surroundings.random), day: end, author: AuthorKey(.zero),
      act: .saidSameHere(id, .firstHand))
    board.apply(.init(event: voice, body: nil, once: nil, place: Place(99)))
    #expect(board.state.row(id)?.state(on: end.advanced(by: 2)) == .ended)
    #expect(throws: Refusal.threadEnded) {
      try board.decided(.reply(id, to: nil, RawText("again")), by: 1)
    }
  }

  @Test func `an ending before its time changes nothing, and leaves the thread's lines whole`()
    throws
  {
    var (board, id) = try lively(on: Samples.today.advanced(by: 40), basis: .reputation)
    let before = try #require(board.state.row(id))
    for (place, day) in [(91, 40), (92, 93), (93, 50_000)] {
      let event = Event(
        id: EventID(using: &board.surroundings.random), day: Samples.today.advanced(by: day),
        author: AuthorKey(.zero), act: .expired(id))
      board.apply(.init(event: event, body: nil, once: nil, place: Place(UInt64(place))))
    }
    let row = try #require(board.state.row(id))
    #expect(!row.isExpired && row.state(on: Samples.today.advanced(by: 40)) == .current)
    #expect(row.lastPlace == Place(93) && row.eventCount == before.eventCount + 3)
    #expect(board.threads[id]?.endedTexts == [])
  }

  @Test func `a renewal keeps a thread from being ended in the same moment`() throws {
    let end = Samples.today.advanced(by: 92)
    var (board, id) = try lively(on: end, basis: .reputation)
    try board.perform(.sameHere(id, .firstHand), by: 2)
    board.surroundings.today = end.advanced(by: 1)
    #expect(try board.decided(.expire(id), by: 5).isEmpty)
  }

  @Test func `a clock that jumps years ahead ends nothing, and long after that little`() throws {
    var (board, id) = try lively(on: Samples.today.advanced(by: 30), basis: .reputation)
    let far = Samples.today.advanced(by: 4 * 365)
    board.surroundings.today = far
    #expect(board.state.row(id)?.state(on: far) == .ended, "not shown, and still there")
    var lines = 0
    while board.state.expirable(on: far).isEmpty {
      try board.perform(.open(Samples.warning(), nil), by: 3)
      lines += 1
      try #require(lines < 1_000)
    }
    #expect(lines > 200)
  }

  @Test func `after a summer in which nobody wrote, a few lines bring the clock up`() throws {
    var (board, id) = try board(basis: .reputation)
    board.surroundings.today = Samples.today.advanced(by: 120)
    var lines = 0
    while board.state.expirable(on: board.surroundings.today).isEmpty {
      try board.perform(.open(Samples.warning(), nil), by: 3)
      lines += 1
    }
    #expect(lines == 17 && board.state.expirable(on: board.surroundings.today) == [id])
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
