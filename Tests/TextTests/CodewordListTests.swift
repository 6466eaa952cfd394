// SPDX-License-Identifier: Apache-2.0

import Testing
import Text

@Suite struct CodewordListTests {
  private let list = CodewordList(["elm", "ladder", "march", "oven", "pearl"])

  private func index(_ letters: String) -> Int? { list.index(of: letters) }

  @Test(arguments: [
    ("elm", 0), ("ELM", 0), ("ladd", 1), ("Ladde", 1), ("ladder", 1), ("oven", 3), ("pear", 4),
  ])
  func aWordIsKnownByItsFirstFourLettersAndAnyMoreOfItsOwn(letters: String, place: Int) {
    #expect(index(letters) == place)
    #expect(list.hasWord(beginningWith: Array(letters.utf8)))
  }

  @Test(arguments: [
    "el", "elms", "lad", "ladds", "ladderr", "pears", "ovens", "", "perl", "pe4r", "l\u{e4}dd",
    "\0elm",
  ])
  func nothingElseIsAWord(letters: String) {
    #expect(index(letters) == nil)
  }

  @Test func beginningsAreKnownLetterByLetter() {
    for place in 0..<list.count {
      let letters = Array(list[place].utf8)
      for count in 0...letters.count {
        #expect(list.hasWord(beginningWith: letters.prefix(count)))
      }
    }
    for letters in ["q", "elms", "laa", "pearls", "pearx", "1"] {
      #expect(!list.hasWord(beginningWith: Array(letters.utf8)), "\(letters)")
    }
  }

  @Test func aFileIsOneWordALine() {
    #expect(CodewordList(lines: Array("elm\nladder\nmarch\noven\npearl\n".utf8)) == list)
    #expect(CodewordList([]).count == 0)
  }
}
