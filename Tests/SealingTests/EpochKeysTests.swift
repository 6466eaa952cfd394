// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import Testing

@Suite struct EpochKeysTests {
  @Test func everyEpochAndPurposeHasItsOwnKey() throws {
    let keys = EpochKeys.first(on: try Sample().board).advanced().advanced()
    #expect(keys.current == 2)
    var seen: [Secret] = []
    for epoch in 0...keys.current {
      for purpose in EpochKeys.Purpose.allCases {
        let key = try #require(keys.key(for: purpose, of: epoch))
        #expect(!seen.contains(key))
        seen.append(key)
      }
    }
    for epoch in [3, UInt64.max] {
      #expect(keys.key(for: .journal, of: epoch) == nil)
      #expect(keys.checksum(of: epoch) == nil)
    }
    #expect(Set((0...2).map { keys.checksum(of: $0) }).count == 3)
  }

  @Test func whatWasStaysAndWhatComesIsDrawn() throws {
    let board = try Sample().board
    let first = EpochKeys.first(on: board)
    let left = first.advanced()
    let right = first.advanced()
    #expect(left.key(for: .journal, of: 0) == first.key(for: .journal, of: 0))
    #expect(left.checksum(of: 0) == first.checksum)
    #expect(left.checksum != right.checksum)
    #expect(EpochKeys.first(on: board).checksum != first.checksum)
  }

  @Test func anEnvelopeOpensEveryEpochThatItHas() throws {
    let sample = try Sample()
    let keys = EpochKeys.first(on: sample.board).advanced().advanced()
    let envelope = SealedEnvelope(board: sample.board, keys: keys)
    #expect(envelope.epoch == 2)
    #expect(OpenEnvelope().epoch == 0)
    #expect(try sample.sealed().epoch == 2)
    let json = Array(Vectors.head.utf8)
    var heads: [[UInt8]] = []
    for epoch in 0...2 as ClosedRange<UInt64> {
      let place = sample.place(7, epoch: epoch)
      let head = try envelope.sealHead(json, at: place)
      #expect(try envelope.openHead(head[...], at: place) == json)
      heads.append(head)
    }
    for epoch in 0...2 as ClosedRange<UInt64> {
      for (other, head) in heads.enumerated() where other != Int(epoch) {
        #expect(throws: SealingError.notAuthentic) {
          try envelope.openHead(head[...], at: sample.place(7, epoch: epoch))
        }
      }
    }
    for epoch in [3, UInt64.max] {
      let place = sample.place(7, epoch: epoch)
      #expect(throws: SealingError.otherEpoch(epoch)) {
        try envelope.openHead(heads[0][...], at: place)
      }
      #expect(throws: SealingError.otherEpoch(epoch)) { try envelope.sealHead(json, at: place) }
    }
    #expect(throws: SealingError.otherEpoch(1)) {
      try sample.sealed().openHead(heads[1][...], at: sample.place(7, epoch: 1))
    }
  }

  @Test func pastOpensUnderItsEpochsKeyAlone() throws {
    let sample = try Sample()
    let keys = EpochKeys.first(on: sample.board).advanced()
    let past = try keys.sealedPast()
    #expect(past.count == 12 + 32 + 16)
    let other = try Secret(Vectors.epochKey)
    #expect(throws: SealingError.wrongKeyCheck) {
      try EpochKeys(
        opening: past,
        with: other,
        of: 1,
        checksum: keys.checksum,
        on: sample.board
      )
    }
    let vector = try #require(Bytes32(octets(Vectors.keyCheck)))
    #expect(throws: SealingError.notAuthentic) {
      try EpochKeys(opening: past, with: other, of: 1, checksum: vector, on: sample.board)
    }
  }
}
