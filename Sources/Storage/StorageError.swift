// SPDX-License-Identifier: Apache-2.0

/// Everything the storage layer can fail with; the wording is the executable's.
package enum StorageError: Error, Equatable {
  /// There is nothing at the board's path.
  case missing(path: String)
  /// Something is there that lacks what every board has.
  case notABoard(path: String)
  /// A link, a socket or the like stands where only plain files and folders may.
  case notPlain(path: String)
  /// Others than the owner have rights on it; `mode` as in chmod(1).
  case exposed(path: String, mode: UInt32)
  /// It belongs to user number `user`, not to this process's.
  case foreignOwner(path: String, user: UInt32)
  /// The system refuses to show it.
  case unreadable(path: String, Errno)
  /// A board was to be made where something is already.
  case alreadyExists(path: String)
  /// A board could not be made; nothing of it is left.
  case cannotCreate(path: String, Errno)
  /// Another process held the lock for longer than the caller's patience; its number if known.
  case busy(holder: Int32?)
  /// The disk or the owner's share of it is full; nothing was written.
  case noSpace
  /// The board may be read and not written.
  case readOnly
  /// The journal is damaged there; everything before it is sound.
  case damaged(Damage)
  /// The journal is damaged in a way that no repair can mend; it is as it was.
  case beyondRepair(BeyondRepair)
  /// A file that is not the journal is there and cannot be used, nor a twin of it.
  case damagedFile(path: String)
  /// The journal does not hold the lines that the caller's tip stands for: an older copy was put
  /// back, or a line that had been seen never became durable. Read again from genesis.
  case unknownTip
  /// No line starts there.
  case noRecord(at: Position)
  /// The system failed in a way that no other case names.
  case failed(Operation, path: String, Errno)
  /// The caller broke the contract; nothing was written.
  case misuse(Misuse)

  /// What was being done.
  package enum Operation: Equatable, Sendable {
    case open, inspect, list, read, write, truncate, synchronise, lock
  }

  /// How the contract was broken.
  package enum Misuse: Equatable, Sendable {
    /// A record's number or previous digest does not continue the tip.
    case notContinuing(number: UInt64)
    /// A head or body is not one line of printable ASCII JSON of the right kind, or too long.
    case badRecord(number: UInt64)
    /// A body does not hash to the hash beside it.
    case wrongBodyHash(number: UInt64)
    /// A half of a private cell is not of the one form and length, or lacks the other at first.
    case badCell
    /// The members' content is not whole by the caller's own measure, or too long.
    case badMembers
    /// The members of a board were to be replaced that has none.
    case noMembers
  }

  /// The case for a failed call that would have changed something.
  init(writing errno: Errno, _ operation: Operation, path: String) {
    if errno.isNoSpace {
      self = .noSpace
    } else if errno.isReadOnly {
      self = .readOnly
    } else {
      self = .failed(operation, path: path, errno)
    }
  }
}
