// SPDX-License-Identifier: Apache-2.0

/// Base64url without padding (RFC 4648 section 5), the form of binary values in the board's files.
package enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8
  )

  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 0xFF, count: 256)
    for (value, character) in alphabet.enumerated() { table[Int(character)] = UInt8(value) }
    return table
  }()

  /// How many characters `count` bytes take.
  package static func length(of count: Int) -> Int {
    (count * 4 + 2) / 3
  }

  /// The characters for `bytes`.
  package static func text(of bytes: some Collection<UInt8>) -> String {
    var characters: [UInt8] = []
    append(bytes, to: &characters)
    return String(decoding: characters, as: UTF8.self)
  }

  /// Appends the characters for `bytes`.
  package static func append(_ bytes: some Collection<UInt8>, to characters: inout [UInt8]) {
    // The loops are not generic: unspecialised, as calls from other modules are, they are slow.
    if bytes.withContiguousStorageIfAvailable({ append(contiguous: $0, to: &characters) }) == nil {
      Array(bytes).withUnsafeBufferPointer { append(contiguous: $0, to: &characters) }
    }
  }

  /// The bytes behind `characters`; nil for a foreign character, an impossible length or stray
  /// trailing bits, so that every value has exactly one form.
  package static func bytes(from characters: some Collection<UInt8>) -> [UInt8]? {
    if let bytes = characters.withContiguousStorageIfAvailable({ bytes(fromContiguous: $0) }) {
      return bytes
    }
    return Array(characters).withUnsafeBufferPointer { bytes(fromContiguous: $0) }
  }

  /// Puts the bytes behind `characters` into `target`; false, with `target` as it may be, for what
  /// `bytes(from:)` refuses and for any other number of bytes than `target` holds.
  static func decode(
    _ characters: UnsafeBufferPointer<UInt8>,
    into target: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard characters.count % 4 != 1, target.count == characters.count * 3 / 4 else { return false }
    return values.withUnsafeBufferPointer { values in
      // No value has a bit of 0xC0; what stands for a foreign character has both.
      var seen: UInt8 = 0
      func value(_ index: Int) -> UInt32 {
        let value = values[Int(characters[index])]
        seen |= value
        return UInt32(value)
      }
      let whole = characters.count / 4
      for group in 0..<whole {
        let first = 4 * group
        let bits =
          value(first) << 18 | value(first + 1) << 12 | value(first + 2) << 6 | value(first + 3)
        target[3 * group] = UInt8(truncatingIfNeeded: bits >> 16)
        target[3 * group + 1] = UInt8(truncatingIfNeeded: bits >> 8)
        target[3 * group + 2] = UInt8(truncatingIfNeeded: bits)
      }
      let first = 4 * whole
      var stray: UInt32 = 0
      switch characters.count - first {
      case 2:
        let bits = value(first) << 6 | value(first + 1)
        target[3 * whole] = UInt8(truncatingIfNeeded: bits >> 4)
        stray = bits & 0xF
      case 3:
        let bits = value(first) << 12 | value(first + 1) << 6 | value(first + 2)
        target[3 * whole] = UInt8(truncatingIfNeeded: bits >> 10)
        target[3 * whole + 1] = UInt8(truncatingIfNeeded: bits >> 2)
        stray = bits & 0x3
      default: break
      }
      return seen & 0xC0 == 0 && stray == 0
    }
  }

  private static func append(
    contiguous bytes: UnsafeBufferPointer<UInt8>,
    to characters: inout [UInt8]
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length(of: bytes.count)) { text in
      var count = 0
      var buffer: UInt32 = 0
      var bits: UInt32 = 0
      alphabet.withUnsafeBufferPointer { alphabet in
        for byte in bytes {
          buffer = buffer << 8 | UInt32(byte)
          bits += 8
          while bits >= 6 {
            bits -= 6
            text[count] = alphabet[Int(buffer >> bits & 0x3F)]
            count += 1
          }
        }
        if bits > 0 { text[count] = alphabet[Int(buffer << (6 - bits) & 0x3F)] }
      }
      characters.append(contentsOf: text)
    }
  }

  private static func bytes(fromContiguous characters: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var isSound = false
    let bytes = [UInt8](unsafeUninitializedCapacity: characters.count * 3 / 4) { bytes, count in
      count = characters.count * 3 / 4
      isSound = decode(
        characters,
        into: UnsafeMutableRawBufferPointer(start: bytes.baseAddress, count: count)
      )
    }
    return isSound ? bytes : nil
  }
}
