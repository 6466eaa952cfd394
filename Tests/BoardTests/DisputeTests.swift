// SPDX-License-Identifier: Apache-2.0

@testable import Board
import Bytes
import TestKit
import Testing

/// What the person named in a warning answers: who lets it stand, where, and how often.
@Suite struct DisputeTests {
  private static let words = RawText("It was not so.")

  @Test func `it stands as an answer, on the thread, in the record and in the queue, once`() throws
  {
    var table = try QueueTests.Table(publication: .firstPostsHeld)
    let thread = try table.thread(by: 3)
    let made = try table.perform(.dispute(thread, DisputeTests.words), by: 2)
    #expect(made.map(\.event.act) == [.disputed(thread)], "and is never held")
    let post = try #require(table.threads[thread]?.messages.last)
    #expect(post.role == .moderator && post.body == .text("It was not so."))
    #expect(table.state.row(thread)?.state(on: table.today) == .disputed)
    let entry = try #require(table.state.record.last)
    #expect(entry.code == "disputed" && entry.thread == thread && !entry.isPlaceHidden)
    #expect(table.items.map(\.matter) == [.disputed])
    #expect(table.items.map(\.id) == [.dispute(made[0].event.id)])

    #expect(throws: Refusal.notForThis(.putUp)) {
      try table.decided(.decide([made[0].event.id], .putUp), by: 1)
    }

    // The other moderator with the same letter.
    #expect(throws: Refusal.answerWaits) {
      try table.decided(.dispute(thread, DisputeTests.words), by: 1)
    }
    let elsewhere = try table.thread(Samples.warning(occasion: "drinks"), by: 3)
    _ = try table.decided(.dispute(elsewhere, DisputeTests.words), by: 1)
    try table.perform(.decide([made[0].event.id], .resolved), by: 1)
    #expect(table.items.isEmpty)
    #expect(throws: Refusal.alreadyDecided(.resolved)) {
      try table.decided(.decide([made[0].event.id], .resolved), by: 2)
    }
    try table.perform(.dispute(thread, RawText("Nor that.")), by: 1)
    #expect(table.threads[thread]?.messages.filter { $0.role == .moderator }.count == 2)
    #expect(table.items.count == 1)
  }

  @Test func `what befell the thread, and what is no warning, keeps it from standing`() throws {
    var table = try QueueTests.Table()
    let threads = try (0..<5).map { _ in try table.thread(by: 3) }
    let drinks = try table.thread(Samples.warning(occasion: "drinks"), by: 3)
    try table.perform(.withdraw(threads[0], threads[0].opening), by: 3)
    try table.perform(.moderate(Moderation(.setAside, threads[1])), by: 1)
    try table.perform(
      .moderate(Moderation(.merge, threads[2], other: drinks, reason: .duplicate)), by: 1)
    try table.perform(.moderate(Moderation(.expire, threads[3], reason: .settled)), by: 1)
    try table.perform(.moderate(Moderation(.lock, threads[4], reason: .hostile)), by: 1)
    let obstacles: [Obstacle] = [
      .threadWithdrawn, .threadSetAside, .threadMerged, .threadEnded,
    ]
    for (thread, obstacle) in zip(threads, obstacles) {
      #expect(throws: Refusal.answerBlocked(obstacle)) {
        try table.decided(.dispute(thread, DisputeTests.words), by: 2)
      }
    }
    // Replies alone are locked out.
    _ = try table.decided(.dispute(threads[4], DisputeTests.words), by: 2)
    let advice = try table.thread(Opening(kind: .advice, advice: ["advice-1"]), by: 3)
    let question = try table.thread(Opening(kind: .question), by: 3)
    for thread in [advice, question] {
      #expect(throws: Refusal.notAWarning) {
        try table.decided(.dispute(thread, DisputeTests.words), by: 2)
      }
    }
    for member: UInt64 in [0, 3, 4] {
      #expect(throws: Refusal.moderatorsOnly) {
        try table.decided(.dispute(threads[4], DisputeTests.words), by: member)
      }
    }
  }

  @Test func `no fold takes it from anybody who does not speak for the board`() throws {
    try forEachSeed(60) { seed, random in
      var table = try QueueTests.Table()
      let thread = try table.thread(by: 3)
      let authors = [
        table.actor(3).tag(thread), table.actor(4).tag(thread), Samples.founder,
        QueueTests.Table.sign(3), AuthorKey(Samples.bytes32(using: &random)),
      ]
      let before = table.state
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let event = Event(
          id: EventID(using: &random), day: table.today,
          author: authors.randomElement(using: &random) ?? Samples.founder, act: .disputed(thread))
        table.apply(event)
      }
      #expect(Array(table.state.threads) == Array(before.threads), "seed \(seed)")
      #expect(table.state.record == before.record && table.items.isEmpty, "seed \(seed)")
      #expect(table.threads[thread]?.messages.count == 1, "seed \(seed)")
    }
  }

  @Test func `a founder alone speaks for her board, and no longer once there are two`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let made = try board.perform(.open(Samples.warning(), DisputeTests.words), by: 1)
    let thread = ThreadID(opening: made[0].event.id)
    try board.perform(.dispute(thread, DisputeTests.words), by: 0)
    #expect(board.state.row(thread)?.isDisputed == true)
    #expect(throws: Refusal.founderOnly) {
      try board.decided(.dispute(thread, DisputeTests.words), by: 1)
    }
    let table = try QueueTests.Table()
    #expect(throws: Refusal.moderatorsOnly) {
      try table.decided(.dispute(thread, DisputeTests.words), by: 0)
    }
  }
}

extension QueueTests.Table {
  /// What waits beside what was sent to the moderators.
  fileprivate var items: [QueueItem] {
    QueueMaking(
      board: state, today: today, holidays: .none, post: { threads[$0]?.message($1) },
      suspension: { _, _ in nil }
    ).items(of: [])
  }
}
