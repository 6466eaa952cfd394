// SPDX-License-Identifier: Apache-2.0

import Bytes
@testable import Sealing
import Testing

/// Boxes for the moderators of a set.
@Suite struct SubmissionBoxTests {
  private let board = Bytes32(Array(repeating: 1, count: 32)) ?? .zero
  private let event = Bytes16(Array(repeating: 2, count: 16)) ?? .zero

  @Test func aBoxOpensForItsKeyAndItsEventAlone() throws {
    let key = CommonKey.drawn(on: board)
    let content = Array("what was sent".utf8)
    let box = try SubmissionBox.seal(content, to: key.publicKey, of: event, on: board)
    #expect(try key.content(of: box, event: event) == content)
    #expect(try SubmissionBox.seal(content, to: key.publicKey, of: event, on: board) != box)
    #expect(throws: SealingError.notAuthentic) {
      try CommonKey.drawn(on: board).content(of: box, event: event)
    }
    #expect(throws: SealingError.notAuthentic) { try key.content(of: box, event: .zero) }
    let abroad = try SubmissionBox.seal(content, to: key.publicKey, of: event, on: .zero)
    #expect(throws: SealingError.notAuthentic) { try key.content(of: abroad, event: event) }
    var changed = box
    changed[99] ^= 1
    #expect(throws: SealingError.notAuthentic) { try key.content(of: changed, event: event) }
    #expect(throws: SealingError.malformed) { try key.content(of: box + [0], event: event) }
    #expect(throws: SealingError.malformed) { try key.content(of: [], event: event) }
    #expect(throws: SealingError.badKey) {
      try SubmissionBox.seal(content, to: .zero, of: event, on: board)
    }
  }

  @Test func boxesHaveFewLengthsEachOfWhichFitsABody() throws {
    let key = CommonKey.drawn(on: board)
    var lengths: Set<Int> = []
    for count in [0, 1, 300, 2_900, 3_008, 3_009, 6_000, 20_000, SubmissionBox.limit] {
      let content = Array(repeating: UInt8(7), count: count)
      let box = try SubmissionBox.seal(content, to: key.publicKey, of: event, on: board)
      #expect(try key.content(of: box, event: event) == content)
      lengths.insert(box.count)
      let body = Base64URL.length(of: box.count) + 10
      #expect(Padding.body.lengths.contains { $0 >= body && $0 - body < 16 }, "\(count)")
    }
    #expect(lengths.count == 4)
    #expect(throws: SealingError.tooLong(limit: SubmissionBox.limit)) {
      try SubmissionBox.seal(
        Array(repeating: 0, count: SubmissionBox.limit + 1), to: key.publicKey, of: event,
        on: board)
    }
  }
}
