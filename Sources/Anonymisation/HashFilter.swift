// SPDX-License-Identifier: Apache-2.0

/// A set of hashes that may claim to hold what it does not, and answers in a nanosecond.
struct HashFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 2048)

  mutating func insert(_ hash: UInt64) {
    let bit = Self.bit(hash)
    bits[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  func mayContain(_ hash: UInt64) -> Bool {
    let bit = Self.bit(hash)
    return bits[bit >> 6] & 1 << UInt64(bit & 63) != 0
  }

  private static func bit(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: ((hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15) >> 47)
  }
}
