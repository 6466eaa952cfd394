// SPDX-License-Identifier: Apache-2.0

/// A board's journal in local files of JSON lines.
///
/// **Appending**, all of it under the lock (see WriteLock):
///
///     read what was missed (most of it while waiting) ─▶ the caller decides ─▶ put a torn tail aside ─▶ one write
///       ─▶ synchronise ─▶ coarse file time ─▶ unlock ─▶ only then does the caller learn of it
///
/// - A crash before the write's end leaves a torn tail; readers ignore it, and the next writer
///   copies it to `00000001.jsonl.torn` beside the segment, cuts it off and reports it.
/// - A crash between write and acknowledgement may leave the whole lines: unacknowledged, sound.
/// - A write that fails (disk full, I/O error) is cut off again before the lock is given up.
/// - A segment past its limit gets a successor, made durable before its first line.
///
/// **Erasing** overwrites bodies in place, same length, and synchronises. A crash on the way
/// leaves a body that is neither whole nor all dots, and reads as `damaged` until it is erased
/// again; the chain covers only its hash and stands all the while.
///
/// One store belongs to one thread. Any number of stores, in any number of processes, may be open
/// on one board.
package final class FileStore: Store {
  let journal: Journal
  private let options: FileStoreOptions
  let coarseTime: () -> Int64
  private var hasSwept = false
  /// The last tip that was verified, from which `tip` goes on.
  private var known: Tip
  private var writing: (segment: UInt32, file: DiskHandle)?

  package let cells: any CellStore
  package let caches: any CacheStore
  package let changes: ChangeSource

  private var folder: BoardFolder { journal.folder }
  var disk: any Disk { journal.folder.disk }

  /// The store of an open board.
  ///
  /// - Parameters:
  ///   - folder: the board.
  ///   - rule: how its lines are chained.
  ///   - options: limits.
  ///   - coarseTime: the time that written files are to bear, in seconds since 1970, no finer than
  ///     the board's policy allows.
  /// - Throws: `failed` if the journal's folder cannot be listed.
  package init(
    _ folder: BoardFolder,
    rule: any ChainRule,
    options: FileStoreOptions = FileStoreOptions(),
    coarseTime: @escaping () -> Int64
  ) throws(StorageError) {
    journal = try Journal(folder, rule: rule, patience: options.patience)
    self.options = options
    self.coarseTime = coarseTime
    known = .genesis(rule)
    cells = FileCells(folder, options: options, coarseTime: coarseTime)
    caches = FileCaches(folder, patience: options.patience, coarseTime: coarseTime)
    changes = ChangeSource(descriptor: folder.disk.watch(folder.journal))
  }

  deinit {
    if let writing { disk.close(writing.file) }
  }

  // MARK: Reading

  package func tip() throws(StorageError) -> Tip {
    do {
      known = try journal.follow(known, bodies: false) { _ in true }.tip
    } catch .unknownTip {
      known = .genesis(journal.rule)
      known = try journal.follow(known, bodies: false) { _ in true }.tip
    }
    return known
  }

  package func read(
    after: Tip,
    bodies: Bool,
    _ visit: (StoredRecord) -> Bool
  ) throws(StorageError) -> Tip {
    let tip = try journal.follow(after, bodies: bodies, visit).tip
    if tip.number >= known.number { known = tip }
    return tip
  }

  package func record(
    at position: Position, bodies: Bool
  ) throws(StorageError) -> StoredRecord {
    try journal.record(at: position, bodies: bodies)
  }

  package func hasChanged(since tip: Tip) -> Bool {
    guard let size = try? journal.size(ofSegment: tip.end.segment),
      let isFollowed = try? journal.exists(tip.end.segment + 1)
    else { return true }
    return size != tip.end.offset || isFollowed
  }

  // MARK: Appending

  package func append(
    after: Tip,
    missed: (StoredRecord) -> Void,
    _ make: (_ at: Tip) -> [Record]?
  ) throws(StorageError) -> Appended? {
    var seen = after
    return try journal.locked(whileWaiting: { seen = journal.glance(after: seen, missed) }) {
      () throws(StorageError) in
      let reached = try journal.follow(seen, bodies: false) { record in
        missed(record)
        return true
      }
      sweep()
      let start = rolled(reached.tip)
      guard let records = make(start) else { return nil }
      let batch = try Batch(records, continuing: start, under: journal.rule)
      let torn = try putAside(reached)
      if !batch.bytes.isEmpty { try write(batch, at: start.end) }
      known = batch.tip
      return Appended(tip: batch.tip, positions: batch.positions, torn: torn)
    }
  }

  /// The tip with its end moved to the next segment if this one is past its limit.
  private func rolled(_ tip: Tip) -> Tip {
    guard tip.end.offset >= options.segmentLimit else { return tip }
    return Tip(
      number: tip.number,
      end: Position(segment: tip.end.segment + 1, offset: 0),
      chain: tip.chain
    )
  }

  private func write(_ batch: Batch, at end: Position) throws(StorageError) {
    let file = try fileToWrite(segment: end.segment)
    do throws(Errno) {
      try disk.writeAll(batch.bytes, to: file, at: end.offset)
      try disk.synchronise(file)
    } catch {
      // Nothing half stays, and nothing whole that the caller is told has failed. Whether this can
      // be made durable on a failing disk is another matter: a whole line may yet come back.
      try? disk.truncate(file, to: end.offset)
      try? disk.synchronise(file)
      throw StorageError(writing: error, .write, path: journal.path(ofSegment: end.segment))
    }
    try? disk.setTimes(of: file, to: coarseTime())
  }

  /// Copies a torn tail beside its segment and cuts it off.
  func putAside(_ reached: Journal.Reached) throws(StorageError) -> TornTail? {
    guard reached.tail > 0 else { return nil }
    let segment = reached.tip.end.segment
    let file = try fileToWrite(segment: segment)
    do throws(Errno) {
      let (name, copy) = try folder.createRemains(Journal.name(ofSegment: segment) + ".torn")
      defer { disk.close(copy) }
      let start = reached.tip.end.offset
      var copied: UInt64 = 0
      while copied < reached.tail {
        let limit = Int(min(reached.tail - copied, 256 << 10))
        let bytes = try disk.bytes(of: file, at: start + copied, upTo: limit)
        if bytes.isEmpty { break }
        try disk.writeAll(bytes, to: copy, at: copied)
        copied += UInt64(bytes.count)
      }
      try disk.setTimes(of: copy, to: coarseTime())
      try disk.synchronise(copy)
      try disk.synchroniseEntries(of: folder.journal)
      try disk.truncate(file, to: start)
      // A successor may be made next, and a segment that has one must not end in a torn tail.
      try disk.synchronise(file)
      try? disk.setTimes(of: folder.journal, to: coarseTime())
      return TornTail(segment: segment, name: name, length: copied)
    } catch {
      throw StorageError(writing: error, .truncate, path: journal.path(ofSegment: segment))
    }
  }

  /// Removes what was put aside long ago, once in this store's life.
  private func sweep() {
    guard !hasSwept else { return }
    hasSwept = true
    folder.sweep(journal.remains, today: coarseTime())
  }

  /// The open file of a segment, to write; makes the segment if it is the next one.
  private func fileToWrite(segment: UInt32) throws(StorageError) -> DiskHandle {
    if let writing, writing.segment == segment,
      try journal.isCurrent(writing.file, segment: segment)
    {
      return writing.file
    }
    let file = try openToWrite(segment: segment)
    if let writing { disk.close(writing.file) }
    writing = (segment, file)
    return file
  }

  private func openToWrite(segment: UInt32) throws(StorageError) -> DiskHandle {
    let name = Journal.name(ofSegment: segment)
    let before = segment > 1 ? try journal.segment(segment - 1) : nil
    do throws(Errno) {
      let file = try openOrCreate(name)
      do throws(Errno) {
        // Whoever made this segment, or wrote the last line before it, may have died before
        // making that durable; what is written here must not outlive what it stands on.
        if let before {
          try disk.synchronise(before)
          try disk.synchroniseEntries(of: folder.journal)
          try? disk.setTimes(of: folder.journal, to: coarseTime())
        }
        return file
      } catch {
        disk.close(file)
        throw error
      }
    } catch {
      throw StorageError(writing: error, .open, path: journal.path(ofSegment: segment))
    }
  }

  private func openOrCreate(_ name: String) throws(Errno) -> DiskHandle {
    do throws(Errno) {
      return try disk.open(name, in: folder.journal, for: .writing)
    } catch .missing {
      return try disk.open(name, in: folder.journal, for: .creating)
    }
  }

  // MARK: Erasing

  package func erase(_ positions: [Position]) throws(StorageError) {
    guard !positions.isEmpty else { return }
    try journal.locked { () throws(StorageError) in
      var bodies: [ErasableBody] = []
      for position in Set(positions).sorted() {
        bodies.append(try erasableBody(at: position))
      }
      var index = 0
      while index < bodies.count {
        let segment = bodies[index].segment
        let rest = bodies[index...].prefix { $0.segment == segment }
        try overwrite(rest, in: segment)
        index = rest.endIndex
      }
    }
  }

  /// Where a line's body stands.
  private struct ErasableBody {
    let segment: UInt32
    let offset: UInt64
    let length: Int
    let isDone: Bool
  }

  private func erasableBody(at position: Position) throws(StorageError) -> ErasableBody {
    try journal.line(at: position) { line, bytes in
      let octets = bytes[line.body]
      let isAbsent = octets.elementsEqual(Record.noBody)
      return ErasableBody(
        segment: position.segment,
        offset: position.offset + UInt64(line.body.lowerBound - bytes.startIndex),
        length: octets.count,
        isDone: isAbsent || octets.count < 2 || JournalLine.isErased(octets)
      )
    }
  }

  private func overwrite(
    _ bodies: ArraySlice<ErasableBody>,
    in segment: UInt32
  ) throws(StorageError) {
    let file = try fileToWrite(segment: segment)
    do throws(Errno) {
      for body in bodies where !body.isDone {
        let dots = JournalLine.erasedBody(length: body.length)
        try disk.writeAll(dots, to: file, at: body.offset)
      }
      // Also for what is dots already: whoever wrote them may have died before this.
      try disk.synchronise(file)
      try? disk.setTimes(of: file, to: coarseTime())
    } catch {
      throw StorageError(writing: error, .write, path: journal.path(ofSegment: segment))
    }
  }
}
