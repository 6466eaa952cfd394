// SPDX-License-Identifier: Apache-2.0

import Bytes
import TestKit
import Testing

@Suite struct InlineBytesTests {
  @Test func `take exactly their count and give it back`() {
    forEachSeed(200) { seed, random in
      let bytes = (0..<33).map { _ in UInt8.random(in: 0...255, using: &random) }
      for count in bytes.indices {
        let part = bytes.prefix(count)
        #expect(Bytes16(part)?.bytes == (count == 16 ? Array(part) : nil), "seed \(seed)")
        #expect(Bytes32(part)?.bytes == (count == 32 ? Array(part) : nil), "seed \(seed)")
      }
    }
  }

  @Test func `are equal, and hash alike, by every byte`() throws {
    for place in 0..<32 {
      var bytes = [UInt8](repeating: 7, count: 32)
      let one = try #require(Bytes32(bytes))
      let short = try #require(Bytes16(bytes.prefix(16)))
      #expect(Set([one]).contains(try #require(Bytes32(bytes))))
      bytes[place] = 8
      #expect(try #require(Bytes32(bytes)) != one)
      #expect((try #require(Bytes16(bytes.prefix(16))) == short) == (place >= 16))
    }
    #expect(Bytes16.zero.bytes == Array(repeating: 0, count: 16))
    #expect(Bytes32.zero.bytes == Array(repeating: 0, count: 32))
  }

  @Test func `read as base64url`() throws {
    let bytes = Array(UInt8(0)..<32)
    let long = try #require(Bytes32(bytes))
    #expect(long.description == "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
    #expect(Bytes16.zero.description == String(repeating: "A", count: 22))
  }

  @Test func `are read from base64url as any bytes are`() {
    let alphabet = Array("ABCQwgxyz0189-_+=\"é".utf8)
    forEachSeed(2_000) { seed, random in
      var text = Array(
        Base64URL.text(of: (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }).utf8)
      text.removeLast([0, 0, 1, 21, 22, 43].randomElement(using: &random) ?? 0)
      if !text.isEmpty, Bool.random(using: &random) {
        text[Int.random(in: text.indices, using: &random)] =
          alphabet.randomElement(
            using: &random) ?? 0
      }
      let bytes = Base64URL.bytes(from: text)
      #expect(Bytes16(base64url: text[...]) == bytes.flatMap { Bytes16($0) }, "seed \(seed)")
      #expect(Bytes32(base64url: text[...]) == bytes.flatMap { Bytes32($0) }, "seed \(seed)")
    }
  }
}
