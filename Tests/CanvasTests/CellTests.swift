// SPDX-License-Identifier: Apache-2.0

import Canvas
import Testing
import Text

@Suite struct CellTests {
  @Test(arguments: [
    "a", " ", "é", "e\u{301}", "e\u{301}\u{302}", "漢", "👍", "\u{1112}\u{1161}\u{11AB}",
  ])
  func `keeps one character and its marks`(text: String) {
    let cell = Cell(text: text, style: .strong)
    #expect(Array(cell.text.unicodeScalars) == Array(text.unicodeScalars))
    #expect(cell.style == .strong)
    #expect(!cell.isCovered)
  }

  @Test func `keeps no more than that`() {
    #expect(Cell(text: "ab", style: .plain).text == "a")
    #expect(Cell(text: "e\u{301}\u{302}\u{303}", style: .plain).text == "e\u{301}\u{302}")
    #expect(Cell(text: "\u{1B}", style: .plain).text == "\u{FFFD}")
    #expect(Cell(text: "", style: .plain).isCovered)
    #expect(Cell(text: "\u{202E}", style: .plain).isCovered)
    #expect(MemoryLayout<Cell>.stride == 16)
  }

  @Test(arguments: [
    ("a", "a"), ("─", "-"), ("▌", ">"), ("●", "*"), ("·", "."), ("■", "#"), ("□", "_"), ("…", "."),
    ("’", "'"), ("—", "-"), ("é", "e"), ("É", "E"), ("e\u{301}", "e"), ("ß", "s"), ("漢", "?"),
    ("я", "?"), ("\u{FFFD}", "?"), (" ", " "), ("", " "),
  ])
  func `in ASCII`(text: String, expected: String) {
    let cell = Cell(text: text, style: .found).ascii
    #expect(cell.text == expected)
    #expect(cell.style == .found)
  }
}
