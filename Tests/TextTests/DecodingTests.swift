// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Text

@Suite struct DecodingTests {
  @Test(
    arguments: [
      ([], 0), ([0xFF], 0), ([0x61, 0xC0, 0x80], 1), ([0x61, 0x62, 0xC3], 2),
      ([0xC3, 0xA9, 0xED, 0xA0, 0x80], 2), ([0xF4, 0x90, 0x80, 0x80], 0),
      ([0xE2, 0x82, 0xAC, 0xE2, 0x82, 0x61], 3), ([0xF0, 0x9F, 0x91, 0x8D, 0x80], 4),
    ] as [([UInt8], Int)]
  )
  func `names the first ill-formed place`(bytes: [UInt8], offset: Int) throws {
    guard !bytes.isEmpty else {
      #expect(try Sanitiser.decode(bytes) == "")
      return
    }
    #expect(throws: InvalidUTF8(offset: offset)) { try Sanitiser.decode(bytes) }
  }

  @Test func `gives back what was encoded, and a cut elsewhere never passes`() {
    forEachSeed(500) { seed, random in
      let text = hostileText(&random)
      #expect((try? Sanitiser.decode(Array(text.utf8))) == text, "seed \(seed)")
      let broken = Array(text.utf8) + [0x80]
      #expect(throws: InvalidUTF8(offset: broken.count - 1), "seed \(seed)") {
        try Sanitiser.decode(broken)
      }
    }
  }
}
