// SPDX-License-Identifier: Apache-2.0

/// One version of a cache, open to be read in parts: whoever replaces the cache meanwhile does not
/// change what is read here.
package final class CacheFile {
  private let disk: any Disk
  private let file: DiskHandle
  /// How many bytes it had when it was opened.
  package let size: UInt64

  /// Takes over an open file; nil if its size cannot be told.
  init?(_ file: DiskHandle, on disk: any Disk) {
    self.file = file
    self.disk = disk
    guard let size = try? disk.facts(of: file).size else {
      disk.close(file)
      return nil
    }
    self.size = size
  }

  deinit {
    disk.close(file)
  }

  /// `count` bytes from `offset`; nil if there are not so many.
  package func read(at offset: UInt64, count: Int) -> [UInt8]? {
    guard offset <= size, count >= 0, UInt64(count) <= size - offset,
      let bytes = try? disk.bytes(of: file, at: offset, upTo: count), bytes.count == count
    else { return nil }
    return bytes
  }
}
