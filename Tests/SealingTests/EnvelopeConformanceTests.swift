// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import TestKit
import Testing

/// What every envelope keeps to.
@Suite struct EnvelopeConformanceTests {
  enum Kind: CaseIterable {
    case open, sealed

    func make(_ sample: Sample) throws -> any Envelope {
      switch self {
      case .open: OpenEnvelope()
      case .sealed: try sample.sealed()
      }
    }
  }

  /// Objects at the edges of the paddings, and with what might be mistaken for padding.
  static let objects: [[UInt8]] =
    [#"{}"#, #"{"a":1}"#, #"{"a":"  "}"#, #"{"a":"}  }"}"#, #"{"r":"mine"}"#, #"{"a":{}}"#]
    .map { Array($0.utf8) }
    + [511, 512, 513, 1023, 1024, 1025, 2048, 8192].map(object)

  @Test(arguments: Kind.allCases)
  func openingReturnsExactlyWhatWasSealed(_ kind: Kind) throws {
    let sample = try Sample()
    let envelope = try kind.make(sample)
    for json in Self.objects + [object(Padding.body.limit)] {
      let body = try envelope.sealBody(json, of: sample.thread)
      #expect(
        try envelope.openBody(body.octets[...], of: sample.thread, key: body.key) == json,
        "\(json.count) octets"
      )
      guard json.count <= Padding.head.limit else { continue }
      let head = try envelope.sealHead(json, at: sample.place(7))
      #expect(try envelope.openHead(head[...], at: sample.place(7)) == json)
    }
  }

  @Test(arguments: Kind.allCases)
  func openingWorksInTheMiddleOfALine(_ kind: Kind) throws {
    let sample = try Sample()
    let envelope = try kind.make(sample)
    let json = Array(#"{"a":1}"#.utf8)
    let body = try envelope.sealBody(json, of: sample.thread)
    let line = Array("before".utf8) + body.octets + Array("after".utf8)
    let stored = line.dropFirst(6).dropLast(5)
    #expect(try envelope.openBody(stored, of: sample.thread, key: body.key) == json)
  }

  @Test(arguments: Kind.allCases)
  func whatIsStoredIsOneASCIIValueOfJSON(_ kind: Kind) throws {
    let sample = try Sample()
    let envelope = try kind.make(sample)
    for json in Self.objects {
      let body = try envelope.sealBody(json, of: sample.thread).octets
      let head = try envelope.sealHead(json, at: sample.place(7))
      for stored in [body, head] {
        var scanner = JSONScanner(stored)
        try scanner.skipValue()
        try scanner.end()
        #expect(stored.allSatisfy { (0x20...0x7E).contains($0) })
      }
    }
  }

  @Test(
    arguments: Kind.allCases,
    ["", "{", "}", "[]", "null", #""{}""#, " {}", "{} ", "{ }", "{\"a\":1}\n", "{a}", "{}{}"]
  )
  func onlyACompactObjectIsSealed(_ kind: Kind, _ text: String) throws {
    let sample = try Sample()
    let envelope = try kind.make(sample)
    #expect(throws: SealingError.notAnObject) {
      try envelope.sealBody(Array(text.utf8), of: sample.thread)
    }
    #expect(throws: SealingError.notAnObject) {
      try envelope.sealHead(Array(text.utf8), at: sample.place(7))
    }
  }

  @Test(arguments: Kind.allCases)
  func whatDoesNotFitIsRefused(_ kind: Kind) throws {
    let sample = try Sample()
    let envelope = try kind.make(sample)
    #expect(throws: SealingError.tooLong(limit: Padding.body.limit)) {
      try envelope.sealBody(object(Padding.body.limit + 1), of: sample.thread)
    }
    #expect(throws: SealingError.tooLong(limit: Padding.head.limit)) {
      try envelope.sealHead(object(Padding.head.limit + 1), at: sample.place(7))
    }
  }

  @Test(arguments: Kind.allCases)
  func anErasedOrTornValueOpensToNothing(_ kind: Kind) throws {
    let sample = try Sample()
    let envelope = try kind.make(sample)
    let body = try envelope.sealBody(Array(#"{"text":"x"}"#.utf8), of: sample.thread)
    let head = try envelope.sealHead(Array(#"{"s":"x"}"#.utf8), at: sample.place(7))
    let count = body.octets.count
    let dots = [UInt8](repeating: UInt8(ascii: "."), count: count)
    for erased in [dots, body.octets.prefix(1) + dots.dropFirst(2) + body.octets.suffix(1)] {
      #expect(throws: SealingError.malformed) {
        try envelope.openBody(erased[...], of: sample.thread, key: body.key)
      }
    }
    for end in 0..<count {
      #expect(throws: SealingError.self, "body cut at \(end)") {
        try envelope.openBody(body.octets[..<end], of: sample.thread, key: body.key)
      }
    }
    for end in head.indices {
      #expect(throws: SealingError.self, "head cut at \(end)") {
        try envelope.openHead(head[..<end], at: sample.place(7))
      }
    }
  }

  @Test(arguments: Kind.allCases)
  func arbitraryBytesNeverTrap(_ kind: Kind) throws {
    let sample = try Sample()
    let envelope = try kind.make(sample)
    let body = try envelope.sealBody(Array(#"{"text":"x"}"#.utf8), of: sample.thread)
    forEachSeed(300) { seed, random in
      var stored = body.octets
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let from = Int.random(in: 0...stored.count, using: &random)
        let to = Int.random(in: from...min(stored.count, from + 50), using: &random)
        let filling = (0..<Int.random(in: 0...9, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
        stored.replaceSubrange(from..<to, with: filling)
      }
      let json = try? envelope.openBody(stored[...], of: sample.thread, key: body.key)
      if let json { #expect(json.first == UInt8(ascii: "{"), "seed \(seed)") }
      _ = try? envelope.openHead(stored[...], at: sample.place(7))
    }
  }

  @Test(arguments: Kind.allCases)
  func theChainNoticesEveryChangedByte(_ kind: Kind) throws {
    let sample = try Sample()
    let envelope = try kind.make(sample)
    let body = try envelope.sealBody(Array(#"{"text":"x"}"#.utf8), of: sample.thread).octets
    let place = sample.place(7, bodyHash: LineChain.bodyHash(of: body[...]))
    let head = try envelope.sealHead(Array(#"{"s":"x"}"#.utf8), at: place)
    let value = sample.chain.value(at: place, head: head[...])
    for changed in flipped(body) {
      #expect(LineChain.bodyHash(of: changed[...]) != place.bodyHash)
    }
    for changed in flipped(head) {
      #expect(sample.chain.value(at: place, head: changed[...]) != value)
    }
  }

  @Test(arguments: Kind.allCases)
  func theHashOfAnErasedTextConfirmsNoGuess(_ kind: Kind) throws {
    let sample = try Sample()
    let envelope = try kind.make(sample)
    let hashes = try (0..<50).map { _ in
      let body = try envelope.sealBody(Array(#"{"text":"x"}"#.utf8), of: sample.thread)
      return LineChain.bodyHash(of: body.octets[...])
    }
    #expect(Set(hashes).count == hashes.count)
  }

  @Test(arguments: Kind.allCases)
  func anyGeneratorWillDo(_ kind: Kind) throws {
    let sample = try Sample()
    var random: any RandomNumberGenerator = SeededRandom(seed: 1)
    let envelope = try kind.make(sample)
    let body = try envelope.sealBody(Array("{}".utf8), of: sample.thread, using: &random)
    #expect(
      try envelope.openBody(body.octets[...], of: sample.thread, key: body.key)
        == Array("{}".utf8)
    )
  }
}

extension Sample {
  /// The sealed envelope of the vectors.
  func sealed() throws -> SealedEnvelope {
    SealedEnvelope(board: board, epochKey: try Secret(Vectors.epochKey), epoch: 2)
  }
}

/// An object of exactly `length` octets, from 8.
func object(_ length: Int) -> [UInt8] {
  Array(#"{"a":""#.utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: length - 8)
    + Array(#""}"#.utf8)
}
