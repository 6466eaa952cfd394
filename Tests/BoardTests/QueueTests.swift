// SPDX-License-Identifier: Apache-2.0

@testable import Board
import Bytes
import TestKit
import Testing

/// What is held, reported, decided and asked, as the decider and the folds have it.
@Suite struct QueueTests {
  /// A sealed board that members 1 and 2 moderate.
  struct Table {
    private(set) var state = BoardState()
    private(set) var threads: [ThreadID: ThreadState] = [:]
    private(set) var decisions: [Decision] = []
    var today = Samples.today
    var isOpen = false
    var formerReason: ModerationReason?
    var mailBox: [UInt8]?
    var heldLine: PostLine?
    var askedWords: PostText?
    private var random = SeededRandom(seed: 9)

    static func sign(_ member: UInt64) -> AuthorKey { AuthorKey(Samples.bytes32(member | 1 << 50)) }
    static let key = Samples.bytes32(1 << 53)

    init(publication: Publication = .open) throws {
      let set = (1...2).map {
        Moderator(
          number: $0, sign: Table.sign(UInt64($0)), share: Samples.bytes32(UInt64($0) | 1 << 52))
      }
      try perform(
        .changeModerators(ModeratorChange(former: nil, moderators: set, key: Table.key), []), by: 0)
      if publication != .open {
        try perform(.setPolicy(Policy(publication: publication, hours: [18, 13])), by: 1)
      }
      let entry = RosterEntry(
        id: Samples.subject, name: "Ottoline Quillfeather", house: .commons, seat: nil, party: nil)
      try perform(.enrol(entry), by: 1)
    }

    func actor(_ member: UInt64) -> Actor {
      let base = Samples.actor(member, on: today, keepsNotes: !isOpen, hasMail: !isOpen)
      return Actor(
        tag: base.tag, formerTag: base.formerTag, voice: base.voice,
        sameHereOnce: base.sameHereOnce, note: base.note, mail: base.mail,
        reportOnce: { Samples.once(of: member | 1 << 40, in: ThreadID(opening: $0)) },
        founder: base.founder, moderator: Table.sign(member))
    }

    func decided(_ intent: Intent, by member: UInt64) throws(Refusal) -> [Decision] {
      var surroundings = Surroundings(
        today: today, vocabulary: Samples.vocabulary, stones: Samples.stones, mask: { $0 },
        random: random)
      surroundings.formerReason = formerReason
      surroundings.mailBox = mailBox
      surroundings.heldLine = heldLine
      surroundings.askedWords = askedWords
      return try decide(
        intent, board: state, thread: intent.thread.flatMap { threads[$0] },
        actor: actor(member), using: &surroundings)
    }

    @discardableResult
    mutating func perform(_ intent: Intent, by member: UInt64) throws(Refusal) -> [Decision] {
      let made = try decided(intent, by: member)
      for _ in 0..<32 { _ = random.next() }
      for decision in made { apply(decision.event, decision.body, once: decision.once) }
      decisions += made
      return made
    }

    mutating func apply(_ event: Event, _ body: EventBody? = nil, once: Bytes16? = nil) {
      let place = Place(UInt64(state.eventCount) + 1)
      state.apply(event, at: place, founder: Samples.founder, once: once)
      guard let id = event.thread else { return }
      let reading = body?.text.map { BodyReading.text($0.value) } ?? .none
      if threads[id] == nil {
        threads[id] = ThreadState(event, body: reading, at: place, isVerified: true)
      } else {
        threads[id]?.apply(
          event, body: reading, once: once, at: place, isVerified: true,
          founder: Samples.founder, moderators: state.moderators)
      }
      threads[id]?.setAside(unread: state.unread.places(in: id))
    }

    /// Opens a thread on the board, whatever the policy: what is held is put up.
    mutating func thread(_ opening: Opening = Samples.warning(), by member: UInt64 = 1) throws
      -> ThreadID
    {
      let decision = try #require(
        try perform(.open(opening, RawText("Words.")), by: member).first)
      if let thread = decision.event.thread { return thread }
      guard case .post(let held)? = decision.submission else { throw Failure("nothing was held") }
      try putUp(decision, by: 1)
      return ThreadID(opening: held.event.id)
    }

    /// Puts up a held post as a ledger does.
    mutating func putUp(_ decision: Decision, by member: UInt64) throws {
      guard case .post(let held)? = decision.submission else { throw Failure("nothing was held") }
      let thread = try #require(held.event.thread)
      _ = try state.checkPuttingUp(
        held.event, sentBy: decision.event.id, in: threads[thread], on: today)
      apply(held.event, held.body)
      heldLine = PostLine(thread: thread, event: held.event.id)
      try perform(.decide([decision.event.id], .putUp), by: member)
      heldLine = nil
      threads[thread]?.setAside(unread: state.unread.places(in: thread))
    }
  }

  private static let words = RawText("Words.")

  private func isHeld(_ decisions: [Decision]) -> Bool {
    decisions.count == 1 && decisions[0].event.isSubmission && decisions[0].ends.isEmpty
      && decisions[0].body == nil && decisions[0].submission != nil
  }

  // MARK: What is held

  @Test func `what is about somebody is held, and nothing else`() throws {
    let question = Opening(kind: .question)
    let advice = Opening(kind: .advice, advice: ["advice-1"])
    for publication in Publication.allCases {
      var table = try Table(publication: publication)
      let isHolding = publication != .open
      let tag = try #require(table.state.subjects.first?.tag)
      let naming = RawText("Is \(tag) there tonight?")
      let warning = try table.thread()
      let asked = try table.thread(question)
      let lines: [(Intent, Bool)] = [
        (.open(Samples.warning(), QueueTests.words), isHolding),
        (.open(Samples.warning(subject: Samples.subject), nil), isHolding),
        (.schedule(Samples.warning(), nil), isHolding),
        (.open(question, QueueTests.words), false), (.open(question, naming), isHolding),
        (.open(advice, nil), false), (.open(advice, naming), isHolding),
        (.reply(warning, to: nil, QueueTests.words), isHolding),
        (.reply(asked, to: nil, QueueTests.words), false),
        (.reply(asked, to: nil, naming), isHolding),
      ]
      for (intent, expected) in lines {
        #expect(try isHeld(table.decided(intent, by: 3)) == expected, "\(publication) \(intent)")
        #expect(
          try isHeld(table.decided(intent, by: 2)) == expected,
          "a moderator's own is told from nobody's")
      }
      // A tag's second post in a thread, and a change of its first.
      let first = try table.perform(.reply(warning, to: nil, QueueTests.words), by: 4)
      if isHolding { try table.putUp(first[0], by: 1) }
      let post = try #require(table.threads[warning]?.messages.last)
      let isAll = publication == .allHeld
      #expect(
        try isHeld(table.decided(.reply(warning, to: nil, QueueTests.words), by: 4)) == isAll)
      // A change is read where what it changes was: of the warning, too, and in the next year.
      let next = try table.perform(.reply(warning, to: nil, QueueTests.words), by: 4)
      if isAll { try table.putUp(next[0], by: 1) }
      let second = try #require(table.threads[warning]?.messages.last)
      let changes: [(EventID, UInt64, Bool)] = [
        (post.id, 4, isHolding), (second.id, 4, isAll), (warning.opening, 1, isHolding),
      ]
      for days in [0, 60] {
        var later = table
        later.today = table.today.advanced(by: days)
        for (target, member, expected) in changes {
          #expect(
            try isHeld(later.decided(.amend(warning, target, QueueTests.words), by: member))
              == expected, "\(publication), \(days) days on")
          #expect(try !isHeld(later.decided(.withdraw(warning, target), by: member)))
        }
      }
      let answer = try table.perform(.reply(asked, to: nil, QueueTests.words), by: 4)[0].event.id
      #expect(try !isHeld(table.decided(.amend(asked, answer, QueueTests.words), by: 4)))
      #expect(try isHeld(table.decided(.amend(asked, answer, naming), by: 4)) == isHolding)
    }
  }

  @Test func `a held post changes nothing that anybody sees`() throws {
    var table = try Table(publication: .firstPostsHeld)
    let thread = try table.thread()
    let before = table.state
    let due = Pulse.due(at: Moment(day: table.today, secondOfDay: 50_000, offset: 0))
    var change = BoardChange()
    let sent =
      try table.perform(.open(Samples.warning(), QueueTests.words), by: 3)
      + table.perform(.reply(thread, to: nil, QueueTests.words), by: 3)
      + table.perform(.report(thread, thread.opening, .hostile), by: 4)
    let taken = try table.perform(.takeBack(sent[2].event.id), by: 4)
    let down = try table.perform(.decide([sent[0].event.id], .turnedDown(.offTopic)), by: 1)
    for decision in sent + taken + down { change.note(decision.event) }
    #expect(change.threads.isEmpty)
    #expect(Array(table.state.threads) == Array(before.threads))
    #expect(table.state.current(on: table.today) == before.current(on: table.today))
    #expect(
      Pulse(of: table.state, at: due).octets == Pulse(of: before, at: due).octets)
    #expect(table.state.submissions.waiting.map(\.id) == [sent[1].event.id])
    #expect(table.state.record.count == before.record.count + 1, "the decision alone")
  }

  @Test func `a former reason comes with the next try, and a key of its own with each`() throws {
    var table = try Table(publication: .firstPostsHeld)
    let first = try table.perform(.open(Samples.warning(), QueueTests.words), by: 3)
    table.formerReason = .noConductStated
    let second = try table.perform(.open(Samples.warning(), QueueTests.words), by: 3)
    guard case .post(let one)? = first[0].submission, case .post(let two)? = second[0].submission
    else { throw Failure("nothing was held") }
    #expect(one.after == nil && two.after == .noConductStated)
    let authors = [first[0], second[0]].map(\.event.author) + [one.event.author, two.event.author]
    #expect(Set(authors).count == 4)
    let ids = [first[0], second[0]].map(\.event.id) + [one.event.id, two.event.id]
    #expect(Set(ids).count == 4)
    #expect(first[0].once != nil && first[0].once != second[0].once)
  }

  // MARK: Deciding

  @Test func `the first decision stands, and the second moderator is told of it`() throws {
    var table = try Table(publication: .allHeld)
    let sent = try table.perform(.open(Samples.warning(), QueueTests.words), by: 3)[0]
    let id = sent.event.id
    #expect(throws: Refusal.moderatorsOnly) { try table.decided(.decide([id], .putUp), by: 3) }
    #expect(throws: Refusal.noSuchItem) { try table.decided(.decide([.unsent], .resolved), by: 1) }
    #expect(
      throws: Refusal.unlistedReason(.helpful, allowed: ModerationReason.turningDown)
    ) { try table.decided(.decide([id], .turnedDown(.helpful)), by: 1) }
    let race = try table.decided(.decide([id], .putUp), by: 2)
    let down = try table.perform(.decide([id], .turnedDown(.privateLife)), by: 1)
    #expect(down[0].ends == [try #require(table.state.submissions[id]).place])
    for verdict in [Verdict.putUp, .turnedDown(.hostile), .turnedDown(.privateLife)] {
      #expect(throws: Refusal.alreadyDecided(.turnedDown(.privateLife))) {
        try table.decided(.decide([id], verdict), by: 2)
      }
    }
    #expect(throws: Refusal.alreadyDecided(.turnedDown(.privateLife))) {
      try table.decided(.takeBack(id), by: 3)
    }
    // Nor does another program change it.
    let record = table.state.record
    table.apply(race[0].event)
    #expect(
      table.state.submissions[id]?.outcome == .decided(.turnedDown(.privateLife), table.today))
    #expect(table.state.record == record)
  }

  @Test func `what was taken back is decided no more, and by its sender alone`() throws {
    var table = try Table(publication: .firstPostsHeld)
    let id = try table.perform(.open(Samples.warning(), nil), by: 3)[0].event.id
    #expect(throws: Refusal.notYours) { try table.decided(.takeBack(id), by: 4) }
    #expect(throws: Refusal.noSuchItem) { try table.decided(.takeBack(.unsent), by: 3) }
    let taken = try table.perform(.takeBack(id), by: 3)
    #expect(taken[0].ends.count == 1)
    #expect(throws: Refusal.takenBack) { try table.decided(.decide([id], .putUp), by: 1) }
    #expect(throws: Refusal.takenBack) { try table.decided(.takeBack(id), by: 3) }
    // A foreign key takes nothing back.
    let other = try table.perform(.open(Samples.warning(), nil), by: 3)[0].event.id
    table.apply(
      Event(
        id: .unsent, day: table.today, author: AuthorKey(Samples.bytes32(5)),
        act: .tookBack(other)))
    #expect(table.state.submissions[other]?.outcome == nil)
  }

  @Test func `several reports are resolved together, what is decided already left aside`() throws {
    var table = try Table()
    let thread = try table.thread()
    let ids = try (3...5).map {
      try table.perform(.report(thread, thread.opening, .hostile), by: $0)[0].event.id
    }
    try table.perform(.decide([ids[0]], .resolved), by: 1)
    let rest = try table.perform(.decide(ids + ids, .resolved), by: 2)
    #expect(rest.map(\.event.act) == [.decided(Array(ids[1...]), .resolved)])
    #expect(table.state.submissions.waiting.isEmpty)
    #expect(throws: Refusal.alreadyDecided(.resolved)) {
      try table.decided(.decide(ids, .resolved), by: 1)
    }
    // More than an act holds are several acts.
    let many = try (10..<(10 + 2 * UInt64(Limits.decidedItems))).map {
      try table.perform(.report(thread, thread.opening, .hostile), by: $0)[0].event.id
    }
    #expect(try table.perform(.decide(many, .resolved), by: 1).count == 2)
  }

  @Test func `what happened to the thread meanwhile keeps a held post down`() throws {
    let deeds: [(Moderation.Kind, Obstacle)] = [
      (.deed(.setAside, nil), .threadSetAside), (.deed(.lock, .hostile), .threadLocked),
      (.deed(.expire, .settled), .threadEnded), (.merge, .threadMerged),
      (.withdraw, .threadWithdrawn), (.mute, .muted),
    ]
    for (kind, obstacle) in deeds {
      var table = try Table(publication: .allHeld)
      let thread = try table.thread()
      let other = try table.thread(Samples.warning(occasion: "drinks"))
      let first = try table.perform(.reply(thread, to: nil, QueueTests.words), by: 3)[0]
      try table.putUp(first, by: 1)
      let post = try #require(table.threads[thread]?.messages.last?.id)
      let held = try table.perform(.reply(thread, to: nil, QueueTests.words), by: 3)[0]
      let change = try table.perform(.amend(thread, post, QueueTests.words), by: 3)[0]
      switch kind {
      case .deed(let deed, let reason):
        try table.perform(.moderate(Moderation(deed, thread, reason: reason)), by: 1)
      case .merge:
        try table.perform(
          .moderate(Moderation(.merge, thread, other: other, reason: .duplicate)), by: 1)
      case .withdraw: try table.perform(.withdraw(thread, thread.opening), by: 1)
      case .mute:
        try table.perform(
          .moderate(Moderation(.mute, thread, post: post, reason: .hostile)), by: 1)
      }
      #expect(throws: Refusal.heldBack(obstacle)) { try table.putUp(held, by: 2) }
      guard obstacle != .threadLocked else { continue }
      #expect(throws: Refusal.heldBack(obstacle)) { try table.putUp(change, by: 2) }
    }
    var table = try Table(publication: .allHeld)
    let thread = try table.thread()
    let tonight = try table.perform(
      .open(Samples.warning(when: .coming), nil), by: 3)[0]
    try table.putUp(table.perform(.reply(thread, to: nil, QueueTests.words), by: 3)[0], by: 1)
    let post = try #require(table.threads[thread]?.messages.last)
    let change = try table.perform(.amend(thread, post.id, RawText("Others.")), by: 3)[0]
    try table.perform(.withdraw(thread, post.id), by: 3)
    #expect(throws: Refusal.heldBack(.messageWithdrawn)) { try table.putUp(change, by: 1) }
    table.today = table.today.advanced(by: 30)
    #expect(throws: Refusal.heldBack(.late)) { try table.putUp(tonight, by: 1) }
    // A post of another tag that is aside alone.
    table.today = Samples.today
    try table.putUp(table.perform(.reply(thread, to: nil, QueueTests.words), by: 4)[0], by: 1)
    let aside = try #require(table.threads[thread]?.messages.last)
    let late = try table.perform(.amend(thread, aside.id, RawText("Others.")), by: 4)[0]
    try table.perform(.moderate(Moderation(.setAside, thread, post: aside.id)), by: 2)
    #expect(throws: Refusal.heldBack(.messageSetAside)) { try table.putUp(late, by: 1) }
  }

  // MARK: Reports, questions, policy

  @Test func `a report counts once, is not of one's own, and has a reason of the list`() throws {
    var table = try Table()
    let thread = try table.thread(by: 3)
    let report = Intent.report(thread, thread.opening, .privateLife)
    let made = try table.perform(report, by: 4)
    #expect(made[0].submission == .content(.report(thread, thread.opening, .privateLife)))
    #expect(throws: Refusal.alreadyReported) { try table.decided(report, by: 4) }
    try table.perform(.decide([made[0].event.id], .resolved), by: 1)
    #expect(throws: Refusal.alreadyReported) { try table.decided(report, by: 4) }
    #expect(throws: Refusal.ownPostReported) { try table.decided(report, by: 3) }
    #expect(throws: Refusal.noSuchMessage) {
      try table.decided(.report(thread, .unsent, .hostile), by: 4)
    }
    #expect(throws: Refusal.unlistedReason(.helpful, allowed: ModerationReason.reporting)) {
      try table.decided(.report(thread, thread.opening, .helpful), by: 5)
    }
    try table.perform(.moderate(Moderation(.setAside, thread)), by: 1)
    #expect(throws: Refusal.threadSetAside) { try table.decided(report, by: 5) }
    table.isOpen = true
    try table.perform(.moderate(Moderation(.putBack, thread)), by: 1)
    #expect(throws: Refusal.noReportsOnOpenBoard) { try table.decided(report, by: 5) }
  }

  @Test func `nothing is held on an open board, nor before there are moderators`() throws {
    var table = try Table()
    let held = Intent.setPolicy(Policy(publication: .allHeld))
    table.isOpen = true
    #expect(throws: Refusal.noHoldingOnOpenBoard) { try table.decided(held, by: 1) }
    _ = try table.decided(.setPolicy(Policy(hours: [9])), by: 1)
    table.isOpen = false
    #expect(throws: Refusal.moderatorsOnly) { try table.decided(held, by: 3) }
    try table.perform(held, by: 1)
    #expect(throws: Refusal.policyHolds) { try table.decided(held, by: 2) }
    try table.perform(.setPolicy(Policy()), by: 2)
    var alone = SampleBoard(random: SeededRandom(seed: 1))
    alone.keepsNotes = true
    #expect(throws: Refusal.noModeratorsYet) { try alone.decided(held, by: 0) }
    let thread = try #require(
      try alone.perform(.open(Samples.warning(), QueueTests.words), by: 1).first?.event.thread)
    #expect(throws: Refusal.noModeratorsYet) {
      try alone.decided(.report(thread, thread.opening, .hostile), by: 2)
    }
    #expect(table.state.record.map(\.code).suffix(2) == ["policy", "policy"])
    #expect(Policy(hours: [18, 13, 24, 13]).hours == [13, 18])
    #expect(Policy(review: String(repeating: "a\n", count: 200)).review.count == 120)
    // Where a review is asked for is part of it: signed, in the record, and for everybody to read.
    let addressed = Policy(review: "Box 7, Barchester")
    try table.perform(.setPolicy(addressed), by: 2)
    #expect(table.state.policy == addressed)
    #expect(table.state.record.last?.detail.hasSuffix("reviews: Box 7, Barchester") == true)
    #expect(throws: Refusal.policyHolds) { try table.decided(.setPolicy(addressed), by: 2) }
  }

  @Test func `a question is asked in the board's name, and answered under the tag`() throws {
    var table = try Table()
    let thread = try table.thread(by: 3)
    let ask = Intent.ask(thread, thread.opening, QueueTests.words)
    #expect(throws: Refusal.noMailKey) { try table.decided(ask, by: 1) }
    table.mailBox = [1]
    #expect(throws: Refusal.moderatorsOnly) { try table.decided(ask, by: 4) }
    let row = try #require(table.state.row(thread))
    let question = try table.perform(ask, by: 1)[0].event
    let after = try #require(table.state.row(thread))
    #expect(after.lastNumber == row.lastNumber && after.mailCount == row.mailCount + 1)
    let entry = try #require(table.state.record.last)
    #expect(entry.code == "asked" && entry.isPlaceHidden && entry.thread == nil)
    let answer = Intent.answer(thread, question: question.id, RawText("Because."))
    #expect(throws: Refusal.notYours) { try table.decided(answer, by: 4) }
    #expect(throws: Refusal.noSuchQuestion) {
      try table.decided(.answer(thread, question: .unsent, QueueTests.words), by: 3)
    }
    table.askedWords = PostText(stored: "Why?")
    guard case .answer(let given)? = try table.perform(answer, by: 3)[0].submission else {
      throw Failure("no answer")
    }
    #expect(given.author == table.actor(3).tag(thread) && given.text.value == "Because.")
    #expect(given.asked == table.askedWords && given.asked != nil)
    // It holds what the screen says that it does.
    let long = Intent.answer(
      thread, question: question.id,
      RawText(String(repeating: "a", count: Limits.answerCharacters + 1)))
    #expect(throws: Refusal.longText(characters: 601, limit: 600)) {
      try table.decided(long, by: 3)
    }
    #expect(AuthorAnswer(octets: given.octets[...]) == given)
    #expect(throws: StatementError.incomplete) { try Statement(octets: given.octets[...]) }
    let surroundings = Surroundings(
      today: table.today, vocabulary: Samples.vocabulary, stones: [], mask: { $0 },
      random: SeededRandom(seed: 1))
    func fits(_ count: Int) -> (characters: Int, limit: Int)? {
      let raw = RawText(String(repeating: "é", count: count))
      let made = Result { () throws(Refusal) in
        try surroundings.question(raw, about: thread.opening)
      }
      guard case .failure(.longText(let characters, let limit)) = made else { return nil }
      return (characters, limit)
    }
    let excess = try #require(fits(200))
    #expect(excess.characters == 200 && (1..<200).contains(excess.limit))
    #expect(fits(excess.limit) == nil)
  }

  @Test func `the record shows where something went up, and not where it did not`() throws {
    var table = try Table(publication: .firstPostsHeld)
    let up = try table.perform(.open(Samples.warning(), nil), by: 3)[0]
    let down = try table.perform(.open(Samples.warning(), nil), by: 4)[0]
    try table.putUp(up, by: 1)
    try table.perform(.decide([down.event.id], .turnedDown(.duplicate)), by: 2)
    let thread = try #require(table.state.threads.last?.id)
    try table.perform(
      .decide(
        [table.perform(.report(thread, thread.opening, .hostile), by: 5)[0].event.id], .resolved),
      by: 1)
    let entries = table.state.record.suffix(3).map { $0 }
    #expect(entries.map(\.code) == ["put-up", "turned-down", "resolved"])
    #expect(entries.map(\.thread) == [thread, nil, nil])
    #expect(entries.map(\.isPlaceHidden) == [false, true, true])
    #expect(entries[1].reason == .duplicate)
  }

  private func making(_ table: Table) -> QueueMaking {
    QueueMaking(
      board: table.state, today: table.today, holidays: .none,
      post: { table.threads[$0]?.message($1) },
      suspension: { _, _ in nil })
  }

  @Test func `reports of a post are one item, and each thing has one of its own`() throws {
    var table = try Table(publication: .firstPostsHeld)
    let thread = try table.thread()
    let elsewhere = try table.thread()
    var opened: [OpenedSubmission] = []
    func open(_ matter: OpenedSubmission.Matter, by member: UInt64) throws {
      let event = try table.perform(.tellModerators(.dataRequest(arrived: table.today)), by: 1)[0]
        .event
      let row = try #require(table.state.submissions[event.id])
      opened.append(OpenedSubmission(row: row, matter: matter))
    }
    let moment = Moment(day: Day(year: 2026, month: 11, day: 20), secondOfDay: 46_800, offset: 0)
    try open(.report(thread, thread.opening, .hostile), by: 1)
    try open(.report(thread, thread.opening, .identifiesHarmedPerson), by: 1)
    try open(.report(thread, thread.opening, .hostile), by: 1)
    // What somebody seals who would send moderators elsewhere.
    try open(.report(elsewhere, thread.opening, .flooding), by: 1)
    try open(.notice(thread, arrived: moment), by: 1)
    try open(.dataRequest(arrived: table.today), by: 1)
    let event = Event(
      id: .unsent, day: table.today, author: Samples.founder,
      act: .opened(Samples.warning(when: .coming)))
    try open(.held(event, text: nil, after: nil), by: 1)
    let items = making(table).items(of: opened)
    #expect(items.count == 4)
    #expect(
      items.map(\.matter) == [
        .notice(
          answerBy: Moment(
            day: Day(year: 2026, month: 11, day: 24), secondOfDay: 46_800, offset: 0)),
        .reported([.identifiesHarmedPerson, .hostile], isUp: true),
        .held(.init(kind: .warning, isForTonight: true)),
        .dataRequest(answerBy: Day(year: 2026, month: 12, day: 21)),
      ])
    #expect(items[2].occasion == "taxi" && items[1].id == .reports(thread.opening))
    #expect(items[1].thread == thread)
  }
}

extension Moderation {
  /// What may befall a thread while a post waits for it.
  fileprivate enum Kind {
    case deed(ModerationDeed, ModerationReason?)
    case merge, withdraw, mute
  }
}
