// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// The four characters by which a thread may be named aloud, such as `K4TZ`.
///
/// The first twenty bits of the thread's identifier in Crockford's base 32, whose alphabet leaves
/// out I, L, O and U (<https://www.crockford.com/base32.html>). `decide` draws a new thread's
/// identifier so that its reference is free while any is.
package struct Reference: Hashable, Sendable {
  /// Twenty bits, the first of the thread's identifier.
  let value: UInt32
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The reference of a thread.
  package init(of thread: ThreadID) {
    value = withUnsafeBytes(of: thread.value) { bytes in
      UInt32(bytes[0]) << 12 | UInt32(bytes[1]) << 4 | UInt32(bytes[2]) >> 4
    }
  }

  /// Reads one as typed, in either case, with O for 0 and I or L for 1.
  package init?(_ text: String) {
    guard text.utf8.count == 4 else { return nil }
    var value: UInt32 = 0
    for byte in text.utf8 {
      let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      let letter = isLower ? byte - 0x20 : byte
      let meant =
        switch letter {
        case UInt8(ascii: "O"): UInt8(ascii: "0")
        case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
        default: letter
        }
      guard let digit = Reference.alphabet.firstIndex(of: meant) else { return nil }
      value = value << 5 | UInt32(digit)
    }
    self.value = value
  }
}

extension Reference: CustomStringConvertible {
  package var description: String {
    let digits = [15, 10, 5, 0].map { Reference.alphabet[Int(value >> $0 & 0x1F)] }
    return String(decoding: digits, as: UTF8.self)
  }
}
