// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The forms in which a text could stand in a file without being seen at a glance: itself, its bytes
/// in hex, and in base64 or base64url wherever it might begin within a group of three.
package struct Disguises: Sendable {
  /// Each form with the bytes to look for.
  package let forms: [(name: String, bytes: [UInt8])]

  /// Those of `bytes`; a form of fewer than six octets is left out, since it would be found by
  /// chance.
  package init(of bytes: [UInt8], called name: String) {
    var forms = [(name: name, bytes: bytes)]
    for digits in ["0123456789abcdef", "0123456789ABCDEF"].map({ Array($0.utf8) }) {
      let hex = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
      forms.append((name: "\(name) in hex", bytes: hex))
    }
    for last in ["+/", "-_"] {
      for offset in 0..<3 {
        let characters = Disguises.base64(bytes, offset: offset, last: last)
        forms.append((name: "\(name) in base64 with \(last)", bytes: characters))
      }
    }
    self.forms = forms.filter { $0.bytes.count >= 6 }
  }

  /// The name of the first form that stands in some bytes; nil where none does.
  package func found(in haystack: [UInt8]) -> String? {
    forms.first { Disguises.holds($0.bytes, in: haystack) }?.name
  }

  private static func holds(_ needle: [UInt8], in haystack: [UInt8]) -> Bool {
    haystack.withUnsafeBytes { haystack in
      needle.withUnsafeBytes { needle in
        guard let start = haystack.baseAddress, let wanted = needle.baseAddress else {
          return false
        }
        var offset = 0
        while haystack.count - offset >= needle.count,
          let next = memchr(start + offset, CInt(needle[0]), haystack.count - offset)
        {
          offset = next - UnsafeMutableRawPointer(mutating: start)
          guard haystack.count - offset >= needle.count else { return false }
          if memcmp(next, wanted, needle.count) == 0 { return true }
          offset += 1
        }
        return false
      }
    }
  }

  /// The characters that follow from `bytes` alone where `offset` unknown bytes precede them and
  /// others follow.
  private static func base64(_ bytes: [UInt8], offset: Int, last: String) -> [UInt8] {
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    let alphabet = Array((digits + last).utf8)
    let known = Array(repeating: 0, count: offset) + bytes
    let first = (offset * 8 + 5) / 6
    let end = known.count * 8 / 6
    guard first < end else { return [] }
    return (first..<end).map { index in
      let bit = index * 6
      let high = UInt16(known[bit / 8]) << 8
      let low = bit / 8 + 1 < known.count ? UInt16(known[bit / 8 + 1]) : 0
      return alphabet[Int((high | low) >> UInt16(10 - bit % 8)) & 63]
    }
  }
}
