// SPDX-License-Identifier: Apache-2.0

import Board
import Glibc
import Ledger
@testable import Session
import TestKit
import Testing

/// A board whose five moderators work off all that its members send them.
@Suite struct ModeratedBoardTests {
  /// How many members there are, and how much they send: in the soak as many as on a busy board.
  private static let (members, items) = getenv("LOOKOUT_SOAK") == nil ? (20, 200) : (200, 2_000)

  @Test func everyItemEndsInOneStateThatTheRecordExplains() throws {
    try forEachSeed(1) { seed, random in
      let board = try SealedBoard(members: ModeratedBoardTests.members + 1)
      let moderators = try ModeratedBoardTests.moderators(of: board)
      let members = try (1...ModeratedBoardTests.members).map(board.session)
      let threads = try members.prefix(10).map { try $0.warn("It goes the long way round.") }
      let policy = Policy(publication: .allHeld, hours: [13, 18])
      _ = try moderators[0].perform(.setPolicy(policy))

      let sent = try ModeratedBoardTests.send(from: members, of: board, on: threads, &random)
      let decided = try ModeratedBoardTests.workOff(moderators, &random)

      let member = members[0]
      _ = try member.refresh()
      let rows = member.board.submissions.rows
      #expect(rows.count == sent.count, "seed \(seed)")
      #expect(member.board.submissions.waiting.isEmpty, "seed \(seed)")
      for row in rows {
        switch row.outcome {
        case .takenBack: #expect(sent[row.id]?.isTakenBack == true, "seed \(seed)")
        case .decided(let verdict, _):
          #expect(decided[row.id] == verdict, "seed \(seed)")
        case nil: Issue.record("seed \(seed): \(row.id) waits")
        }
      }
      // Each verdict stands in the record, those that lead to nobody with their place.
      let record = member.board.record
      let putUp = decided.values.count { $0 == .putUp }
      #expect(record.count { $0.deed == .decided(.putUp) } == putUp, "seed \(seed)")
      for entry in record {
        guard case .decided(.turnedDown) = entry.deed else { continue }
        #expect(entry.thread == nil && entry.isPlaceHidden, "seed \(seed)")
      }
      for reason in ModerationReason.turningDown {
        let verdict = Verdict.turnedDown(reason)
        #expect(
          record.count { $0.deed == .decided(verdict) }
            == decided.values.count { $0 == verdict }, "seed \(seed), \(reason)")
      }
      // What was put up stands, and nothing else does.
      let posts = try member.board.threads.reduce(0) { count, row in
        count + (try member.thread(row.id)?.state.messages.count ?? 0)
      }
      #expect(posts == threads.count + putUp, "seed \(seed)")
      // Each author is told of her own alone.
      for (number, member) in members.enumerated() {
        _ = try member.refresh()
        let told = try member.pending().filter { $0.verdict != nil }
        for post in told {
          #expect(sent[post.id]?.member == number, "seed \(seed)")
          #expect(post.verdict == decided[post.id], "seed \(seed)")
        }
      }
      #expect(try board.session(0).examine().isSound, "seed \(seed)")
    }
  }

  // MARK: Parts

  private struct Sent {
    let member: Int
    var isTakenBack = false
  }

  /// The founder, and four whom she invited and who took one another in.
  private static func moderators(of board: SealedBoard) throws -> [Session] {
    var moderators = [try board.session(0)]
    for number in 1..<5 {
      let code = try moderators[0].invite(count: 1, isModerator: true)[0]
      let next = try board.join(
        code, as: ["moderator", String(number)] + SealedBoard.words.suffix(5))
      for moderator in moderators {
        _ = try moderator.refresh()
        guard let offer = moderator.board.moderators.proposals.first else { break }
        _ = try moderator.perform(.confirmModerators(offer.id))
      }
      moderators.append(next)
      for moderator in moderators { _ = try moderator.refresh() }
      guard next.isModerator else { throw Failure("moderator \(number) was not taken in") }
    }
    return moderators
  }

  /// Warnings, replies and reports; every twentieth is taken back again.
  private static func send(
    from members: [Session], of board: SealedBoard, on threads: [ThreadID],
    _ random: inout SeededRandom
  ) throws -> [EventID: Sent] {
    var sent: [EventID: Sent] = [:]
    for item in 0..<items {
      let number = item % members.count
      // A day has so many posts for each.
      if number == 0, item % (2 * members.count) == 0 {
        board.clock.today = board.clock.today.advanced(by: 1)
      }
      let member = members[number]
      let thread = threads[Int.random(in: threads.indices, using: &random)]
      let opening = Opening(
        kind: .warning, conduct: .unease, basis: .firstHand,
        occasion: item % 2 == 0 ? "taxi" : "lift", when: .thisTerm, advice: ["go-in-pairs"])
      let intent: Intent =
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1: .reply(thread, to: nil, RawText("Number \(item) saw the same."))
        case 2: .report(thread, thread.opening, .hostile)
        default: .open(opening, RawText("Number \(item) was asked along, twice."))
        }
      let events: [Event]
      do throws(SessionError) {
        events = try member.perform(intent)
      } catch .refused(.alreadyReported), .refused(.ownPostReported) {
        events = try member.perform(.open(opening, nil))
      }
      guard let event = events.first, case .submitted = event.act else {
        throw Failure("item \(item) was not sent to the moderators")
      }
      sent[event.id] = Sent(member: number)
      guard item % 20 == 19 else { continue }
      _ = try member.perform(.takeBack(event.id))
      sent[event.id]?.isTakenBack = true
    }
    return sent
  }

  /// Decides until nothing waits, each moderator in her turn; now and then another who looked at the
  /// same item comes too late.
  private static func workOff(
    _ moderators: [Session], _ random: inout SeededRandom
  ) throws -> [EventID: Verdict] {
    var decided: [EventID: Verdict] = [:]
    for turn in 0... {
      let moderator = moderators[turn % moderators.count]
      _ = try moderator.refresh()
      let queue = try moderator.queue()
      guard let start = queue.start else { return decided }
      guard let detail = try moderator.queueItem(queue.items[start].id) else {
        throw Failure("an item of the queue does not open")
      }
      let verdict: Verdict =
        switch detail.item.matter {
        case .held:
          Bool.random(using: &random)
            ? .putUp
            : .turnedDown(detail.reasons.randomElement(using: &random) ?? .offTopic)
        default: .resolved
        }
      let item: EventID =
        switch detail.item.id {
        case .submission(let id), .reports(let id), .dispute(let id): id
        }
      let events = try moderator.perform(.decide([item], verdict))
      for case .decided(let items, let verdict, _) in events.map(\.act) {
        for item in items {
          guard decided.updateValue(verdict, forKey: item) == nil else {
            throw Failure("\(item) was decided twice")
          }
        }
      }
      let late = moderators[(turn + 1) % moderators.count]
      if turn % 10 == 0, case .submission = detail.item.id {
        #expect(throws: SessionError.refused(.alreadyDecided(verdict))) {
          try late.perform(.decide([item], .turnedDown(.offTopic)))
        }
      }
    }
    return decided
  }
}
