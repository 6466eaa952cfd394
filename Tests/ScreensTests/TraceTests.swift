// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import Testing

/// Every number can be traced, and every need has a door, from wherever one is.
@Suite struct TraceTests {
  /// Ways to every page that a board shows.
  private static let ways = [
    "", "2", "2 Enter", "4", "5", "5 1", "5 2", "5 3", "5 4", "5 4 1", "5 5", "5 6", "5 7", "5 8",
    "5 8 1", "5 0", "5 0 1", "Enter", "Enter R", "Enter R Enter", "Enter s", "Enter s 1", "Enter r",
    "Enter r 1", "?", "? G", "c", "f", "c 1", "c 1 2 1 4 1 s c Enter 2 8 p",
    "c 1 2 1 4 1 s c Enter 2 8 p p", "c 1 9 1 2 2 Tab 8 p", "/ t h e Enter", "c 2 1", ": i", "/ a",
    "c 1 2 1 4 1 s c", "c 4 a", "5 9", "q",
  ]
  private static let sizes = [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)]

  private func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  /// All that a page has, from its first line to its last.
  private func whole(_ reader: Reader) -> String {
    reader.press("g")
    var pages: [[String]] = []
    while pages.last != reader.frame.lines {
      pages.append(reader.frame.lines)
      reader.press("j")
    }
    // One line more on each: the line that goes out at the top, and at last all that is left.
    let top = (pages[0].firstIndex { $0.hasPrefix("──") } ?? 0) + 1
    return pages.dropLast().map { $0[top] }.joined() + (pages.last ?? []).joined()
  }

  @Test(arguments: ways) func everyContactIsTracedToItsSourceAndDateWithOneKey(way: String) {
    let book = SampleBoard.routes
    for size in TraceTests.sizes {
      let reader = Reader(SampleBoard.demo(), as: 1, size: size)
      reader.press(way)
      let shown = squeezed(reader.text)
      let told = book.routes.filter { route in
        route.contacts.contains {
          $0.kind == .phone && $0.value.count > 3 && shown.contains(squeezed($0.value))
        }
      }
      guard !told.isEmpty || shown.contains("999") else { continue }
      reader.press("S")
      #expect(reader.app.page == .door, "\(way): S leads nowhere")
      let sources = squeezed(whole(reader))
      for route in told + [book.route(.police)].compactMap(\.self) {
        let trail = squeezed(route.check.trail(on: SampleBoard.today))
        #expect(sources.contains(trail), "\(way): \(route.id)")
      }
    }
  }

  @Test(arguments: ways) func everyNeedLeadsToAFirstDoorInTwoKeys(way: String) {
    let book = SampleBoard.routes
    for size in TraceTests.sizes {
      for need in Need.allCases {
        let reader = Reader(SampleBoard.demo(), as: 1, size: size)
        reader.press(way)
        reader.send(.key(reader.app.page.takesText ? .function(5) : .character("R")))
        reader.send(.key(.character(need.digit)))
        guard need != .howLong else {
          #expect(reader.app.page == .date, "\(way), \(need)")
          continue
        }
        guard let door = book.routes(for: need).first else { continue }
        #expect(
          squeezed(reader.text).contains(squeezed(door.shortName))
            || squeezed(reader.text).contains(squeezed(door.name)),
          "\(way), \(need), \(size):\n\(reader.text)")
      }
    }
  }
}
