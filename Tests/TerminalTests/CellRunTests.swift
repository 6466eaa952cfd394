// SPDX-License-Identifier: Apache-2.0

import Canvas
import Terminal
import TestKit
import Testing

@Suite struct CellRunTests {
  private static func frame(_ cells: [(String, Style)]) -> Frame {
    var frame = Frame(size: Size(rows: 1, columns: cells.count))
    for (column, cell) in cells.enumerated() {
      frame[0, column] = Cell(text: cell.0, style: cell.1)
    }
    return frame
  }

  private static func random(columns: Int, using random: inout SeededRandom) -> Frame {
    var cells: [(String, Style)] = []
    while cells.count < columns {
      let style = Style.allCases.randomElement(using: &random) ?? .plain
      let text = ["a", "b", " ", "é", "─", "e\u{301}", "漢"].randomElement(using: &random) ?? " "
      if text == "漢", cells.count + 2 <= columns {
        cells += [(text, style), ("", style)]
      } else if text != "漢" {
        cells.append((text, style))
      }
    }
    return frame(cells)
  }

  @Test func `runs join ASCII of one style and keep all else apart`() {
    let frame = Self.frame([
      ("a", .plain), ("b", .plain), ("c", .dim), ("─", .dim), ("─", .dim), ("漢", .dim), ("", .dim),
      ("d", .dim),
    ])
    let runs = CellRun.runs(of: frame, row: 0, columns: 0..<8, asciiOnly: false)
    #expect(runs.map(\.text) == ["ab", "c", "─", "─", "漢", "d"])
    #expect(runs.map(\.column) == [0, 2, 3, 4, 5, 7])
    #expect(runs.map(\.width) == [2, 1, 1, 1, 2, 1])
    let plain = CellRun.runs(of: frame, row: 0, columns: 0..<8, asciiOnly: true)
    #expect(plain.map(\.text) == ["ab", "c--??d"])
  }

  @Test func `the changes, put over the old row, make the new one`() {
    forEachSeed(500) { seed, random in
      let columns = Int.random(in: 2...30, using: &random)
      let old = Self.random(columns: columns, using: &random)
      var new = old
      let other = Self.random(columns: columns, using: &random)
      if let part = CellRun.changes(from: old, to: other, row: 0, columns: columns),
        Bool.random(using: &random)
      {
        for column in part { new[0, column] = other[0, column] }
      }
      let changed = CellRun.changes(from: old, to: new, row: 0, columns: columns)
      #expect((changed == nil) == (old == new), "seed \(seed)")
      guard let changed else { return }
      var result = old
      var next = changed.lowerBound
      for run in CellRun.runs(of: new, row: 0, columns: changed, asciiOnly: false) {
        #expect(run.column == next, "seed \(seed)")
        let texts = run.text.utf8.count == run.width ? run.text.map { "\($0)" } : [run.text]
        for offset in 0..<run.width {
          let text = offset < texts.count ? texts[offset] : ""
          result[0, run.column + offset] = Cell(text: text, style: run.style)
        }
        next += run.width
      }
      #expect(next == changed.upperBound, "seed \(seed)")
      #expect(result == new, "seed \(seed)")
    }
  }

  @Test func `an ASCII terminal gets ASCII of the same width`() {
    #expect(asciiStandIn(for: "é", width: 1) == "e")
    #expect(asciiStandIn(for: "e\u{301}", width: 1) == "e")
    #expect(asciiStandIn(for: "─", width: 1) == "-")
    #expect(asciiStandIn(for: "漢", width: 2) == "??")
    for value in (0x20...0x2FFF as ClosedRange<UInt32>) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = asciiStandIn(for: String(Character(scalar)), width: 1)
      #expect(shown.utf8.count == 1 && shown.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
    }
  }
}
