// SPDX-License-Identifier: Apache-2.0

import TestKit

/// Text as an attacker would write it: a random mix of what the sanitiser must deal with.
func hostileText(_ random: inout SeededRandom, upTo count: Int = 40) -> String {
  let pieces: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0x20...0x7E, 0x00...0x1F, 0x20...0x20, 0x0A...0x0A, 0x0D...0x0D, 0x7F...0xA0,
    0xA1...0x24F, 0x300...0x36F, 0x200B...0x200F, 0x2028...0x202F, 0x2066...0x2069, 0x4E00...0x9FFF,
    0x1100...0x11FF, 0xE000...0xF8FF, 0xFE00...0xFE0F, 0x1F300...0x1F6FF, 0xE0000...0xE0FFF,
    0x0...0xD7FF, 0x10000...0x10FFFF,
  ]
  var text = String.UnicodeScalarView()
  for _ in 0..<Int.random(in: 0...count, using: &random) {
    let range = pieces[Int.random(in: 0..<pieces.count, using: &random)]
    guard let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) else { continue }
    text.append(scalar)
  }
  return String(text)
}
