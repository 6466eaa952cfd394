// SPDX-License-Identifier: Apache-2.0

/// Makes a board, whole or not at all.
///
///     .board-being-made-1/  built beside the place, every file and folder made durable
///             │  rename that replaces nothing
///             ▼
///           BOARD/          then the folder around it is made durable
///
/// **Whole**: at no moment does the place hold part of a board. Whoever finds something at the
/// path finds a board that opens.
///
/// **It fails** with `alreadyExists`, `cannotCreate`, `noSpace` or `misuse`, and takes back what
/// it made. A process that dies on the way leaves a folder of the name above, which holds nothing
/// that anybody was told of and may be deleted at any time.
extension BoardFolder {
  private static let temporaryName = ".board-being-made-"

  /// Makes a board at `path`, durably.
  ///
  /// - Parameters:
  ///   - path: where; nothing may be there, and the folder around it must exist.
  ///   - manifest: the content of board.json, at most `longestManifest` bytes.
  ///   - members: the content of members.json and its twin, at most `longestMembers` bytes; nil
  ///     for a board without, as an open one is.
  ///   - records: the first lines of the journal, from genesis.
  ///   - rule: how they are chained.
  ///   - coarseTime: the time its files are to bear, in seconds since 1970.
  ///   - disk: where to make it.
  /// - Throws: `alreadyExists`, `cannotCreate`, `noSpace` or `misuse`.
  package static func create(
    at path: String,
    manifest: [UInt8],
    members: [UInt8]? = nil,
    records: [Record],
    rule: any ChainRule,
    coarseTime: Int64,
    on disk: any Disk = SystemDisk()
  ) throws(StorageError) {
    let batch = try Batch(records, continuing: .genesis(rule), under: rule)
    guard members.map({ $0.count <= longestMembers }) ?? true else { throw .misuse(.badMembers) }
    let (place, name) = split(path)
    do throws(Errno) {
      let parent = try disk.open(place, in: nil, for: .folder)
      defer { disk.close(parent) }
      try requireNothing(name, in: parent, on: disk)
      let temporary = try makeTemporary(in: parent, on: disk)
      do throws(Errno) {
        try build(manifest, members, batch, in: temporary, parent, coarseTime, disk)
        try disk.rename(temporary, to: name, in: parent)
      } catch {
        remove(temporary, in: parent, on: disk)
        throw error
      }
      do throws(Errno) {
        try disk.synchroniseEntries(of: parent)
      } catch {
        remove(name, in: parent, on: disk)
        throw error
      }
    } catch .exists {
      throw .alreadyExists(path: path)
    } catch {
      throw error.isNoSpace ? .noSpace : .cannotCreate(path: path, error)
    }
  }

  /// The folder around a path's last name, and that name.
  private static func split(_ path: String) -> (place: String, name: String) {
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return (".", String(trimmed)) }
    let name = trimmed[trimmed.index(after: slash)...]
    let place = trimmed[..<slash]
    return (place.isEmpty ? "/" : String(place), name.isEmpty ? "." : String(name))
  }

  private static func requireNothing(
    _ name: String,
    in parent: DiskHandle,
    on disk: any Disk
  ) throws(Errno) {
    do throws(Errno) {
      _ = try disk.facts(of: name, in: parent)
    } catch .missing where !name.isEmpty {
      return
    }
    throw .exists
  }

  private static func makeTemporary(
    in parent: DiskHandle,
    on disk: any Disk
  ) throws(Errno) -> String {
    // Others may be making boards here, and dead ones may have left theirs.
    for number in 1..<1_000 {
      do throws(Errno) {
        let name = "\(temporaryName)\(number)"
        try disk.makeFolder(name, in: parent)
        return name
      } catch .exists {
        continue
      }
    }
    throw .busy
  }

  private static func build(
    _ manifest: [UInt8],
    _ members: [UInt8]?,
    _ batch: Batch,
    in name: String,
    _ parent: DiskHandle,
    _ time: Int64,
    _ disk: any Disk
  ) throws(Errno) {
    let top = try disk.open(name, in: parent, for: .folder)
    defer { disk.close(top) }
    try disk.makeFolder(journalName, in: top)
    let journal = try disk.open(journalName, in: top, for: .folder)
    defer { disk.close(journal) }
    try write(batch.bytes, as: Journal.name(ofSegment: 1), in: journal, time, disk)
    try write(manifest, as: manifestName, in: top, time, disk)
    for name in [lockName, unlockName] { try write([], as: name, in: top, time, disk) }
    if let members {
      for name in membersNames { try write(members, as: name, in: top, time, disk) }
    }
    for folder in [journal, top] {
      try disk.setTimes(of: folder, to: time)
      try disk.synchroniseEntries(of: folder)
    }
  }

  /// Writes a new file, durably but for its name.
  static func write(
    _ bytes: [UInt8],
    as name: String,
    in folder: DiskHandle,
    _ time: Int64,
    _ disk: any Disk
  ) throws(Errno) {
    let file = try disk.open(name, in: folder, for: .creating)
    defer { disk.close(file) }
    try disk.writeAll(bytes, to: file, at: 0)
    try disk.setTimes(of: file, to: time)
    try disk.synchronise(file)
  }

  /// Replaces a file whole, durably: at every moment its name stands for the old or the new one.
  static func replace(
    _ name: String,
    with bytes: ArraySlice<UInt8>,
    in folder: DiskHandle,
    _ time: Int64,
    _ disk: any Disk
  ) throws(Errno) {
    let temporary = "\(name).new"
    do throws(Errno) {
      do throws(Errno) { try disk.remove(temporary, in: folder) } catch .missing {}
      try write(Array(bytes), as: temporary, in: folder, time, disk)
      try disk.rename(temporary, over: name, in: folder)
    } catch {
      try? disk.remove(temporary, in: folder)
      throw error
    }
    try disk.setTimes(of: folder, to: time)
    try disk.synchroniseEntries(of: folder)
  }

  /// Removes a board that nobody was told of; what resists stays, harmless, under its name.
  private static func remove(_ name: String, in parent: DiskHandle, on disk: any Disk) {
    if let top = try? disk.open(name, in: parent, for: .folder) {
      if let journal = try? disk.open(journalName, in: top, for: .folder) {
        try? disk.remove(Journal.name(ofSegment: 1), in: journal)
        disk.close(journal)
      }
      for entry in [journalName, manifestName, lockName, unlockName] + membersNames {
        try? disk.remove(entry, in: top)
      }
      disk.close(top)
    }
    try? disk.remove(name, in: parent)
  }
}
