// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
internal import Sealing
package import Storage

/// Reading threads, texts and the whole record.
extension Ledger {
  /// A thread as its readers see it, every signature checked; nil for an unknown one.
  package func thread(_ id: ThreadID) throws(LedgerError) -> ThreadState? {
    guard let row = fold.board.row(id) else { return nil }
    return try thread(row, for: .reading)
  }

  /// Begins to read a thread for its readers; nil for an unknown one.
  package func walk(through id: ThreadID) -> ThreadWalk? {
    fold.board.row(id).map { ThreadWalk($0, for: .reading) }
  }

  /// Reads on in a thread, at least one line.
  ///
  /// - Parameters:
  ///   - walk: how far it was read.
  ///   - deadline: when to stop; nil reads to the end.
  /// - Returns: the thread once it is read; nil before, and for one that cannot be read.
  /// - Throws: `storage`.
  package func advance(
    _ walk: inout ThreadWalk, until deadline: ContinuousClock.Instant?
  ) throws(LedgerError) -> ThreadState? {
    try advance(&walk, until: deadline, on: fold.board)
  }

  private func advance(
    _ walk: inout ThreadWalk, until deadline: ContinuousClock.Instant?, on board: BoardState
  ) throws(LedgerError) -> ThreadState? {
    var isTime: Bool { deadline.map { ContinuousClock.now < $0 } ?? true }
    if tangled.contains(walk.row.id), walk.next != nil {
      // Nothing that our programs write comes here; it is read in one piece.
      walk.lines = try searchedLines(of: walk.row).reversed()
      walk.next = nil
    }
    repeat {
      if let place = walk.next {
        walk.next = try step(to: place, of: &walk)
      } else if let line = walk.lines.popLast() {
        take(line, into: &walk, on: board)
      }
    } while !walk.isDone && isTime
    guard walk.isDone else { return nil }
    if walk.row.isExpired { walk.thread?.expire() }
    walk.thread?.setAside(unread: board.unread.places(in: walk.row.id))
    if walk.purpose == .reading, let thread = walk.thread {
      lastRead = (thread, walk.row.lastPlace)
    }
    return walk.thread
  }

  /// What the event at a place has in its body; nil where nothing can be read there, and where it
  /// is not signed by the author it names.
  package func body(at place: Place) throws(LedgerError) -> EventBody? {
    guard let (record, head) = try knownLine(at: place), isVerified(record, head) else {
      return nil
    }
    return format.content(of: record, head)
  }

  /// The opening of a thread with the text that stands there; nil where it cannot be read.
  package func opening(
    of row: ThreadRow
  ) throws(LedgerError) -> (opening: Opening, body: BodyReading)? {
    guard let (record, head) = try knownLine(at: row.openingPlace),
      case .opened(let opening) = head.event.act
    else { return nil }
    let body = isVerified(record, head) ? format.reading(of: record, head) : .forged
    return (opening, body)
  }

  /// Reads events with their texts, oldest first.
  ///
  /// - Parameters:
  ///   - cursor: where the last scan stopped; nil begins.
  ///   - count: how many lines at most.
  ///   - visit: takes each event.
  /// - Returns: where the next scan goes on; nil once the end, or damage, is reached.
  /// - Throws: `storage`.
  package func scan(
    after cursor: Tip?,
    lines count: Int,
    _ visit: (RecordedEvent) -> Void
  ) throws(LedgerError) -> Tip? {
    var remaining = count
    let stopped: Tip
    do {
      stopped = try store.read(
        after: cursor ?? Tip.genesis(format.chain),
        bodies: true
      ) { record in
        if let head = format.head(of: record) {
          visit(recordedEvent(record, head))
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

  /// The event at a place with its text; nil where none can be read.
  package func event(at place: Place) throws(LedgerError) -> RecordedEvent? {
    try knownLine(at: place).map { recordedEvent($0.record, $0.head) }
  }

  /// A thread without its texts: what stands in it, and where; nil for one that cannot be read.
  package func outline(of row: ThreadRow) throws(LedgerError) -> ThreadState? {
    try thread(row, for: .deciding)
  }

  func recordedEvent(_ record: StoredRecord, _ head: LineHead) -> RecordedEvent {
    let line = record.chain
    return RecordedEvent(
      event: head.event,
      body: format.reading(of: record, head),
      place: Place(record.position),
      isVerified: { self.isVerified(head, inLine: line) }
    )
  }

  /// Reads a thread and folds it, to its end.
  func thread(
    _ row: ThreadRow, for purpose: ThreadWalk.Purpose
  ) throws(LedgerError) -> ThreadState? {
    var walk = ThreadWalk(row, for: purpose)
    return try advance(&walk, until: nil)
  }

  /// Reads a thread for the decider, on the board as a draft leaves it.
  func thread(_ row: ThreadRow, on board: BoardState) throws(LedgerError) -> ThreadState? {
    var walk = ThreadWalk(row, for: .deciding)
    return try advance(&walk, until: nil, on: board)
  }

  /// Whether a line is signed by the author it names; computed once for each line.
  func isVerified(_ record: StoredRecord, _ head: LineHead) -> Bool {
    isVerified(head, inLine: record.chain)
  }

  private func isVerified(_ head: LineHead, inLine chain: Bytes32) -> Bool {
    // The chain behind a line is a digest of all of it, the signature included.
    if verifiedLines.contains(chain) { return true }
    guard format.isVerified(head) else { return false }
    if verifiedLines.count >= Ledger.mostVerifiedLines { verifiedLines = [] }
    verifiedLines.insert(chain)
    return true
  }

  /// The lines of a thread, oldest first.
  func lines(of row: ThreadRow) throws(LedgerError) -> [Line] {
    if tangled.contains(row.id) { return try searchedLines(of: row) }
    var lines: [Line] = []
    var next: Place? = row.lastPlace
    while let place = next, let line = try line(at: place), line.head.event.thread == row.id {
      lines.append(line)
      next = line.head.before.flatMap { $0.value < place.value ? $0 : nil }
    }
    return lines.reversed()
  }

  typealias Line = (record: StoredRecord, head: LineHead)

  /// Takes in the line of a thread that the line after it leads to.
  ///
  /// - Returns: where its own link leads; the fold has found that this is the line before it.
  private func step(to place: Place, of walk: inout ThreadWalk) throws(LedgerError) -> Place? {
    guard let line = try knownLine(at: place, bodies: walk.purpose == .reading),
      line.head.event.thread == walk.row.id
    else { return nil }
    walk.lines.append(line)
    return line.head.before.flatMap { $0.value < place.value ? $0 : nil }
  }

  private func take(_ line: Line, into walk: inout ThreadWalk, on board: BoardState) {
    let (record, head) = line
    let body: BodyReading
    let isVerified: Bool
    switch walk.purpose {
    case .reading:
      body = format.reading(of: record, head)
      isVerified = self.isVerified(record, head)
    case .deciding:
      body = .none
      isVerified = format.mayTakeEffect(head, on: board)
    }
    let place = Place(record.position)
    guard walk.thread != nil else {
      walk.thread = ThreadState(head.event, body: body, at: place, isVerified: isVerified)
      return
    }
    walk.thread?.apply(
      head.event, body: body, once: head.once, at: place, isVerified: isVerified,
      founder: founder, moderators: board.moderators)
  }

  /// The lines of a thread whose links lead elsewhere, found by looking at every line from its
  /// opening on.
  private func searchedLines(of row: ThreadRow) throws(LedgerError) -> [Line] {
    guard let first = try line(at: row.openingPlace) else { return [] }
    var lines: [Line] = []
    do {
      _ = try store.read(after: Tip(before: first.record), bodies: true) { record in
        if let head = format.head(of: record), head.event.thread == row.id {
          lines.append((record, head))
        }
        return record.position < row.lastPlace.position
      }
    } catch .damaged {
      return lines
    } catch {
      throw .storage(error)
    }
    return lines
  }

  /// A line that was folded once; where it is no line any more, it is found out what was altered.
  func knownLine(at place: Place, bodies: Bool = true) throws(LedgerError) -> Line? {
    if let line = try line(at: place, bodies: bodies) { return line }
    try findDamage()
    return nil
  }

  func line(at place: Place, bodies: Bool = true) throws(LedgerError) -> Line? {
    do {
      let record = try store.record(at: place.position, bodies: bodies)
      return format.head(of: record).map { (record, $0) }
    } catch .noRecord, .damaged {
      return nil
    } catch {
      throw .storage(error)
    }
  }
}

extension Tip {
  /// The end of the record with a line of it as the last.
  init(after record: StoredRecord) {
    self.init(
      number: record.number,
      end: Position(
        segment: record.position.segment, offset: record.position.offset + UInt64(record.length)),
      chain: record.chain
    )
  }

  /// The end of the record before a line of it.
  init(before record: StoredRecord) {
    self.init(number: record.number - 1, end: record.position, chain: record.previous)
  }
}
