// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The right to change a board's files, held while this value lives.
///
/// One `flock` on the board's file `lock`, which never holds a byte. It blocks other writers;
/// readers do not ask. The kernel gives it up when its holder dies, however it dies, so no lock is
/// ever stale and nothing needs breaking.
///
///     waiting ──turn──▶ next ──lock──▶ held ──deinit or death──▶ free
///
/// Whoever wants the lock first takes the *turn*, a `flock` on the board's folder, and gives it
/// back on getting the lock. So one process alone watches the lock closely, is ready when it falls
/// free, and cannot be overtaken by one that has just had it; the rest ask for the turn in pauses
/// of milliseconds that vary from waiter to waiter. They lengthen at first, so that few do not wait
/// long and a crowd's asking leaves the processor to the one that works, and shorten with age, so
/// that a crowd is served roughly in the order it came. Where folders cannot be locked there is no
/// turn, and luck decides.
///
/// When the caller's patience ends: `busy`, with the process number of the lock's holder where the
/// system tells it.
struct WriteLock: ~Copyable {
  private let disk: any Disk
  private let handle: DiskHandle

  /// Takes the lock of the open file `handle`, in its turn at the open folder `turn`.
  ///
  /// `prepare` is called ever more seldom while the turn is waited for, and once with it if the lock
  /// is not to be had at once: what can be done before it is done while others work under it.
  init(
    _ handle: DiskHandle,
    turn: DiskHandle,
    on disk: any Disk,
    path: String,
    patience: Duration,
    whileWaiting prepare: () -> Void
  ) throws(StorageError) {
    self.disk = disk
    self.handle = handle
    let start = ContinuousClock.now

    func pause(_ microseconds: ClosedRange<UInt32>) throws(StorageError) {
      guard ContinuousClock.now - start < patience else {
        throw .busy(holder: disk.lockHolder(handle))
      }
      usleep(UInt32.random(in: microseconds))
    }

    var isNext = false
    do throws(Errno) {
      isNext = try disk.tryLock(turn)
      var nextPreparing = Duration.milliseconds(16)
      while !isNext {
        let age = ContinuousClock.now - start
        if age > nextPreparing {
          nextPreparing = age * 2
          prepare()
        }
        let longest = WriteLock.longestPause(atAge: age)
        do throws(StorageError) { try pause(longest / 2...longest) } catch { break }
        isNext = try disk.tryLock(turn)
      }
    } catch {
      isNext = false
    }
    defer { if isNext { disk.unlock(turn) } }
    var isPrepared = false
    while true {
      do throws(Errno) {
        if try disk.tryLock(handle) { return }
      } catch {
        throw .failed(.lock, path: path, error)
      }
      if !isPrepared, isNext {
        isPrepared = true
        prepare()
        continue
      }
      try pause(isNext ? 50...100 : 1_000...2_000)
    }
  }

  /// Microseconds: from 1 ms rising with the age to 16 ms, then falling to 1 ms at most of a second.
  private static func longestPause(atAge age: Duration) -> UInt32 {
    let milliseconds = age / .milliseconds(1)
    return UInt32(max(1_000, min(1_000 * milliseconds, 16_000, 800_000 / (1 + milliseconds))))
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
