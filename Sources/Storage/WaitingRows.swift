// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What waits for its hour, in a local file beside the journal: rows of one length, overwritten in
/// place.
///
///     {"id":"<22 base64url>","due":<string>,"post":<string>}
///
/// The file has as many rows as it was made with, or more where they did not do; which of them are in
/// use the caller alone knows, who seals them all. Reading takes no lock and never waits: a row that
/// is being written reads as torn, and so does one whose writing a crash cut short, for good, until
/// the caller takes it for another.
package final class WaitingRows {
  /// A row, as octets of JSON strings.
  package struct Row: Equatable, Sendable {
    package let name: Bytes16
    package let due: [UInt8]
    package let post: [UInt8]

    package init(name: Bytes16, due: [UInt8], post: [UInt8]) {
      self.name = name
      self.due = due
      self.post = post
    }
  }

  /// A row but for its longest part; a name of zeros where there is no telling.
  package struct Start: Equatable, Sendable {
    /// Where the row stands, from zero.
    package let index: Int
    package let name: Bytes16
    package let due: [UInt8]
  }

  private let folder: BoardFolder
  private let due: Int
  private let post: Int
  private let patience: Duration
  private let coarseTime: () -> Int64

  private static let opening = Array("{\"id\":\"".utf8)
  private static let beforeDue = Array("\",\"due\":".utf8)
  private static let beforePost = Array(",\"post\":".utf8)
  private static let closing = Array("}\n".utf8)
  private static let nameEnd = opening.count + 22

  private var disk: any Disk { folder.disk }
  private var path: String { folder.path(ofFile: BoardFolder.waitingName) }
  private var dueRange: Range<Int> {
    let start = WaitingRows.nameEnd + WaitingRows.beforeDue.count
    return start..<(start + due)
  }
  private var postRange: Range<Int> {
    let start = dueRange.upperBound + WaitingRows.beforePost.count
    return start..<(start + post)
  }
  private var length: Int { postRange.upperBound + WaitingRows.closing.count }

  /// The rows of an open board.
  ///
  /// - Parameters:
  ///   - folder: the board; whatever uses the same folder shares its lock.
  ///   - due: the length of a row's first part, quotes included: one and the same for a board's life.
  ///   - post: that of its second.
  ///   - patience: how long to wait for the lock.
  ///   - coarseTime: the time that written files are to bear, in seconds since 1970.
  package init(
    _ folder: BoardFolder, due: Int, post: Int,
    patience: Duration = FileStoreOptions().patience,
    coarseTime: @escaping () -> Int64
  ) {
    self.folder = folder
    self.due = due
    self.post = post
    self.patience = patience
    self.coarseTime = coarseTime
  }

  // MARK: Reading

  /// All rows but for their longest parts; empty where there is no file.
  package func starts() throws(StorageError) -> [Start] {
    guard let file = try open(.reading) else { return [] }
    defer { disk.close(file) }
    var starts: [Start] = []
    for index in 0..<(try count(file)) {
      let octets = try read(file, index, dueRange.upperBound)
      guard octets.count == dueRange.upperBound else { break }
      starts.append(Start(index: index, name: name(in: octets), due: Array(octets[dueRange])))
    }
    return starts
  }

  /// The row of an index; nil where there is none.
  package func row(at index: Int) throws(StorageError) -> Row? {
    guard let file = try open(.reading) else { return nil }
    defer { disk.close(file) }
    guard (0..<(try count(file))).contains(index) else { return nil }
    let octets = try read(file, index, length)
    guard octets.count == length else { return nil }
    return Row(
      name: name(in: octets), due: Array(octets[dueRange]), post: Array(octets[postRange]))
  }

  private func name(in octets: [UInt8]) -> Bytes16 {
    Bytes16(base64url: octets[WaitingRows.opening.count..<WaitingRows.nameEnd]) ?? .zero
  }

  private func read(
    _ file: DiskHandle, _ index: Int, _ count: Int
  ) throws(StorageError) -> [UInt8] {
    do {
      return try disk.bytes(of: file, at: UInt64(index * length), upTo: count)
    } catch {
      throw .failed(.read, path: path, error)
    }
  }

  private func count(_ file: DiskHandle) throws(StorageError) -> Int {
    do {
      return Int(clamping: try disk.facts(of: file).size / UInt64(length))
    } catch {
      throw .failed(.inspect, path: path, error)
    }
  }

  private func open(_ access: DiskAccess) throws(StorageError) -> DiskHandle? {
    do {
      return try disk.open(BoardFolder.waitingName, in: folder.top, for: access)
    } catch .missing {
      return nil
    } catch {
      throw access == .reading
        ? .failed(.open, path: path, error) : StorageError(writing: error, .open, path: path)
    }
  }

  // MARK: Writing

  /// Overwrites the row of an index, durably.
  ///
  /// - Throws: `misuse` where there is no such row, or the new one is not of the one form; `busy`,
  ///   `noSpace`, `readOnly` or a failed call, which may leave the row torn.
  package func write(_ row: Row, at index: Int) throws(StorageError) {
    let octets = try octets(of: row)
    try folder.lock.held(patience: patience) { () throws(StorageError) in
      guard let file = try open(.writing) else { throw .misuse(.badCell) }
      defer { disk.close(file) }
      guard (0..<(try count(file))).contains(index) else { throw .misuse(.badCell) }
      defer { try? disk.setTimes(of: file, to: coarseTime()) }
      do throws(Errno) {
        try disk.writeAll(octets, to: file, at: UInt64(index * length))
        try disk.synchronise(file)
      } catch {
        throw StorageError(writing: error, .write, path: path)
      }
    }
  }

  /// Adds rows behind the last, durably, all or none; makes the file where there is none.
  ///
  /// - Throws: as `write`; nothing was added then.
  package func append(_ rows: [Row]) throws(StorageError) {
    var octets: [UInt8] = []
    for row in rows { octets += try self.octets(of: row) }
    try folder.lock.held(patience: patience) { () throws(StorageError) in
      var end: UInt64 = 0
      if let file = try open(.reading) {
        defer { disk.close(file) }
        // A torn row at the end, which a crash left, is written over.
        end = UInt64(try count(file) * length)
      }
      do throws(Errno) {
        try append(octets, at: end)
      } catch {
        throw StorageError(writing: error, .write, path: path)
      }
    }
  }

  private func append(_ octets: [UInt8], at end: UInt64) throws(Errno) {
    let file: DiskHandle
    do throws(Errno) {
      file = try disk.open(BoardFolder.waitingName, in: folder.top, for: .writing)
    } catch .missing {
      file = try disk.open(BoardFolder.waitingName, in: folder.top, for: .creating)
    }
    defer { disk.close(file) }
    do throws(Errno) {
      try disk.writeAll(octets, to: file, at: end)
      try disk.synchronise(file)
    } catch {
      if end == 0 {
        try? disk.remove(BoardFolder.waitingName, in: folder.top)
      } else {
        try? disk.truncate(file, to: end)
        try? disk.synchronise(file)
        try? disk.setTimes(of: file, to: coarseTime())
      }
      throw error
    }
    try? disk.setTimes(of: file, to: coarseTime())
    if end == 0 {
      try? disk.setTimes(of: folder.top, to: coarseTime())
      try disk.synchroniseEntries(of: folder.top)
    }
  }

  private func octets(of row: Row) throws(StorageError) -> [UInt8] {
    guard row.due.count == due, row.post.count == post,
      JournalLine.isValue(row.due), JournalLine.isValue(row.post)
    else { throw .misuse(.badCell) }
    var octets = WaitingRows.opening
    octets.reserveCapacity(length)
    Base64URL.append(row.name.bytes, to: &octets)
    octets += WaitingRows.beforeDue
    octets += row.due
    octets += WaitingRows.beforePost
    octets += row.post
    octets += WaitingRows.closing
    return octets
  }
}
