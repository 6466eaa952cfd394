// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import TestKit
import Testing

@Suite struct SealedEnvelopeTests {
  @Test func opensWhatAnotherImplementationSealed() throws {
    let sample = try Sample()
    let bodyHash = try #require(Bytes32(try octets(Vectors.bodyHash)))
    let head = Array(Vectors.sealedHead.utf8)
    let place = sample.place(7, bodyHash: bodyHash)
    #expect(try sample.sealed().openHead(head[...], at: place) == Array(Vectors.head.utf8))
    let body = Array(Vectors.sealedBody.utf8)
    let plain = try sample.sealed()
      .openBody(body[...], of: sample.thread, key: Vectors.bodyKey)
    #expect(plain == Array(Vectors.plainBody.utf8))
  }

  @Test func theKeyHashIsTheKnownOneAndTheBodysOwn() throws {
    let sample = try Sample()
    #expect(
      hexadecimal(SealedBody.keyHash(of: Vectors.bodyKey).bytes) == Vectors.bodyKeyHash
    )
    let body = try sample.sealed().sealBody(Array("{}".utf8), of: sample.thread)
    #expect(body.keyHash == SealedBody.keyHash(of: try #require(body.key)))
  }

  @Test func everyChangedByteOfAHeadIsRefused() throws {
    let sample = try Sample()
    let envelope = try sample.sealed()
    let head = try envelope.sealHead(Array(Vectors.head.utf8), at: sample.place(7))
    for changed in flipped(head) {
      #expect(throws: SealingError.self) {
        try envelope.openHead(changed[...], at: sample.place(7))
      }
    }
  }

  @Test func aHeadOpensAtItsPlaceAlone() throws {
    let sample = try Sample()
    let envelope = try sample.sealed()
    let place = sample.place(7)
    let head = try envelope.sealHead(Array(Vectors.head.utf8), at: place)
    for other in try misplaced(place) {
      let expected: SealingError =
        other.epoch == place.epoch ? .notAuthentic : .otherEpoch(other.epoch)
      #expect(throws: expected) { try envelope.openHead(head[...], at: other) }
    }
  }

  @Test func everyChangedByteOfABodyIsRefused() throws {
    let sample = try Sample()
    let envelope = try sample.sealed()
    let body = try envelope.sealBody(Array(Vectors.plainBody.utf8), of: sample.thread)
    for changed in flipped(body.octets) {
      #expect(throws: SealingError.self) {
        try envelope.openBody(changed[...], of: sample.thread, key: body.key)
      }
    }
  }

  @Test func aBodyOpensForItsEventWithItsKeyAlone() throws {
    let sample = try Sample()
    let envelope = try sample.sealed()
    let body = try envelope.sealBody(Array(Vectors.plainBody.utf8), of: sample.thread)
    let key = try #require(body.key)
    for other in flipped(sample.thread.bytes) {
      let event = try #require(Bytes16(other))
      #expect(throws: SealingError.notAuthentic) {
        try envelope.openBody(body.octets[...], of: event, key: key)
      }
    }
    for other in flipped(key) {
      #expect(throws: SealingError.notAuthentic) {
        try envelope.openBody(body.octets[...], of: sample.thread, key: other)
      }
    }
    #expect(throws: SealingError.keyMissing) {
      try envelope.openBody(body.octets[...], of: sample.thread, key: nil)
    }
    #expect(throws: SealingError.badKey) {
      try envelope.openBody(body.octets[...], of: sample.thread, key: Array(key.dropLast()))
    }
  }

  @Test func anotherBoardOrKeyOpensNothing() throws {
    let sample = try Sample()
    let envelope = try sample.sealed()
    let head = try envelope.sealHead(Array(Vectors.head.utf8), at: sample.place(7))
    let body = try envelope.sealBody(Array(Vectors.plainBody.utf8), of: sample.thread)
    let key = try Secret(Vectors.epochKey)
    let elsewhere = SealedEnvelope(board: sample.identity.random, epochKey: key, epoch: 2)
    let rotated = SealedEnvelope(board: sample.board, epochKey: .random(), epoch: 2)
    for other in [elsewhere, rotated] {
      #expect(throws: SealingError.notAuthentic) {
        try other.openHead(head[...], at: sample.place(7))
      }
    }
    #expect(throws: SealingError.notAuthentic) {
      try elsewhere.openBody(body.octets[...], of: sample.thread, key: body.key)
    }
  }

  @Test(arguments: [
    (8, 512, 1024), (512, 512, 1024), (513, 1024, 1024), (1024, 1024, 1024), (1025, 2048, 2048),
    (4096, 4096, 4096), (4097, 8192, 8192), (8192, 8192, 8192),
  ])
  func lengthsAreFew(_ length: Int, _ head: Int, _ body: Int) throws {
    let sample = try Sample()
    let envelope = try sample.sealed()
    // A nonce of 12 octets and a code of 16, in base64url, in quotes.
    let stored = { (padded: Int) in Base64URL.length(of: padded + 28) + 2 }
    #expect(try envelope.sealHead(object(length), at: sample.place(7)).count == stored(head))
    #expect(
      try envelope.sealBody(object(length), of: sample.thread).octets.count == stored(body)
    )
  }

  @Test func theLongestAllowedTextFits() throws {
    let sample = try Sample()
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("text")
    writer.value(String(repeating: "\u{1F426}", count: 4000))
    writer.key("shares")
    writer.beginArray()
    for _ in 0..<8 { writer.value(base64url: [UInt8](repeating: 255, count: 96)) }
    writer.endArray()
    writer.endObject()
    _ = try sample.sealed().sealBody(writer.bytes, of: sample.thread)
  }

  @Test func aSeedGivesNoKeyAway() throws {
    let sample = try Sample()
    let bodies = try (0..<2).map { _ in
      var random = SeededRandom(seed: 1)
      return try sample.sealed().sealBody(Array("{}".utf8), of: sample.thread, using: &random)
    }
    #expect(bodies[0].key != bodies[1].key)
    #expect(bodies[0].octets != bodies[1].octets)
  }
}
