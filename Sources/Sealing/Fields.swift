// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The one encoding of everything that is hashed, signed, derived from or authenticated.
///
/// A sequence of fields, the first a label; each field is its length as an unsigned 64-bit
/// big-endian number, then its bytes, so that no two sequences share an encoding. A number is a
/// field of eight bytes, big-endian.
///
///     L("tag", thread)  =  Fields("tag").adding(thread).octets
package struct Fields: Sendable {
  /// What precedes every label: the program and the version of its record format.
  private static let family: StaticString = "lookout/1/"

  /// The encoding so far.
  package private(set) var octets: [UInt8] = []

  /// Begins with the field `lookout/1/` + `label`.
  ///
  /// The longest encoding of fixed fields, a line's, takes 214 bytes: the default `capacity` holds
  /// it.
  package init(_ label: StaticString, reserving capacity: Int = 224) {
    octets.reserveCapacity(capacity)
    appendNumber(UInt64(Fields.family.utf8CodeUnitCount + label.utf8CodeUnitCount))
    Fields.family.withUTF8Buffer { octets.append(contentsOf: $0) }
    label.withUTF8Buffer { octets.append(contentsOf: $0) }
  }

  /// The same with a number as the next field.
  package consuming func adding(_ number: UInt64) -> Fields {
    appendNumber(8)
    appendNumber(number)
    return self
  }

  /// The same with sixteen bytes as the next field.
  package consuming func adding(_ value: Bytes16) -> Fields {
    withUnsafeBytes(of: value) { appendField($0) }
    return self
  }

  /// The same with thirty-two bytes as the next field.
  package consuming func adding(_ value: Bytes32) -> Fields {
    withUnsafeBytes(of: value) { appendField($0) }
    return self
  }

  /// The same with `bytes` as the next field.
  package consuming func adding(_ bytes: ArraySlice<UInt8>) -> Fields {
    bytes.withUnsafeBytes { appendField($0) }
    return self
  }

  /// The same with `bytes` as the next field.
  package consuming func adding(_ bytes: [UInt8]) -> Fields {
    adding(bytes[...])
  }

  private mutating func appendField(_ bytes: UnsafeRawBufferPointer) {
    appendNumber(UInt64(bytes.count))
    octets.append(contentsOf: bytes)
  }

  private mutating func appendNumber(_ number: UInt64) {
    withUnsafeBytes(of: number.bigEndian) { octets.append(contentsOf: $0) }
  }
}
