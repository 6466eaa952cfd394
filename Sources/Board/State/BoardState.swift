// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What a whole board has come to: a directory with a few numbers for each thread, and the roster's
/// tags.
///
/// No text, so that a million messages fit in little memory.
///
/// A fold: `apply` every event of the record in order, in batches of any size, and the same state
/// comes out. Events that name an unknown thread change nothing.
package struct BoardState: Hashable, Sendable {
  /// The threads, in the order in which they were opened.
  package private(set) var threads = ThreadRows()
  /// The office-holders known to the board, in the order in which they were enrolled.
  package private(set) var subjects: [SubjectRow] = []
  /// Where the event with the board's name stands.
  package private(set) var namePlace: Place?
  /// The number of the key that the next line is sealed under, from zero.
  package private(set) var epoch: UInt64 = 0
  /// What proves a key to be that of `epoch`; nil while it is the first one.
  package private(set) var keyCheck: Bytes32?
  /// How many invitations were handed out.
  package private(set) var invitationCount = 0
  /// The public occasions that moderators announced.
  package private(set) var upcoming = OccasionDirectory()
  /// The routes that moderators corrected, each with what holds now.
  package private(set) var corrections: [RouteCorrection] = []
  /// Who acts for the board, and who did.
  package private(set) var moderators = ModeratorRoll()
  /// What was done for the board, the oldest first.
  package private(set) var record: [RecordEntry] = []
  /// Where words that were cut out are kept for the moderators, or were.
  package private(set) var keptOriginals: [KeptOriginal] = []
  /// The proposals by which two moderators opened a handle, and whether a member was found by it.
  package private(set) var suspensions: [EventID: Bool] = [:]
  /// How the moderators work.
  package private(set) var policy = Policy()
  /// What was sent to the moderators.
  package private(set) var submissions = SubmissionDirectory()
  /// What stands and a moderator is to see once.
  package private(set) var matters: [StandingMatter] = []
  /// The lines that skipped the moderators.
  package private(set) var unread = UnreadPosts()
  /// The threads that merged ones point to.
  private var merges: [ThreadID: ThreadID] = [:]
  /// The private notes, everybody's.
  package private(set) var notes = NoteDirectory()
  /// The record's own clock: as far as its lines have moved it, each by a few days at most.
  package private(set) var clock: Day?
  /// How many events have been applied.
  package private(set) var eventCount = 0

  private var avoidedWords: [AvoidedWord] = []
  private var lookup = ThreadLookup()
  private var subjectIndices: [SubjectID: Int] = [:]
  private var tags: Set<SubjectTag> = []
  private var occasions: [String] = []
  private var occasionIndices: [String: Int] = [:]

  /// A word that authors' tags lack in threads opened later.
  private struct AvoidedWord: Hashable {
    let word: String
    let since: Place
  }

  /// An empty board.
  package init() {}

  /// Takes in the next event.
  ///
  /// - Parameters:
  ///   - event: the event.
  ///   - place: where it stands in the record.
  ///   - founder: the key of whoever founded the board, who acts for it until it has moderators.
  ///   - once: the once-value by which a report, or its author's allowance, is counted.
  package mutating func apply(
    _ event: Event, at place: Place, founder: AuthorKey, once: Bytes16? = nil
  ) {
    eventCount += 1
    let speaks = event.act.isForBoard && moderators.speaks(event.author, founder: founder)
    defer { turnClock(by: event) }
    switch event.act {
    case .proposedModerators(let change):
      if moderators.propose(change, by: event, at: place, founder: founder) {
        note(event, .moderators(change.moderators.count), founder: founder)
      }
    case .confirmedModerators(let id):
      confirm(id, by: event, at: place, founder: founder)
    case .policy(let policy):
      if speaks, policy.publication == .open || moderators.current != nil {
        self.policy = policy
        note(event, .policy(policy), founder: founder)
      }
    case .submitted(let key): submissions.add(event, to: key, once: once, at: place)
    case .tookBack(let id): submissions.takeBack(id, by: event.author)
    case .decided(let items, let verdict, let line):
      if speaks { decide(items, verdict, up: line, by: event, founder: founder) }
    case .asked(let thread):
      if speaks, row(thread) != nil {
        follow(event, at: place)
        note(event, .asked, founder: founder, thread: thread, isPlaceHidden: true)
      }
    case .moderated(let act):
      if speaks, row(act.thread) != nil { moderate(act, by: event, at: place, founder: founder) }
    case .suspended(let suspension):
      if speaks, moderators.areTwo(event.author, suspension.second),
        suspensions[suspension.proposal] == nil
      {
        suspensions[suspension.proposal] = suspension.isFound
        note(
          event, .suspended(suspension), founder: founder, by: [suspension.second],
          isPlaceHidden: true)
      }
    case .keptOriginal(let thread, let post, _):
      if speaks, row(thread) != nil {
        follow(event, at: place)
        keptOriginals.append(
          KeptOriginal(thread: thread, post: post, day: event.day, place: place))
      }
    case .named:
      if speaks {
        namePlace = place
        note(event, .named, founder: founder)
      }
    case .enrolled(let id, let tag, let words):
      if speaks {
        enrol(id, tag, at: place)
        for word in words where !avoidedWords.contains(where: { $0.word == word }) {
          avoidedWords.append(AvoidedWord(word: word, since: place))
        }
      }
    case .rotated(let epoch, let check):
      if isNext(epoch: epoch) { (self.epoch, keyCheck) = (epoch, check) }
    case .invited(let count, let offers):
      if speaks, count > 0 {
        invitationCount = invitationCount.addingReportingOverflow(count).partialValue
        moderators.invite(offers, by: event, founder: founder)
        note(event, .invited(count), founder: founder)
      }
    case .announced(let code, let weeks):
      if speaks { upcoming.add(event, code: code, weeks: weeks, at: place) }
    case .cancelled(let id):
      if speaks { upcoming.drop(id) }
    case .correctedRoute(let route):
      if speaks {
        corrections.removeAll { $0.route == route }
        corrections.append(
          RouteCorrection(id: event.id, route: route, day: event.day, place: place))
      }
    case .noted: notes.add(event, at: place)
    case .erasedNote(let id): notes.erase(id, by: event.author)
    case .opened(let opening):
      open(opening, by: event, at: place)
    case .disputed:
      if speaks, let thread = event.thread, row(thread) != nil {
        follow(event, at: place)
        note(event, .disputed, founder: founder, thread: thread)
        matters.append(StandingMatter(id: event.id, thread: thread, day: event.day))
      }
    case .expired(let id):
      guard mayExpire(id, on: event.day) else {
        let unread = Event(
          id: event.id, day: event.day, author: event.author, act: .unreadable(id))
        return follow(unread, at: place)
      }
      follow(event, at: place)
    case .replied, .amended, .withdrawn, .allClear, .saidSameHere, .mailed, .unreadable:
      follow(event, at: place)
    }
  }

  /// Whether a thread can be ended on a day: its time has run out by its own dates, it was not ended
  /// before, and the day is not far ahead of the record's own clock.
  package func mayExpire(_ id: ThreadID, on day: Day) -> Bool {
    guard let row = row(id), let clock else { return false }
    return mayExpire(row, clock, on: day)
  }

  /// The threads that can be ended on a day.
  package func expirable(on day: Day) -> [ThreadID] {
    guard let clock else { return [] }
    return threads.lazy.filter { self.mayExpire($0, clock, on: day) }.map(\.id)
  }

  private func mayExpire(_ row: ThreadRow, _ clock: Day, on day: Day) -> Bool {
    !row.isExpired && row.isOver(on: day) && day <= clock.advanced(by: Lifetime.trustedDays)
  }

  /// Whether an event skips the moderators, whatever its author's program did: it is set aside until
  /// one of them puts it up.
  ///
  /// - Parameters:
  ///   - event: the event.
  ///   - row: its thread as it stands; nil for one that it opens.
  /// - Returns: true for a warning, or what is said or changed beneath one, that the policy holds; for
  ///   a reply in a locked thread; and for the change of what is set aside so. What advice and
  ///   questions say is not known here.
  package func isUnread(_ event: Event, in row: ThreadRow?) -> Bool {
    switch event.act {
    case .opened(let opening):
      return policy.publication != .open && opening.kind == .warning
    case .replied:
      guard let row else { return false }
      if row.measures.contains(.locked) { return true }
      guard policy.publication != .open, row.kind == .warning else { return false }
      return policy.publication == .allHeld || !unread.hasRead(event.author, in: row.id)
    case .amended(_, let post):
      guard let row else { return false }
      // Which of a tag's replies is its first is not known here.
      let isHeld =
        policy.publication == .allHeld
        || policy.publication == .firstPostsHeld && post == row.id.opening
      if isHeld, row.kind == .warning { return true }
      return unread.holds(post, in: row.id, by: event.author)
    default: return false
    }
  }

  /// How often what waits for moderators has changed: by it one knows whether to look again.
  package var waitingChanges: Int { submissions.changes &+ unread.changes }

  /// Whether a key of this number follows the present one.
  package func isNext(epoch next: UInt64) -> Bool {
    next > 0 && next - 1 == epoch
  }

  /// The row of a thread.
  package func row(_ id: ThreadID) -> ThreadRow? {
    index(of: id).map { threads[$0] }
  }

  /// Where a thread stands among the threads: for good, since none ever goes.
  package func index(of id: ThreadID) -> Int? {
    lookup.index(of: id, in: threads)
  }

  /// The thread that a reference names; the first to bear it, where two do.
  package func thread(_ reference: Reference) -> ThreadID? {
    lookup.index(of: reference, in: threads).map { threads[$0].id }
  }

  /// Whether a reference is already borne by a thread.
  package func isTaken(_ reference: Reference) -> Bool {
    lookup.index(of: reference, in: threads) != nil
  }

  /// The office-holder of an identifier.
  package func subject(_ id: SubjectID) -> SubjectRow? {
    subjectIndices[id].map { subjects[$0] }
  }

  /// The office-holder a thread of this board is about.
  package func subject(of row: ThreadRow) -> SubjectRow? {
    row.subject.map { subjects[$0] }
  }

  /// The occasion of a thread of this board.
  package func occasion(of row: ThreadRow) -> String? {
    row.occasion.map { occasions[$0] }
  }

  /// The codes of the places that threads are about, each standing where a row's number says.
  var occasionCodes: [String] { occasions }

  /// The occasion to come that a thread of this board was written for.
  package func upcoming(of row: ThreadRow) -> PublicOccasion? {
    row.upcoming.map { upcoming.rows[$0] }
  }

  /// The correction of a route that holds; a word of it may be missing, where it was taken back.
  package func correction(of route: RouteID) -> RouteCorrection? {
    corrections.first { $0.route == route }
  }

  /// The words that authors' tags lack in a thread, being parts of names that were on the roster
  /// when it was opened: a thread keeps its tags whoever joins the roster afterwards.
  package func avoidedTagWords(in row: ThreadRow) -> Set<String> {
    Set(avoidedWords.lazy.filter { $0.since.value < row.openingPlace.value }.map(\.word))
  }

  /// Whether a subject tag is already in use.
  package func isTaken(_ tag: SubjectTag) -> Bool {
    tags.contains(tag)
  }

  /// The thread that a merged one points to.
  package func target(of merged: ThreadID) -> ThreadID? { merges[merged] }

  /// Whether a thread can point to another: to one that points nowhere, when none points to itself, so
  /// that no way leads in a circle.
  package func mayMerge(_ thread: ThreadID, into other: ThreadID) -> Bool {
    other != thread && row(other) != nil && merges[other] == nil
      && !merges.values.contains(thread)
  }

  /// The threads that stand on a day: those that moderators pinned, then the one that moved last.
  package func current(on today: Day) -> [ThreadRow] {
    currentIndices(on: today).map { threads[Int($0)] }
  }

  /// The same by their names alone, for whoever lists very many.
  package func currentThreads(on today: Day) -> [ThreadID] {
    currentIndices(on: today).map { threads.id(Int($0)) }
  }

  private func currentIndices(on today: Day) -> [UInt32] {
    threads.order { glance in
      guard glance.state(on: today).isShown else { return nil }
      // What is pinned counts as newer than everything that is not.
      let pinned: UInt32 = glance.measures.contains(.pinned) ? 1 << 31 : 0
      return pinned | UInt32(truncatingIfNeeded: glance.last)
    }
  }

  // MARK: Parts of the fold

  /// An ending moves nothing: or endings would lead a wrong clock to ever more of them.
  private mutating func turnClock(by event: Event) {
    if case .expired = event.act { return }
    guard let clock else { return self.clock = event.day }
    self.clock = max(clock, min(event.day, clock.advanced(by: Lifetime.trustedDays)))
  }

  private mutating func enrol(_ id: SubjectID, _ tag: SubjectTag, at place: Place) {
    if let index = subjectIndices[id] {
      // A later enrolment renews the name behind a tag, never the tag.
      subjects[index].place = place
    } else if tags.insert(tag).inserted {
      subjectIndices[id] = subjects.count
      subjects.append(SubjectRow(id: id, tag: tag, place: place))
    }
  }

  private mutating func open(_ opening: Opening, by event: Event, at place: Place) {
    let id = ThreadID(opening: event.id)
    guard index(of: id) == nil else { return }
    lookup.note(id, at: threads.count)
    threads.append(
      ThreadRow(
        id: id,
        opening: opening,
        by: event,
        at: place,
        number: eventCount,
        occasion: opening.occasion.map { intern($0) },
        subject: opening.subject.flatMap { subjectIndices[$0] },
        upcoming: opening.upcoming.flatMap { id in
          upcoming.index(of: id).map { ($0, upcoming.rows[$0].weeks.upperBound.last) }
        }
      )
    )
    guard isUnread(event, in: nil) else { return }
    unread.add(UnreadPost(event, in: id, at: place))
    threads.change(threads.count - 1) { $0.noteUnread() }
  }

  private mutating func note(
    _ event: Event, _ deed: RecordEntry.Deed, founder: AuthorKey, by others: Set<AuthorKey> = [],
    thread: ThreadID? = nil, isPlaceHidden: Bool = false, before place: Place? = nil
  ) {
    let numbers = others.union([event.author]).map { author in
      moderators.moderator(author, at: place).map { RecordEntry.Author.moderator($0.number) }
        ?? (author == founder ? .founder : .invited)
    }
    record.append(
      RecordEntry(
        event, deed, by: numbers.sorted(), thread: thread, isPlaceHidden: isPlaceHidden))
  }

  private mutating func confirm(
    _ id: EventID, by event: Event, at place: Place, founder: AuthorKey
  ) {
    guard
      let supporters = moderators.confirm(id, by: event.author, at: place, founder: founder)
    else { return }
    // Those who were moderators before.
    note(
      event, .moderators(moderators.current?.moderators.count ?? 0), founder: founder,
      by: supporters, before: place)
  }

  private mutating func decide(
    _ items: [EventID], _ verdict: Verdict, up line: PostLine?, by event: Event,
    founder: AuthorKey
  ) {
    var isFirst = false
    for item in items {
      if submissions.decide(item, verdict, on: event.day) { isFirst = true }
      if case .turnedDown = verdict, unread.turnDown(item, verdict) { isFirst = true }
      if verdict == .putUp, let line, line.event == item, unread[line] != nil { isFirst = true }
      if verdict == .resolved,
        let index = matters.firstIndex(where: { $0.id == item && !$0.isSeen })
      {
        matters[index].isSeen = true
        isFirst = true
      }
    }
    guard isFirst else { return }
    // What was turned down, or reported, is listed without its place: no line leads to a person.
    let line = verdict == .putUp ? line : nil
    let shown = line.flatMap { row($0.thread)?.id }
    if let line, let post = unread.putUp(line) {
      show([post])
      // Whoever looks for what was sent finds its row.
      if !items.contains(line.event) { unread.forget(post) }
    } else if let shown, let index = index(of: shown) {
      threads.change(index) { $0.notePutUp() }
    }
    note(
      event, .decided(verdict), founder: founder, thread: shown, isPlaceHidden: shown == nil)
  }

  private mutating func moderate(
    _ act: Moderation, by event: Event, at place: Place, founder: AuthorKey
  ) {
    if act.deed == .merge {
      guard let other = act.other, mayMerge(act.thread, into: other) else { return }
      merges[act.thread] = other
    }
    if act.deed == .split { merges[act.thread] = nil }
    follow(event, at: place)
    if act.deed == .putBack {
      show(unread.putBack(act.post ?? act.thread.opening, in: act.thread))
    }
    note(
      event, .did(act.deed, act.reason), founder: founder, thread: act.thread,
      isPlaceHidden: !act.deed.showsPlace)
  }

  private mutating func follow(_ event: Event, at place: Place) {
    guard let id = event.thread, let index = index(of: id) else { return }
    let row = threads[index]
    var isPassed = isUnread(event, in: row)
    if isPassed {
      let post = UnreadPost(event, in: id, at: place)
      unread.add(post)
      if post.isOf(row) { threads.change(index) { $0.noteUnread() } }
    } else if case .withdrawn(_, let post) = event.act,
      unread.withdraw(post, in: id, by: event.author)
    {
      // What was never counted is not counted off; an opening always was.
      isPassed = post != id.opening
    }
    let number = eventCount
    threads.change(index) {
      if isPassed { $0.pass(at: place) } else { $0.apply(event, at: place, number: number) }
    }
  }

  /// Shows what moderators put up.
  private mutating func show(_ posts: [UnreadPost]) {
    let number = eventCount
    for post in posts {
      guard let index = index(of: post.line.thread) else { continue }
      let row = threads[index]
      let isWhole = !unread.holds(row.id.opening, in: row.id, by: row.opener)
      threads.change(index) { $0.putUp(post, number: number, isWhole: isWhole) }
    }
  }

  private mutating func intern(_ occasion: String) -> Int {
    if let index = occasionIndices[occasion] { return index }
    occasionIndices[occasion] = occasions.count
    occasions.append(occasion)
    return occasions.count - 1
  }
}

// MARK: - Keeping it

extension BoardState {
  /// How many pages the threads take.
  package var pageCount: Int { threads.pageCount }

  /// The threads of a page, from zero, as octets.
  package func page(_ number: Int) -> [UInt8] { threads.page(number) }

  /// All that is no thread, as octets.
  package var tables: [UInt8] {
    var packer = Packer(reserving: 64 * subjects.count + 16 * avoidedWords.count + 1_024)
    StateWords().pack(into: &packer)
    packer.add(UInt64(threads.count))
    packer.add(eventCount)
    packer.add(clock.map { [$0.number] } ?? []) { $0.add($1) }
    packer.add(namePlace.map { [$0] } ?? []) { $0.add($1.value) }
    packer.add(epoch)
    packer.add(keyCheck.map { [$0] } ?? []) { $0.add($1) }
    packer.add(invitationCount)
    moderators.pack(into: &packer)
    packer.add(record) { $1.pack(into: &$0) }
    packer.add(keptOriginals) { packer, kept in
      packer.add(kept.thread.value)
      packer.add(kept.post.value)
      packer.add(kept.day.number)
      packer.add(kept.place.value)
    }
    packer.add(suspensions.sorted { $0.key.description < $1.key.description }) {
      packer, suspension in
      packer.add(suspension.key.value)
      packer.add(suspension.value ? 1 : 0)
    }
    packer.add(policy.publication.rawValue)
    packer.add(policy.hours) { $0.add($1) }
    packer.add(policy.review)
    submissions.pack(into: &packer)
    packer.add(matters) { $1.pack(into: &$0) }
    unread.pack(into: &packer)
    packer.add(merges.sorted { $0.key.description < $1.key.description }) { packer, merge in
      packer.add(merge.key.value)
      packer.add(merge.value.value)
    }
    packer.add(avoidedWords) { packer, word in
      packer.add(word.word)
      packer.add(word.since.value)
    }
    packer.add(occasions) { $0.add($1) }
    packer.add(subjects) { packer, subject in
      packer.add(subject.id.value)
      packer.add(subject.tag.stone)
      packer.add(subject.tag.number)
      packer.add(subject.place.value)
    }
    packer.add(upcoming.rows) { packer, occasion in
      packer.add(occasion.id.value)
      packer.add(occasion.code)
      packer.add(occasion.weeks.lowerBound.number)
      packer.add(occasion.weeks.upperBound.number)
      packer.add(occasion.place.value)
      packer.add(occasion.isDropped ? 1 : 0)
    }
    packer.add(corrections) { packer, correction in
      packer.add(correction.id.value)
      packer.add(correction.route.text)
      packer.add(correction.day.number)
      packer.add(correction.place.value)
    }
    packer.add(notes.rows) { packer, note in
      packer.add(note.id.value)
      packer.add(note.author.value)
      packer.add(note.place.value)
      packer.add(note.isErased ? 1 : 0)
    }
    return packer.octets
  }

  /// A board as it was kept; nil for what no board ever gave, such as another program's.
  ///
  /// - Parameters:
  ///   - tables: what `tables` gave.
  ///   - pageCount: how many pages there are.
  ///   - page: gives each page in its turn, so that only one takes room; nil gives up.
  package init?(tables: [UInt8], pageCount: Int, page: (_ number: Int) -> [UInt8]?) {
    var unpacker = Unpacker(tables)
    let words = StateWords()
    guard words.isNext(in: &unpacker) else { return nil }
    let count = unpacker.unsigned()
    eventCount = unpacker.integer()
    let clocks = unpacker.list { Day(number: $0.integer()) }
    clock = clocks.first
    let places = unpacker.list { Place($0.unsigned()) }
    namePlace = places.first
    epoch = unpacker.unsigned()
    let checks = unpacker.list { $0.bytes32() }
    keyCheck = checks.first
    invitationCount = unpacker.integer()
    moderators = ModeratorRoll(&unpacker)
    record = unpacker.list { RecordEntry(&$0) }
    keptOriginals = unpacker.list {
      KeptOriginal(
        thread: ThreadID($0.bytes16()), post: EventID($0.bytes16()),
        day: Day(number: $0.integer()), place: Place($0.unsigned()))
    }
    let opened = unpacker.list { (EventID($0.bytes16()), $0.integer() == 1) }
    suspensions = Dictionary(opened, uniquingKeysWith: { first, _ in first })
    guard let publication = Publication(rawValue: unpacker.text()) else { return nil }
    policy = Policy(
      publication: publication, hours: unpacker.list { $0.integer() }, review: unpacker.text())
    submissions = SubmissionDirectory(&unpacker)
    matters = unpacker.list { StandingMatter(&$0) }
    unread = UnreadPosts(&unpacker)
    let pairs = unpacker.list { (ThreadID($0.bytes16()), ThreadID($0.bytes16())) }
    merges = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    avoidedWords = unpacker.list {
      AvoidedWord(word: $0.text(), since: Place($0.unsigned()))
    }
    occasions = unpacker.list { $0.text() }
    subjects = unpacker.list {
      SubjectRow(
        id: SubjectID($0.text()), tag: SubjectTag(stone: $0.text(), number: $0.integer()),
        place: Place($0.unsigned()))
    }
    upcoming = OccasionDirectory(
      unpacker.list {
        PublicOccasion(
          id: EventID($0.bytes16()), code: $0.text(),
          weeks: Week.kept($0.integer(), $0.integer()), place: Place($0.unsigned()),
          isDropped: $0.integer() == 1)
      })
    corrections = unpacker.list {
      RouteCorrection(
        id: EventID($0.bytes16()), route: RouteID($0.text()), day: Day(number: $0.integer()),
        place: Place($0.unsigned()))
    }
    let noteRows = unpacker.list {
      NoteRow(
        id: EventID($0.bytes16()),
        author: AuthorKey($0.bytes32()), place: Place($0.unsigned()), isErased: $0.integer() == 1)
    }
    notes = NoteDirectory(noteRows)
    let length = UInt64(ThreadRows.pageLength)
    guard unpacker.isDone, clocks.count <= 1, places.count <= 1, checks.count <= 1,
      (0..<Int(Int32.max)).contains(eventCount), count <= UInt64(eventCount),
      UInt64(pageCount) == (count + length - 1) / length
    else { return nil }
    for number in 0..<pageCount {
      let rows = min(ThreadRows.pageLength, Int(count) - threads.count)
      guard let octets = page(number),
        threads.append(
          page: octets, of: rows, occasions: occasions.count, subjects: subjects.count,
          upcoming: upcoming.rows)
      else { return nil }
    }
    lookup = ThreadLookup(threads)
    for (index, subject) in subjects.enumerated() {
      guard tags.insert(subject.tag).inserted,
        subjectIndices.updateValue(index, forKey: subject.id) == nil
      else { return nil }
    }
    for (index, occasion) in occasions.enumerated() {
      guard occasionIndices.updateValue(index, forKey: occasion) == nil else { return nil }
    }
  }
}
