// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import TestKit
import Testing

@Suite struct SecretsTests {
  @Test func aCodenameLeadsToTheKnownRoot() throws {
    let board = try Sample().board
    let codename = try Codename(Vectors.codename)
    #expect(
      try codename.root(on: board, cost: .open) == Secret(try octets(Vectors.openRoot))
    )
    #expect(
      try codename.root(on: board, cost: .sealed) == Secret(try octets(Vectors.sealedRoot))
    )
  }

  @Test(arguments: [
    "Pearl LADDER oven thistle copper window march",
    "  pearl\tladder  oven\u{A0}thistle copper\r\nwindow march\n",
  ])
  func caseAndWhiteSpaceDoNotCount(_ text: String) throws {
    let board = try Sample().board
    #expect(
      try Codename(text).root(on: board, cost: .open) == Secret(try octets(Vectors.openRoot))
    )
  }

  @Test func orderBoardAndWordsCount() throws {
    let sample = try Sample()
    let root = try Secret(octets(Vectors.openRoot))
    for text in ["ladder pearl oven thistle copper window march", "pearlladder", "7", "é 漢"] {
      #expect(try Codename(text).root(on: sample.board, cost: .open) != root)
    }
    let codename = try Codename(Vectors.codename)
    #expect(try codename.root(on: sample.identity.random, cost: .open) != root)
  }

  @Test(arguments: ["", " ", "\n\t\u{A0}"])
  func noWordIsNoCodename(_ text: String) {
    #expect(throws: SealingError.emptyCodename) { try Codename(text) }
  }

  @Test func aYearsSecretIsTheKnownOne() throws {
    let secret = try #require(try Sample().member.yearSecret(for: Vectors.year))
    #expect(secret == (try Secret(octets(Vectors.yearSecret))))
  }

  @Test func drawnSecretsKnowTheirYearsAlone() throws {
    let sample = try Sample()
    let secret = try Secret(octets(Vectors.yearSecret))
    let member = MemberSecrets(u: .random(), years: [Vectors.year: secret], on: sample.board)
    #expect(
      member.tagKey(in: sample.thread, year: Vectors.year)?.publicKey
        == sample.member.tagKey(in: sample.thread, year: Vectors.year)?.publicKey
    )
    #expect(member.tagKey(in: sample.thread, year: Vectors.year - 1) == nil)
    #expect(member.voiceKey(in: sample.thread, year: Vectors.year + 1) == nil)
  }

  @Test func aSecretHasThirtyTwoBytes() {
    #expect(throws: SealingError.badKey) { try Secret([UInt8](repeating: 0, count: 31)) }
    #expect(throws: SealingError.badKey) { try Secret([UInt8](repeating: 0, count: 33)) }
  }

  @Test func describingASecretShowsNothingOfIt() throws {
    let bytes = Array(UInt8(200)..<232)
    let secret = try Secret(bytes)
    let member = MemberSecrets(u: secret, years: [1: secret], on: try Sample().board)
    var text = "\(secret) \(String(reflecting: secret))"
    dump(member, to: &text)
    for form in ["\(bytes[0])", hexadecimal(bytes), Base64URL.text(of: bytes)] {
      #expect(!text.contains(form))
    }
  }
}
