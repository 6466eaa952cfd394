// SPDX-License-Identifier: Apache-2.0

import Sealing
import Testing

@Suite struct ScreenLockTests {
  @Test(arguments: [["pearl", "ladder"], ["Pearl ", " LADDER"], ["pearl ladder"]])
  func theFirstTwoWordsOpenIt(_ words: [String]) throws {
    #expect(ScreenLock(try Codename(Vectors.codename)).matches(words))
  }

  @Test(arguments: [
    [], [""], ["pearl"], ["ladder"], ["ladder", "pearl"], ["pearl", "ladder", "oven"],
    ["pearlladder"], ["pearl", "ladde"], ["oven", "thistle"],
    ["pearl", "ladder", "oven", "thistle", "copper", "window", "march"],
  ])
  func nothingElseDoes(_ words: [String]) throws {
    #expect(!ScreenLock(try Codename(Vectors.codename)).matches(words))
  }

  @Test func aShortCodenameOpensWhole() throws {
    let lock = ScreenLock(try Codename("pearl"))
    #expect(lock.matches(["pearl"]))
    #expect(!lock.matches([]))
    #expect(ScreenLock(try Codename("pearl ladder")).matches(["pearl", "ladder"]))
  }

  @Test func wordsAreACodenameHoweverTheyCome() throws {
    let board = try Sample().board
    let words = Vectors.codename.split(separator: " ").map(String.init)
    #expect(words.count == Codename.wordCount)
    #expect(
      try Codename(words: words).root(on: board, cost: .open)
        == Codename(Vectors.codename).root(on: board, cost: .open)
    )
    #expect(throws: SealingError.emptyCodename) { try Codename(words: []) }
    #expect(throws: SealingError.emptyCodename) { try Codename(words: ["", " "]) }
  }
}
