// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import TestKit
import Testing

@Suite struct PageSealTests {
  private static let page = Array("a page".utf8)

  private func seals() throws -> (sample: Sample, keys: EpochKeys, seals: [PageSeal]) {
    let sample = try Sample()
    let keys = EpochKeys.first(on: sample.board)
    return (
      sample, keys,
      [
        PageSeal(OpenEnvelope(), on: sample.board),
        PageSeal(SealedEnvelope(board: sample.board, keys: keys), on: sample.board),
      ]
    )
  }

  @Test func aPageOpensAsItselfAlone() throws {
    let (sample, _, seals) = try seals()
    let other = sample.identity.random
    for seal in seals {
      let version = PageSeal.Version.directory(sample.board)
      let box = try seal.seal(Self.page, as: 3, of: version)
      #expect(box.count == Self.page.count + PageSeal.overhead)
      #expect(try seal.open(box[...], as: 3, of: version, epoch: 0) == Self.page)
      #expect(throws: SealingError.notAuthentic) {
        try seal.open(box[...], as: 4, of: version, epoch: 0)
      }
      for wrong in [PageSeal.Version.directory(other), .texts(sample.board)] {
        #expect(throws: SealingError.notAuthentic) {
          try seal.open(box[...], as: 3, of: wrong, epoch: 0)
        }
      }
      #expect(throws: SealingError.otherEpoch(1)) {
        try seal.open(box[...], as: 3, of: version, epoch: 1)
      }
      #expect(throws: SealingError.self) {
        try seal.open([UInt8]()[...], as: 3, of: version, epoch: 0)
      }
      for index in box.indices {
        var changed = box
        changed[index] ^= 1
        #expect(throws: SealingError.notAuthentic) {
          try seal.open(changed[...], as: 3, of: version, epoch: 0)
        }
      }
    }
    let version = PageSeal.Version.texts(other)
    let box = try seals[0].seal(Self.page, as: 0, of: version)
    let elsewhere = PageSeal(OpenEnvelope(), on: other)
    #expect(throws: SealingError.notAuthentic) {
      try elsewhere.open(box[...], as: 0, of: version, epoch: 0)
    }
    #expect(throws: SealingError.notAuthentic) {
      try seals[1].open(box[...], as: 0, of: version, epoch: 0)
    }
  }

  @Test func formerPagesOpenAndNewOnesAreOfTheNewEpoch() throws {
    let (sample, keys, seals) = try seals()
    let version = PageSeal.Version.texts(sample.board)
    let former = try seals[1].seal(Self.page, as: 0, of: version)
    let next = PageSeal(
      SealedEnvelope(board: sample.board, keys: keys.advanced()), on: sample.board)
    #expect(next.epoch == 1)
    #expect(try next.open(former[...], as: 0, of: version, epoch: 0) == Self.page)
    let box = try next.seal(Self.page, as: 0, of: version)
    #expect(throws: SealingError.notAuthentic) {
      try next.open(box[...], as: 0, of: version, epoch: 0)
    }
    #expect(throws: SealingError.otherEpoch(1)) {
      try seals[1].open(box[...], as: 0, of: version, epoch: 1)
    }
  }
}
