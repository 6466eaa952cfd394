// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A session's turn at unlocking a board, which ends with this value or with its process.
///
/// Unlocking takes much memory for a moment, so sessions do it one at a time per board. One `flock` on the board's empty file `unlock`, apart from the lock of writers, who need not wait
/// for it. A turn spares memory and protects nothing: where none can be taken, as on a board that
/// can only be read, one is given that holds nothing.
package struct UnlockTurn: ~Copyable {
  private let disk: any Disk
  private let handle: DiskHandle?

  /// Whether other sessions wait for it; false where no turn can be taken.
  package var isHeld: Bool { handle != nil }

  /// Acts while it is this session's turn, which without such a use could end sooner.
  package borrowing func held<Answer, Failure: Error>(
    _ act: () throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    try act()
  }

  private init(_ handle: DiskHandle?, on disk: any Disk) {
    self.handle = handle
    self.disk = disk
  }

  deinit {
    guard let handle else { return }
    disk.unlock(handle)
    disk.close(handle)
  }

  /// Takes the turn of the board whose open folder is `top`; throws `busy` if `patience` ends.
  static func take(
    in top: DiskHandle,
    on disk: any Disk,
    patience: Duration
  ) throws(StorageError) -> UnlockTurn {
    guard let handle = try? BoardLock.open(BoardFolder.unlockName, in: top, on: disk) else {
      return UnlockTurn(nil, on: disk)
    }
    let start = ContinuousClock.now
    while true {
      do throws(Errno) {
        if try disk.tryLock(handle) { return UnlockTurn(handle, on: disk) }
      } catch {
        disk.close(handle)
        return UnlockTurn(nil, on: disk)
      }
      guard ContinuousClock.now - start < patience else {
        let holder = disk.lockHolder(handle)
        disk.close(handle)
        throw .busy(holder: holder)
      }
      // A turn lasts some tenths of a second, and who comes next matters little.
      usleep(UInt32.random(in: 5_000...15_000))
    }
  }
}

extension BoardFolder {
  /// Waits for one's turn at unlocking.
  ///
  /// - Throws: `busy` if others have had it for as long as `patience`, and nothing else.
  package func unlockTurn(patience: Duration) throws(StorageError) -> UnlockTurn {
    try UnlockTurn.take(in: top, on: disk, patience: patience)
  }

  /// The turn at unlocking if it can be had at once; nil if somebody else has it.
  package func tryUnlockTurn() -> UnlockTurn? {
    try? UnlockTurn.take(in: top, on: disk, patience: .zero)
  }
}
