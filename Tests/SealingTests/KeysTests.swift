// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import TestKit
import Testing

@Suite struct KeysTests {
  private static let event = Array(Vectors.event.utf8)

  private func tagKey(_ sample: Sample) throws -> ThreadKey {
    try #require(sample.member.tagKey(in: sample.thread, year: Vectors.year))
  }

  @Test func keysAndSignaturesAreTheKnownOnes() throws {
    let sample = try Sample()
    let tag = try tagKey(sample)
    let voice = try #require(sample.member.voiceKey(in: sample.thread, year: Vectors.year))
    #expect(hexadecimal(tag.publicKey.bytes) == Vectors.tag)
    #expect(hexadecimal(voice.publicKey.bytes) == Vectors.voice)
    #expect(hexadecimal(try tag.sign(Self.event)) == Vectors.tagSignature)
    #expect(
      hexadecimal(try sample.founder.sign(Self.event, on: sample.board))
        == Vectors.founderSignature
    )
  }

  @Test func signingIsDeterministic() throws {
    let tag = try tagKey(try Sample())
    #expect(try Set((0..<20).map { _ in try tag.sign(Self.event) }).count == 1)
  }

  @Test func aSignatureHoldsForItsEventKeyAndBoardAlone() throws {
    let sample = try Sample()
    let tag = try tagKey(sample)
    let signature = try tag.sign(Self.event)
    let verify = { (signature: [UInt8], event: [UInt8], key: Bytes32, board: Bytes32) in
      ThreadKey.verify(signature, of: event[...], by: key, on: board)
    }
    #expect(verify(signature, Self.event, tag.publicKey, sample.board))
    for changed in flipped(signature) {
      #expect(!verify(changed, Self.event, tag.publicKey, sample.board))
    }
    for changed in flipped(Self.event) {
      #expect(!verify(signature, changed, tag.publicKey, sample.board))
    }
    for changed in flipped(tag.publicKey.bytes) {
      let key = try #require(Bytes32(changed))
      #expect(!verify(signature, Self.event, key, sample.board))
    }
    #expect(!verify(signature, Self.event, tag.publicKey, sample.identity.random))
    for malformed in [[], Array(signature.dropLast()), signature + [0]] {
      #expect(!verify(malformed, Self.event, tag.publicKey, sample.board))
    }
    #expect(!verify(signature, [], .zero, .zero))
  }

  @Test func anActAndAnEventAreNotTheSameStatement() throws {
    let sample = try Sample()
    let act = try sample.founder.sign(Self.event, on: sample.board)
    let founder = sample.founder.publicKey
    #expect(FounderKey.verify(act, of: Self.event[...], by: founder, on: sample.board))
    #expect(!ThreadKey.verify(act, of: Self.event[...], by: founder, on: sample.board))
  }

  @Test func aProofIsTheKnownOneAndHoldsForItsChallengeAlone() throws {
    let sample = try Sample()
    let tag = try tagKey(sample)
    let challenge = Array("K4TZ".utf8)
    let proof = try tag.prove(challenge)
    #expect(hexadecimal(proof) == Vectors.proof)
    let verify = { (proof: [UInt8], challenge: [UInt8], thread: Bytes16, board: Bytes32) in
      ThreadKey.verifyProof(
        proof,
        of: challenge[...],
        in: thread,
        by: tag.publicKey,
        on: board
      )
    }
    #expect(verify(proof, challenge, sample.thread, sample.board))
    for changed in flipped(proof) {
      #expect(!verify(changed, challenge, sample.thread, sample.board))
    }
    #expect(!verify(proof, challenge + [0], sample.thread, sample.board))
    #expect(!verify(proof, [], sample.thread, sample.board))
    #expect(!verify(proof, challenge, .zero, sample.board))
    #expect(!verify(proof, challenge, sample.thread, sample.identity.random))
    #expect(!verify([], challenge, sample.thread, sample.board))
    #expect(
      !ThreadKey.verifyProof(
        proof,
        of: challenge[...],
        in: sample.thread,
        by: sample.founder.publicKey,
        on: sample.board
      )
    )
    // Not an event's signature, nor that a proof.
    #expect(
      !ThreadKey.verify(proof, of: challenge[...], by: tag.publicKey, on: sample.board)
    )
    #expect(!verify(try tag.sign(challenge), challenge, sample.thread, sample.board))
  }

  @Test func aFounderKeyOnASealedBoardFollowsFromItsSecret() throws {
    let seed = Secret.random()
    #expect(FounderKey(seed: seed).publicKey == FounderKey(seed: seed).publicKey)
    #expect(FounderKey(seed: seed).publicKey != FounderKey(seed: .random()).publicKey)
    #expect(FounderKey(seed: seed).seed == seed)
    let drawn = FounderKey.drawn()
    #expect(FounderKey(seed: drawn.seed).publicKey == drawn.publicKey)
    #expect(FounderKey.drawn().publicKey != drawn.publicKey)
  }

  /// 48 bits: about 30,000 windows meet by chance once in a million runs.
  @Test func nothingThatOthersSeeLinksTwoThreads() throws {
    let sample = try Sample()
    var random = SeededRandom(seed: 1)
    var windows: [ArraySlice<UInt8>: Int] = [:]
    for number in 0..<300 {
      let thread = Bytes16.random(using: &random)
      let keys = [
        try #require(sample.member.tagKey(in: thread, year: 2026)).publicKey,
        try #require(sample.member.voiceKey(in: thread, year: 2026)).publicKey,
        try #require(sample.member.tagKey(in: thread, year: 2025)).publicKey,
      ]
      let once = [
        sample.member.onceValues.sameHere(thread: thread, term: 3),
        sample.member.onceValues.report(message: thread),
      ]
      for (part, value) in (keys.map(\.bytes) + once.map(\.bytes)).enumerated() {
        for start in 0...(value.count - 6) {
          let met = windows.updateValue(number, forKey: value[start..<start + 6])
          #expect(met == nil, "thread \(number), part \(part), and thread \(met ?? 0)")
        }
      }
    }
  }

  @Test func onceValuesAreTheKnownOnes() throws {
    let sample = try Sample()
    let once = sample.member.onceValues
    let values = [
      once.sameHere(thread: sample.thread, term: 3), once.report(message: sample.thread),
    ]
    #expect(values.map { hexadecimal($0.bytes) } == Vectors.once)
  }

  @Test func onceValuesAreStableInAScopeAndDistinctAcross() throws {
    let sample = try Sample()
    let other = MemberSecrets(u: .random(), years: [:], on: sample.board).onceValues
    var random = SeededRandom(seed: 1)
    var seen: Set<Bytes16> = []
    var count = 0
    for once in [sample.member.onceValues, other] {
      for _ in 0..<20 {
        let id = Bytes16.random(using: &random)
        for number in 1...3 as ClosedRange<UInt64> {
          let value = once.sameHere(thread: id, term: number)
          #expect(once.sameHere(thread: id, term: number) == value)
          seen.insert(value)
          count += 1
        }
        seen.insert(once.report(message: id))
        count += 1
      }
    }
    #expect(seen.count == count)
  }
}
