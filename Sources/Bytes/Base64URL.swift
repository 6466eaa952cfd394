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

  private static func append(
    contiguous bytes: UnsafeBufferPointer<UInt8>,
    to characters: inout [UInt8]
  ) {
    characters.reserveCapacity(characters.count + length(of: bytes.count))
    alphabet.withUnsafeBufferPointer { alphabet in
      var buffer: UInt32 = 0
      var bits: UInt32 = 0
      for byte in bytes {
        buffer = buffer << 8 | UInt32(byte)
        bits += 8
        while bits >= 6 {
          bits -= 6
          characters.append(alphabet[Int(buffer >> bits & 0x3F)])
        }
      }
      if bits > 0 {
        characters.append(alphabet[Int(buffer << (6 - bits) & 0x3F)])
      }
    }
  }

  private static func bytes(fromContiguous characters: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard characters.count % 4 != 1 else { return nil }
    var isForeign = false
    var buffer: UInt32 = 0
    var bits: UInt32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: characters.count * 3 / 4) { bytes, count in
      values.withUnsafeBufferPointer { values in
        for character in characters {
          let value = values[Int(character)]
          isForeign = isForeign || value == 0xFF
          buffer = buffer << 6 | UInt32(value & 0x3F)
          bits += 6
          if bits >= 8 {
            bits -= 8
            bytes[count] = UInt8(truncatingIfNeeded: buffer >> bits)
            count += 1
          }
        }
      }
    }
    guard !isForeign, buffer & ((1 << bits) - 1) == 0 else { return nil }
    return bytes
  }
}
