// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import Screens

/// The laws of scrolling, over lists of every shape.
@Suite struct ScrollTests {
  @Test func whatIsSelectedIsSeenAndNoRowIsWasted() {
    forEachSeed(200) { seed, random in
      let heights = (0..<Int.random(in: 1...30, using: &random)).map { _ in
        Int.random(in: 1...12, using: &random)
      }
      var scroll = Scroll()
      for _ in 0..<60 {
        let list = Scroll.List(
          count: heights.count,
          rows: Int.random(in: 1...10, using: &random),
          height: { heights[$0] }
        )
        switch Int.random(in: 0..<6, using: &random) {
        case 0: scroll.up(list)
        case 1: scroll.pageDown(list)
        case 2: scroll.pageUp(list)
        case 3: scroll.jump(to: Int.random(in: -2...40, using: &random), in: list)
        case 4: scroll.settle(list)
        default: scroll.down(list)
        }
        let items = scroll.items(list)
        #expect(items.contains { $0.index == scroll.selected }, "seed \(seed)")
        if heights[scroll.selected] <= list.rows {
          #expect(scroll.row >= 0, "seed \(seed)")
          #expect(scroll.row + heights[scroll.selected] <= list.rows, "seed \(seed)")
        }
        let first = items.first
        let isCutAbove = (first?.index ?? 0) > 0 || (first?.row ?? 0) < 0
        let end = items.last.map { $0.row + heights[$0.index] } ?? 0
        #expect(!isCutAbove || end >= list.rows, "seed \(seed): rows are left empty below")
        #expect((first?.row ?? 0) <= 0, "seed \(seed): rows are left empty above")
      }
    }
  }

  @Test func downReachesEveryLineAndUpComesBack() {
    forEachSeed(50) { seed, random in
      let heights = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        Int.random(in: 1...20, using: &random)
      }
      let list = Scroll.List(
        count: heights.count,
        rows: Int.random(in: 2...8, using: &random),
        height: { heights[$0] }
      )
      var scroll = Scroll()
      var seen: Set<[Int]> = []
      for _ in 0..<(heights.reduce(0, +) + heights.count) {
        for item in scroll.items(list) {
          for line in 0..<heights[item.index] where 0..<list.rows ~= item.row + line {
            seen.insert([item.index, line])
          }
        }
        scroll.down(list)
      }
      #expect(seen.count == heights.reduce(0, +), "seed \(seed)")
      #expect(scroll.selected == heights.count - 1, "seed \(seed)")
      for _ in 0..<(heights.reduce(0, +) + heights.count) { scroll.up(list) }
      #expect(scroll == Scroll(), "seed \(seed)")
    }
  }
}
