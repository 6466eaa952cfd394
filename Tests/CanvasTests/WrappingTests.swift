// SPDX-License-Identifier: Apache-2.0

import Canvas
import TestKit
import Testing
import Text

@Suite struct WrappingTests {
  @Test(arguments: [
    ("", 5, [""]), ("a", 5, ["a"]), ("a\n", 5, ["a", ""]), ("\n\nb", 5, ["", "", "b"]),
    ("one two", 7, ["one two"]), ("one two", 6, ["one", "two"]), ("one two", 3, ["one", "two"]),
    ("one   two", 4, ["one", "two"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("x abcdefgh", 3, ["x", "abc", "def", "gh"]), ("abcdef gh", 3, ["abc", "def", "gh"]),
    ("  indent it", 8, ["  indent", "it"]), ("漢字漢字", 5, ["漢字", "漢字"]), ("漢字", 1, ["漢", "字"]),
    ("漢\u{301}字", 1, ["漢\u{301}", "字"]),
    ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]), ("a      ", 3, ["a"]),
    ("ab", 0, ["a", "b"]),
  ])
  func table(text: String, columns: Int, expected: [String]) {
    #expect(Wrapping.wrap(text, columns: columns).map(String.init) == expected)
  }

  @Test func `lines fit, lose no word and split no character`() {
    forEachSeed(2_000) { seed, random in
      let text = Sanitiser.draft(randomText(&random, upTo: 60))
      let columns = Int.random(in: 2...20, using: &random)
      let lines = Wrapping.wrap(text, columns: columns)
      for line in lines {
        #expect(line.columnWidth <= columns, "seed \(seed)")
        #expect(line.unicodeScalars.first?.isMark != true, "seed \(seed)")
        #expect(!line.unicodeScalars.contains("\n"), "seed \(seed)")
      }
      let kept = lines.joined().unicodeScalars.filter { $0 != " " }
      #expect(Array(kept) == text.unicodeScalars.filter { $0 != " " && $0 != "\n" }, "seed \(seed)")
      #expect(lines.count > text.unicodeScalars.count { $0 == "\n" }, "seed \(seed)")

      // A word that fits a line is never broken.
      let words = Set(text.split { $0 == " " || $0 == "\n" }.filter { $0.columnWidth <= columns })
      let whole = Set(lines.flatMap { $0.split(separator: " ") })
      #expect(words.isSubset(of: whole), "seed \(seed)")
    }
  }
}
