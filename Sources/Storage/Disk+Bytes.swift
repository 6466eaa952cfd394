// SPDX-License-Identifier: Apache-2.0

extension Disk {
  /// Up to `limit` bytes of a file from `offset`; fewer only at its end.
  func bytes(
    of file: DiskHandle,
    at offset: UInt64,
    upTo limit: Int
  ) throws(Errno) -> [UInt8] {
    var outcome: Result<Int, Errno> = .success(0)
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      do throws(Errno) {
        count = try read(file, at: offset, into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        outcome = .failure(error)
      }
    }
    _ = try outcome.get()
    return bytes
  }

  /// Writes all of `bytes` at `offset`: one call, and more only if the disk takes a part of them,
  /// which it does when it fills up, so that the next call tells why.
  func writeAll(
    _ bytes: [UInt8],
    to file: DiskHandle,
    at offset: UInt64
  ) throws(Errno) {
    var written = 0
    while written < bytes.count {
      let count = try write(bytes[written...], to: file, at: offset + UInt64(written))
      guard count > 0 else { throw .noSpace }
      written += count
    }
  }
}
