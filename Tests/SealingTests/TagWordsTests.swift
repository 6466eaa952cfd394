// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import TestKit
import Testing

@Suite struct TagWordsTests {
  @Test func wordsAreTheKnownOnes() throws {
    let sample = try Sample()
    let key = try #require(Bytes32(try octets(Vectors.tag)))
    let words = TagWords(of: key, in: sample.thread, on: sample.board, things: 512, birds: 100)
    #expect(words.thing == 133)
    #expect(words.bird == 38)
  }

  /// Lists of 2^62 + 1 words pass over a quarter of all numbers; this thread takes five of them.
  ///
  /// That is one more than a digest holds. Computed as the vectors are: big-endian numbers of
  /// d = sha256(L("words", ...)), then of sha256(d); those from 3 (2^62 + 1) up passed over.
  @Test func theDigestGoesOnWhenItsNumbersRunOut() throws {
    let sample = try Sample()
    let key = try #require(Bytes32(try octets(Vectors.tag)))
    let thread = try #require(Bytes16([UInt8](repeating: 31, count: 16)))
    let count = 1 << 62 + 1
    let words = TagWords(
      of: key,
      in: thread,
      on: sample.board,
      things: count,
      birds: count
    )
    #expect(words.thing == 3_211_214_710_325_625_602)
    #expect(words.bird == 1_989_846_221_316_709_753)
  }

  @Test func everyWordComesUpAboutEquallyOften() throws {
    let sample = try Sample()
    var random = SeededRandom(seed: 1)
    var things = [Int](repeating: 0, count: 7)
    var birds = [Int](repeating: 0, count: 5)
    for _ in 0..<7000 {
      let words = TagWords(
        of: .random(using: &random),
        in: sample.thread,
        on: sample.board,
        things: 7,
        birds: 5
      )
      things[words.thing] += 1
      birds[words.bird] += 1
    }
    // Six standard deviations around 1,000 and 1,400.
    #expect(things.allSatisfy { (825...1175).contains($0) })
    #expect(birds.allSatisfy { (1200...1600).contains($0) })
  }

  @Test func oneWordListsHaveOneWord() throws {
    let sample = try Sample()
    let words = TagWords(
      of: sample.founder.publicKey,
      in: sample.thread,
      on: sample.board,
      things: 1,
      birds: 1
    )
    #expect(words == TagWords(of: .zero, in: sample.thread, on: sample.board, things: 1, birds: 1))
  }
}
