// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// Writes values of fixed width one behind another, numbers with their lowest octet first.
struct FieldWriter {
  private let octets: UnsafeMutableRawBufferPointer
  private var position: Int

  init(_ octets: UnsafeMutableRawBufferPointer, at position: Int) {
    self.octets = octets
    self.position = position
  }

  private mutating func put<Value: BitwiseCopyable>(_ value: Value) {
    octets.storeBytes(of: value, toByteOffset: position, as: Value.self)
    position += MemoryLayout<Value>.size
  }

  mutating func add(_ value: Bytes16) { put(value) }
  mutating func add(_ value: Bytes32) { put(value) }
  mutating func add(_ place: Place) { put(place.value.littleEndian) }
  mutating func add(_ day: Day) { add(Int32(truncatingIfNeeded: day.number)) }
  mutating func add(_ day: Day?) {
    add(day.map { Int32(truncatingIfNeeded: $0.number) } ?? .min)
  }
  mutating func add(_ number: Int32) { put(number.littleEndian) }
  mutating func add(_ code: UInt8) { put(code) }
}
