// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// A board's members and private cells in local files, beside its journal.
///
/// **Members**: `members.json` and its twin, the same content twice. Replacing, under the lock:
///
///     write both new files beside them ─▶ synchronise ─▶ rename over members.json
///       ─▶ make the folder durable ─▶ only then the same with the twin
///
/// Space is taken before any name changes, so a full disk leaves everything as it was. At every
/// moment one of the two names stands for a whole, durable file. Once members.json is durable the
/// replacement stands; a twin that could not be renewed waits for the next.
///
/// **Private cells**: `private.jsonl`, rows of one length (see CellRow), which `FileStoreOptions`
/// fixes. It is not taken from the first row, whose damage would then lose every member her cell.
/// A half is overwritten in place by one write and synchronised before the other may be begun. A
/// new row is appended; a torn one at the end, left by a crash, is written over by the next. A row
/// that is damaged disturbs no other, and of two that bear one id the first counts.
package final class FileCells: CellStore {
  let folder: BoardFolder
  let row: CellRow
  let patience: Duration
  let coarseTime: () -> Int64
  /// The row that was found last, to be looked at first.
  private var known: (id: Bytes16, offset: UInt64)?

  var disk: any Disk { folder.disk }
  var privatePath: String { folder.path(ofFile: BoardFolder.privateName) }

  /// The cells of an open board, also before its journal can be read.
  ///
  /// - Parameters:
  ///   - folder: the board; whatever uses the same folder shares its lock.
  ///   - options: limits.
  ///   - coarseTime: the time that written files are to bear, in seconds since 1970, no finer than
  ///     the board's policy allows.
  package init(
    _ folder: BoardFolder,
    options: FileStoreOptions = FileStoreOptions(),
    coarseTime: @escaping () -> Int64
  ) {
    self.folder = folder
    self.coarseTime = coarseTime
    row = CellRow(half: options.cellHalf)
    patience = options.patience
  }

  // MARK: Members

  package func members(isWhole: ([UInt8]) -> Bool) throws(StorageError) -> [UInt8]? {
    var problem: StorageError?
    for name in BoardFolder.membersNames {
      let path = folder.path(ofFile: name)
      do throws(Errno) {
        guard let octets = try content(of: name) else { continue }
        if octets.count <= BoardFolder.longestMembers, isWhole(octets) { return octets }
        problem = problem ?? .damagedFile(path: path)
      } catch {
        problem = problem ?? .failed(.read, path: path, error)
      }
    }
    if let problem { throw problem }
    return nil
  }

  /// A file's content, one octet more than allowed if it is too long; nil if there is no such file.
  func content(of name: String) throws(Errno) -> [UInt8]? {
    let file: DiskHandle
    do throws(Errno) {
      file = try disk.open(name, in: folder.top, for: .reading)
    } catch .missing {
      return nil
    }
    defer { disk.close(file) }
    let size = try disk.facts(of: file).size
    let limit = Int(min(size, UInt64(BoardFolder.longestMembers) + 1))
    return try disk.bytes(of: file, at: 0, upTo: limit)
  }

  package func replaceMembers(
    isWhole: ([UInt8]) -> Bool,
    _ make: (_ current: [UInt8]) -> [UInt8]?
  ) throws(StorageError) -> Bool {
    try folder.lock.held(patience: patience) { () throws(StorageError) in
      guard let current = try members(isWhole: isWhole) else { throw .misuse(.noMembers) }
      guard let content = make(current) else { return false }
      guard content.count <= BoardFolder.longestMembers, isWhole(content) else {
        throw .misuse(.badMembers)
      }
      try write(members: content)
      return true
    }
  }

  private func write(members content: [UInt8]) throws(StorageError) {
    let time = coarseTime()
    do throws(Errno) {
      for name in BoardFolder.membersNames {
        let temporary = FileCells.temporary(name)
        do throws(Errno) { try disk.remove(temporary, in: folder.top) } catch .missing {}
        try BoardFolder.write(content, as: temporary, in: folder.top, time, disk)
      }
      try putInPlace(BoardFolder.membersName, time)
    } catch {
      for name in BoardFolder.membersNames {
        try? disk.remove(FileCells.temporary(name), in: folder.top)
      }
      try? disk.setTimes(of: folder.top, to: time)
      let path = folder.path(ofFile: BoardFolder.membersName)
      throw StorageError(writing: error, .write, path: path)
    }
    try? putInPlace(BoardFolder.twinName, time)
  }

  private func putInPlace(_ name: String, _ time: Int64) throws(Errno) {
    try disk.rename(FileCells.temporary(name), over: name, in: folder.top)
    try? disk.setTimes(of: folder.top, to: time)
    try disk.synchroniseEntries(of: folder.top)
  }

  private static func temporary(_ name: String) -> String { "\(name).new" }

  // MARK: Reading cells

  package func cell(_ id: Bytes16) throws(StorageError) -> Cell? {
    guard let file = try open(.reading) else { return nil }
    defer { disk.close(file) }
    guard case .row(let offset) = try place(of: id, in: file) else { return nil }
    return try cell(at: offset, in: file)
  }

  package func cellCount() throws(StorageError) -> Int {
    guard let file = try open(.reading) else { return 0 }
    defer { disk.close(file) }
    return try rowCount(file)
  }

  /// The open file of cells; nil if there is none.
  private func open(_ access: DiskAccess) throws(StorageError) -> DiskHandle? {
    do {
      return try disk.open(BoardFolder.privateName, in: folder.top, for: access)
    } catch .missing {
      return nil
    } catch {
      throw access == .reading
        ? .failed(.open, path: privatePath, error)
        : StorageError(writing: error, .open, path: privatePath)
    }
  }

  /// Where a cell stands, or where it would be appended.
  private enum Place {
    case row(at: UInt64)
    case nowhere(end: UInt64)
  }

  private func place(of id: Bytes16, in file: DiskHandle) throws(StorageError) -> Place {
    let wanted = CellRow.start(id)
    let end = UInt64(try rowCount(file)) * UInt64(row.length)
    if let known, known.id == id, known.offset < end,
      CellRow.bearsSameID(try read(file, at: known.offset, CellRow.startLength), wanted)
    {
      return .row(at: known.offset)
    }
    for offset in stride(from: 0, to: end, by: row.length)
    where CellRow.bearsSameID(try read(file, at: offset, CellRow.startLength), wanted) {
      known = (id, offset)
      return .row(at: offset)
    }
    return .nowhere(end: end)
  }

  /// Whether a file holds rows, and none of this length.
  ///
  /// A row of ours there would hurt what may be sound by another count. A torn row is none: it has
  /// no line feed.
  private func isForeign(_ file: DiskHandle, end: UInt64) throws(StorageError) -> Bool {
    for offset in stride(from: 0, to: end, by: row.length)
    where row.isRow(try read(file, at: offset, row.length)) {
      return false
    }
    guard end == 0 else { return true }
    return try read(file, at: 0, row.length).last == SegmentReader.lineFeed
  }

  private func cell(at offset: UInt64, in file: DiskHandle) throws(StorageError) -> Cell? {
    let octets = try read(file, at: offset, row.length)
    guard octets.count == row.length else { return nil }
    return Cell(a: Array(octets[row.range(of: .a)]), b: Array(octets[row.range(of: .b)]))
  }

  private func rowCount(_ file: DiskHandle) throws(StorageError) -> Int {
    do {
      return Int(clamping: try disk.facts(of: file).size / UInt64(row.length))
    } catch {
      throw .failed(.inspect, path: privatePath, error)
    }
  }

  private func read(
    _ file: DiskHandle,
    at offset: UInt64,
    _ count: Int
  ) throws(StorageError) -> [UInt8] {
    do {
      return try disk.bytes(of: file, at: offset, upTo: count)
    } catch {
      throw .failed(.read, path: privatePath, error)
    }
  }

  // MARK: Writing cells

  package func updateCell(
    _ id: Bytes16,
    _ make: (_ current: Cell?) -> CellChange?
  ) throws(StorageError) -> Bool {
    try folder.lock.held(patience: patience) { () throws(StorageError) in
      let file = try open(.writing)
      defer { if let file { disk.close(file) } }
      let place = try file.map { file throws(StorageError) in try self.place(of: id, in: file) }
      if let file, case .row(let offset) = place {
        let current = try cell(at: offset, in: file)
        guard let change = try sound(make(current)) else { return false }
        let writes = change.halves.map { (offset + UInt64(row.range(of: $0.0).lowerBound), $0.1) }
        try write(writes, to: file)
        return true
      }
      guard let change = try sound(make(nil)) else { return false }
      guard case .both(let a, let b, _) = change else { throw .misuse(.badCell) }
      var end: UInt64 = 0
      if let file, case .nowhere(let found) = place {
        guard try !isForeign(file, end: found) else { throw .damagedFile(path: privatePath) }
        end = found
      }
      try append(row.octets(id, Cell(a: a, b: b)), at: end)
      known = (id, end)
      return true
    }
  }

  package func removeCell(
    _ id: Bytes16,
    leaving stranger: Bytes16,
    _ filling: Cell
  ) throws(StorageError) -> Bool {
    try folder.lock.held(patience: patience) { () throws(StorageError) in
      guard let file = try open(.writing) else { return false }
      defer { disk.close(file) }
      guard case .row(let offset) = try place(of: id, in: file) else { return false }
      _ = try sound(.both(filling.a, filling.b))
      let octets = row.octets(stranger, filling)
      let (start, rest) = (Array(octets[..<CellRow.idEnd]), Array(octets[CellRow.idEnd...]))
      try write([(offset + UInt64(CellRow.idEnd), rest), (offset, start)], to: file)
      known = nil
      return true
    }
  }

  /// The change, its halves found fit to be written.
  private func sound(_ change: CellChange?) throws(StorageError) -> CellChange? {
    guard change?.halves.allSatisfy({ row.isHalf($0.1) }) ?? true else {
      throw .misuse(.badCell)
    }
    return change
  }

  /// Overwrites parts of a row, each made durable before the next is begun.
  private func write(_ writes: [(UInt64, [UInt8])], to file: DiskHandle) throws(StorageError) {
    defer { try? disk.setTimes(of: file, to: coarseTime()) }
    do throws(Errno) {
      for (offset, octets) in writes {
        try disk.writeAll(octets, to: file, at: offset)
        try disk.synchronise(file)
      }
    } catch {
      throw StorageError(writing: error, .write, path: privatePath)
    }
  }

  /// Writes a new row at `end`, over whatever a torn one has left there.
  private func append(_ octets: [UInt8], at end: UInt64) throws(StorageError) {
    do throws(Errno) {
      let file = try openOrCreate()
      defer { disk.close(file) }
      do throws(Errno) {
        try disk.writeAll(octets, to: file, at: end)
        try disk.synchronise(file)
      } catch {
        try? disk.truncate(file, to: end)
        try? disk.synchronise(file)
        try? disk.setTimes(of: file, to: coarseTime())
        throw error
      }
      try? disk.setTimes(of: file, to: coarseTime())
      // Also for a file that was there: whoever made it may have died before this.
      if end == 0 {
        try? disk.setTimes(of: folder.top, to: coarseTime())
        try disk.synchroniseEntries(of: folder.top)
      }
    } catch {
      throw StorageError(writing: error, .write, path: privatePath)
    }
  }

  private func openOrCreate() throws(Errno) -> DiskHandle {
    do throws(Errno) {
      return try disk.open(BoardFolder.privateName, in: folder.top, for: .writing)
    } catch .missing {
      return try disk.open(BoardFolder.privateName, in: folder.top, for: .creating)
    }
  }
}
