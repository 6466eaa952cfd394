// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The right to change a board's files, held while this value lives.
///
/// One `flock` on the board's file `lock`, which never holds a byte. It blocks other writers;
/// readers do not ask. The kernel gives it up when its holder dies, however it dies, so no lock is
/// ever stale and nothing needs breaking.
///
///     free ──tryLock──▶ held ──deinit or death──▶ free
///
/// A taken lock is tried again after growing pauses of 50 µs to 2 ms, until the caller's patience
/// ends: then `busy`, with the holder's process number where the system tells it. The pauses vary
/// from waiter to waiter, so that a crowd does not march in step.
struct WriteLock: ~Copyable {
  private let disk: any Disk
  private let handle: DiskHandle

  /// Takes the lock of the open file `handle`.
  init(
    _ handle: DiskHandle,
    on disk: any Disk,
    path: String,
    patience: Duration
  ) throws(StorageError) {
    self.disk = disk
    self.handle = handle
    let deadline = ContinuousClock.now + patience
    var pause: UInt32 = 50
    while true {
      do {
        if try disk.tryLock(handle) { return }
      } catch {
        throw .failed(.lock, path: path, error)
      }
      guard ContinuousClock.now < deadline else {
        throw .busy(holder: disk.lockHolder(handle))
      }
      usleep(UInt32.random(in: pause / 2...pause))
      pause = min(2_000, pause * 3 / 2)
    }
  }

  /// Acts while the lock is held.
  borrowing func held<Answer>(
    _ act: () throws(StorageError) -> Answer
  ) throws(StorageError) -> Answer {
    try act()
  }

  deinit {
    disk.unlock(handle)
  }
}
