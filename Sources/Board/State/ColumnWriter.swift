// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// Writes one row into columns of fixed width that stand one behind another: all rows' first value,
/// then all rows' second, and so on, numbers with their lowest octet first.
struct ColumnWriter {
  private let octets: UnsafeMutableRawBufferPointer
  private let row: Int
  private let count: Int
  /// Where the next column starts.
  private var start = 0

  /// Writes row `row` of `count`; `octets` have room for all columns of all of them.
  init(_ octets: UnsafeMutableRawBufferPointer, row: Int, of count: Int) {
    self.octets = octets
    self.row = row
    self.count = count
  }

  private mutating func put<Value: BitwiseCopyable>(_ value: Value) {
    let width = MemoryLayout<Value>.size
    octets.storeBytes(of: value, toByteOffset: start + row * width, as: Value.self)
    start += width * count
  }

  mutating func add(_ value: Bytes16) { put(value) }
  mutating func add(_ value: Bytes32) { put(value) }
  mutating func add(_ place: Place) { put(place.value.littleEndian) }
  mutating func add(_ day: Day) { put(Int32(truncatingIfNeeded: day.number).littleEndian) }
  mutating func add(_ day: Day?) {
    put((day.map { Int32(truncatingIfNeeded: $0.number) } ?? .min).littleEndian)
  }
  mutating func add(_ number: Int32) { put(number.littleEndian) }
  mutating func add(flags: UInt8) { put(flags) }

  /// Writes a word as its place among those there are, from one; zero for none.
  mutating func add<Word: CaseIterable & Equatable>(_ word: Word?) {
    guard let word else { return put(0 as UInt8) }
    var code: UInt8 = 1
    for other in Word.allCases {
      if other == word { break }
      code += 1
    }
    put(code)
  }
}
