// SPDX-License-Identifier: Apache-2.0

/// A board's caches in local files, in a folder of their own that is made at need.
///
///     BOARD/snapshot/   0700
///       board.bin       0600   replaced whole: written beside, synchronised, renamed
///       text.bin        0600   grows at its end; overwritten in place when a text ends
///       lock            0600   always empty; see CacheTurn
///
/// Looked up in open folders and never through links. What is not the owner's alone is passed over:
/// what stands there is nothing that was kept by this program.
package final class FileCaches: CacheStore {
  private let folder: BoardFolder
  private let patience: Duration
  private let coarseTime: () -> Int64
  private var opened: DiskHandle?
  /// The texts as last opened, since a search reads thousands of their blocks.
  private var texts: DiskHandle?

  private var disk: any Disk { folder.disk }

  static let folderName = "snapshot"
  static let lockName = "lock"

  /// The caches of an open board.
  ///
  /// - Parameters:
  ///   - folder: the board; whatever uses the same folder shares its lock.
  ///   - patience: how long to wait for that lock.
  ///   - coarseTime: the time that written files are to bear, in seconds since 1970, no finer than
  ///     the board's policy allows.
  package init(
    _ folder: BoardFolder,
    patience: Duration = FileStoreOptions().patience,
    coarseTime: @escaping () -> Int64
  ) {
    self.folder = folder
    self.patience = patience
    self.coarseTime = coarseTime
  }

  deinit {
    for handle in [texts, opened].compactMap(\.self) { disk.close(handle) }
  }

  // MARK: Reading

  package func opened(_ cache: Cache) -> CacheFile? {
    open(cache, .reading).flatMap { CacheFile($0, on: disk) }
  }

  package func read(_ cache: Cache, at offset: UInt64, count: Int) -> [UInt8]? {
    guard cache == .texts else {
      guard let file = open(cache, .reading) else { return nil }
      defer { disk.close(file) }
      return bytes(of: file, at: offset, count: count)
    }
    if texts == nil { texts = open(cache, .reading) }
    return texts.flatMap { bytes(of: $0, at: offset, count: count) }
  }

  package func size(of cache: Cache) -> UInt64? {
    guard let file = open(cache, .reading) else { return nil }
    // Whoever asks is about to read, and another process may have begun a new file.
    guard cache == .texts else {
      defer { disk.close(file) }
      return try? disk.facts(of: file).size
    }
    forgetTexts()
    texts = file
    return try? disk.facts(of: file).size
  }

  private func bytes(of file: DiskHandle, at offset: UInt64, count: Int) -> [UInt8]? {
    guard offset < UInt64(Int64.max),
      let bytes = try? disk.bytes(of: file, at: offset, upTo: count), bytes.count == count
    else { return nil }
    return bytes
  }

  private func forgetTexts() {
    if let texts { disk.close(texts) }
    texts = nil
  }

  // MARK: Writing

  package func replace(_ cache: Cache, with octets: [UInt8]) -> Bool {
    guard let place = place(isMade: true) else { return false }
    let temporary = "\(cache.name).new"
    defer { try? disk.setTimes(of: place, to: coarseTime()) }
    do throws(Errno) {
      do throws(Errno) { try disk.remove(temporary, in: place) } catch .missing {}
      try BoardFolder.write(octets, as: temporary, in: place, coarseTime(), disk)
      try disk.rename(temporary, over: cache.name, in: place)
      if cache == .texts { forgetTexts() }
      try disk.synchroniseEntries(of: place)
      return true
    } catch {
      try? disk.remove(temporary, in: place)
      return false
    }
  }

  package func add(_ octets: [UInt8], to cache: Cache, at offset: UInt64) -> Bool {
    guard let place = place(isMade: true) else { return false }
    var file = open(cache, .writing)
    if file == nil, offset == 0, let made = try? disk.open(cache.name, in: place, for: .creating) {
      file = made
      try? disk.setTimes(of: place, to: coarseTime())
      try? disk.synchroniseEntries(of: place)
    }
    guard let file else { return false }
    defer { disk.close(file) }
    guard let size = try? disk.facts(of: file).size, offset <= size else { return false }
    return write(octets, to: file, at: offset)
  }

  package func change(
    _ cache: Cache, at offset: UInt64, count: Int, _ make: ([UInt8]) -> [UInt8]?
  ) -> Bool {
    let isChanged = try? folder.lock.held(patience: patience) { () throws(StorageError) in
      guard let file = open(cache, .writing) else { return false }
      defer { disk.close(file) }
      guard let current = bytes(of: file, at: offset, count: count) else { return false }
      guard let changed = make(current) else { return true }
      return changed.count == count && write(changed, to: file, at: offset)
    }
    return isChanged ?? false
  }

  private func write(_ octets: [UInt8], to file: DiskHandle, at offset: UInt64) -> Bool {
    defer { try? disk.setTimes(of: file, to: coarseTime()) }
    do throws(Errno) {
      try disk.writeAll(octets, to: file, at: offset)
      try disk.synchronise(file)
      return true
    } catch {
      return false
    }
  }

  package func cut(_ cache: Cache, to size: UInt64) -> Bool {
    guard let file = open(cache, .writing) else { return self.size(of: cache) == nil }
    defer {
      try? disk.setTimes(of: file, to: coarseTime())
      disk.close(file)
    }
    do throws(Errno) {
      if try disk.facts(of: file).size > size { try disk.truncate(file, to: size) }
      try disk.synchronise(file)
      return true
    } catch {
      return false
    }
  }

  package func remove(_ cache: Cache) -> Bool {
    if cache == .texts { forgetTexts() }
    guard let place = place(isMade: false) else { return true }
    defer { try? disk.setTimes(of: place, to: coarseTime()) }
    do throws(Errno) {
      try disk.remove(cache.name, in: place)
      return true
    } catch {
      return error == .missing
    }
  }

  package var isWritable: Bool {
    guard let place = place(isMade: false) else {
      // What is not there can be made; what stands in its way cannot.
      return (try? disk.facts(of: FileCaches.folderName, in: folder.top)) == nil
    }
    let caches = Cache.allCases.map(\.name) + [FileCaches.lockName]
    return caches.allSatisfy { name in
      do throws(Errno) {
        disk.close(try disk.open(name, in: place, for: .writing))
        return true
      } catch {
        return error == .missing
      }
    }
  }

  package func takeTurn() -> CacheTurn? {
    guard let place = place(isMade: true),
      let file = try? BoardLock.open(FileCaches.lockName, in: place, on: disk)
    else { return nil }
    guard isFit(file, .file), (try? disk.tryLock(file)) == true else {
      disk.close(file)
      return nil
    }
    return CacheTurn(file, on: disk)
  }

  // MARK: The folder

  /// The folder of the caches, if it is there or can be made, and is fit.
  private func place(isMade: Bool) -> DiskHandle? {
    if let opened { return opened }
    var place = try? disk.open(FileCaches.folderName, in: folder.top, for: .folder)
    if place == nil, isMade {
      try? disk.makeFolder(FileCaches.folderName, in: folder.top)
      try? disk.setTimes(of: folder.top, to: coarseTime())
      try? disk.synchroniseEntries(of: folder.top)
      place = try? disk.open(FileCaches.folderName, in: folder.top, for: .folder)
    }
    guard let place else { return nil }
    guard isFit(place, .folder) else {
      disk.close(place)
      return nil
    }
    opened = place
    return place
  }

  private func open(_ cache: Cache, _ access: DiskAccess) -> DiskHandle? {
    guard let place = place(isMade: false),
      let file = try? disk.open(cache.name, in: place, for: access)
    else { return nil }
    guard isFit(file, .file) else {
      disk.close(file)
      return nil
    }
    return file
  }

  private func isFit(_ handle: DiskHandle, _ kind: FileFacts.Kind) -> Bool {
    guard let facts = try? disk.facts(of: handle) else { return false }
    return facts.kind == kind && facts.owner == disk.user && facts.mode & 0o077 == 0
  }
}
