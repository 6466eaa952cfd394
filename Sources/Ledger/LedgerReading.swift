// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Sealing
package import Storage

/// Reading threads, texts and the whole record.
extension Ledger {
  /// What a thread is read for.
  enum Purpose {
    /// A reader: with texts, and every signature checked.
    case reading
    /// The decider: without texts, and only what it must not take on trust checked.
    case deciding
  }

  /// A thread as its readers see it, every signature checked; nil for an unknown one.
  package func thread(_ id: ThreadID) throws(LedgerError) -> ThreadState? {
    guard let row = state.row(id) else { return nil }
    return try thread(row, for: .reading)
  }

  /// What the event at a place has in its body; nil where nothing can be read there, and where it
  /// is not signed by the author it names.
  package func body(at place: Place) throws(LedgerError) -> EventBody? {
    guard let (record, head) = try line(at: place), format.isVerified(head) else { return nil }
    return format.content(of: record, head)
  }

  /// The opening of a thread with the text that stands there; nil where it cannot be read.
  package func opening(
    of row: ThreadRow
  ) throws(LedgerError) -> (opening: Opening, body: BodyReading)? {
    guard let (record, head) = try line(at: row.openingPlace),
      case .opened(let opening) = head.event.act
    else { return nil }
    let body = format.isVerified(head) ? format.reading(of: record, head) : .forged
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
    try line(at: place).map { recordedEvent($0.record, $0.head) }
  }

  /// A thread without its texts: what stands in it, and where; nil for one that cannot be read.
  package func outline(of row: ThreadRow) throws(LedgerError) -> ThreadState? {
    try thread(row, for: .deciding)
  }

  func recordedEvent(_ record: StoredRecord, _ head: LineHead) -> RecordedEvent {
    RecordedEvent(
      event: head.event,
      body: format.reading(of: record, head),
      place: Place(record.position),
      isVerified: { self.format.isVerified(head) }
    )
  }

  /// Reads a thread and folds it.
  func thread(
    _ row: ThreadRow,
    for purpose: Purpose
  ) throws(LedgerError) -> ThreadState? {
    let lines = try tangled.contains(row.id) ? searchedLines(of: row) : linkedLines(of: row)
    var thread: ThreadState?
    for (record, head) in lines {
      let body: BodyReading
      let isVerified: Bool
      switch purpose {
      case .reading:
        body = format.reading(of: record, head)
        isVerified = format.isVerified(head)
      case .deciding:
        body = .none
        isVerified = format.mayTakeEffect(head, on: state)
      }
      let place = Place(record.position)
      if thread == nil {
        thread = ThreadState(head.event, body: body, at: place, isVerified: isVerified)
      } else {
        thread?.apply(
          head.event,
          body: body,
          once: head.once,
          at: place,
          isVerified: isVerified,
          founder: founder
        )
      }
    }
    return thread
  }

  typealias Line = (record: StoredRecord, head: LineHead)

  /// The lines of a thread by their backward links, oldest first.
  ///
  /// The fold has found that each leads to the line before it.
  private func linkedLines(of row: ThreadRow) throws(LedgerError) -> [Line] {
    var lines: [Line] = []
    var next: Place? = row.lastPlace
    while let place = next {
      guard let line = try line(at: place), line.head.event.thread == row.id else { break }
      lines.append(line)
      next = line.head.before.flatMap { $0.value < place.value ? $0 : nil }
    }
    lines.reverse()
    return lines
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

  func line(at place: Place) throws(LedgerError) -> Line? {
    do {
      let record = try store.record(at: place.position)
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
