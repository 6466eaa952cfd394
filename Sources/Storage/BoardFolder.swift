// SPDX-License-Identifier: Apache-2.0

/// A board's folder, opened and found fit to be trusted with what it holds.
///
///     BOARD/            0700
///       board.json      0600   the manifest, bytes to this layer
///       lock            0600   always empty; see WriteLock
///       unlock          0600   always empty; see UnlockTurn
///       members.json    0600   on a sealed board, with a twin; see FileCells
///       private.jsonl   0600   once a member keeps something; see FileCells
///       later.jsonl     0600   once anybody wrote; see WaitingRows
///       journal/        0700
///         00000001.jsonl …     segments; see Journal
///       snapshot/       0700   caches, once one was worth it; see FileCaches
///
/// **Fit** means: every file and folder belongs to this process's user, nobody else has any right
/// on it, and none is a link. The path to the board itself may be a link; what is inside is looked
/// up in open folders, so that nothing can be swapped under the program. Unfit boards are refused
/// with the path at fault, since a warning that others can read is worse than one not shown.
///
/// **It fails** with `missing`, `notABoard`, `notPlain`, `exposed`, `foreignOwner`, `unreadable`,
/// and leaves nothing open.
package final class BoardFolder {
  /// The path by which the board was opened.
  package let path: String
  /// The content of board.json.
  package let manifest: [UInt8]
  /// Whether a members' file or its twin was there on opening, whole or not.
  package let hasMembers: Bool

  let disk: any Disk
  let top: DiskHandle
  let journal: DiskHandle
  let lock: BoardLock

  /// The longest manifest that is read: 64 KiB.
  package static let longestManifest = 64 << 10

  /// The longest content of a members' file: 64 MiB.
  package static let longestMembers = 64 << 20

  static let manifestName = "board.json"
  static let lockName = "lock"
  static let unlockName = "unlock"
  static let membersName = "members.json"
  static let twinName = "members.twin.json"
  static let membersNames = [membersName, twinName]
  static let privateName = "private.jsonl"
  static let waitingName = "later.jsonl"
  static let journalName = "journal"

  private init(
    path: String,
    manifest: [UInt8],
    hasMembers: Bool,
    disk: any Disk,
    top: DiskHandle,
    journal: DiskHandle
  ) {
    self.path = path
    self.manifest = manifest
    self.hasMembers = hasMembers
    self.disk = disk
    self.top = top
    self.journal = journal
    lock = BoardLock(top, on: disk, path: path)
  }

  deinit {
    disk.close(journal)
    disk.close(top)
  }

  /// Opens the board at `path`.
  package static func open(
    _ path: String,
    on disk: any Disk = SystemDisk()
  ) throws(StorageError) -> BoardFolder {
    let top = try openTop(path, on: disk)
    do throws(StorageError) {
      try check(try read(path, { () throws(Errno) in try disk.facts(of: top) }), path, disk)
      let names = try checkEntries(of: top, path, disk)
      let manifest = try manifest(in: top, path, disk)
      let journal = try openJournal(in: top, path, disk)
      do throws(StorageError) {
        _ = try checkEntries(of: journal, "\(path)/\(journalName)", disk)
      } catch {
        disk.close(journal)
        throw error
      }
      return BoardFolder(
        path: path,
        manifest: manifest,
        hasMembers: membersNames.contains(where: names.contains),
        disk: disk,
        top: top,
        journal: journal
      )
    } catch {
      disk.close(top)
      throw error
    }
  }

  /// The path of a file in the board's folder, for errors.
  func path(ofFile name: String) -> String {
    "\(path)/\(name)"
  }

  /// The path of a file in the journal's folder, for errors.
  func path(ofJournalFile name: String) -> String {
    "\(path)/\(BoardFolder.journalName)/\(name)"
  }

  // MARK: Steps of opening

  private static func openTop(
    _ path: String,
    on disk: any Disk
  ) throws(StorageError) -> DiskHandle {
    do {
      return try disk.open(path, in: nil, for: .folder)
    } catch .missing {
      throw .missing(path: path)
    } catch .notAFolder {
      throw .notABoard(path: path)
    } catch {
      throw .unreadable(path: path, error)
    }
  }

  private static func openJournal(
    in top: DiskHandle,
    _ path: String,
    _ disk: any Disk
  ) throws(StorageError) -> DiskHandle {
    do {
      return try disk.open(journalName, in: top, for: .folder)
    } catch .missing {
      throw .notABoard(path: path)
    } catch .notAFolder {
      throw .notABoard(path: path)
    } catch {
      throw .unreadable(path: "\(path)/\(journalName)", error)
    }
  }

  private static func manifest(
    in top: DiskHandle,
    _ path: String,
    _ disk: any Disk
  ) throws(StorageError) -> [UInt8] {
    let file: DiskHandle
    do {
      file = try disk.open(manifestName, in: top, for: .reading)
    } catch .missing {
      throw .notABoard(path: path)
    } catch {
      throw .unreadable(path: "\(path)/\(manifestName)", error)
    }
    defer { disk.close(file) }
    let bytes = try read(
      "\(path)/\(manifestName)",
      { () throws(Errno) in try disk.bytes(of: file, at: 0, upTo: longestManifest + 1) }
    )
    guard bytes.count <= longestManifest else { throw .notABoard(path: path) }
    return bytes
  }

  /// Holds that everything in a folder is fit, and gives its names.
  private static func checkEntries(
    of folder: DiskHandle,
    _ path: String,
    _ disk: any Disk
  ) throws(StorageError) -> [String] {
    let names = try read(path, { () throws(Errno) in try disk.names(in: folder) })
    for name in names.sorted() {
      let facts: FileFacts
      do {
        facts = try disk.facts(of: name, in: folder)
      } catch .missing {
        continue
      } catch {
        throw .unreadable(path: "\(path)/\(name)", error)
      }
      try check(facts, "\(path)/\(name)", disk)
    }
    return names
  }

  private static func check(
    _ facts: FileFacts,
    _ path: String,
    _ disk: any Disk
  ) throws(StorageError) {
    guard facts.kind != .other else { throw .notPlain(path: path) }
    guard facts.owner == disk.user else { throw .foreignOwner(path: path, user: facts.owner) }
    guard facts.mode & 0o077 == 0 else { throw .exposed(path: path, mode: facts.mode) }
  }

  private static func read<Answer>(
    _ path: String,
    _ call: () throws(Errno) -> Answer
  ) throws(StorageError) -> Answer {
    do {
      return try call()
    } catch {
      throw .unreadable(path: path, error)
    }
  }
}
