// SPDX-License-Identifier: Apache-2.0

import Canvas
import TestKit
import Testing

@Suite struct ViewportTests {
  @Test func `scrolls as little as it must`() {
    var viewport = Viewport()
    let height: (Int) -> Int = { $0 == 3 ? 3 : 1 }
    viewport.follow(2, of: 10, rows: 4, height: height)
    #expect(viewport.first == 0)
    viewport.follow(3, of: 10, rows: 4, height: height)
    #expect(viewport.first == 2)
    viewport.follow(2, of: 10, rows: 4, height: height)
    #expect(viewport.first == 2)
    viewport.follow(9, of: 10, rows: 4, height: height)
    #expect(viewport.first == 6)
    viewport.follow(9, of: 10, rows: 8, height: height)
    #expect(viewport.first == 4, "the third item would not fit whole")
    viewport.follow(0, of: 0, rows: 4, height: height)
    #expect(viewport.items(of: 0, rows: 4, height: height).isEmpty)
  }

  @Test func `a list of a million asks for what is visible`() {
    var viewport = Viewport()
    var asked = 0
    viewport.follow(700_000, of: 1_000_000, rows: 24) { _ in
      asked += 1
      return 2
    }
    #expect(viewport.first == 699_989)
    #expect(asked < 60)
  }

  @Test func `the selection is visible and no row is wasted`() {
    forEachSeed(1_000) { seed, random in
      let heights = (0..<Int.random(in: 1...30, using: &random)).map { _ in
        Int.random(in: 0...3, using: &random)
      }
      var viewport = Viewport()
      for _ in 0..<20 {
        let rows = Int.random(in: 1...12, using: &random)
        let selected = Int.random(in: -2...(heights.count + 2), using: &random)
        let shown = min(max(0, selected), heights.count - 1)
        viewport.follow(selected, of: heights.count, rows: rows) { heights[$0] }
        let items = viewport.items(of: heights.count, rows: rows) { heights[$0] }
        let item = items.first { $0.index == shown }
        #expect(item?.rows == min(rows, max(1, heights[shown])), "seed \(seed)")
        var next = 0
        for item in items {
          #expect(item.row == next, "seed \(seed)")
          next += item.rows
        }
        #expect(next <= rows, "seed \(seed)")
        if next < rows, viewport.first > 0 {
          #expect(next + max(1, heights[viewport.first - 1]) > rows, "seed \(seed)")
        }
      }
    }
  }
}
