// SPDX-License-Identifier: Apache-2.0

package import Anonymisation
package import Board
package import Ledger
package import Sealing
package import Storage

/// An unlocked board behind one door: whoever shows or changes a board, screen or command, does it
/// through here.
package final class Session {
  /// The lists and the clock of the program around it.
  package struct World {
    package let vocabulary: Vocabulary
    package let tags: TagLists
    /// Stones for subject tags.
    package let stones: [String]
    /// The day on the board's host.
    package let today: () -> Day
    /// Where identifiers are drawn from.
    package let random: any RandomNumberGenerator
    /// Makes what masks a text for a roster; nil where it cannot, and then no words are taken.
    package let masking: ([RosterSubject]) -> ((String) -> String)?

    package init(
      vocabulary: Vocabulary, tags: TagLists, stones: [String], today: @escaping () -> Day,
      random: any RandomNumberGenerator,
      masking: @escaping ([RosterSubject]) -> ((String) -> String)?
    ) {
      self.vocabulary = vocabulary
      self.tags = tags
      self.stones = stones
      self.today = today
      self.random = random
      self.masking = masking
    }
  }

  let ledger: Ledger
  package let world: World
  private let member: Member?
  private var surroundings: Surroundings
  private var knownName: (place: Place, text: String)?
  private var knownMask: (subjectCount: Int, mask: (String) -> String)?

  /// Opens a board.
  ///
  /// - Parameters:
  ///   - folder: the board's folder, already found sound.
  ///   - codename: whose session it is; nil can only read.
  ///   - world: the lists and the clock.
  /// - Throws: `storage` or `ledger`; nothing was changed.
  package init(
    _ folder: BoardFolder,
    codename: Codename?,
    world: World
  ) throws(SessionError) {
    self.world = world
    let today = world.today
    do {
      let manifest = try BoardManifest(octets: folder.manifest)
      let ledger = try Ledger(manifest) { rule throws(StorageError) in
        try FileStore(folder, rule: rule, coarseTime: { today().startSeconds })
      }
      self.ledger = ledger
      member = try codename.map { codename throws(LedgerError) in
        do throws(SealingError) {
          return try Member(codename, of: manifest, cost: .open)
        } catch {
          throw .sealing(error)
        }
      }
    } catch {
      throw SessionError(error)
    }
    surroundings = Surroundings(
      today: world.today(),
      vocabulary: world.vocabulary,
      stones: world.stones,
      mask: { $0 },
      random: world.random
    )
  }

  // MARK: The board

  /// The board as last looked at.
  package var board: BoardState { ledger.state }

  /// The day on the board's host.
  package var today: Day { world.today() }

  /// Whether this session knows an author.
  package var hasCodename: Bool { member != nil }

  /// Where the record stops being what was written.
  package var damage: Damage? { ledger.damage }

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
    guard let state = try held({ () throws(LedgerError) in try ledger.thread(id) }) else {
      return nil
    }
    return ThreadReading(
      state: state,
      names: names(in: state),
      own: Set(member?.signer(on: today).actor.tags(in: id) ?? []),
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

  /// Everybody on the roster, for whoever chooses among them.
  package func roster() throws(SessionError) -> [RosterEntry] {
    var entries: [RosterEntry] = []
    for subject in board.subjects {
      if let entry = try person(subject) { entries.append(entry) }
    }
    return entries
  }

  /// The thread that a message belongs to, looked for through the record; nil for an unknown one.
  package func thread(of message: EventID) throws(SessionError) -> ThreadID? {
    let opened = ThreadID(opening: message)
    if board.row(opened) != nil { return opened }
    return try held { () throws(LedgerError) in try ledger.thread(of: message) }
  }

  /// Holds every line, text and signature of the record against what was written.
  package func examine(
    _ progress: (Int) -> Void = { _ in }
  ) throws(SessionError) -> Examination {
    try held { () throws(LedgerError) in try ledger.examine(progress) }
  }

  /// Begins a search through every post that stands.
  package func search(_ query: SearchQuery) -> Search {
    Search(query, in: self)
  }

  // MARK: Writing

  /// Does something in the member's name, durably.
  ///
  /// - Returns: what happened, in order.
  package func perform(_ intent: Intent) throws(SessionError) -> [Event] {
    guard let member else { throw .noCodename }
    let day = today
    if intent.hasWords { surroundings.mask = try mask() }
    let request = Request(intent, by: member.signer(on: day), on: day)
    let events = try held { () throws(LedgerError) in
      try ledger.append([request], using: &surroundings)
    }
    return events.flatMap(\.self)
  }

  /// What publishing makes of a text, for a preview; the text itself where nothing can be published.
  package func masked(_ text: String) -> String {
    (try? mask()).map { $0(text) } ?? text
  }

  // MARK: Parts

  /// What masks a text for the board's roster as it stands; made when the first words are written,
  /// since most sessions only read.
  private func mask() throws(SessionError) -> (String) -> String {
    if let knownMask, knownMask.subjectCount == board.subjects.count { return knownMask.mask }
    let roster = try roster().compactMap { entry in
      board.subject(entry.id).map { subject in
        RosterSubject(
          id: entry.id.value, tag: subject.tag.description, name: entry.name, seat: entry.seat)
      }
    }
    guard let mask = world.masking(roster) else { throw .noMasking }
    knownMask = (board.subjects.count, mask)
    return mask
  }

  private func rowText(of row: ThreadRow) throws(SessionError) -> RowText {
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

  private func words(for author: AuthorKey, in thread: ThreadID) -> String {
    guard author != ledger.founder else { return "Moderator" }
    let words = TagWords(
      of: author.value,
      in: thread.value,
      on: ledger.manifest.board,
      things: world.tags.things.count,
      birds: world.tags.birds.count
    )
    return "\(world.tags.things[words.thing]) \(world.tags.birds[words.bird])"
  }

  func held<Value>(
    _ work: () throws(LedgerError) -> Value
  ) throws(SessionError) -> Value {
    do {
      return try work()
    } catch {
      throw SessionError(error)
    }
  }
}
