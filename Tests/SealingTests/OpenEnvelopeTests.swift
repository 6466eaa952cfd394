// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import TestKit
import Testing

@Suite struct OpenEnvelopeTests {
  private struct Counting: RandomNumberGenerator {
    var byte: UInt8 = 0
    mutating func next() -> UInt64 {
      defer { byte += 8 }
      return (byte..<byte + 8).reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  @Test func aBodyBeginsWithItsRandomBytes() throws {
    var random = Counting()
    let thread = try Sample().thread
    let body = try OpenEnvelope()
      .sealBody(Array(Vectors.plainBody.utf8), of: thread, using: &random)
    #expect(String(decoding: body.octets, as: UTF8.self) == Vectors.openBody)
    #expect(body.key == nil)
    #expect(body.keyHash == nil)
  }

  @Test func aHeadStandsAsItIs() throws {
    let head = Array(Vectors.head.utf8)
    #expect(try OpenEnvelope().sealHead(head, at: Sample().place(1)) == head)
  }

  @Test func theSameSeedMakesTheSameBytes() throws {
    let thread = try Sample().thread
    try forEachSeed(20) { seed, random in
      var again = SeededRandom(seed: seed)
      let json = Array(Vectors.plainBody.utf8)
      let first = try OpenEnvelope().sealBody(json, of: thread, using: &random).octets
      let second = try OpenEnvelope().sealBody(json, of: thread, using: &again).octets
      #expect(first == second, "seed \(seed)")
      #expect(
        Bytes16.random(using: &random) == Bytes16.random(using: &again),
        "seed \(seed)"
      )
      #expect(
        Bytes32.random(using: &random) == Bytes32.random(using: &again),
        "seed \(seed)"
      )
    }
  }

  @Test(arguments: [
    #"{"text":"x"}"#,
    #"{"r":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh","text":"x"}"#,
    #"{"r":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9","text":"x"}"#,
    #"{"r":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", "text":"x"}"#,
    #"{"r":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8""text":"x"}"#,
    #"{"r":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",}"#,
    #"{"r":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"]"#,
  ])
  func aBodyHasOneForm(_ text: String) throws {
    let thread = try Sample().thread
    #expect(throws: SealingError.malformed) {
      try OpenEnvelope().openBody(Array(text.utf8)[...], of: thread, key: nil)
    }
  }
}
