// SPDX-License-Identifier: Apache-2.0

import Bytes
import Foundation
import TestKit
import Testing

@Suite struct Base64URLTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
    ("foobar", "Zm9vYmFy"), ("\u{3FF}?", "z78_"),
  ])
  func `RFC 4648 without padding`(plain: String, coded: String) {
    #expect(Base64URL.text(of: plain.utf8) == coded)
    #expect(Base64URL.bytes(from: coded.utf8) == Array(plain.utf8))
    #expect(Base64URL.length(of: plain.utf8.count) == coded.utf8.count)
  }

  @Test(arguments: ["A", "AAAAA", "AB", "AAB", "Zg==", "Z g", "Zm+v", "Zm/v", "Zm9v\n", "é", "Zh"])
  func `refuses all but the one form`(text: String) {
    #expect(Base64URL.bytes(from: text.utf8) == nil)
  }

  @Test func `agrees with Foundation both ways`() {
    forEachSeed(500) { seed, random in
      let bytes = (0..<Int.random(in: 0...100, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let expected = Data(bytes).base64EncodedString().filter { $0 != "=" }
        .replacing("+", with: "-").replacing("/", with: "_")
      #expect(Base64URL.text(of: bytes) == expected, "seed \(seed)")
      #expect(Base64URL.bytes(from: expected.utf8) == bytes, "seed \(seed)")
      #expect(Base64URL.length(of: bytes.count) == expected.utf8.count, "seed \(seed)")
    }
  }

  @Test func `what is accepted has no second form`() {
    forEachSeed(3_000) { seed, random in
      let alphabet = Array("ABCYZabyz0189-_+/= \u{E9}".utf8)
      let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      guard let bytes = Base64URL.bytes(from: text) else { return }
      #expect(Array(Base64URL.text(of: bytes).utf8) == text, "seed \(seed)")
    }
  }
}
