// SPDX-License-Identifier: Apache-2.0

import Bytes
@testable import Sealing
import TestKit
import Testing

/// Moderators' keys, and what is sealed to all of them.
@Suite struct ModeratorKeyTests {
  private let board = Bytes32.digest(of: Array("a board".utf8)[...])
  private let other = Bytes32.digest(of: Array("another".utf8)[...])

  @Test func anActIsSignedForTheBoardAndForNothingElse() throws {
    let m = Secret.random()
    let key = ModeratorKey(m, on: board)
    let act = Array(#"{"act":1}"#.utf8)
    let signature = try key.sign(act)
    #expect(FounderKey.verify(signature, of: act[...], by: key.publicKey, on: board))
    #expect(!FounderKey.verify(signature, of: act[...], by: key.publicKey, on: other))
    #expect(!ThreadKey.verify(signature, of: act[...], by: key.publicKey, on: board))
    #expect(ModeratorKey(m, on: other).publicKey != key.publicKey)
    #expect(ModeratorKey(m, on: other).sharePublicKey != key.sharePublicKey)
    #expect(key.publicKey != key.sharePublicKey)
    let offer = OfferKey(m, on: board)
    #expect(offer.publicKey != key.publicKey)
    let offered = try offer.sign(act)
    #expect(FounderKey.verify(offered, of: act[...], by: offer.publicKey, on: board))
  }

  @Test func eachModeratorTakesTheCommonKeyOutOfHerOwnWrapAlone() throws {
    let moderators = (0..<8).map { _ in ModeratorKey(.random(), on: board) }
    let common = CommonKey.drawn(on: board)
    let wraps = try moderators.enumerated().map {
      try common.wrapped(to: $0.element.sharePublicKey, number: $0.offset)
    }
    let secret = Secret.random()
    let post = Bytes16(Array(repeating: 3, count: 16)) ?? .zero
    let box = try CommonKey.hold(secret, for: common.publicKey, of: post, on: board)
    #expect(box.count == 80)
    for (number, key) in moderators.enumerated() {
      let taken = try key.commonKey(
        in: wraps[number], publicKey: common.publicKey, number: number)
      #expect(try taken.held(box, of: post) == secret)
      #expect(throws: SealingError.notAuthentic) { try taken.held(box, of: .zero) }
      for wrong in 0..<8 where wrong != number {
        #expect(throws: SealingError.notAuthentic) {
          try key.commonKey(in: wraps[wrong], publicKey: common.publicKey, number: number)
        }
      }
      #expect(throws: SealingError.notAuthentic, "another place in the set") {
        try key.commonKey(in: wraps[number], publicKey: common.publicKey, number: number + 1)
      }
      #expect(throws: SealingError.notAuthentic, "another set's key") {
        try key.commonKey(
          in: wraps[number], publicKey: CommonKey.drawn(on: board).publicKey, number: number)
      }
    }
    // Who was not in the set, or only came later, opens nothing of it.
    let next = CommonKey.drawn(on: board)
    #expect(throws: SealingError.notAuthentic) { try next.held(box, of: post) }
  }

  @Test func treesDifferWithinASetAndFromQuarterToQuarter() {
    var changes = 0
    for quarter in 8_000..<8_040 {
      let trees = (0..<8).compactMap {
        TreeOrder.index(of: $0, in: quarter, on: board, count: 48)
      }
      #expect(trees.count == 8 && Set(trees).count == 8)
      #expect(trees.allSatisfy { (0..<48).contains($0) })
      let later = (0..<8).compactMap {
        TreeOrder.index(of: $0, in: quarter + 1, on: board, count: 48)
      }
      changes += zip(trees, later).count { $0 != $1 }
    }
    #expect(changes > 280, "of 320")
    #expect(TreeOrder.index(of: 3, in: 0, on: board, count: 3) == nil)
    #expect(TreeOrder.index(of: -1, in: 0, on: board, count: 3) == nil)
  }

  @Test func checkWordsFollowFromEveryAct() {
    let acts = (0..<5).map { [UInt8($0), 1, 2] }
    let check = CheckWords.check(acts, on: board)
    #expect(check == CheckWords.check(acts, on: board))
    #expect(check != CheckWords.check(acts.dropLast(), on: board))
    #expect(check != CheckWords.check(acts.reversed(), on: board))
    #expect(check != CheckWords.check(acts, on: other))
    #expect(check != CheckWords.check([acts[0] + acts[1]] + acts[2...], on: board))
    let words = CheckWords.words(of: check, count: 2_048)
    #expect(words.count == 3 && words.allSatisfy { (0..<2_048).contains($0) })
    #expect(CheckWords.words(of: check, count: 0).isEmpty)
  }
}
