// SPDX-License-Identifier: Apache-2.0

import Bytes
@testable import Sealing
import Testing

/// Boxes for one author in one thread.
@Suite struct MailKeyTests {
  private let board = Bytes32(Array(repeating: 1, count: 32)) ?? .zero
  private let thread = Bytes16(Array(repeating: 2, count: 16)) ?? .zero
  private let other = Bytes16(Array(repeating: 3, count: 16)) ?? .zero
  private let json = Array("{\"kind\":\"thanks\"}".utf8)

  private func keys() -> YearKeys { YearKeys(.random(), on: board) }

  @Test func aBoxOpensForItsOwnerInItsThreadAlone() throws {
    let hers = keys()
    let key = hers.mail(in: thread)
    let box = try MailKey.seal(json, to: key.publicKey, in: thread, on: board)
    #expect(box.count == MailKey.boxLength)
    #expect(try key.open(box) == json)
    #expect(try MailKey.seal(json, to: key.publicKey, in: thread, on: board) != box)
    for stranger in [keys().mail(in: thread), hers.mail(in: other)] {
      #expect(throws: SealingError.notAuthentic) { try stranger.open(box) }
    }
    // Sealed to her key of this thread, but for another one or another board.
    let elsewhere = try MailKey.seal(json, to: key.publicKey, in: other, on: board)
    #expect(throws: SealingError.notAuthentic) { try key.open(elsewhere) }
    let abroad = try MailKey.seal(json, to: key.publicKey, in: thread, on: .zero)
    #expect(throws: SealingError.notAuthentic) { try key.open(abroad) }
    var changed = box
    changed[100] ^= 1
    #expect(throws: SealingError.notAuthentic) { try key.open(changed) }
    #expect(throws: SealingError.malformed) { try key.open(box + [0]) }
    #expect(throws: SealingError.malformed) { try key.open([]) }
  }

  @Test func everyBoxHasOneLength() throws {
    let key = keys().mail(in: thread)
    let long = Array("{\"x\":\"\(String(repeating: "x", count: 504))\"}".utf8)
    #expect(long.count == 512)
    #expect(
      try MailKey.seal(long, to: key.publicKey, in: thread, on: board).count == MailKey.boxLength)
    #expect(throws: SealingError.tooLong(limit: 512)) {
      try MailKey.seal(
        Array(long.dropLast(2)) + Array("x\"}".utf8), to: key.publicKey, in: thread, on: board)
    }
    #expect(throws: SealingError.notAnObject) {
      try MailKey.seal([1, 2], to: key.publicKey, in: thread, on: board)
    }
  }

  @Test func nobodyIsSealedToWhoeverHasNoSecret() {
    // A point of small order: every private key agrees with it on zero.
    #expect(throws: SealingError.badKey) {
      try MailKey.seal(json, to: .zero, in: thread, on: board)
    }
  }

  @Test func aThreadsMailKeySaysNothingOfItsTag() {
    let hers = keys()
    let publics = [
      hers.mail(in: thread).publicKey, hers.mail(in: other).publicKey,
      hers.tag(in: thread).publicKey, hers.voice(in: thread).publicKey,
    ]
    #expect(Set(publics).count == publics.count)
    #expect(hers.mail(in: thread).publicKey == publics[0])
  }
}
