// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import TestKit
import Testing

/// Who acts for the board, and what becomes of it.
@Suite struct ModerationTests {
  /// A board whose members have moderators' keys; member 0 is the founder.
  private struct Table {
    private(set) var state = BoardState()
    private(set) var threads: [ThreadID: ThreadState] = [:]
    private(set) var events: [Event] = []
    var today = Samples.today
    private var random = SeededRandom(seed: 8)

    static func sign(_ member: UInt64) -> AuthorKey { AuthorKey(Samples.bytes32(member | 1 << 50)) }
    static func offer(_ number: UInt64) -> AuthorKey {
      AuthorKey(Samples.bytes32(number | 1 << 51))
    }
    static func moderator(_ member: UInt64, _ number: Int) -> Moderator {
      Moderator(number: number, sign: sign(member), share: Samples.bytes32(member | 1 << 52))
    }

    func actor(_ member: UInt64, offer: UInt64? = nil) -> Actor {
      let base = Samples.actor(member, on: today)
      return Actor(
        tag: base.tag, formerTag: base.formerTag, voice: base.voice,
        sameHereOnce: base.sameHereOnce, founder: base.founder,
        moderator: Table.sign(member), offer: offer.map(Table.offer))
    }

    @discardableResult
    mutating func perform(
      _ intent: Intent, by member: UInt64, offer: UInt64? = nil
    ) throws(Refusal) -> [Event] {
      var surroundings = Surroundings(
        today: today, vocabulary: Samples.vocabulary, stones: Samples.stones, mask: { $0 },
        random: random)
      let decisions = try decideEitherWay(
        intent, board: state, thread: intent.thread.flatMap { threads[$0] },
        actor: actor(member, offer: offer), using: &surroundings)
      for _ in 0..<8 { _ = random.next() }
      for decision in decisions {
        var body = BodyReading.none
        if case .text(let text)? = decision.body { body = .text(text.value) }
        apply(decision.event, body)
      }
      return decisions.map(\.event)
    }

    mutating func apply(_ event: Event, _ body: BodyReading = .none) {
      events.append(event)
      let place = Place(UInt64(events.count))
      state.apply(event, at: place, founder: Samples.founder)
      guard let id = event.thread else { return }
      if threads[id] == nil {
        threads[id] = ThreadState(event, body: body, at: place, isVerified: true)
      } else {
        threads[id]?.apply(
          event, body: body, once: nil, at: place, isVerified: true, founder: Samples.founder,
          moderators: state.moderators)
      }
    }

    /// Another set, on the present one.
    func change(_ moderators: [Moderator]) -> Intent {
      let number = UInt64(events.count)
      return .changeModerators(
        ModeratorChange(
          former: state.moderators.current?.id, moderators: moderators,
          key: Samples.bytes32(number | 1 << 53)), [])
    }

    var set: [Int] { (state.moderators.current?.moderators ?? []).map(\.number) }

    mutating func warn(by member: UInt64, about subject: SubjectID? = nil) throws -> ThreadID {
      let events = try perform(
        .open(Samples.warning(subject: subject), RawText("Words.")), by: member)
      return try #require(events.first?.thread)
    }
  }

  /// A board that members 1 and 2 moderate.
  private func moderated() throws -> Table {
    var table = Table()
    try table.perform(table.change([Table.moderator(1, 0), Table.moderator(2, 1)]), by: 0)
    #expect(table.set == [0, 1])
    return table
  }

  // MARK: The set

  @Test func `the founder acts alone until there are two, and then no more`() throws {
    var table = Table()
    try table.perform(.name(RawText("Warblers")), by: 0)
    try table.perform(table.change([Table.moderator(1, 0)]), by: 0)
    try table.perform(.invite(count: 1), by: 0)
    try table.perform(.invite(count: 1), by: 1)
    try table.perform(table.change([Table.moderator(1, 0), Table.moderator(2, 1)]), by: 0)
    for intent in [Intent.invite(count: 1), .name(RawText("Wrens")), table.change([])] {
      if case .changeModerators = intent { continue }
      #expect(throws: Refusal.moderatorsOnly) { try table.perform(intent, by: 0) }
    }
    try table.perform(.name(RawText("Wrens")), by: 2)
    #expect(table.state.invitationCount == 2)

    // Nor does what the founder's key signs by another program.
    let before = table.state.namePlace
    let id = EventID(Samples.bytes32(99).bytes.prefix(16).withBytes16)
    table.apply(Event(id: id, day: table.today, author: Samples.founder, act: .named))
    #expect(table.state.namePlace == before)
  }

  @Test func `two change the set together; the second is told what happened`() throws {
    var table = try moderated()
    let three = [Table.moderator(1, 0), Table.moderator(2, 1), Table.moderator(3, 2)]
    let proposal = try #require(try table.perform(table.change(three), by: 1).first?.id)
    #expect(table.set == [0, 1])
    #expect(throws: Refusal.ownProposal) {
      try table.perform(.confirmModerators(proposal), by: 1)
    }
    #expect(throws: Refusal.moderatorsOnly) {
      try table.perform(.confirmModerators(proposal), by: 3)
    }
    try table.perform(.confirmModerators(proposal), by: 2)
    #expect(table.set == [0, 1, 2])
    let events = table.events.count
    #expect(throws: Refusal.proposalHolds) {
      try table.perform(.confirmModerators(proposal), by: 2)
    }
    #expect(table.events.count == events)
    try table.perform(.invite(count: 1), by: 3)
    #expect(table.state.record.map(\.authors).contains([.moderator(0), .moderator(1)]))
  }

  @Test func `of two changes of one set, one holds`() throws {
    var table = try moderated()
    let first = table.change(
      [Table.moderator(1, 0), Table.moderator(2, 1), Table.moderator(3, 2)])
    let second = table.change(
      [Table.moderator(1, 0), Table.moderator(2, 1), Table.moderator(4, 3)])
    let one = try #require(try table.perform(first, by: 1).first?.id)
    let two = try #require(try table.perform(second, by: 2).first?.id)
    try table.perform(.confirmModerators(one), by: 2)
    #expect(throws: Refusal.noSuchProposal) { try table.perform(.confirmModerators(two), by: 1) }
    #expect(throws: Refusal.setChanged) { try table.perform(second, by: 2) }
    #expect(table.set == [0, 1, 2])
  }

  @Test func `a set that is none is refused, and changes nothing where another program writes it`()
    throws
  {
    var table = try moderated()
    let sets: [[Moderator]] = [
      [], [Table.moderator(1, 0)],
      [Table.moderator(1, 0), Table.moderator(2, 0)],
      [Table.moderator(1, 0), Table.moderator(1, 1)],
      [Table.moderator(1, 0), Table.moderator(2, 8)],
      // Whoever stays keeps her place.
      [Table.moderator(1, 1), Table.moderator(2, 0)],
      (0..<9).map { Table.moderator(UInt64($0), $0) },
    ]
    for set in sets {
      #expect(throws: Refusal.badSet) { try table.perform(table.change(set), by: 1) }
      let change = ModeratorChange(
        former: table.state.moderators.current?.id, moderators: set, key: .zero)
      #expect(!table.state.moderators.accepts(change))
    }
  }

  @Test func `who is invited offers herself: at once by the founder's word, else two confirm`()
    throws
  {
    var table = Table()
    try table.perform(table.change([Table.moderator(1, 0)]), by: 0)
    let offers = [Table.offer(1), Table.offer(2)]
    try table.perform(.invite(count: 2, offers: offers), by: 0)
    let two = [Table.moderator(1, 0), Table.moderator(2, 1)]
    // Nobody comes by an invitation that was never made, and nobody brings another.
    #expect(throws: Refusal.moderatorsOnly) {
      try table.perform(table.change(two), by: 2, offer: 7)
    }
    #expect(throws: Refusal.moderatorsOnly) {
      try table.perform(table.change(two + [Table.moderator(5, 2)]), by: 2, offer: 1)
    }
    try table.perform(table.change(two), by: 2, offer: 1)
    #expect(table.set == [0, 1])
    let three = two + [Table.moderator(3, 2)]
    #expect(throws: Refusal.moderatorsOnly, "an invitation is good once") {
      try table.perform(table.change(three), by: 3, offer: 1)
    }
    try table.perform(table.change(three), by: 3, offer: 2)
    #expect(table.set == [0, 1, 2], "the founder's word holds for those she invited")

    try table.perform(.invite(count: 1, offers: [Table.offer(4)]), by: 2)
    let four = three + [Table.moderator(4, 3)]
    let offer = try #require(try table.perform(table.change(four), by: 4, offer: 4).first?.id)
    #expect(table.set == [0, 1, 2])
    try table.perform(.confirmModerators(offer), by: 2)
    #expect(table.set == [0, 1, 2], "one is not two")
    try table.perform(.confirmModerators(offer), by: 3)
    #expect(table.set == [0, 1, 2, 3])

    try table.perform(.invite(count: 1, offers: [Table.offer(5)]), by: 2)
    table.today = table.today.advanced(by: ModeratorRoll.invitationDays + 1)
    #expect(throws: Refusal.moderatorsOnly, "late") {
      try table.perform(table.change(four + [Table.moderator(5, 4)]), by: 5, offer: 5)
    }
  }

  @Test func `what a moderator did stands when she goes, and what she does later does not`() throws
  {
    var table = try moderated()
    let thread = try table.warn(by: 5)
    let three = [Table.moderator(1, 0), Table.moderator(2, 1), Table.moderator(3, 2)]
    let more = try #require(try table.perform(table.change(three), by: 1).first?.id)
    try table.perform(.confirmModerators(more), by: 2)
    try table.perform(.moderate(Moderation(.lock, thread, reason: .hostile)), by: 2)
    let fewer = try #require(
      try table.perform(table.change([three[0], three[2]]), by: 1).first?.id)
    try table.perform(.confirmModerators(fewer), by: 3)
    #expect(table.state.row(thread)?.measures == .locked)
    let act = Moderation(.unlock, thread, reason: .inError)
    #expect(throws: Refusal.moderatorsOnly) { try table.perform(.moderate(act), by: 2) }
    let id = EventID(Samples.bytes32(98).bytes.prefix(16).withBytes16)
    table.apply(Event(id: id, day: table.today, author: Table.sign(2), act: .moderated(act)))
    #expect(table.state.row(thread)?.measures == .locked)
  }

  // MARK: Deeds

  @Test(arguments: ModerationDeed.allCases.filter { $0.reverse != nil })
  func `every deed is done once, taken back once by another, and stands in the record`(
    _ deed: ModerationDeed
  ) throws {
    var table = try moderated()
    let thread = try table.warn(by: 5)
    let other = try table.warn(by: 6)
    let isOfPost = deed == .mute || deed == .unmute
    func act(_ deed: ModerationDeed) -> Intent {
      .moderate(
        Moderation(
          deed, thread, post: isOfPost ? thread.opening : nil,
          other: deed == .merge ? other : nil, reason: deed.reasons.first))
    }
    let reverse = try #require(deed.reverse)
    let before = table.state.row(thread)?.state(on: table.today)
    // What takes back comes second.
    let (first, second) = ThreadMeasuresOrder.isFirst(deed) ? (deed, reverse) : (reverse, deed)
    #expect(throws: Refusal.notDone(first)) { try table.perform(act(second), by: 1) }
    try table.perform(act(first), by: 1)
    #expect(throws: Refusal.alreadyDone(first)) { try table.perform(act(first), by: 2) }
    try table.perform(act(second), by: 2)
    #expect(throws: Refusal.notDone(first)) { try table.perform(act(second), by: 1) }
    #expect(table.state.row(thread)?.state(on: table.today) == before)
    // That somebody was muted stays known: what is said there is decided on the thread.
    #expect(table.state.row(thread)?.measures == (isOfPost ? .muted : []))
    #expect(
      table.state.record.suffix(2).map(\.deed) == [
        .did(first, first.reasons.first), .did(second, second.reasons.first),
      ])
    #expect(table.state.record.last?.thread == (isOfPost ? nil : thread))
    #expect(throws: Refusal.moderatorsOnly) { try table.perform(act(first), by: 5) }
  }

  private enum ThreadMeasuresOrder {
    static func isFirst(_ deed: ModerationDeed) -> Bool {
      [.setAside, .lock, .pin, .merge, .expire, .mute].contains(deed)
    }
  }

  @Test func `reasons are those of the deed's list, and setting aside takes none`() throws {
    var table = try moderated()
    let thread = try table.warn(by: 5)
    for deed in ModerationDeed.allCases where deed != .redact {
      for reason in ModerationReason.allCases.map(Optional.some) + [nil] {
        let act = Moderation(
          deed, thread, post: deed.showsPlace ? nil : thread.opening, reason: reason)
        let isTaken =
          deed.reasons.isEmpty ? reason == nil : reason.map(deed.reasons.contains) == true
        do throws(Refusal) {
          try table.perform(.moderate(act), by: 1)
          #expect(isTaken, "\(deed) \(String(describing: reason))")
        } catch {
          switch error {
          case .noReason, .noReasonTaken, .otherReason: #expect(!isTaken, "\(error)")
          default: #expect(isTaken, "\(error)")
          }
        }
      }
    }
  }

  @Test func `words are put back as cut in error, and only where some were cut`() throws {
    var table = try moderated()
    let thread = try table.warn(by: 5)
    func cut(_ table: Table, _ text: String, _ reason: ModerationReason) throws -> Intent {
      let post = try #require(table.threads[thread]?.message(thread.opening))
      let words = post.body.text.map { RawText($0) }
      return .redact(
        Moderation(.redact, thread, post: thread.opening, reason: reason), RawText(text),
        Redacted(place: post.textPlace, text: words, key: nil))
    }
    #expect(throws: Refusal.otherReason(.inError, .redact)) {
      try table.perform(cut(table, "Take care.", .inError), by: 1)
    }
    try table.perform(cut(table, "Take care.", .hostile), by: 1)
    try table.perform(cut(table, "Take good care.", .inError), by: 2)
    #expect(table.state.record.last?.reason == .inError)
  }

  @Test func `nothing about an act of setting aside tells one from another`() throws {
    var table = try moderated()
    let threads = try (5...8).map { try table.warn(by: $0) }
    let statements = try threads.map { thread in
      let event = try #require(
        try table.perform(.moderate(Moderation(.setAside, thread)), by: 1).first)
      return Statement(
        event: event, seen: .init(number: 1, chain: .zero), bodyHash: nil, keyHash: nil
      ).octets
    }
    #expect(Set(statements.map(\.count)).count == 1)
    for statement in statements {
      #expect(!String(decoding: statement, as: UTF8.self).contains("reason"))
    }
    #expect(Set(table.state.record.suffix(4).map(\.detail)).count == 1)
  }

  @Test func `what ended, was withdrawn or merged meanwhile is told, and nothing is done`() throws {
    var table = try moderated()
    let thread = try table.warn(by: 5)
    let other = try table.warn(by: 6)
    let lock = Intent.moderate(Moderation(.lock, thread, reason: .hostile))
    try table.perform(
      .moderate(Moderation(.merge, thread, other: other, reason: .duplicate)), by: 1)
    #expect(throws: Refusal.threadMerged) { try table.perform(lock, by: 2) }
    #expect(throws: Refusal.threadMerged) {
      try table.perform(.reply(thread, to: nil, RawText("Late.")), by: 7)
    }
    #expect(throws: Refusal.cannotMerge, "no way leads in a circle") {
      try table.perform(
        .moderate(Moderation(.merge, other, other: thread, reason: .duplicate)), by: 1)
    }
    let third = try table.warn(by: 7)
    #expect(throws: Refusal.cannotMerge, "what others point to stays") {
      try table.perform(
        .moderate(Moderation(.merge, other, other: third, reason: .duplicate)), by: 1)
    }
    #expect(table.state.target(of: thread) == other)
    #expect(table.state.row(other)?.voices(on: table.today.advanced(by: 1)) == .one)
    try table.perform(.moderate(Moderation(.split, thread, reason: .inError)), by: 2)
    try table.perform(.moderate(Moderation(.expire, thread, reason: .settled)), by: 2)
    #expect(throws: Refusal.threadEnded) { try table.perform(lock, by: 2) }
    try table.perform(.moderate(Moderation(.revive, thread, reason: .inError)), by: 1)
    try table.perform(.withdraw(thread, thread.opening), by: 5)
    #expect(throws: Refusal.threadWithdrawn) { try table.perform(lock, by: 2) }
    #expect(throws: Refusal.threadWithdrawn) {
      try table.perform(.moderate(Moderation(.setAside, thread)), by: 2)
    }
  }

  @Test func `whole threads are locked, and moderators' own posts are not cut or muted`() throws {
    var table = try moderated()
    let thread = try table.warn(by: 5)
    let reply = try #require(
      try table.perform(.reply(thread, to: nil, RawText("Rude.")), by: 7).first?.id)
    let answer = try #require(
      try table.perform(.dispute(thread, RawText("I have answered.")), by: 1).first?.id)
    for deed in [ModerationDeed.lock, .pin, .merge, .expire] {
      let act = Moderation(deed, thread, post: reply, reason: deed.reasons.first)
      #expect(throws: Refusal.wholeThreads(deed)) { try table.perform(.moderate(act), by: 1) }
    }
    let mute = Moderation(.mute, thread, post: answer, reason: .hostile)
    #expect(throws: Refusal.notAMembersPost) { try table.perform(.moderate(mute), by: 2) }
    try table.perform(.moderate(Moderation(.lock, thread, reason: .hostile)), by: 1)
    #expect(throws: Refusal.threadLocked) {
      try table.perform(.reply(thread, to: nil, RawText("More.")), by: 7)
    }
    try table.perform(.sameHere(thread, .firstHand), by: 7)
    #expect(throws: Refusal.noSuchMessage) {
      try table.perform(
        .moderate(Moderation(.setAside, thread, post: EventID(.zero))), by: 1)
    }
  }

  @Test func `a muted tag says nothing more in its thread, and takes back what it said`() throws {
    var table = try moderated()
    let thread = try table.warn(by: 5)
    let elsewhere = try table.warn(by: 6)
    let reply = try #require(
      try table.perform(.reply(thread, to: nil, RawText("Rude.")), by: 7).first?.id)
    try table.perform(
      .moderate(Moderation(.mute, thread, post: reply, reason: .hostile)), by: 1)
    var change = BoardChange()
    for event in table.events.suffix(1) { change.note(event) }
    #expect(change.eventCount == 1 && change.threads.isEmpty, "its place shows nowhere")
    #expect(throws: Refusal.muted) {
      try table.perform(.reply(thread, to: nil, RawText("Ruder.")), by: 7)
    }
    #expect(throws: Refusal.muted) {
      try table.perform(.amend(thread, reply, RawText("R.")), by: 7)
    }
    try table.perform(.reply(elsewhere, to: nil, RawText("Kind.")), by: 7)
    try table.perform(.sameHere(thread, .firstHand), by: 7)
    try table.perform(.withdraw(thread, reply), by: 7)
    #expect(table.state.record.last?.isPlaceHidden == true)
    // Nor does a program that asks nobody.
    let id = EventID(Samples.bytes32(97).bytes.prefix(16).withBytes16)
    let author = Samples.key(member: 7, in: thread, year: table.today.year)
    let count = table.threads[thread]?.messages.count
    table.apply(
      Event(id: id, day: table.today, author: author, act: .replied(thread, to: nil)), .text("!"))
    #expect(table.threads[thread]?.messages.count == count)
  }

  @Test func `what is set aside hides its words, and comes back whole`() throws {
    var table = try moderated()
    let thread = try table.warn(by: 5)
    let reply = try #require(
      try table.perform(.reply(thread, to: nil, RawText("More.")), by: 7).first?.id)
    try table.perform(.moderate(Moderation(.setAside, thread, post: reply)), by: 1)
    #expect(table.threads[thread]?.messages.map(\.body) == [.text("Words."), .setAside])
    #expect(throws: Refusal.messageSetAside) {
      try table.perform(.amend(thread, reply, RawText("M.")), by: 7)
    }
    try table.perform(.moderate(Moderation(.setAside, thread)), by: 2)
    #expect(table.threads[thread]?.messages.map(\.body) == [.setAside, .setAside])
    #expect(table.state.current(on: table.today).isEmpty)
    #expect(throws: Refusal.threadSetAside) {
      try table.perform(.reply(thread, to: nil, RawText("M.")), by: 6)
    }
    try table.perform(.moderate(Moderation(.putBack, thread)), by: 1)
    #expect(
      table.threads[thread]?.messages.map(\.body) == [.text("Words."), .text("More.")],
      "the whole thread, with what was set aside in it")
    try table.perform(.moderate(Moderation(.setAside, thread, post: reply)), by: 1)
    try table.perform(.withdraw(thread, reply), by: 7)
    #expect(table.threads[thread]?.messages.last?.body == .withdrawn, "hers to take back")
  }

  @Test func `words are cut by a moderator's own, once they are those that were read`() throws {
    var table = try moderated()
    let thread = try table.warn(by: 5)
    func cut(_ text: String) -> Intent {
      .redact(
        Moderation(.redact, thread, post: thread.opening, reason: .identifiesWriter),
        RawText(text),
        Redacted(
          place: table.threads[thread]?.messages[0].textPlace ?? Place(0), text: RawText("Words."),
          key: KeptOriginalKey(common: .zero, box: [1, 2, 3])))
    }
    let late = cut("[cut]")
    try table.perform(.amend(thread, thread.opening, RawText("Other words.")), by: 5)
    #expect(throws: Refusal.changedMeanwhile) { try table.perform(late, by: 1) }
    let events = try table.perform(cut("Less."), by: 1)
    #expect(events.count == 2 && table.state.keptOriginals.count == 1)
    let post = try #require(table.threads[thread]?.messages[0])
    #expect(post.body == .text("Less.") && post.redacted == table.today)
    #expect(table.threads[thread]?.endedTexts.count == 2, "hers, and the amended one")
    #expect(!table.state.keptOriginals[0].isOver(on: table.today.advanced(by: 30)))
    #expect(table.state.keptOriginals[0].isOver(on: table.today.advanced(by: 31)))
    // Another moderator puts words back, and the author says it anew.
    try table.perform(cut("More."), by: 2)
    #expect(table.state.keptOriginals.count == 1, "a moderator's words are not kept")
    try table.perform(.amend(thread, thread.opening, RawText("Mine.")), by: 5)
    #expect(table.threads[thread]?.messages[0].redacted == nil)
  }

  // MARK: Keeping it

  @Test func `a board that is kept comes back the same`() throws {
    var table = try moderated()
    let thread = try table.warn(by: 5)
    let other = try table.warn(by: 6)
    try table.perform(.invite(count: 2, offers: [Table.offer(1), Table.offer(2)]), by: 1)
    try table.perform(
      table.change([Table.moderator(1, 0), Table.moderator(2, 1), Table.moderator(3, 2)]), by: 1)
    try table.perform(
      .moderate(Moderation(.merge, thread, other: other, reason: .duplicate)), by: 1)
    try table.perform(.moderate(Moderation(.lock, other, reason: .hostile)), by: 2)
    try table.perform(
      .moderate(Moderation(.mute, other, post: other.opening, reason: .flooding)), by: 2)
    let kept = try #require(
      BoardState(
        tables: table.state.tables, pageCount: table.state.pageCount,
        page: { table.state.page($0) }))
    #expect(kept == table.state)
    for cut in 1...16 {
      let tables = Array(table.state.tables.dropLast(cut))
      #expect(
        BoardState(tables: tables, pageCount: kept.pageCount, page: { kept.page($0) }) == nil)
    }
  }

  @Test func `every act is written and read as the same`() throws {
    var table = try moderated()
    let thread = try table.warn(by: 5)
    var acts = table.events.map(\.act)
    acts.append(.confirmedModerators(thread.opening))
    acts.append(.invited(count: 2, offers: [Table.offer(1), Table.offer(2)]))
    acts.append(
      .keptOriginal(
        thread, thread.opening, KeptOriginalKey(common: .zero, box: Array(repeating: 7, count: 80)))
    )
    for deed in ModerationDeed.allCases {
      for reason in deed.reasons.isEmpty ? [nil] : deed.reasons.map(Optional.some) {
        acts.append(.moderated(Moderation(deed, thread, post: EventID(.zero), reason: reason)))
        acts.append(.moderated(Moderation(deed, thread, other: thread, reason: reason)))
      }
    }
    for act in acts {
      let statement = Statement(
        event: Event(id: thread.opening, day: table.today, author: Samples.founder, act: act),
        seen: .init(number: 3, chain: .zero), bodyHash: nil, keyHash: nil)
      #expect(try Statement(octets: statement.octets[...]) == statement)
    }
    // A reason that is not the deed's makes the line one that no program understands.
    let words =
      #"{"id":"AAAAAAAAAAAAAAAAAAAAAA","kind":"moderate","thread":"AAAAAAAAAAAAAAAAAAAAAA","#
      + #""day":20000,"tag":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","#
      + #""seen":[0,"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],"deed":"set-aside","#
      + #""reason":"hostile"}"#
    let act = try Statement(octets: Array(words.utf8)[...]).event.act
    #expect(act == .unreadable(ThreadID(.zero)))
  }
}

extension Sequence<UInt8> {
  fileprivate var withBytes16: Bytes16 { Bytes16(Array(self)) ?? .zero }
}
