// SPDX-License-Identifier: Apache-2.0

/// The right to refresh a board's caches: the lock of a file that holds nothing, which the system
/// gives up when its holder dies.
package final class CacheTurn {
  private let disk: any Disk
  private let file: DiskHandle

  /// The turn that the lock of an open file stands for.
  init(_ file: DiskHandle, on disk: any Disk) {
    self.file = file
    self.disk = disk
  }

  deinit {
    disk.unlock(file)
    disk.close(file)
  }
}
