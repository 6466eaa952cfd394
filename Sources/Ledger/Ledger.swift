// SPDX-License-Identifier: Apache-2.0

package import Board
package import Bytes
package import Sealing
package import Storage

/// A board as a log: the one place where meaning and bytes meet.
///
/// It folds the journal into `state`, reads threads by their backward links, and appends what the
/// decider allows. It holds one reader's view and follows the journal when told to; it takes no
/// lock but while appending and erasing.
///
/// Damage does not close a board: what stands before it is folded, `damage` names it, and appending
/// is refused.
package final class Ledger {
  /// The board's identifiers.
  package let manifest: BoardManifest
  /// The board as folded up to the last look.
  package var state: BoardState { fold.board }
  /// Where the journal stops being what was written.
  package private(set) var damage: Damage?
  /// The same where only reading on found it: a line was altered after a snapshot had folded it.
  package private(set) var lateDamage: Damage?
  private var hasLookedForDamage = false
  /// How many lines follow the chain and were passed over all the same: not understood, of a thread
  /// that nobody opened, or an act on the whole board that its author did not sign.
  package var unreadableLines: Int { fold.unreadableLines }
  /// What the posts are that the last writing sent to the moderators, by the events that did.
  package private(set) var lastHeld: [EventID: Event] = [:]
  /// The remains of crashed writes that this ledger's appending put aside.
  package private(set) var tornTails: [TornTail] = []

  let store: any Store
  /// The board, and how its lines are taken in.
  private(set) var fold: BoardFold
  var format: LineFormat { fold.format }
  var tangled: Set<ThreadID> { fold.tangled }
  /// What the reader has seen before and the first fold is to meet.
  private let expected: SeenHead?
  private var hasMetExpected = false
  private(set) var tip: Tip
  private var news = News()
  /// What is known of the caches, and their refreshing.
  var caching = Caching()
  /// The lines whose signatures were found to hold, by the chain behind them.
  var verifiedLines: Set<Bytes32> = []
  /// The thread that was read last, and up to which line: what somebody answers is what she has read.
  var lastRead: (thread: ThreadState, lastPlace: Place)?

  /// How many such lines are kept in mind: a few screens and the longest of threads.
  static let mostVerifiedLines = 8_192

  /// How much of the newest record is looked through, on opening without a snapshot, for texts that
  /// a crash kept from being erased.
  ///
  /// What is older is looked through before a snapshot is kept.
  private static let erasureWindow: UInt64 = 1_024

  /// Finds the envelope of the board's newest key, which `check` proves, in the members' file.
  package typealias Renewal = (
    _ epoch: UInt64, _ check: Bytes32
  ) -> Result<any Envelope, LedgerError>

  /// Opens the ledger of a board's journal and folds it to its end.
  ///
  /// - Parameters:
  ///   - manifest: the board's identifiers.
  ///   - envelope: what the lines are sealed with; nil takes the open envelope.
  ///   - seen: how far the reader has seen the journal before.
  ///   - today: the day by the reader's own clock; by default none at all, and no thread is ended.
  ///   - renewal: finds the envelope of the next key once the journal tells of it.
  ///   - makeStore: opens the journal under the record's chain.
  /// - Throws: `sealed` where the journal's lines need a key that was not given; `lockedOut`,
  ///   `olderMembers` or `otherKey` where the newest key is not to be had; `storage`.
  package init(
    _ manifest: BoardManifest,
    envelope: (any Envelope)? = nil,
    seen: SeenHead? = nil,
    today: @escaping () -> Day = { Day(number: Day.range.lowerBound) },
    renewal: Renewal? = nil,
    store makeStore: (any ChainRule) throws(StorageError) -> any Store
  ) throws(LedgerError) {
    self.manifest = manifest
    expected = seen
    let format = LineFormat(manifest, envelope: envelope ?? OpenEnvelope())
    fold = BoardFold(format, today: today, renewal: renewal)
    tip = Tip.genesis(format.chain)
    do {
      store = try makeStore(format.chain)
    } catch {
      throw .storage(error)
    }
    if envelope == nil, try isSealed() { throw .sealed }
    var endings: [(number: UInt64, text: EndedText)] = []
    try takeUpSnapshot()
    try follow { folded, number in
      if let text = folded.ends { endings.append((number, text)) }
    }
    try checkSeen()
    let isRecent = { (number: UInt64) in
      self.caching.mark != nil || number + Ledger.erasureWindow > self.tip.number
    }
    finishErasing(endings.filter { isRecent($0.number) }.map(\.text))
    caching.unconfirmed += endings.filter { !isRecent($0.number) }.map(\.text)
  }

  /// The next request of a batch, made out of the events of those before it; nil ends the batch.
  ///
  /// A request can so be about a thread that the same batch opens. It is asked for in order, each
  /// request once.
  package typealias NextRequest = (_ made: [[Event]]) throws(LedgerError) -> Request?

  /// The first lines of a board that is still to be made.
  ///
  /// - Parameters:
  ///   - next: what the board begins with, decided in order.
  ///   - manifest: the board's identifiers.
  ///   - envelope: what the lines are sealed with.
  ///   - surroundings: the lists, the masking and the randomness.
  /// - Returns: the lines, and the rule that chains them.
  /// - Throws: `refused` with the number of the request that may not be done.
  package static func firstLines(
    _ next: NextRequest,
    of manifest: BoardManifest,
    envelope: any Envelope = OpenEnvelope(),
    using surroundings: inout Surroundings
  ) throws(LedgerError) -> (records: [Record], rule: any ChainRule) {
    let format = LineFormat(manifest, envelope: envelope)
    var draft = Draft(BoardFold(format), at: Tip.genesis(format.chain))
    while let request = try next(draft.events) {
      try draft.add(request, using: &surroundings, load: { _, _ in nil })
    }
    return (draft.records, format.chain)
  }

  /// The same with requests that are known beforehand.
  package static func firstLines(
    _ requests: [Request], of manifest: BoardManifest, envelope: any Envelope = OpenEnvelope(),
    using surroundings: inout Surroundings
  ) throws(LedgerError) -> (records: [Record], rule: any ChainRule) {
    try firstLines(
      { made in made.count < requests.count ? requests[made.count] : nil }, of: manifest,
      envelope: envelope, using: &surroundings)
  }

  /// How far the journal was read.
  package var seen: SeenHead { SeenHead(number: tip.number, chain: tip.chain) }

  /// Takes up keys that were drawn here, before the journal tells of them.
  package func adopt(_ envelope: any Envelope) {
    fold.format.envelope = envelope
  }

  /// The key of whoever founded the board: it acts for the board until two have moderated together.
  package var founder: AuthorKey { format.founder }

  // MARK: Following

  /// A descriptor that becomes readable when the journal changes, and the way to clear it.
  package var changes: ChangeSource { store.changes }

  /// Whether `refresh` may have something to tell: one look at a size.
  package var isBehind: Bool {
    damage == nil && (!news.change.isEmpty || store.hasChanged(since: tip))
  }

  /// Folds what others have appended.
  ///
  /// - Returns: what of others' came in since the last refresh, be it now or while appending; every
  ///   event where an older copy of the journal was put back.
  package func refresh() throws(LedgerError) -> BoardChange {
    if damage == nil { try follow { folded, _ in news.note(folded) } }
    defer { news = News() }
    finishErasing(news.endings)
    return news.change
  }

  // MARK: Appending

  /// Decides requests on the newest state and appends what they come to, all in one durable step.
  ///
  /// - Parameters:
  ///   - requests: in order; each is decided on the state that those before it leave.
  ///   - surroundings: the lists, the masking and the randomness; its day is set by each request.
  /// - Returns: the events of each request.
  /// - Throws: `refused` with the number of the request that may not be done; nothing of the batch
  ///   is written then, nor after any other error.
  package func append(
    _ requests: [Request],
    using surroundings: inout Surroundings
  ) throws(LedgerError) -> [[Event]] {
    // Read before the lock is taken, and kept up with what is missed by then: a long thread must not
    // keep everybody else waiting.
    let isAlone = requests.count == 1
    for request in requests {
      if case .reply(let id, _, _) = request.intent {
        // Her keys there are known from now on: to derive them takes longer than deciding does.
        let actor = request.signer.actor
        let tag = actor.tag(id)
        _ = actor.mail?(id, tag)
      }
      let needed = isAlone ? request.intent.threadToRead(on: fold.board) : request.intent.thread
      guard let id = needed, fold.threads[id] == nil, let row = fold.board.row(id) else { continue }
      if let lastRead, lastRead.thread.id == id, lastRead.lastPlace == row.lastPlace {
        fold.threads.keep(lastRead.thread)
      } else if let thread = try thread(row, for: .deciding) {
        fold.threads.keep(thread)
      }
    }
    return try append(
      { made in made.count < requests.count ? requests[made.count] : nil }, isAlone: isAlone,
      using: &surroundings)
  }

  /// The same with requests that build on one another.
  package func append(
    _ next: NextRequest,
    using surroundings: inout Surroundings
  ) throws(LedgerError) -> [[Event]] {
    try append(next, isAlone: false, using: &surroundings)
  }

  private func append(
    _ next: NextRequest, isAlone: Bool, using surroundings: inout Surroundings
  ) throws(LedgerError) -> [[Event]] {
    var world = surroundings
    let events = try write { draft throws(LedgerError) in
      world = surroundings
      while let request = try next(draft.events) {
        try draft.add(request, isAlone: isAlone, using: &world, load: thread(_:on:))
      }
    }
    surroundings = world
    return events
  }

  /// Appends a post that was prepared before, unless it is on the board already.
  ///
  /// - Parameters:
  ///   - post: the post.
  ///   - day: the day on which it goes up; the nearest that its author signed is taken.
  /// - Returns: the event; nil where it was there already, or its thread never was.
  /// - Throws: as `append`.
  package func publish(_ post: PreparedPost, on day: Day) throws(LedgerError) -> Event? {
    try write { draft throws(LedgerError) in
      try draft.add(post, on: day, load: thread(_:on:))
    }.first?.first
  }

  /// Makes a post that anybody with the board's key can put up later, in its author's stead.
  ///
  /// It says nothing of when it was made: it is signed for the days on which it may go up, and as if
  /// its author had seen nothing of the record.
  ///
  /// - Parameters:
  ///   - request: what makes one event; decided on the board as last looked at.
  ///   - first: the first day on which it may go up.
  ///   - surroundings: the lists, the masking and the randomness.
  /// - Returns: the post.
  /// - Throws: `refused`, `sealing`.
  package func prepare(
    _ request: Request, from first: Day, using surroundings: inout Surroundings
  ) throws(LedgerError) -> PreparedPost {
    var known: ThreadState?
    if let row = request.intent.threadToRead(on: fold.board).flatMap({ fold.board.row($0) }) {
      known = try thread(row, for: .deciding)
    }
    surroundings.today = request.day
    let decisions: [Decision]
    do {
      decisions = try decide(
        request.intent, board: fold.board, thread: known, actor: request.signer.actor,
        using: &surroundings)
    } catch {
      throw .refused(error, request: 0)
    }
    precondition(decisions.count == 1, "what is prepared is one post")
    guard decisions[0].submission == nil else { throw .refused(.readFirst, request: 0) }
    do {
      return try format.prepared(
        decisions[0], from: first, signer: request.signer, using: &surroundings.random)
    } catch {
      throw .sealing(error)
    }
  }

  /// Takes in what others have appended, to be told of by the next `refresh`.
  package func lookAhead() throws(LedgerError) {
    guard damage == nil, store.hasChanged(since: tip) else { return }
    finishErasing(try followAhead())
  }

  /// Appends what `fill` adds to a draft of the newest state.
  func write(
    _ fill: (inout Draft) throws(LedgerError) -> Void
  ) throws(LedgerError) -> [[Event]] {
    if let damage { throw .damaged(damage) }
    fold.threads.makeRoom()
    var draft: Draft?
    var failure: LedgerError?
    let appended: Appended?
    do {
      let follow = { (record: StoredRecord) in
        self.tip = Tip(after: record)
        if let folded = self.take(record) { self.news.note(folded) }
      }
      appended = try store.append(after: tip, missed: follow) { at in
        if let lockout = fold.lockout {
          failure = lockout
          return nil
        }
        tip = at
        // The board moves into the draft and back: copying its directory would cost more than all
        // the rest of a post.
        var drafting = Draft(fold, at: at)
        fold.board = BoardState()
        fold.threads = DecidingThreads()
        do throws(LedgerError) {
          try fill(&drafting)
        } catch {
          failure = error
        }
        draft = drafting
        return failure == nil ? drafting.records : nil
      }
    } catch .unknownTip {
      try startAgain { folded, _ in news.note(folded) }
      return try write(fill)
    } catch {
      try takeBack(draft)
      guard case .damaged(let damage) = error else { throw .storage(error) }
      self.damage = damage
      throw .damaged(damage)
    }
    guard let draft, let appended else {
      try takeBack(draft)
      throw failure ?? .storage(.readOnly)
    }
    fold = draft.fold
    lastHeld = draft.held
    tip = appended.tip
    caching.note(tip)
    fold.renew()
    if let torn = appended.torn { tornTails.append(torn) }
    if !erase(draft.ends) { caching.unconfirmed += draft.ends.map { .at($0) } }
    return draft.events
  }

  /// Takes the board back out of a draft that was not written.
  private func takeBack(_ draft: Draft?) throws(LedgerError) {
    guard let draft else { return }
    if draft.records.isEmpty {
      fold = draft.fold
    } else {
      let known = tip.number
      try startAgain { folded, number in
        if number > known { news.note(folded) }
      }
    }
  }

  // MARK: Folding

  /// What came in and has been neither told nor tidied up after.
  private struct News {
    private(set) var change = BoardChange()
    private(set) var endings: [EndedText] = []

    mutating func note(_ folded: BoardFold.Folded) {
      change.note(folded.event, isShown: folded.isShown)
      if let text = folded.ends { endings.append(text) }
    }
  }

  /// Folds what others have appended, to be told of by the next `refresh`.
  ///
  /// - Returns: the texts that it ends.
  func followAhead() throws(LedgerError) -> [EndedText] {
    var endings: [EndedText] = []
    try follow { folded, _ in
      news.note(folded)
      if let text = folded.ends { endings.append(text) }
    }
    return endings
  }

  /// Folds the journal from `tip` to its end; `note` is told of each event and its line's number.
  private func follow(_ note: (BoardFold.Folded, UInt64) -> Void) throws(LedgerError) {
    do {
      tip = try store.read(after: tip, bodies: false) { record in
        if let folded = take(record) { note(folded, record.number) }
        return fold.lockout == nil
      }
    } catch .damaged(let damage) {
      self.damage = damage
    } catch .unknownTip where tip.number > 0 {
      try startAgain(note)
    } catch {
      throw .storage(error)
    }
    if let lockout = fold.lockout { throw lockout }
  }

  private func take(_ record: StoredRecord) -> BoardFold.Folded? {
    if let expected, isMet(expected, by: record) { hasMetExpected = true }
    caching.note(Tip(after: record))
    return fold.take(record)
  }

  /// Begins where a snapshot ends, if there is one, and if the reader has seen nothing that is not
  /// on the way to it.
  ///
  /// That it ends on this journal is proved by reading on.
  private func takeUpSnapshot() throws(LedgerError) {
    guard let kept = Snapshot(store.caches, pageSeal), leads(to: kept.mark) else { return }
    tip = kept.mark.tip
    caching.mark = kept.mark
    caching.epoch = format.envelope.epoch
    caching.checkpoints = kept.mark.checkpoints
    fold.takeUp(kept)
    if let lockout = fold.lockout { throw lockout }
  }

  /// Whether what the reader has seen is known to be on the journal up to a snapshot, or is to be met
  /// behind it.
  private func leads(to mark: Snapshot.Mark) -> Bool {
    guard let expected, expected.number > 0, expected.number <= mark.tip.number else { return true }
    if expected.number == mark.tip.number {
      hasMetExpected = expected.chain == mark.tip.chain
      return hasMetExpected
    }
    let start = mark.checkpoints.last { $0.number <= expected.number }
    hasMetExpected = start?.number == expected.number && start?.chain == expected.chain
    do {
      _ = try store.read(after: start ?? Tip.genesis(format.chain), bodies: false) { record in
        if record.number == expected.number { hasMetExpected = record.chain == expected.chain }
        return record.number < expected.number
      }
    } catch {
      hasMetExpected = false
    }
    return hasMetExpected
  }

  /// Forgets everything and folds from the first line: the journal is not the one that was read, or
  /// a draft came to nothing.
  private func startAgain(_ note: (BoardFold.Folded, UInt64) -> Void) throws(LedgerError) {
    fold.startAgain()
    lastRead = nil
    hasMetExpected = false
    caching.startAgain()
    tip = Tip.genesis(format.chain)
    try follow(note)
  }

  /// Whether a line follows what the reader has seen; or stands, as a repair has told everybody, for
  /// lines among which that was.
  private func isMet(_ seen: SeenHead, by record: StoredRecord) -> Bool {
    guard record.lost == 0 else {
      return record.number - record.lost < seen.number && seen.number <= record.number
    }
    return record.number - 1 == seen.number && record.previous == seen.chain
  }

  /// Holds the journal against what the reader has seen of it.
  private func checkSeen() throws(LedgerError) {
    guard let seen = expected, seen.number > 0, damage == nil else { return }
    let isEnd = tip.number == seen.number && tip.chain == seen.chain
    guard hasMetExpected || isEnd else { throw .olderJournal }
  }

  /// Whether the first line is sealed.
  private func isSealed() throws(LedgerError) -> Bool {
    var isSealed = false
    do {
      _ = try store.read(after: tip, bodies: false) { record in
        isSealed = record.head.first != UInt8(ascii: "{")
        return false
      }
    } catch .damaged {
      return false
    } catch {
      throw .storage(error)
    }
    return isSealed
  }

  // MARK: Damage

  /// Looks for what is wrong with the record where a line that was folded cannot be read; from then on
  /// the board can be read only.
  ///
  /// Once for all: whatever a link leads to, nobody can have the whole record read again and again.
  func findDamage() throws(LedgerError) {
    guard damage == nil, !hasLookedForDamage else { return }
    hasLookedForDamage = true
    do {
      _ = try store.read(after: Tip.genesis(format.chain), bodies: false) { _ in true }
    } catch .damaged(let damage) {
      self.damage = damage
      lateDamage = damage
    } catch {
      throw .storage(error)
    }
  }

  // MARK: Erasing

  /// Sees to it that texts which others ended are gone: whoever was to erase them may have died.
  ///
  /// Those that resist are tried again before a snapshot is kept.
  func finishErasing(_ texts: [EndedText]) {
    var places: [Place] = []
    var ended: Set<ThreadID> = []
    for text in texts {
      switch text {
      case .at(let place): places.append(place)
      case .all(let ended): places += ended
      case .inThread(let id):
        guard ended.insert(id).inserted, let row = fold.board.row(id) else { continue }
        do throws(LedgerError) {
          places += try thread(row, for: .deciding)?.endedTexts ?? []
        } catch {
          caching.unconfirmed.append(text)
        }
      }
    }
    let isGone = eraseFromCaches(places)
    let standing = places.filter { place in
      switch try? store.record(at: place.position).body {
      case .present, .damaged: true
      default: false
      }
    }
    if !eraseFromJournal(standing) || !isGone { caching.unconfirmed += places.map { .at($0) } }
  }

  /// Erases bodies whose end is already durable, from wherever they stand.
  ///
  /// A failure loses nothing: whoever next folds the event that ended them erases them again.
  func erase(_ places: [Place]) -> Bool {
    let isGone = eraseFromCaches(places)
    return eraseFromJournal(places) && isGone
  }

  private func eraseFromJournal(_ places: [Place]) -> Bool {
    guard !places.isEmpty else { return true }
    do {
      try store.erase(places.map(\.position))
      return true
    } catch {
      return false
    }
  }
}
