// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
package import Ledger
package import Sealing
package import Storage

/// An unlocked board behind one door: whoever shows or changes a board, screen or command, does it
/// through here.
package final class Session {
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
  var knownAnonymising: (roster: Place?, anonymise: World.Anonymising)?
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
    let manifest = try folder.boardManifest()
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

  // MARK: Health

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

  // MARK: Parts

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
