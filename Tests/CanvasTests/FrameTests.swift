// SPDX-License-Identifier: Apache-2.0

import Canvas
import TestKit
import Testing
import Text

@Suite struct FrameTests {
  private func frame(_ rows: Int, _ columns: Int) -> Frame {
    Frame(size: Size(rows: rows, columns: columns))
  }

  @Test(
    arguments: [
      ("abc", 0, nil, "abc", 3), ("abc", 2, nil, "  abc", 5), ("abcdef", 6, nil, "      ab", 8),
      ("abc", -1, nil, "bc", 2), ("abc", 8, nil, "", 8), ("abc", 9, nil, "", 9),
      ("abc", 1, 2, " ab", 3),
      ("abc", 0, 0, "", 0), ("abc", 0, -3, "", 0), ("漢字", 0, nil, "漢字", 4), ("漢字", 0, 3, "漢", 3),
      ("漢字", -1, nil, " 字", 3), ("e\u{301}x", 0, nil, "e\u{301}x", 2),
      ("e\u{301}x", 0, 1, "e\u{301}", 1),
      ("\u{301}x", 0, nil, "x", 1), ("a\nb\tc", 0, nil, "a b c", 5),
      ("\u{1B}[2J", 0, nil, "\u{FFFD}[2J", 4),
      ("漢", 7, nil, "", 8), ("漢e\u{301}", -2, nil, "e\u{301}", 1), ("", 3, nil, "", 3),
      ("abc", .min, nil, "", .min + 3), ("abc", .max, .max, "", .max),
    ] as [(String, Int, Int?, String, Int)]
  )
  func put(text: String, column: Int, width: Int?, expected: String, next: Int) {
    var frame = frame(1, 8)
    #expect(frame.put(text, row: 0, column: column, style: .strong, width: width) == next)
    #expect(Array(frame.lines[0].unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func `a row outside is no error`() {
    var frame = frame(2, 4)
    for row in [-1, 2, .max, .min] { frame.put("abc", row: row, column: 0) }
    frame.clear(rows: -3..<9, columns: -5..<99)
    frame.rule(row: 7)
    #expect(frame == self.frame(2, 4))
    #expect(frame[9, 9] == .blank)
    #expect(frame.cells(ofRow: 5).isEmpty)
  }

  @Test func `half a wide character becomes a blank`() {
    var frame = frame(1, 6)
    frame.put("漢字漢", row: 0, column: 0)
    frame.put("x", row: 0, column: 1)
    #expect(frame.lines == [" x字漢"])
    frame.put("y", row: 0, column: 4)
    #expect(frame.lines == [" x字y"])
    frame.put("", row: 0, column: 3)
    #expect(frame.lines == [" x字y"])
    frame.put("漢", row: 0, column: 3, width: 1)
    #expect(frame.lines == [" x  y"])
  }

  @Test func `never touches a cell outside its run`() {
    forEachSeed(2_000) { seed, random in
      let columns = Int.random(in: 1...20, using: &random)
      var frame = frame(3, columns)
      for row in 0..<3 { frame.put(randomText(&random, upTo: 20), row: row, column: 0) }
      let before = frame
      let column = Int.random(in: -5...25, using: &random)
      let width = Int.random(in: 0...12, using: &random)
      let next = frame.put(
        randomText(&random, upTo: 12),
        row: 1,
        column: column,
        style: .alarm,
        width: width
      )
      #expect(next >= column && next <= max(column, min(column + width, columns)), "seed \(seed)")
      for row in 0..<3 {
        for place in 0..<columns {
          let now = frame[row, place]
          if row == 1, column..<max(column, next) ~= place {
            #expect(now.style == .alarm, "seed \(seed)")
          } else if now != before[row, place] {
            // Only the outer half of a wide character that the run cut may differ: a blank now.
            #expect(row == 1 && now.text == " ", "seed \(seed)")
            #expect(place == column - 1 || place == next, "seed \(seed)")
            #expect(now.style == before[row, place].style, "seed \(seed)")
          }
        }
        expectWhole(frame, row: row, seed: seed)
      }
    }
  }

  /// Every wide character has its right half, every right half its character.
  private func expectWhole(_ frame: Frame, row: Int, seed: UInt64) {
    var mayBeCovered = false
    for cell in frame.cells(ofRow: row) {
      #expect(cell.isCovered == mayBeCovered, "seed \(seed)")
      mayBeCovered = cell.text.columnWidth == 2
    }
    #expect(!mayBeCovered, "seed \(seed)")
  }

  @Test func `other writing`() {
    var frame = frame(3, 10)
    #expect(frame.putRight("end", row: 0) == 7)
    #expect(frame.putRight("mid", row: 1, before: 5) == 2)
    #expect(frame.putRight("too long for it", row: 2, before: 9, notBefore: 4) == 4)
    #expect(frame.lines == ["       end", "  mid", "    too l"])
    frame.rule(row: 1)
    frame.rule(row: 2, columns: 0..<3, style: .dim)
    #expect(frame.lines == ["       end", "──────────", "─── too l"])
    #expect(frame[2, 2].style == .dim)
    frame.restyle(rows: 0..<1, to: .selected)
    #expect(frame.cells(ofRow: 0).allSatisfy { $0.style == .selected })
    #expect(frame.lines[0] == "       end")
    frame.clear(rows: 1..<3, columns: 2..<99, style: .dim)
    #expect(frame.lines == ["       end", "──", "──"])
    #expect(frame[1, 2].style == .dim)
  }

  @Test func `in ASCII every cell keeps its column`() {
    var frame = frame(1, 12)
    frame.put("▌● é漢…’x", row: 0, column: 0)
    #expect(frame.ascii.lines == [">* e? .'x"])
  }

  /// A bound far above what it takes, to catch what grows with the square.
  @Test func `a large frame is filled and compared in time`() {
    let line = String(repeating: "taxi · ", count: 60)
    let duration = ContinuousClock().measure {
      var frame = frame(100, 300)
      for row in 0..<100 { frame.put(line, row: row, column: 0) }
      #expect(frame != Frame(size: frame.size))
    }
    #expect(duration < .seconds(1))
  }
}
