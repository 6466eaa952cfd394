// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// Reads values of fixed width that stand one behind another, as a `FieldWriter` wrote them: numbers
/// with their lowest octet first.
///
/// Inlined where rows are read, so that of a row only what is asked for is looked at.
struct FieldReader {
  private let octets: UnsafeRawBufferPointer
  private var position: Int

  @inline(__always) init(_ octets: UnsafeRawBufferPointer, at position: Int) {
    self.octets = octets
    self.position = position
  }

  @inline(__always) private mutating func next<Value: BitwiseCopyable>(_ type: Value.Type) -> Value
  {
    defer { position += MemoryLayout<Value>.size }
    return octets.loadUnaligned(fromByteOffset: position, as: type)
  }

  @inline(__always) mutating func bytes16() -> Bytes16 { next(Bytes16.self) }
  @inline(__always) mutating func bytes32() -> Bytes32 { next(Bytes32.self) }
  @inline(__always) mutating func place() -> Place {
    Place(UInt64(littleEndian: next(UInt64.self)))
  }
  @inline(__always) mutating func number() -> Int32 { Int32(littleEndian: next(Int32.self)) }
  @inline(__always) mutating func code() -> UInt8 { next(UInt8.self) }
  @inline(__always) mutating func day() -> Day { Day(number: Int(number())) }

  /// A day, or the lowest number there is for none.
  @inline(__always) mutating func dayIfAny() -> Day? {
    let number = number()
    return number == .min ? nil : Day(number: Int(number))
  }
}
