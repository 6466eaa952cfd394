// SPDX-License-Identifier: Apache-2.0

@testable import Board
import Bytes
import TestKit
import Testing

/// What two moderators do together about the author behind a tag, as far as the board knows of it.
@Suite struct SuspensionTests {
  private static func sign(_ member: UInt64) -> AuthorKey {
    AuthorKey(Samples.bytes32(member | 1 << 50))
  }

  private static func moderator(_ member: UInt64, _ number: Int) -> Moderator {
    Moderator(
      number: number, sign: sign(member), share: Samples.bytes32(member | 1 << 52),
      handleMark: Samples.bytes16(member))
  }

  /// A board and its lines, with some moderators.
  private struct Table {
    private(set) var state = BoardState()
    private(set) var count: UInt64 = 0

    init(moderators: Int) {
      let set = (0..<moderators).map { SuspensionTests.moderator(UInt64($0), $0) }
      apply(
        Event(
          id: EventID(Samples.bytes16(1)), day: Samples.today, author: Samples.founder,
          act: .proposedModerators(
            ModeratorChange(former: nil, moderators: set, key: Samples.bytes32(2)))))
    }

    mutating func apply(_ event: Event) {
      count += 1
      state.apply(event, at: Place(count), founder: Samples.founder)
    }

    mutating func apply(_ suspension: Suspension, by author: AuthorKey) {
      apply(
        Event(
          id: EventID(Samples.bytes16(100 + count)), day: Samples.today, author: author,
          act: .suspended(suspension)))
    }

    func decided(
      _ intent: Intent, by member: UInt64, shares: Bool = true
    ) throws(Refusal) -> [Decision] {
      let base = Samples.actor(member + 100, on: Samples.today, hasMail: true)
      let actor = Actor(
        tag: base.tag, formerTag: base.formerTag, voice: base.voice,
        sameHereOnce: base.sameHereOnce, mail: base.mail,
        shares: shares
          ? { _, tag, set in
            set.map { SealedShare(number: $0.number, box: Array(tag.value.bytes.prefix(3))) }
          } : nil,
        founder: nil, moderator: SuspensionTests.sign(member))
      var surroundings = Surroundings(
        today: Samples.today, vocabulary: Samples.vocabulary, stones: Samples.stones,
        mask: { $0 }, random: SeededRandom(seed: 3))
      return try decide(
        intent, board: state, thread: nil, actor: actor, using: &surroundings)
    }
  }

  private func suspension(
    _ number: UInt64, second: UInt64, isFound: Bool = true, reason: ModerationReason = .flooding
  ) -> Suspension {
    Suspension(
      proposal: EventID(Samples.bytes16(number)), reason: reason, isFound: isFound,
      second: SuspensionTests.sign(second), consent: [1])
  }

  @Test func `the record names both and no place, and counts a proposal once`() throws {
    var table = Table(moderators: 3)
    table.apply(suspension(7, second: 1), by: SuspensionTests.sign(0))
    #expect(table.state.suspensions == [EventID(Samples.bytes16(7)): true])
    let entry = try #require(table.state.record.last)
    #expect(entry.authors == [.moderator(0), .moderator(1)])
    #expect(entry.thread == nil && entry.isPlaceHidden)
    #expect(entry.label == "suspended" && entry.detail == "flooding; two moderators")
    #expect(entry.place(on: table.state, Samples.vocabulary) == "(not shown)")
    #expect(entry.review == EventID(Samples.bytes16(7)).reference)
    let acts = table.state.record.count
    table.apply(suspension(7, second: 2), by: SuspensionTests.sign(0))
    #expect(table.state.record.count == acts)
    table.apply(suspension(8, second: 2, isFound: false), by: SuspensionTests.sign(1))
    let opened = try #require(table.state.record.last)
    #expect(opened.code == "opened-handle" && opened.detail == "one handle; two moderators")
    #expect(table.state.suspensions[EventID(Samples.bytes16(8))] == false)
  }

  @Test func `it takes two different moderators of the set that holds`() throws {
    var table = Table(moderators: 2)
    let acts = table.state.record.count
    for (author, second) in [(0, 0), (0, 5), (5, 0), (5, 6)] as [(UInt64, UInt64)] {
      table.apply(suspension(7, second: second), by: SuspensionTests.sign(author))
      #expect(table.state.record.count == acts, "\(author) with \(second)")
    }
    table.apply(suspension(7, second: 1), by: Samples.founder)
    #expect(table.state.record.count == acts && table.state.suspensions.isEmpty)
    #expect(throws: Refusal.suspension(.fewModerators)) {
      try table.decided(.suspend(suspension(7, second: 0)), by: 0)
    }
    #expect(throws: Refusal.suspension(.fewModerators)) {
      try table.decided(.suspend(suspension(7, second: 5)), by: 0)
    }
    #expect(throws: Refusal.moderatorsOnly) {
      try table.decided(.suspend(suspension(7, second: 1)), by: 5)
    }
    #expect(try table.decided(.suspend(suspension(7, second: 1)), by: 0).count == 1)
    table.apply(suspension(7, second: 1), by: SuspensionTests.sign(0))
    #expect(throws: Refusal.suspension(.done)) {
      try table.decided(.suspend(suspension(7, second: 0)), by: 1)
    }
  }

  @Test func `what was kept comes back as it was`() throws {
    var table = Table(moderators: 3)
    table.apply(suspension(7, second: 1), by: SuspensionTests.sign(0))
    table.apply(suspension(8, second: 1, isFound: false), by: SuspensionTests.sign(2))
    let kept = try #require(
      BoardState(tables: table.state.tables, pageCount: 0, page: { _ in nil }))
    #expect(kept == table.state)
    #expect(kept.moderators.current?.moderators.map(\.handleMark).contains(nil) == false)
  }

  @Test(arguments: [0, 1, 2, 5, 8])
  func `posts carry a share for each moderator once there are two`(moderators: Int) throws {
    let table = moderators == 0 ? Table(moderators: 1) : Table(moderators: moderators)
    let opened = try table.decided(.open(Samples.warning(), RawText("Words.")), by: 0)[0]
    guard case .post(let text, let mail, let shares)? = opened.body else {
      Issue.record("no post")
      return
    }
    #expect(text?.value == "Words." && mail != nil)
    #expect(shares.map(\.number) == (moderators < 2 ? [] : Array(0..<moderators)))
    #expect(opened.body.flatMap { EventBody(octets: $0.octets[...]) } == opened.body)
    // An open board has no rows, and so nobody's handle.
    let open = try table.decided(.open(Samples.warning(), RawText("Words.")), by: 0, shares: false)
    guard case .post(_, _, let none)? = open[0].body else { return }
    #expect(none.isEmpty)
  }

  @Test func `with five moderators most posts are no longer than they were`() throws {
    // A share takes 96 octets.
    let shares = (0..<5).map { SealedShare(number: $0, box: Array(repeating: 9, count: 96)) }
    let words = String(repeating: "a", count: 270)
    let body = EventBody.post(
      PostText(stored: words), mail: Samples.bytes32(1), shares: shares)
    #expect(body.octets.count <= 1_024, "the shortest length that bodies are padded to")
    let most = (0..<8).map { SealedShare(number: $0, box: Array(repeating: 9, count: 96)) }
    let longest = PostText(stored: String(repeating: "\u{1F600}", count: Limits.textCharacters))
    #expect(
      EventBody.post(longest, mail: Samples.bytes32(1), shares: most).octets.count <= 65_536)
  }

  @Test func `what moderators tell one another comes back as it was, and nothing else does`() {
    let proposal = SuspensionProposal(
      id: EventID(Samples.bytes16(1)), thread: ThreadID(Samples.bytes16(2)),
      post: EventID(Samples.bytes16(3)), tag: AuthorKey(Samples.bytes32(4)), reason: .hostile)
    #expect(SuspensionProposal(octets: proposal.octets[...]) == proposal)
    let give = SuspensionGive(
      proposal: proposal.id, share: Array(repeating: 1, count: 96), consent: [2, 3])
    #expect(SuspensionGive(octets: give.octets[...]) == give)
    let word = SignedWord(
      proposal.octets, by: AuthorKey(Samples.bytes32(5)), signature: [4, 5, 6])
    #expect(SignedWord(octets: word.octets[...]) == word)
    for octets in [give.octets, word.octets, Array("{}".utf8), []] {
      #expect(SuspensionProposal(octets: octets[...]) == nil)
    }
    for octets in [proposal.octets, word.octets, Array("{}".utf8), []] {
      #expect(SuspensionGive(octets: octets[...]) == nil)
    }
    // None of it is a statement of a line, whose signature could be put under it.
    for octets in [proposal.octets, give.octets, Suspension.consented(to: proposal.id, .hostile)] {
      #expect(throws: StatementError.incomplete) { try Statement(octets: octets[...]) }
    }
    let useless = SuspensionProposal(
      id: proposal.id, thread: proposal.thread, post: proposal.post, tag: proposal.tag,
      reason: .helpful)
    #expect(SuspensionProposal(octets: useless.octets[...]) == nil, "no reason to end an access")
  }

  @Test(arguments: Suspension.reasons)
  func `a notice takes thirty-two octets and says month, reason and reference`(
    reason: ModerationReason
  ) throws {
    for day in [Day(year: 2026, month: 1, day: 31), Day(year: 2031, month: 12, day: 1)] {
      let notice = SuspensionNotice(
        reason, reference: EventID(Samples.bytes16(9)).reference, on: day)
      #expect(notice.octets.count <= SuspensionNotice.length && notice.octets.last != 0)
      let read = try #require(SuspensionNotice(octets: notice.octets))
      #expect(read == notice)
      #expect(read.month.year == day.civil.year && read.month.month == day.civil.month)
    }
    #expect(SuspensionNotice(octets: []) == nil)
    #expect(SuspensionNotice(octets: Array(repeating: 65, count: 32)) == nil)
  }
}
