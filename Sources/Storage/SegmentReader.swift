// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Reads one segment line by line in large chunks; memory stays bounded whatever the file holds.
///
/// It sees a file that another process may be appending to, or cutting a torn tail from, at any
/// moment. A line that ends in a line feed was written whole, unless a cut came between two chunks:
/// so whoever finds a bad line reads it again under the lock before calling it damage.
struct SegmentReader {
  static let lineFeed = UInt8(ascii: "\n")

  /// What comes next in the file.
  enum Step {
    /// A whole line, its line feed left out.
    case line(ArraySlice<UInt8>)
    /// The end of the file, after so many bytes that no line feed ends.
    case end(tail: UInt64)
    /// A line longer than any may be.
    case tooLong
  }

  private static let firstChunk = 4 << 10
  private static let largestChunk = 256 << 10

  private let disk: any Disk
  private let file: DiskHandle
  private var buffer = [UInt8](repeating: 0, count: firstChunk)
  /// The buffer's bytes from `next` up to `filled` are read and not yet handed out.
  private var next = 0
  private var filled = 0
  /// Where in the file the buffer's byte `next` stands.
  private(set) var offset: UInt64

  /// Reads `file` from `offset`, where a line starts.
  init(_ file: DiskHandle, at offset: UInt64, on disk: any Disk) {
    self.disk = disk
    self.file = file
    self.offset = offset
  }

  /// Steps to the next line, whose bytes are to be let go of before the step after it.
  mutating func step() throws(Errno) -> Step {
    var searched = 0
    while true {
      if let end = lineEnd(from: next + searched) {
        let line = next..<end
        next = end + 1
        offset += UInt64(line.count + 1)
        return .line(buffer[line])
      }
      searched = filled - next
      guard searched < JournalLine.maximumLength else { return try pastLongLine() }
      guard try fill() else { return .end(tail: UInt64(searched)) }
    }
  }

  /// Looks for the end of a line that is too long: only a torn tail may lack one.
  private mutating func pastLongLine() throws(Errno) -> Step {
    var tail = UInt64(filled - next)
    while true {
      next = filled
      guard try fill(at: offset + tail) else { return .end(tail: tail) }
      if lineEnd(from: next) != nil { return .tooLong }
      tail += UInt64(filled - next)
    }
  }

  /// Reads more behind what is there; false at the end of the file.
  private mutating func fill() throws(Errno) -> Bool {
    try fill(at: offset + UInt64(filled - next))
  }

  private mutating func fill(at position: UInt64) throws(Errno) -> Bool {
    let kept = filled - next
    if next > 0 {
      if kept > 0 {
        buffer.withUnsafeMutableBytes { bytes in
          guard let base = bytes.baseAddress else { return }
          _ = memmove(base, base + next, kept)
        }
      }
      next = 0
      filled = kept
    }
    // A file that filled one buffer has more: read it in larger chunks.
    let isGrowing = position > 0 && buffer.count < SegmentReader.largestChunk && hasReadAChunk
    if kept == buffer.count || isGrowing {
      buffer += [UInt8](repeating: 0, count: buffer.count)
    }
    let room = filled..<buffer.count
    let count = try readInto(room, at: position)
    hasReadAChunk = true
    filled += count
    return count > 0
  }

  private var hasReadAChunk = false

  private mutating func readInto(_ room: Range<Int>, at position: UInt64) throws(Errno) -> Int {
    var outcome: Result<Int, Errno> = .success(0)
    let (disk, file) = (disk, file)
    buffer.withUnsafeMutableBytes { bytes in
      let target = UnsafeMutableRawBufferPointer(rebasing: bytes[room])
      do throws(Errno) {
        outcome = .success(try disk.read(file, at: position, into: target))
      } catch {
        outcome = .failure(error)
      }
    }
    return try outcome.get()
  }

  private func lineEnd(from start: Int) -> Int? {
    guard start < filled else { return nil }
    return buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = memchr(base + start, Int32(SegmentReader.lineFeed), filled - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
