// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import TestKit
import Testing

@Suite struct PrivateSealTests {
  private static let json = Array(#"{"counter":1}"#.utf8)

  @Test func theNameIsTheKnownOne() throws {
    let sample = try Sample()
    #expect(hexadecimal(sample.member.privateSeal.id.bytes) == Vectors.privateName)
    #expect(sample.member.privateSeal.id != RowKeys(try root(), on: sample.board).name)
  }

  private func root() throws -> Secret {
    try Secret(octets(Vectors.openRoot))
  }

  @Test func everyHalfTakesTheSameRoom() throws {
    let seal = try Sample().member.privateSeal
    for length in [8, 512, PrivateSeal.padding.limit] {
      for half in PrivateSeal.Half.allCases {
        let stored = try seal.seal(object(length), as: half)
        #expect(stored.count == PrivateSeal.length)
        #expect(try seal.open(stored[...], as: half) == object(length))
        var scanner = JSONScanner(stored)
        try scanner.skipValue()
        try scanner.end()
      }
    }
    #expect(throws: SealingError.tooLong(limit: 32768)) {
      try seal.seal(object(32769), as: .a)
    }
    #expect(throws: SealingError.notAnObject) { try seal.seal([], as: .a) }
  }

  @Test func aHalfIsItsOwnersAndItself() throws {
    let sample = try Sample()
    let seal = sample.member.privateSeal
    let stored = try seal.seal(Self.json, as: .a)
    let others = [
      MemberSecrets(u: .random(), years: [:], on: sample.board).privateSeal,
      MemberSecrets(derivedFrom: try root(), on: sample.identity.random).privateSeal,
    ]
    for other in others {
      #expect(other.id != seal.id)
      #expect(throws: SealingError.notAuthentic) { try other.open(stored[...], as: .a) }
    }
    #expect(throws: SealingError.notAuthentic) { try seal.open(stored[...], as: .b) }
    #expect(throws: SealingError.malformed) { try seal.open(stored.dropLast(), as: .a) }
    var random = SeededRandom(seed: 1)
    for _ in 0..<100 {
      var changed = stored
      changed[Int.random(in: stored.indices, using: &random)] ^= 1
      #expect(throws: SealingError.self) { try seal.open(changed[...], as: .a) }
    }
    #expect(try seal.seal(Self.json, as: .a) != stored)
  }

  @Test func itOutlivesAYear() throws {
    let sample = try Sample()
    let u = Secret.random()
    let first = MemberSecrets(u: u, years: [2026: .random()], on: sample.board)
    let later = MemberSecrets(u: u, years: [2028: .random()], on: sample.board)
    let stored = try first.privateSeal.seal(Self.json, as: .b)
    #expect(try later.privateSeal.open(stored[...], as: .b) == Self.json)
  }
}
