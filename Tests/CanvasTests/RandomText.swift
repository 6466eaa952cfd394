// SPDX-License-Identifier: Apache-2.0

import TestKit

/// Text with everything that makes cells hard: blanks, newlines, marks, wide and hostile scalars.
func randomText(_ random: inout SeededRandom, upTo count: Int) -> String {
  let pieces = [
    "a", "b", "word", " ", " ", "  ", "\n", "é", "e\u{301}", "\u{302}", "漢", "👍", "\t", "\u{1B}",
    "\u{200D}", "\r\n", "x'y", "12", "—", "\u{202E}",
  ]
  var text = ""
  for _ in 0..<Int.random(in: 0...count, using: &random) {
    text += pieces[Int.random(in: 0..<pieces.count, using: &random)]
  }
  return text
}
