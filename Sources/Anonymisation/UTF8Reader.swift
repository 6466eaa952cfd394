// SPDX-License-Identifier: Apache-2.0

/// Reads scalars out of UTF-8 that is known to be valid.
enum UTF8Reader {
  /// The scalar that begins at `offset`, and its length; a stray byte reads as a scalar of its own.
  static func scalar(in bytes: [UInt8], at offset: Int) -> (scalar: UInt32, length: Int) {
    let first = bytes[offset]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, first >= 0xC0, offset + length <= bytes.count else {
      return (UInt32(first), 1)
    }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    for index in offset + 1..<offset + length {
      scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
    }
    return (scalar, length)
  }
}
