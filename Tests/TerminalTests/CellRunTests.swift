// SPDX-License-Identifier: Apache-2.0

import Canvas
import Terminal
import TestKit
import Testing

@Suite struct CellRunTests {
  private static func frame(_ cells: [(String, Style)]) -> Frame {
    var frame = Frame(size: Size(rows: 1, columns: cells.count))
    for (column, cell) in cells.enumerated() where !cell.0.isEmpty {
      frame.put(cell.0, row: 0, column: column, style: cell.1)
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
    #expect(plain.map(\.text) == ["ab", "c--? d"])
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
        for run in CellRun.runs(of: other, row: 0, columns: part, asciiOnly: false) {
          new.put(run.text, row: 0, column: run.column, style: run.style)
        }
      }
      let changed = CellRun.changes(from: old, to: new, row: 0, columns: columns)
      #expect((changed == nil) == (old == new), "seed \(seed)")
      guard let changed else { return }
      var result = old
      var next = changed.lowerBound
      for run in CellRun.runs(of: new, row: 0, columns: changed, asciiOnly: false) {
        #expect(run.column == next, "seed \(seed)")
        result.put(run.text, row: 0, column: run.column, style: run.style)
        next += run.width
      }
      #expect(next == changed.upperBound, "seed \(seed)")
      #expect(result == new, "seed \(seed)")
    }
  }
}
