// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// Reads one row out of columns of fixed width that stand one behind another, as a `ColumnWriter`
/// wrote it: numbers with their lowest octet first.
///
/// What may not stand there reads as zero, and `isSound` is false from then on.
///
/// Inlined where rows are read: opening a large board reads a million values.
struct ColumnReader {
  private let octets: UnsafeRawBufferPointer
  private let row: Int
  private let count: Int
  /// Where the next column starts.
  private var start = 0
  /// Whether all that was read may stand there.
  private(set) var isSound = true

  /// Reads row `row` of `count`; `octets` hold all columns of all of them.
  init(_ octets: UnsafeRawBufferPointer, row: Int, of count: Int) {
    self.octets = octets
    self.row = row
    self.count = count
  }

  @inline(__always) private mutating func next<Value: BitwiseCopyable>(_ type: Value.Type) -> Value
  {
    let width = MemoryLayout<Value>.size
    defer { start += width * count }
    return octets.loadUnaligned(fromByteOffset: start + row * width, as: type)
  }

  @inline(__always) mutating func bytes16() -> Bytes16 { next(Bytes16.self) }
  @inline(__always) mutating func bytes32() -> Bytes32 { next(Bytes32.self) }
  @inline(__always) mutating func place() -> Place {
    Place(UInt64(littleEndian: next(UInt64.self)))
  }
  @inline(__always) mutating func day() -> Day {
    Day(number: Int(Int32(littleEndian: next(Int32.self))))
  }

  /// A day, or the lowest number there is for none.
  @inline(__always) mutating func dayIfAny() -> Day? {
    let number = Int32(littleEndian: next(Int32.self))
    return number == .min ? nil : Day(number: Int(number))
  }

  /// A number of a range.
  @inline(__always) mutating func number(_ range: Range<Int>) -> Int32 {
    let number = Int32(littleEndian: next(Int32.self))
    if range.contains(Int(number)) { return number }
    isSound = false
    return 0
  }

  /// One of some words, by its place among them from one; nil for zero.
  @inline(__always) mutating func word<Word>(_ words: Span<Word>) -> Word? {
    let code = Int(next(UInt8.self))
    if code == 0 { return nil }
    if code <= words.count { return words[code - 1] }
    isSound = false
    return nil
  }

  /// Bits, of which those in `known` may be set.
  @inline(__always) mutating func flags(_ known: UInt8) -> UInt8 {
    let flags = next(UInt8.self)
    if flags & ~known == 0 { return flags }
    isSound = false
    return 0
  }
}
