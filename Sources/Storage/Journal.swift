// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// The journal's segments, read and verified.
///
/// A journal is the lines of `00000001.jsonl`, `00000002.jsonl`, … in order. No line is split
/// between segments, and none ever moves. A segment that has a successor is complete and never
/// grows again; only the last one may end in a torn tail, the remains of a write that a crash cut
/// short, which is not part of the journal. Where lines were lost and a repair has said so, one line
/// stands for them (see LostLines).
///
/// **Verified** means: each line is of the one form (see JournalLine), bears the next number and
/// names the chain before it. The start is verified too: a caller's tip must be the tip of this
/// very journal, or all that follows would be built on sand. The last line's own head is covered
/// by the chain of the line that will follow it, and until then by every tip that was stored.
///
/// **Readers do not lock.** What looks like damage to them may be a change caught half way: an
/// erasing, or a torn tail being cut off. So a reader that finds any takes the lock, which waits
/// for the change to end, and looks again; only what it then finds is damage.
final class Journal {
  let folder: BoardFolder
  let rule: any ChainRule
  private let patience: Duration
  private var openSegment: (number: UInt32, file: DiskHandle)?
  /// The highest segment that was there on opening; a gap below it is damage.
  let highestSegment: UInt32
  /// The files beside the segments: torn tails and what repairs have put aside.
  let remains: [String]

  private var disk: any Disk { folder.disk }

  /// How far a reading came.
  struct Reached {
    /// The tip after the last line.
    let tip: Tip
    /// Bytes behind it that no line feed ends.
    let tail: UInt64
  }

  init(_ folder: BoardFolder, rule: any ChainRule, patience: Duration) throws(StorageError) {
    self.folder = folder
    self.rule = rule
    self.patience = patience
    do {
      let names = try folder.disk.names(in: folder.journal)
      highestSegment = names.compactMap(Journal.segment(ofName:)).max() ?? 0
      remains = names.filter { Journal.segment(ofName: $0) == nil }.sorted()
    } catch {
      throw .failed(.list, path: folder.path(ofJournalFile: ""), error)
    }
  }

  deinit {
    if let openSegment { disk.close(openSegment.file) }
  }

  // MARK: Names

  private static let suffix = ".jsonl"

  /// The name of segment `number`.
  static func name(ofSegment number: UInt32) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 8 - digits.count)) + digits + suffix
  }

  private static func segment(ofName name: String) -> UInt32? {
    guard name.hasSuffix(suffix), let number = UInt32(name.dropLast(suffix.count)), number > 0,
      name == Journal.name(ofSegment: number)
    else { return nil }
    return number
  }

  // MARK: The lock

  /// Acts while no other process changes the board; acts at once if this one holds the lock.
  ///
  /// `prepare` is done now and then before the lock is there, if others have it.
  func locked<Answer>(
    whileWaiting prepare: () -> Void = {},
    _ act: () throws(StorageError) -> Answer
  ) throws(StorageError) -> Answer {
    try folder.lock.held(patience: patience, whileWaiting: prepare) { () throws(StorageError) in
      try letGoOfReplaced()
      return try act()
    }
  }

  private var isLocked: Bool { folder.lock.isHeld }

  // MARK: Reading on

  /// Reads and verifies the lines after `start`; `visit` may stop it.
  func follow(
    _ start: Tip,
    bodies: Bool,
    _ visit: (StoredRecord) -> Bool
  ) throws(StorageError) -> Reached {
    var tip = start
    try letGoOfReplaced()
    do {
      return try follow(&tip, bodies: bodies, visit)
    } catch {
      guard case .damaged = error, !isLocked else { throw error }
      return try confirmed(error) { () throws(StorageError) in
        try follow(&tip, bodies: bodies, visit)
      }
    }
  }

  /// Reads on without bodies while somebody else has the lock: whatever looks amiss ends it, and is
  /// for a reading under the lock to judge.
  ///
  /// - Returns: the tip after the last line visited.
  func glance(after start: Tip, _ visit: (StoredRecord) -> Void) -> Tip {
    var tip = start
    _ = try? follow(&tip, bodies: false, isGlance: true) { record in
      visit(record)
      return true
    }
    return tip
  }

  private func follow(
    _ tip: inout Tip,
    bodies: Bool,
    isGlance: Bool = false,
    _ visit: (StoredRecord) -> Bool
  ) throws(StorageError) -> Reached {
    let start = tip
    guard start.isPossible else { throw .unknownTip }
    do throws(StorageError) {
      let reached = try readOn(&tip, bodies: bodies, isGlance: isGlance, visit)
      // A line that follows the tip's chain proves the tip.
      if tip.number == start.number { try verify(start) }
      return reached
    } catch {
      // That a tip is of another journal is no damage of this one.
      if tip.number == start.number { try verify(start) }
      throw error
    }
  }

  private func readOn(
    _ tip: inout Tip,
    bodies: Bool,
    isGlance: Bool,
    _ visit: (StoredRecord) -> Bool
  ) throws(StorageError) -> Reached {
    while true {
      // Asked before reading: a segment that has a successor by then never grows again.
      let isLast = try !exists(tip.end.segment + 1)
      guard let file = try segment(tip.end.segment) else {
        if isLast, tip.end.segment > highestSegment { return Reached(tip: tip, tail: 0) }
        throw damage(at: tip.end, .missingSegment)
      }
      var reader = SegmentReader(file, at: tip.end.offset, on: disk)
      var isAtEnd = false
      while !isAtEnd {
        let position = tip.end
        switch try step(&reader, in: position.segment) {
        case .line(let bytes):
          let record = try accept(
            bytes, at: position, after: tip, bodies: bodies, isConfirmed: !isGlance)
          tip = Tip(
            number: record.number,
            end: Position(segment: position.segment, offset: reader.offset),
            chain: record.chain
          )
          guard visit(record) else { return Reached(tip: tip, tail: 0) }
        case .end(let tail):
          if isLast, position.segment >= highestSegment { return Reached(tip: tip, tail: tail) }
          guard tail == 0 else { throw damage(at: position, .unterminated) }
          isAtEnd = true
        case .tooLong:
          throw damage(at: position, .tooLong)
        }
      }
      tip = Tip(
        number: tip.number,
        end: Position(segment: tip.end.segment + 1, offset: 0),
        chain: tip.chain
      )
    }
  }

  private func step(
    _ reader: inout SegmentReader,
    in segment: UInt32
  ) throws(StorageError) -> SegmentReader.Step {
    do {
      return try reader.step()
    } catch {
      throw .failed(.read, path: path(ofSegment: segment), error)
    }
  }

  private func accept(
    _ bytes: ArraySlice<UInt8>,
    at position: Position,
    after tip: Tip,
    bodies: Bool,
    isConfirmed: Bool
  ) throws(StorageError) -> StoredRecord {
    guard let line = JournalLine(bytes) else {
      guard let lost = LostLines(bytes) else { throw damage(at: position, .malformed) }
      guard lost.base == tip.number else { throw damage(at: position, .outOfSequence) }
      guard lost.previous == tip.chain else { throw damage(at: position, .brokenChain) }
      return StoredRecord(lost, at: position, length: bytes.count + 1)
    }
    guard line.number == tip.number + 1 else { throw damage(at: position, .outOfSequence) }
    guard line.previous == tip.chain else { throw damage(at: position, .brokenChain) }
    let record = record(line, bytes, at: position, bodies: bodies)
    guard record.body == .damaged, isConfirmed, !isLocked else { return record }
    return (try? locked { () throws(StorageError) in try self.record(at: position) }) ?? record
  }

  private func record(
    _ line: JournalLine,
    _ bytes: ArraySlice<UInt8>,
    at position: Position,
    bodies: Bool
  ) -> StoredRecord {
    let head = bytes[line.head]
    return StoredRecord(
      number: line.number,
      epoch: line.epoch,
      previous: line.previous,
      head: Array(head),
      bodyHash: line.bodyHash,
      position: position,
      length: bytes.count + 1,
      chain: rule.next(
        number: line.number,
        epoch: line.epoch,
        previous: line.previous,
        head: head,
        bodyHash: line.bodyHash
      ),
      body: body(line, bytes, wanted: bodies)
    )
  }

  private func body(
    _ line: JournalLine,
    _ bytes: ArraySlice<UInt8>,
    wanted: Bool
  ) -> StoredBody {
    let octets = bytes[line.body]
    if line.bodyHash == .zero {
      return octets.elementsEqual(Record.noBody) ? .absent : .damaged
    }
    guard wanted else { return .unread }
    if rule.bodyHash(octets) == line.bodyHash { return .present(Array(octets)) }
    return JournalLine.isErased(octets) ? .erased : .damaged
  }

  /// Looks again under the lock; what cannot be looked at again counts as found.
  private func confirmed<Answer>(
    _ found: StorageError,
    _ look: () throws(StorageError) -> Answer
  ) throws(StorageError) -> Answer {
    do {
      return try locked(look)
    } catch {
      switch error {
      case .busy, .failed(.lock, _, _): throw found
      default: throw error
      }
    }
  }

  // MARK: Single lines

  /// The line at `position`, with its body if that is wanted.
  func record(at position: Position, bodies: Bool = true) throws(StorageError) -> StoredRecord {
    func look() throws(StorageError) -> StoredRecord {
      try line(at: position) { line, bytes in
        record(line, bytes, at: position, bodies: bodies)
      }
    }
    do {
      let record = try look()
      guard record.body == .damaged, !isLocked else { return record }
      return (try? locked(look)) ?? record
    } catch {
      guard case .damaged = error, !isLocked else { throw error }
      return try confirmed(error, look)
    }
  }

  /// Gives the line at `position` to `use`.
  func line<Answer>(
    at position: Position,
    _ use: (JournalLine, ArraySlice<UInt8>) -> Answer
  ) throws(StorageError) -> Answer {
    guard position.segment > 0, position.offset < UInt64(Int64.max),
      let file = try segment(position.segment)
    else { throw .noRecord(at: position) }
    // With the byte before it, which ends the line before: from there on that is an empty line.
    var reader = SegmentReader(file, at: max(position.offset, 1) - 1, on: disk)
    if position.offset > 0 {
      guard case .line(let rest) = try step(&reader, in: position.segment), rest.isEmpty else {
        throw .noRecord(at: position)
      }
    }
    switch try step(&reader, in: position.segment) {
    case .end: throw .noRecord(at: position)
    case .tooLong: throw damage(at: position, .tooLong)
    case .line(let bytes):
      guard let line = JournalLine(bytes) else {
        if LostLines(bytes) != nil { throw .noRecord(at: position) }
        throw damage(at: position, .malformed)
      }
      return use(line, bytes)
    }
  }

  // MARK: Proving a tip

  /// Holds that `tip` is or was the tip of this journal: its last line ends there, bears its number
  /// and yields its chain.
  private func verify(_ tip: Tip) throws(StorageError) {
    guard tip.number > 0 else {
      guard tip == .genesis(rule) else { throw .unknownTip }
      return
    }
    guard let bytes = try lineEnding(at: tip.end), let link = ChainLink(bytes, under: rule),
      link.number == tip.number, link.next == tip.chain
    else { throw .unknownTip }
  }

  private func lineEnding(at end: Position) throws(StorageError) -> ArraySlice<UInt8>? {
    var (number, end) = (end.segment, end.offset)
    if end == 0, number > 1 {
      number -= 1
      end = try size(ofSegment: number) ?? 0
    }
    guard number > 0, end > 0, end < UInt64(Int64.max), let file = try segment(number) else {
      return nil
    }
    var window: UInt64 = 4 << 10
    while true {
      let start = end > window ? end - window : 0
      let bytes = try read(file, at: start, upTo: Int(end - start), in: number)
      guard UInt64(bytes.count) == end - start, bytes.last == SegmentReader.lineFeed else {
        return nil
      }
      let content = bytes.dropLast()
      let previous = content.lastIndex(of: SegmentReader.lineFeed)
      if let first = previous.map({ $0 + 1 }) ?? (start == 0 ? 0 : nil) {
        return content[first...]
      }
      guard window < JournalLine.maximumLength else { return nil }
      window *= 4
    }
  }

  // MARK: Segments

  /// The open file of segment `number`; nil if there is none.
  func segment(_ number: UInt32) throws(StorageError) -> DiskHandle? {
    if let openSegment, openSegment.number == number { return openSegment.file }
    let file: DiskHandle
    do {
      file = try disk.open(Journal.name(ofSegment: number), in: folder.journal, for: .reading)
    } catch .missing {
      return nil
    } catch {
      throw .failed(.open, path: path(ofSegment: number), error)
    }
    if let openSegment { disk.close(openSegment.file) }
    openSegment = (number, file)
    return file
  }

  /// Closes the open segment if another file bears its name by now: a repaired one, or a copy that
  /// was put back.
  private func letGoOfReplaced() throws(StorageError) {
    guard let openSegment, try !isCurrent(openSegment.file, segment: openSegment.number) else {
      return
    }
    disk.close(openSegment.file)
    self.openSegment = nil
  }

  /// Whether an open file is the one that bears the name of segment `number`.
  func isCurrent(_ file: DiskHandle, segment number: UInt32) throws(StorageError) -> Bool {
    do {
      return try disk.facts(of: file).identity
        == disk.facts(of: Journal.name(ofSegment: number), in: folder.journal).identity
    } catch .missing {
      return false
    } catch {
      throw .failed(.inspect, path: path(ofSegment: number), error)
    }
  }

  /// The length of segment `number`; nil if there is none.
  func size(ofSegment number: UInt32) throws(StorageError) -> UInt64? {
    guard let file = try segment(number) else { return nil }
    do {
      return try disk.facts(of: file).size
    } catch {
      throw .failed(.inspect, path: path(ofSegment: number), error)
    }
  }

  /// Whether segment `number` is there.
  func exists(_ number: UInt32) throws(StorageError) -> Bool {
    do {
      _ = try disk.facts(of: Journal.name(ofSegment: number), in: folder.journal)
      return true
    } catch .missing {
      return false
    } catch {
      throw .failed(.inspect, path: path(ofSegment: number), error)
    }
  }

  /// The path of segment `number`, for errors.
  func path(ofSegment number: UInt32) -> String {
    folder.path(ofJournalFile: Journal.name(ofSegment: number))
  }

  private func read(
    _ file: DiskHandle,
    at offset: UInt64,
    upTo limit: Int,
    in segment: UInt32
  ) throws(StorageError) -> [UInt8] {
    do {
      return try disk.bytes(of: file, at: offset, upTo: limit)
    } catch {
      throw .failed(.read, path: path(ofSegment: segment), error)
    }
  }

  /// The error for damage at `position`, whose line in the segment is counted only now.
  private func damage(at position: Position, _ cause: Damage.Cause) -> StorageError {
    var line: UInt64 = 1
    var offset: UInt64 = 0
    if let file = try? segment(position.segment) {
      while offset < position.offset {
        let limit = Int(min(position.offset - offset, 256 << 10))
        guard let bytes = try? disk.bytes(of: file, at: offset, upTo: limit), !bytes.isEmpty else {
          break
        }
        for byte in bytes where byte == SegmentReader.lineFeed { line += 1 }
        offset += UInt64(bytes.count)
      }
    }
    return .damaged(Damage(segment: position.segment, line: line, cause: cause))
  }
}
