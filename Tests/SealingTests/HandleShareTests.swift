// SPDX-License-Identifier: Apache-2.0

import Bytes
@testable import Sealing
import TestKit
import Testing

/// Shares of a handle: two moderators open it, one does not.
@Suite struct HandleShareTests {
  private let board = Bytes32.digest(of: Array("a board".utf8)[...])

  private func bytes16(_ random: inout SeededRandom) -> Bytes16 { .random(using: &random) }

  @Test(arguments: (0..<20).map { UInt64($0) })
  func anyTwoOfEightGiveTheHandleAndTwoOfOneNumberNone(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let handle = bytes16(&random)
    let shares = HandleShare.dealt(handle)
    #expect(shares.map(\.number) == Array(0..<8))
    for one in shares {
      for other in shares {
        let expected = one.number == other.number ? nil : handle
        #expect(HandleShare.handle(of: one, other) == expected, "seed \(seed)")
      }
    }
  }

  @Test(arguments: (0..<20).map { UInt64($0) })
  func oneShareIsAsLikelyUnderEveryHandle(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let (handle, other) = (bytes16(&random), bytes16(&random))
    let drawn = (0..<3).map { _ in bytes16(&random) }
    func sum(_ values: Bytes16...) -> Bytes16 {
      values.reduce(.zero) { Bytes16(zip($0.bytes, $1.bytes).map { $0 ^ $1 }) ?? .zero }
    }
    for number in 0..<8 {
      let share = HandleShare.dealt(handle, with: drawn)[number]
      // Exactly one other draw gives the same share of the other handle: seeing it tells nothing.
      let matching = (0..<3).map {
        number >> $0 & 1 == 0 ? drawn[$0] : sum(drawn[$0], handle, other)
      }
      #expect(HandleShare.dealt(other, with: matching)[number] == share, "seed \(seed)")
    }
  }

  @Test func sharesOpenInTheirPlaceAloneAndMovedOnesFail() throws {
    var random = SeededRandom(seed: 4)
    let (handle, thread, elsewhere) = (
      bytes16(&random), bytes16(&random), bytes16(&random)
    )
    let tag = Bytes32.digest(of: Array("a tag".utf8)[...])
    let otherTag = Bytes32.digest(of: Array("another tag".utf8)[...])
    let moderators = (0..<8).map { _ in ModeratorKey(.random(), on: board) }
    let shares = HandleShare.dealt(handle)
    let sealed = try zip(shares, moderators).map {
      try $0.sealed(to: $1.sharePublicKey, in: thread, tag: tag, on: board)
    }
    #expect(Set(sealed.map(\.count)) == [96])
    for (number, key) in moderators.enumerated() {
      let own = try key.share(sealed[number], number: number, in: thread, tag: tag)
      #expect(own == shares[number])
      for other in 0..<8 where other != number {
        #expect(throws: SealingError.notAuthentic, "another's") {
          try key.share(sealed[other], number: other, in: thread, tag: tag)
        }
      }
      #expect(throws: SealingError.notAuthentic) {
        try key.share(sealed[number], number: number, in: elsewhere, tag: tag)
      }
      #expect(throws: SealingError.notAuthentic) {
        try key.share(sealed[number], number: number, in: thread, tag: otherTag)
      }
      #expect(throws: SealingError.notAuthentic) {
        try key.share(sealed[number], number: (number + 1) % 8, in: thread, tag: tag)
      }
      #expect(throws: SealingError.malformed) {
        try key.share(Array(sealed[number].dropLast()), number: number, in: thread, tag: tag)
      }
    }
  }

  @Test func aShareIsGivenForOneProposalToOneModerator() throws {
    var random = SeededRandom(seed: 5)
    let (handle, thread, proposal) = (bytes16(&random), bytes16(&random), bytes16(&random))
    let tag = Bytes32.digest(of: Array("a tag".utf8)[...])
    let (a, b) = (ModeratorKey(.random(), on: board), ModeratorKey(.random(), on: board))
    let shares = HandleShare.dealt(handle)
    let given = try shares[5].given(
      to: a.sharePublicKey, proposal: proposal, in: thread, tag: tag, on: board)
    let taken = try a.givenShare(given, of: 5, proposal: proposal, in: thread, tag: tag)
    #expect(HandleShare.handle(of: shares[2], taken) == handle)
    #expect(throws: SealingError.notAuthentic) {
      try b.givenShare(given, of: 5, proposal: proposal, in: thread, tag: tag)
    }
    #expect(throws: SealingError.notAuthentic) {
      try a.givenShare(given, of: 5, proposal: thread, in: thread, tag: tag)
    }
    #expect(throws: SealingError.notAuthentic, "nor is it one that was dealt") {
      try a.share(given, number: 5, in: thread, tag: tag)
    }
    #expect(throws: SealingError.badKey) {
      try shares[5].given(to: .zero, proposal: proposal, in: thread, tag: tag, on: board)
    }
  }
}
