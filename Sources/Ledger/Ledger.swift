// SPDX-License-Identifier: Apache-2.0

package import Board
package import Bytes
package import Sealing
package import Storage

/// A board as a log: the one place where meaning and bytes meet.
///
/// It folds the journal into `state`, reads threads by their backward links, and appends what the
/// decider allows. It holds one reader's view and follows the journal when told to; it takes no
/// lock but while appending.
///
/// Damage does not close a board: what stands before it is folded, `damage` names it, and appending
/// is refused.
package final class Ledger {
  /// The board's identifiers.
  package let manifest: BoardManifest
  /// The board as folded up to `tip`.
  package private(set) var state = BoardState()
  /// Where the journal stops being what was written.
  package private(set) var damage: Damage?
  /// How many lines follow the chain and yet cannot be understood.
  package private(set) var unreadableLines = 0
  /// The remains of a crashed write that this ledger's appending put aside.
  package private(set) var tornTails: [TornTail] = []

  let store: any Store
  /// The key that alone names the board, enrols and disputes.
  package let founder: AuthorKey
  private let chain: JournalChain
  private let envelope: any Envelope
  private(set) var tip: Tip
  /// Threads as the decider needs them, for as long as this ledger follows the journal: no texts,
  /// and only what takes effect by itself verified.
  private var deciding: [ThreadID: ThreadState] = [:]
  private static let decidingLimit = 4_096

  /// How much of the newest record is looked through, on opening, for texts that a crash kept from
  /// being erased.
  private static let erasureWindow = 1_024

  /// Opens the ledger of a board's journal and folds it to its end.
  ///
  /// - Parameters:
  ///   - manifest: the board's identifiers.
  ///   - envelope: what the lines are sealed with; nil takes the open envelope.
  ///   - makeStore: opens the journal under the record's chain.
  /// - Throws: `sealed` where the journal's lines need a key that was not given; `storage`.
  package init(
    _ manifest: BoardManifest, envelope: (any Envelope)? = nil,
    store makeStore: (any ChainRule) throws(StorageError) -> any Store
  ) throws(LedgerError) {
    self.manifest = manifest
    founder = AuthorKey(manifest.founder)
    chain = JournalChain(board: manifest.board)
    self.envelope = envelope ?? OpenEnvelope()
    tip = Tip.genesis(chain)
    do {
      store = try makeStore(chain)
    } catch {
      throw .storage(error)
    }
    if envelope == nil, try isSealed() { throw .sealed }
    let newest = try foldNew()
    finishErasing(newest.suffix(Ledger.erasureWindow))
  }

  // MARK: Following

  /// A descriptor that becomes readable when the journal changes, and the way to clear it.
  package var changes: ChangeSource { store.changes }

  /// Whether the journal may hold more than `state` does: one look at a size.
  package var isBehind: Bool { store.hasChanged(since: tip) }

  /// Folds what others have appended since the last look.
  package func refresh() throws(LedgerError) -> BoardChange {
    guard damage == nil else { return BoardChange() }
    let events = try foldNew()
    finishErasing(events[...])
    var change = BoardChange()
    for event in events { change.note(event) }
    return change
  }

  // MARK: Reading

  /// A thread as its readers see it, every signature checked; nil for an unknown one.
  package func thread(_ id: ThreadID) throws(LedgerError) -> ThreadState? {
    try build(id, bodies: true)
  }

  /// The text of the event at a place.
  package func body(at place: Place) throws(LedgerError) -> EventBody? {
    guard let (record, head) = try line(at: place) else { return nil }
    return content(of: record, head)
  }

  /// The opening of a thread with the text that stands there; nil for an unknown one.
  package func opening(
    of row: ThreadRow
  ) throws(LedgerError) -> (opening: Opening, body: BodyReading)? {
    guard let (record, head) = try line(at: row.openingPlace),
      case .opened(let opening) = head.event.act
    else { return nil }
    return (opening, isVerified(head) ? reading(of: record, head) : .forged)
  }

  /// Reads events with their texts, oldest first.
  ///
  /// - Parameters:
  ///   - cursor: where the last scan stopped; nil begins.
  ///   - count: how many lines at most.
  ///   - visit: takes each event.
  /// - Returns: where the next scan goes on; nil once the end is reached.
  package func scan(
    after cursor: Tip?, lines count: Int, _ visit: (RecordedEvent) -> Void
  ) throws(LedgerError) -> Tip? {
    var remaining = count
    let start = cursor ?? Tip.genesis(chain)
    let stopped: Tip
    do {
      stopped = try store.read(after: start, bodies: true) { record in
        if let head = head(of: record) {
          visit(
            RecordedEvent(
              event: head.event, body: reading(of: record, head), place: Place(record.position),
              isVerified: { self.isVerified(head) }))
        }
        remaining -= 1
        return remaining > 0
      }
    } catch .damaged {
      return nil
    } catch {
      throw .storage(error)
    }
    return remaining > 0 ? nil : stopped
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
    _ requests: [Request], using surroundings: inout Surroundings
  ) throws(LedgerError) -> [[Event]] {
    if let damage { throw .damaged(damage) }
    var drawing = surroundings
    var outcome: Result<Draft, LedgerError> = .success(Draft())
    let appended: Appended?
    do {
      appended = try store.append(after: tip) { missed, at in
        for record in missed { fold(record) }
        tip = at
        outcome = Result { () throws(LedgerError) in
          try draft(requests, at: at, using: &drawing)
        }
        return try? outcome.get().records
      }
    } catch .unknownTip {
      forget()
      _ = try foldNew()
      return try append(requests, using: &surroundings)
    } catch {
      forget()
      _ = try? foldNew()
      throw .storage(error)
    }
    surroundings.random = drawing.random
    guard let appended else {
      // A batch that is refused halfway has left its first half in `state`.
      if requests.count > 1 {
        forget()
        _ = try foldNew()
      }
      return try outcome.get().events
    }
    let draft = try outcome.get()
    tip = appended.tip
    if let torn = appended.torn { tornTails.append(torn) }
    erase(draft.ends.map(\.position))
    return draft.events
  }

  // MARK: Folding

  /// Lines to write, and what they mean.
  private struct Draft {
    var records: [Record] = []
    var events: [[Event]] = []
    var ends: [Place] = []
  }

  private func foldNew() throws(LedgerError) -> [Event] {
    var events: [Event] = []
    do {
      tip = try store.read(after: tip, bodies: false) { record in
        if let event = fold(record) { events.append(event) }
        return true
      }
    } catch .damaged(let damage) {
      self.damage = damage
    } catch .unknownTip {
      forget()
      return try foldNew()
    } catch {
      throw .storage(error)
    }
    return events
  }

  @discardableResult
  private func fold(_ record: StoredRecord) -> Event? {
    guard let head = head(of: record) else {
      unreadableLines += 1
      return nil
    }
    let place = Place(record.position)
    state.apply(head.event, at: place, founder: founder)
    if let id = head.event.thread, deciding[id] != nil {
      deciding[id]?.apply(
        head.event, body: .none, once: head.once, at: place,
        isVerified: isVerifiedForDeciding(head), founder: founder)
    }
    return head.event
  }

  /// Begins again, after a failure that may have left `state` ahead of the journal.
  private func forget() {
    state = BoardState()
    tip = Tip.genesis(chain)
    deciding = [:]
    unreadableLines = 0
  }

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

  // MARK: Drafting

  private func draft(
    _ requests: [Request], at start: Tip, using surroundings: inout Surroundings
  ) throws(LedgerError) -> Draft {
    var draft = Draft()
    var end = start
    for (number, request) in requests.enumerated() {
      surroundings.today = request.day
      let thread = try request.intent.thread.map { id throws(LedgerError) in
        try decidingThread(id)
      }
      let decisions: [Decision]
      do {
        decisions = try decide(
          request.intent, board: state, thread: thread ?? nil, actor: request.signer.actor,
          using: &surroundings)
      } catch {
        throw .refused(error, request: number)
      }
      for decision in decisions {
        let record = try record(
          of: decision, at: end, signer: request.signer, using: &surroundings)
        let place = Place(end.end)
        state.apply(decision.event, at: place, founder: founder)
        follow(decision, at: place)
        draft.records.append(record)
        draft.ends += decision.ends
        end = Tip(
          number: record.number,
          end: Position(
            segment: end.end.segment, offset: end.end.offset + UInt64(record.encodedLength)),
          chain: chain.next(
            number: record.number, epoch: record.epoch, previous: record.previous,
            head: record.head[...], bodyHash: record.bodyHash))
      }
      draft.events.append(decisions.map(\.event))
    }
    return draft
  }

  /// The line of a decision, signed, sealed and stamped with the thread's backward link.
  private func record(
    of decision: Decision, at tip: Tip, signer: Signer, using surroundings: inout Surroundings
  ) throws(LedgerError) -> Record {
    let event = decision.event
    let row = event.thread.flatMap { state.row($0) }
    do {
      var sealed: SealedBody?
      if let body = decision.body {
        sealed = try seal(body, of: event, using: &surroundings.random)
      }
      let bodyHash = sealed.map { chain.bodyHash($0.octets[...]) }
      let statement = Statement(
        event: event, seen: Statement.Seen(number: tip.number, chain: tip.chain),
        bodyHash: bodyHash, keyHash: sealed?.keyHash
      ).octets
      let head = LineHead.json(
        statement: statement, signature: try signer.sign(event.thread, event.author, statement),
        bodyKey: sealed?.key, once: decision.once, before: row?.lastPlace,
        sequence: row?.eventCount ?? 0)
      let place = LinePlace(
        number: tip.number + 1, epoch: 0, previous: tip.chain, bodyHash: bodyHash ?? .zero)
      return Record(
        number: place.number, epoch: place.epoch, previous: place.previous,
        head: try envelope.sealHead(head, at: place), bodyHash: place.bodyHash,
        body: sealed?.octets ?? Record.noBody)
    } catch {
      throw .sealing(error)
    }
  }

  private func seal(
    _ body: EventBody, of event: Event, using random: inout any RandomNumberGenerator
  ) throws(SealingError) -> SealedBody {
    try envelope.sealBody(body.octets, of: event.id.value, using: &random)
  }

  /// Takes a decision into the thread it belongs to, as far as the decider will ask for it.
  private func follow(_ decision: Decision, at place: Place) {
    let event = decision.event
    guard let id = event.thread else { return }
    if case .opened = event.act {
      if deciding.count >= Ledger.decidingLimit { deciding = [:] }
      deciding[id] = ThreadState(event, body: .none, at: place, isVerified: true)
    } else {
      deciding[id]?.apply(
        event, body: .none, once: decision.once, at: place, isVerified: true, founder: founder)
    }
  }

  private func decidingThread(_ id: ThreadID) throws(LedgerError) -> ThreadState? {
    if let thread = deciding[id] { return thread }
    let thread = try build(id, bodies: false)
    if deciding.count >= Ledger.decidingLimit { deciding = [:] }
    deciding[id] = thread
    return thread
  }

  // MARK: Threads

  /// Reads a thread by its backward links and folds it.
  private func build(_ id: ThreadID, bodies: Bool) throws(LedgerError) -> ThreadState? {
    guard let row = state.row(id) else { return nil }
    var lines: [(record: StoredRecord, head: LineHead)] = []
    var next: Place? = row.lastPlace
    while let place = next {
      guard let line = try line(at: place), line.head.event.thread == id else { break }
      lines.append(line)
      // A link that does not lead backwards was not stamped by this program.
      next = line.head.before.flatMap { $0.value < place.value ? $0 : nil }
    }
    var thread: ThreadState?
    for (record, head) in lines.reversed() {
      let body = bodies ? reading(of: record, head) : .none
      let place = Place(record.position)
      let isVerified = bodies ? isVerified(head) : isVerifiedForDeciding(head)
      if thread == nil {
        thread = ThreadState(head.event, body: body, at: place, isVerified: isVerified)
      } else {
        thread?.apply(
          head.event, body: body, once: head.once, at: place, isVerified: isVerified,
          founder: founder)
      }
    }
    return thread
  }

  private func line(
    at place: Place
  ) throws(LedgerError) -> (record: StoredRecord, head: LineHead)? {
    do {
      let record = try store.record(at: place.position)
      return head(of: record).map { (record, $0) }
    } catch .noRecord, .damaged {
      return nil
    } catch {
      throw .storage(error)
    }
  }

  // MARK: Lines

  func head(of record: StoredRecord) -> LineHead? {
    let place = LinePlace(
      number: record.number, epoch: record.epoch, previous: record.previous,
      bodyHash: record.bodyHash)
    guard let json = try? envelope.openHead(record.head[...], at: place) else { return nil }
    return LineHead(json: json[...])
  }

  func content(of record: StoredRecord, _ head: LineHead) -> EventBody? {
    guard case .present(let octets) = record.body,
      head.statement.bodyHash == record.bodyHash,
      let json = try? envelope.openBody(
        octets[...], of: head.event.id.value, key: head.bodyKey)
    else { return nil }
    return EventBody(octets: json[...])
  }

  func reading(of record: StoredRecord, _ head: LineHead) -> BodyReading {
    switch record.body {
    case .absent, .unread: return .none
    case .erased: return .erased
    case .damaged: return .damaged
    case .present:
      if case .text(let text) = content(of: record, head) { return .text(text.value) }
      return .damaged
    }
  }

  func isVerified(_ head: LineHead) -> Bool {
    if head.event.author == founder {
      return FounderKey.verify(
        head.signature, of: head.octets, by: founder.value, on: manifest.board)
    }
    return ThreadKey.verify(
      head.signature, of: head.octets, by: head.event.author.value, on: manifest.board)
  }

  /// Verifying costs fifty times what folding does, and the decider runs under the lock: only acts
  /// that take something from another author are verified there.
  private func isVerifiedForDeciding(_ head: LineHead) -> Bool {
    switch head.event.act {
    case .withdrawn, .amended, .disputed: isVerified(head)
    default: true
    }
  }

  // MARK: Erasing

  /// Sees to it that texts ended by these events are gone, whoever was to erase them.
  private func finishErasing(_ events: ArraySlice<Event>) {
    var threads: Set<ThreadID> = []
    for event in events {
      switch event.act {
      case .amended(let thread, _), .withdrawn(let thread, _): threads.insert(thread)
      default: break
      }
    }
    for id in threads {
      guard let thread = try? build(id, bodies: true) else { continue }
      erase(
        thread.endedTexts.map(\.position).filter { position in
          if case .present? = try? store.record(at: position).body { true } else { false }
        })
    }
  }

  /// Erases bodies whose end is already durable. A failure loses nothing: whoever next folds the
  /// event that ended them erases them again.
  private func erase(_ positions: [Position]) {
    guard !positions.isEmpty else { return }
    try? store.erase(positions)
  }
}
