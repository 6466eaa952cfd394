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
    characters.reserveCapacity(characters.count + length(of: bytes.count))
    var buffer: UInt32 = 0
    var bits = 0
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        characters.append(alphabet[Int(buffer >> UInt32(bits) & 0x3F)])
      }
    }
    if bits > 0 {
      characters.append(alphabet[Int(buffer << UInt32(6 - bits) & 0x3F)])
    }
  }

  /// The bytes behind `characters`; nil for a foreign character, an impossible length or stray
  /// trailing bits, so that every value has exactly one form.
  package static func bytes(from characters: some Collection<UInt8>) -> [UInt8]? {
    guard characters.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count * 3 / 4)
    var buffer: UInt32 = 0
    var bits = 0
    for character in characters {
      let value = values[Int(character)]
      guard value != 0xFF else { return nil }
      buffer = buffer << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    guard buffer & ((1 << UInt32(bits)) - 1) == 0 else { return nil }
    return bytes
  }
}
