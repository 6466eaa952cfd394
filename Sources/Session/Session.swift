// SPDX-License-Identifier: Apache-2.0

package import Anonymisation
package import Board
internal import Bytes
package import Ledger
package import Sealing
package import Storage
package import Text

/// An unlocked board behind one door: whoever shows or changes a board, screen or command, does it
/// through here.
package final class Session {
  /// The lists and the clock of the program around it.
  package struct World {
    package let vocabulary: Vocabulary
    package let tags: TagLists
    /// Stones for subject tags.
    package let stones: [String]
    /// What moderators are called.
    package let trees: [String]
    /// The words of codenames and invitations.
    package var codewords: CodewordList { makeCodewords() }
    private let makeCodewords: () -> CodewordList
    /// How dear a guess at a sealed board's codename is.
    package let cost: StretchCost
    /// The day on the board's host.
    package let today: () -> Day
    /// The second by the board's host's clock, for notes alone; nil takes the start of the day.
    package let now: () -> Moment?
    /// Where identifiers are drawn from.
    package let random: any RandomNumberGenerator
    /// The bank holidays, which no clock of a notice counts.
    package let holidays: () -> BankHolidays
    /// Makes what anonymises a text for a roster; nil where it cannot, and then no words are taken.
    package let anonymising: ([RosterSubject]) -> Anonymising?

    /// Anonymises a text, but for such words as its writer keeps.
    package typealias Anonymising = (_ text: String, _ keeping: Set<String>) -> AnonymiseReport

    package init(
      vocabulary: Vocabulary, tags: TagLists, stones: [String], trees: [String] = [],
      codewords: @autoclosure @escaping () -> CodewordList,
      cost: StretchCost = .sealed, today: @escaping () -> Day,
      now: @escaping () -> Moment? = { nil },
      random: any RandomNumberGenerator, holidays: @escaping () -> BankHolidays = { .none },
      anonymising: @escaping ([RosterSubject]) -> Anonymising?
    ) {
      self.vocabulary = vocabulary
      self.tags = tags
      self.stones = stones
      self.trees = trees
      makeCodewords = codewords
      self.cost = cost
      self.today = today
      self.now = now
      self.random = random
      self.holidays = holidays
      self.anonymising = anonymising
    }

    /// Draws the words of a codename.
    package func drawCodename() -> [String] { drawCodewords(Codename.wordCount) }

    /// Draws words for a codename or an invitation, from the system's randomness alone.
    package func drawCodewords(_ count: Int) -> [String] {
      let list = codewords
      return list.drawn(count).map { list[$0] }
    }
  }

  let ledger: Ledger
  package let world: World
  let folder: BoardFolder
  /// Her way into a sealed board; nil on an open one.
  let keyring: Keyring?
  private(set) var member: Member? { didSet { hand = nil } }
  /// How she acts in a year: what she answers she has just read, which took the same keys.
  private var hand: (year: Int, signer: any Signer)?
  /// What she keeps to herself; empty for whoever only reads.
  package var privateState = PrivateState()
  /// Whether a part of that could not be read on opening, so that what she wrote last may be missing.
  package private(set) var hasLostPrivateState = false
  /// Where that is kept; nil for whoever only reads, and for whoever has left.
  var privateCell: PrivateCell?
  var isPrivateStateSaved = true
  /// Whether a draft was dropped since, which is to be gone from the files, too.
  var isDraftGone = false
  /// What the first two words of her codename open again; nil where there is nothing to open.
  var screenLock: ScreenLock?
  var surroundings: Surroundings
  /// Her notes among the first `noteCount` of the board's.
  var ownNoteIDs: Set<EventID> = []
  var noteCount = 0
  /// The boxes that were tried, by the events that brought them; nil for one that is not hers.
  var openedMail: [EventID: Mail?] = [:]
  /// The hour in which each name was last counted: shown again in that hour, it costs nothing.
  ///
  /// In memory alone, so that nothing stored says whose they were.
  var countedNames: [SubjectID: Int] = [:]
  /// What was sent to the moderators, as this moderator opened it.
  var openedSubmissions: [EventID: SubmissionReading] = [:]
  /// The common keys of the sets that she was in, as far as her wraps of them open.
  var commonKeys: [Bytes32: CommonKey] = [:]
  /// Where words stood that were kept for the moderators and are known to be erased.
  var erasedOriginals: Set<Place> = []
  /// Up to which turn the board's pulse is known to be made.
  var pulseTurn: Pulse.Turn?
  /// What waits for its hour.
  let waitingRows: WaitingRows
  /// Whether there are rows for it.
  var hasRows = false
  /// Up to which change what was sent to moderators was looked through for suspensions to carry out.
  var suspensionsLookedAt: Int?
  /// The day on which everything was ended that was to be.
  var endedDay: Day?
  private var knownName: (place: Place, text: String)?
  private var knownAnonymising: (roster: Place?, anonymise: World.Anonymising)?
  var knownRoster: (roster: Place?, directory: RosterDirectory)?

  /// Opens a board.
  ///
  /// - Parameters:
  ///   - folder: the board's folder, already found sound.
  ///   - codename: whose session it is; nil can only read, and that an open board alone.
  ///   - world: the lists and the clock.
  /// - Throws: `wrongCodename`, `suspended`, `isInvitation`, `endedInvitation`, `olderCopy`,
  ///   `membersDamaged`, `storage` or `ledger`; nothing was changed.
  package convenience init(
    _ folder: BoardFolder,
    codename: Codename?,
    world: World
  ) throws(SessionError) {
    let manifest: BoardManifest
    do {
      manifest = try BoardManifest(octets: folder.manifest)
    } catch {
      throw SessionError(error)
    }
    var access = Access.reader
    if folder.hasMembers {
      guard let codename else { throw .ledger(.sealed) }
      let root = try folder.root(of: codename, on: manifest, cost: world.cost)
      let cells = folder.cells(world)
      do throws(SessionError) {
        let keyring = try Keyring(root, of: manifest, in: cells)
        access = .sealed(keyring, ScreenLock(codename))
      } catch .suspended(let notice) {
        let hers = try? EndedMember(root, of: manifest, in: cells, today: world.today())
        let kept = hers?.kept ?? PrivateState()
        throw .suspended(
          notice.with(review: kept.review.value, threads: kept.ownThreadsNewestFirst))
      }
    } else if let codename {
      do {
        access = .open(try Member(codename, of: manifest, cost: .open))
      } catch {
        throw .ledger(.sealing(error))
      }
    }
    try self.init(folder, manifest, access, world: world)
  }

  /// Opens a board in some capacity.
  init(
    _ folder: BoardFolder, _ manifest: BoardManifest, _ access: Access, world: World
  ) throws(SessionError) {
    self.world = world
    self.folder = folder
    var keyring: Keyring?
    switch access {
    case .reader: break
    case .open(let member): self.member = member
    case .sealed(let ring, let lock):
      keyring = ring
      screenLock = lock
      member = try Member(ring.content, of: manifest)
    }
    self.keyring = keyring
    let today = world.today
    waitingRows = WaitingRows(
      folder, due: WaitingSeal.Part.due.length, post: WaitingSeal.Part.post.length,
      coarseTime: { today().startSeconds })
    let cells = folder.cells(world)
    privateCell = member.map { PrivateCell($0.privateSeal, in: cells) }
    if let privateCell {
      let kept = try privateCell.read()
      (privateState, hasLostPrivateState) = (kept.state, !kept.isWhole)
    }
    let seen = privateState.seen
    do {
      ledger = try Ledger(
        manifest, envelope: keyring?.envelope, seen: seen, today: today,
        renewal: keyring.map { keyring in { keyring.renewal($0, $1) } }
      ) { rule throws(StorageError) in
        try FileStore(folder, rule: rule, coarseTime: { today().startSeconds })
      }
    } catch .sealed where keyring == nil {
      // Whoever brought no codename was told before: the file with the members is gone.
      throw .storage(.damagedFile(path: folder.path + "/members.json"))
    } catch .lockedOut {
      guard let notice = keyring?.notice else { throw .wrongCodename }
      throw .suspended(
        notice.with(
          review: privateState.review.value, threads: privateState.ownThreadsNewestFirst))
    } catch {
      throw SessionError(error)
    }
    // A board is made with its first lines: an empty record is one that was taken away.
    guard ledger.seen.number > 0 || ledger.damage != nil else {
      throw .storage(.notABoard(path: folder.path))
    }
    surroundings = Surroundings(
      today: world.today(),
      vocabulary: world.vocabulary,
      stones: world.stones,
      tags: world.tags,
      mask: { $0 },
      random: world.random
    )
    if let keyring { try checkEpoch(of: keyring) }
    ledger.keepTexts(
      foundBy: SearchLabels(version: Session.labelVersion(world.vocabulary)) { [weak self] in
        self?.labels(of: $0) ?? ""
      })
  }

  /// Holds the members' file against the journal: their keys move together, the file first.
  private func checkEpoch(of keyring: Keyring) throws(SessionError) {
    guard damage == nil else { return }
    let keys = keyring.keys
    guard keys.current <= board.epoch + 1 else { throw .olderCopy(.journal) }
    if let check = board.keyCheck, keys.checksum(of: board.epoch) != check {
      throw .membersDamaged
    }
  }

  /// Takes up what her row holds now.
  func takeMember() {
    guard let keyring else { return }
    member = (try? Member(keyring.content, of: ledger.manifest)) ?? member
  }

  /// The member as she acts today; nil for whoever only reads.
  var signer: (any Signer)? {
    let day = keyDay
    if let hand, hand.year == day.year { return hand.signer }
    guard let signer = member?.signer(on: day) else { return nil }
    hand = (day.year, signer)
    return signer
  }

  // MARK: The board

  /// The board as last looked at.
  package var board: BoardState { ledger.state }

  /// The day on the board's host.
  package var today: Day { world.today() }

  /// Whether the board's files are sealed.
  package var isSealed: Bool { keyring != nil }

  /// Whether this member can act for the board.
  package var isModerator: Bool { signer?.actor.speaks(on: board) == true }

  /// Whether this session knows an author.
  package var hasCodename: Bool { member != nil }

  /// Where the record stops being what was written.
  package var damage: Damage? { ledger.damage }

  /// The same where only reading on found it: whoever was told how the board opened was not told of it.
  package var lateDamage: Damage? { ledger.lateDamage }

  /// Tells when the record changes.
  package var changes: ChangeSource { ledger.changes }

  /// Whether the record may hold more than `board` does.
  package var isBehind: Bool { ledger.isBehind }

  /// The remains of crashed writes that this session's writing put aside.
  package var tornTails: [TornTail] { ledger.tornTails }

  /// Takes in what others have written.
  package func refresh() throws(SessionError) -> BoardChange {
    try held { () throws(LedgerError) in try ledger.refresh() }
  }

  /// The name that the board's founder gave it.
  package func name() throws(SessionError) -> String {
    guard let place = board.namePlace else { return "" }
    if let knownName, knownName.place == place { return knownName.text }
    let body = try held { () throws(LedgerError) in try ledger.body(at: place) }
    guard case .text(let text) = body else { return "" }
    knownName = (place, text.value)
    return text.value
  }

  // MARK: Reading

  /// What a list shows of threads beside their numbers.
  package func rows(_ ids: [ThreadID]) throws(SessionError) -> [ThreadID: RowText] {
    var rows: [ThreadID: RowText] = [:]
    for id in ids {
      guard let row = board.row(id) else { continue }
      rows[id] = try rowText(of: row)
    }
    return rows
  }

  /// A thread as this session's member reads it; nil for an unknown one.
  package func thread(_ id: ThreadID) throws(SessionError) -> ThreadReading? {
    try held { () throws(LedgerError) in try ledger.thread(id) }.map(reading(of:))
  }

  /// A thread with what its reader may know of its authors.
  func reading(of state: ThreadState) -> ThreadReading {
    let id = state.id
    return ThreadReading(
      state: state,
      names: names(in: state),
      moderatorNames: moderatorNames(in: state),
      own: Set(signer?.actor.tags(in: id) ?? []),
      hasSaidSameHere: member?.hasSaidSameHere(in: state) ?? false
    )
  }

  /// Who stands behind a subject tag: shown alone, never beside a word of a warning.
  func person(_ subject: SubjectRow) throws(SessionError) -> RosterEntry? {
    let body = try held { () throws(LedgerError) in try ledger.body(at: subject.place) }
    guard case .person(let entry) = body else { return nil }
    return entry
  }

  /// Who stands behind the tag of an identifier; nil for one that is not on the roster.
  package func person(_ subject: SubjectID) throws(SessionError) -> RosterEntry? {
    try board.subject(subject).flatMap { row throws(SessionError) in try person(row) }
  }

  /// The thread that a message belongs to, looked for through the record; nil for an unknown one.
  package func thread(of message: EventID) throws(SessionError) -> ThreadID? {
    let opened = ThreadID(opening: message)
    if board.row(opened) != nil { return opened }
    return try held { () throws(LedgerError) in try ledger.thread(of: message) }
  }

  /// Holds every line, text and signature of the record against what was written.
  ///
  /// - Parameters:
  ///   - line: the line after which to begin, where an earlier look was ended.
  ///   - goesOn: told now and then how far it is; false ends it.
  /// - Returns: what was found.
  /// - Throws: `ledger` or `storage`, where the record cannot be read at all.
  package func examine(
    after line: UInt64 = 0, _ goesOn: (Examination.Progress) -> Bool = { _ in true }
  ) throws(SessionError) -> Examination {
    try held { () throws(LedgerError) in try ledger.examine(after: line, goesOn) }
  }

  /// Looks through the board's caches.
  package func cacheHealth() -> CacheHealth { ledger.cacheHealth() }

  /// Holds every line and text of a sealed board against its hash, without opening any.
  package static func examineSealed(
    _ folder: BoardFolder, after line: UInt64 = 0,
    _ goesOn: (Examination.Progress) -> Bool = { _ in true }
  ) throws(SessionError) -> Examination {
    do {
      return try Ledger.examineSealed(
        try BoardManifest(octets: folder.manifest),
        store: { rule throws(StorageError) in
          try FileStore(folder, rule: rule, coarseTime: { 0 })
        }, after: line, goesOn)
    } catch {
      throw SessionError(error)
    }
  }

  // MARK: Caches

  /// Whether the board's caches have fallen behind, and `refreshCaches` would do something for
  /// whoever opens or searches the board next.
  package var needsCacheRefresh: Bool { ledger.needsCacheRefresh }

  /// Does a part of that, a few milliseconds long; nothing that fails in it is anybody's error.
  ///
  /// - Parameter lines: how many lines of the journal to look through at most.
  /// - Returns: whether there is more to do.
  package func refreshCaches(lines: Int = 256) -> Bool { ledger.refreshCaches(lines: lines) }

  /// The words beside its text by which an opening is found.
  func labels(of opening: Opening) -> String {
    let vocabulary = world.vocabulary
    var labels = opening.advice.map { vocabulary.sentence(ofAdvice: $0) }
    if let occasion = opening.occasion { labels.append(vocabulary.label(ofOccasion: occasion)) }
    if let conduct = opening.conduct { labels.append(conduct.label) }
    if let subject = opening.subject.flatMap({ board.subject($0) }) {
      labels.append(subject.tag.description)
    }
    return labels.joined(separator: " ")
  }

  /// Tells the labels of one vocabulary from those of another.
  private static func labelVersion(_ vocabulary: Vocabulary) -> Bytes32 {
    let words =
      vocabulary.occasions.flatMap { [$0.code, $0.label] }
      + vocabulary.advice.flatMap { [$0.code, $0.sentence] }
      + Conduct.allCases.flatMap { [$0.rawValue, $0.label] }
    return Bytes32.digest(of: Array(words.joined(separator: "\n").utf8)[...])
  }

  /// Begins a search through every post that stands.
  package func search(_ query: SearchQuery) -> Search {
    Search(query, in: self)
  }

  /// What moderators called public occasions, and what they say of routes, by the acts' identifiers;
  /// what has no words, or none any more, is left out.
  package func words(of acts: [EventID]) throws(SessionError) -> [EventID: String] {
    var words: [EventID: String] = [:]
    for act in acts {
      let place =
        board.upcoming[act]?.place ?? board.corrections.first { $0.id == act }?.place
      guard let place else { continue }
      let body = try held { () throws(LedgerError) in try ledger.body(at: place) }
      words[act] = body?.text?.value
    }
    return words
  }

  // MARK: Writing

  /// Does something in the member's name, durably.
  ///
  /// A post that moderators read first is kept as a draft until they have decided, with her words as she
  /// typed them.
  ///
  /// - Parameters:
  ///   - intent: what she wants.
  ///   - again: where it is another try of a post that was turned down, what sent that.
  /// - Returns: what happened, in order; what will, where it waits for its hour; for a held post that it
  ///   was sent to the moderators.
  /// - Throws: `refused` where it may not be done; what reading and writing throw.
  package func perform(
    _ intent: Intent, again: EventID? = nil
  ) throws(SessionError) -> [Event] {
    let day = today
    let signer = try signerToAct()
    if case .note = intent { surroundings.moment = world.now() }
    if let words = intent.words {
      let anonymise = try anonymising()
      surroundings.mask = { anonymise($0, words.keeping).text }
    }
    if case .thank(let thread, let message) = intent {
      surroundings.mailBox = try box(Mail(to: message, kind: .thanks), in: thread)
    }
    if case .ask(let thread, let message, let raw) = intent {
      surroundings.mailBox = try box(question(raw, about: message), in: thread)
    }
    if case .answer(_, let question, _) = intent {
      surroundings.askedWords = try askedWords(question)
    }
    defer { surroundings.askedWords = nil }
    let former = formerTry(of: intent, again)
    surroundings.formerReason = former?.reason
    defer { surroundings.formerReason = nil }
    // Another try of what was turned down is no other post.
    let allowance = try intent.counted == nil || former != nil ? nil : allowance()
    let limited = allowance.flatMap { member?.signer(on: keyDay, allowance: $0) }
    let request = Request(intent, by: limited ?? signer, on: day)
    switch intent {
    case .schedule(let opening, let text):
      do throws(SessionError) {
        let events = try schedule(request)
        countPost(intent.counted)
        return events
      } catch .refused(.readFirst) {
        // The moderators' hours are nobody's choice either.
        return try perform(.open(opening, text), again: again)
      }
    case .stop(let thread): return try stop(thread, request)
    case .decide(let items, let verdict): return try decide(items, verdict, request)
    case .takeBack(let id):
      return try append(try takingBack(id).map { Request($0, by: signer, on: day) })
    case .confirmModerators(let id):
      try checkWraps(of: id)
      return try append([request])
    default:
      try checkKeeping(intent, former)
      let events = try append([request])
      if former == nil, let matter = intent.counted {
        countPost(matter)
        _ = try? save()
      }
      keepHeld(events, of: intent, former)
      if case .answer(_, let question, _) = intent {
        keep(.answered(question))
        _ = try? save()
      }
      return events
    }
  }

  /// Does several things without words in the member's name, in one durable batch or none of them.
  func performAll(_ intents: [Intent]) throws(SessionError) -> [Event] {
    let day = today
    let signer = try signerToAct()
    return try append(intents.map { Request($0, by: signer, on: day) })
  }

  /// The day whose keys a member acts with: this host's, but neither more than a few days ahead of
  /// the record's own clock nor years behind her own newest key.
  ///
  /// A new year's key takes an old one's place. A host's clock that is wrong by years must not take
  /// from her what signs the years that she lives in.
  var keyDay: Day {
    guard let keyring else { return today }
    let day = min(today, board.clock?.advanced(by: Lifetime.trustedDays) ?? today)
    guard let newest = keyring.content.newestYear, day.keyYear + 1 < newest else { return day }
    return Day(year: Int(clamping: newest), month: 1, day: 1)
  }

  /// The member as she acts today, with keys which the board was told of.
  private func signerToAct() throws(SessionError) -> any Signer {
    guard member != nil else { throw .noCodename }
    if let keyring {
      if try keyring.renew(for: keyDay.keyYear) { takeMember() }
      try tellOfKey()
      try offerKeys()
    }
    guard let signer else { throw .noCodename }
    eraseOldOriginals()
    return signer
  }

  func append(_ requests: [Request]) throws(SessionError) -> [Event] {
    let events = try held { () throws(LedgerError) in
      try ledger.append(requests, using: &surroundings)
    }
    // Whatever was written: that the rows are there is not to tell of what.
    try? prepareRows()
    return events.flatMap(\.self)
  }

  /// What publishing makes of a text, for a preview; the text itself where nothing can be published.
  ///
  /// - Parameters:
  ///   - text: the text as typed.
  ///   - kept: words that the writer says are nobody's name.
  /// - Returns: the text, and what was changed in it.
  package func anonymised(_ text: String, keeping kept: Set<String> = []) -> AnonymiseReport {
    (try? anonymising()).map { $0(text, kept) }
      ?? AnonymiseReport(text: text, findings: [], hints: [])
  }

  // MARK: Parts

  /// What anonymises a text for the board's roster as it stands; made when the first words are
  /// written, since most sessions only read.
  func anonymising() throws(SessionError) -> World.Anonymising {
    if let known = knownAnonymising, known.roster == board.rosterPlace { return known.anonymise }
    let roster = try roster().compactMap { entry in
      board.subject(entry.id).map { subject in
        RosterSubject(
          id: entry.id.value, tag: subject.tag.description, name: entry.name,
          alternates: entry.alternates, seat: entry.seat)
      }
    }
    guard let anonymise = world.anonymising(roster) else { throw .noMasking }
    knownAnonymising = (board.rosterPlace, anonymise)
    return anonymise
  }

  func rowText(of row: ThreadRow) throws(SessionError) -> RowText {
    let opening = try held { () throws(LedgerError) in try ledger.opening(of: row) }
    let author = words(for: row.opener, in: row.id)
    guard let opening else { return RowText(author: author, advice: [], body: .damaged) }
    guard opening.body == .erased else {
      return RowText(author: author, advice: opening.opening.advice, body: opening.body)
    }
    // The first words are gone: those that replaced them stand further on in the thread.
    let thread = try held { () throws(LedgerError) in try ledger.thread(row.id) }
    return RowText(
      author: author,
      advice: opening.opening.advice,
      body: thread?.messages.first?.body ?? .erased
    )
  }

  /// What each author is called in a thread; two of the same words are told apart by a number, in
  /// the order of their first posts.
  private func names(in thread: ThreadState) -> [AuthorKey: String] {
    var names: [AuthorKey: String] = [:]
    var uses: [String: Int] = [:]
    for message in thread.messages where names[message.author] == nil {
      let name = words(for: message.author, in: thread.id)
      uses[name, default: 0] += 1
      names[message.author] = uses[name] == 1 ? name : "\(name) \(uses[name] ?? 1)"
    }
    return names
  }

  func words(for author: AuthorKey, in thread: ThreadID) -> String {
    guard author != ledger.founder, board.moderators.moderator(author) == nil else {
      return "Moderator"
    }
    let avoided = board.row(thread).map { board.avoidedTagWords(in: $0) } ?? []
    let lists = avoided.isEmpty ? world.tags : world.tags.avoiding(avoided)
    let words = TagWords(
      of: author.value,
      in: thread.value,
      on: ledger.manifest.board,
      things: lists.things.count,
      birds: lists.birds.count
    )
    return "\(lists.things[words.thing]) \(lists.birds[words.bird])"
  }

  func held<Value>(
    _ work: () throws(LedgerError) -> Value
  ) throws(SessionError) -> Value {
    do {
      return try work()
    } catch .lockedOut {
      guard let notice = keyring?.notice else { throw .wrongCodename }
      throw .suspended(
        notice.with(review: board.policy.review, threads: privateState.ownThreadsNewestFirst))
    } catch {
      throw SessionError(error)
    }
  }
}
