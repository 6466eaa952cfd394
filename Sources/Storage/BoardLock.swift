// SPDX-License-Identifier: Apache-2.0

/// The board's one lock as an open board folder has it: taken by whoever changes the journal, the
/// members or a private cell, and taken once however deep such changes are nested.
final class BoardLock {
  private let disk: any Disk
  private let top: DiskHandle
  private let path: String
  private var file: DiskHandle?
  /// Whether this folder holds the lock now.
  private(set) var isHeld = false

  /// The lock of the board whose open folder is `top`, at `path`.
  init(_ top: DiskHandle, on disk: any Disk, path: String) {
    self.top = top
    self.disk = disk
    self.path = "\(path)/\(BoardFolder.lockName)"
  }

  deinit {
    if let file { disk.close(file) }
  }

  /// Acts while no other process changes the board; acts at once if this folder holds the lock.
  ///
  /// - Parameters:
  ///   - patience: how long to wait for it.
  ///   - prepare: done now and then before the lock is there, if others have it.
  ///   - act: what to do.
  /// - Returns: what `act` gave.
  /// - Throws: `busy` once the patience ends, a failed call, or what `act` throws.
  func held<Answer>(
    patience: Duration,
    whileWaiting prepare: () -> Void = {},
    _ act: () throws(StorageError) -> Answer
  ) throws(StorageError) -> Answer {
    guard !isHeld else { return try act() }
    let lock = try WriteLock(
      try openFile(), turn: top, on: disk, path: path, patience: patience, whileWaiting: prepare)
    isHeld = true
    defer { isHeld = false }
    return try lock.held(act)
  }

  private func openFile() throws(StorageError) -> DiskHandle {
    if let file { return file }
    do {
      let opened = try BoardLock.open(BoardFolder.lockName, in: top, on: disk)
      file = opened
      return opened
    } catch {
      throw .failed(.lock, path: path, error)
    }
  }

  /// Opens a file that exists to be locked, making it if it is not there.
  static func open(
    _ name: String,
    in folder: DiskHandle,
    on disk: any Disk
  ) throws(Errno) -> DiskHandle {
    // To write, because some network file systems lock for writing only then; a copy put back
    // without its lock gets a new one; a board that cannot be written can still be read in turn.
    let attempts: [DiskAccess] = [.writing, .creating, .writing, .reading]
    var failure = Errno.missing
    for access in attempts {
      do {
        let file = try disk.open(name, in: folder, for: access)
        if access == .creating {
          // No board has told its grain yet; a time without meaning tells nothing.
          for handle in [file, folder] { try? disk.setTimes(of: handle, to: 0) }
        }
        return file
      } catch {
        if error != .missing { failure = error }
      }
    }
    throw failure
  }
}

extension BoardFolder {
  /// Acts while no other process changes the board, for what must go together in several of its
  /// files; changes that are made inside, through this folder, happen under the same lock.
  ///
  /// - Throws: `busy` if others have it for as long as `patience`, or a failed call; nothing was
  ///   done then.
  package func holdingLock<Answer>(
    patience: Duration = .seconds(10), _ act: () -> Answer
  ) throws(StorageError) -> Answer {
    try lock.held(patience: patience) { () throws(StorageError) in act() }
  }
}
