// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Text

@Suite struct FoldedWordsTests {
  @Test(arguments: [
    ("late caf", true), ("\"late caf\"", false), ("\"at the caf\"", true), ("\"late", true),
    ("\"\"", true), ("afe", false), ("the \"cafe\"", true), ("22 oclock", false), ("zebra", false),
    ("\"the   cafe\"", true),
  ])
  func wordsAndPhrases(_ typed: String, isFound: Bool) {
    let text = Folding.fold("Late, at the Café; 22 o'clock")
    #expect(FoldedWords(typed).match(text[...]) == isFound)
  }

  /// The search in steps of eight finds what a look at every place finds.
  @Test func everyPlaceIsFound() {
    forEachSeed(300) { seed, random in
      let letters = Array("ab a".utf8)
      func draw(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in letters[Int.random(in: letters.indices, using: &random)] }
      }
      let text = draw(Int.random(in: 0...60, using: &random))
      let word = draw(Int.random(in: 1...10, using: &random))
      var wanted: [Int] = []
      var start = 0
      while start + word.count <= text.count {
        let isWord = start == 0 || text[start - 1] == UInt8(ascii: " ")
        if isWord, Array(text[start..<(start + word.count)]) == word { wanted.append(start) }
        start += 1
      }
      let words = FoldedWords(word: word)
      var found: [Int] = []
      text.withUnsafeBytes { bytes in
        words.positions(in: bytes) {
          found.append($0)
          return $0
        }
      }
      #expect(found == wanted, "seed \(seed)")
      #expect(words.match(text[...]) == !wanted.isEmpty, "seed \(seed)")
    }
  }
}
