// SPDX-License-Identifier: Apache-2.0

import Canvas
import TestKit
import Testing
import Text

@testable import Board
@testable import Screens

/// The lines of the record, at any width and whatever was done: nothing is cut, nothing meets.
@Suite struct RecordRowTests {
  private static let deeds: [RecordEntry.Deed] = {
    var deeds: [RecordEntry.Deed] = [
      .named, .invited(1), .invited(1_000), .moderators(1), .moderators(8), .disputed, .asked,
      .decided(.putUp), .decided(.resolved),
    ]
    for publication in Publication.allCases {
      for hours in [[], [13, 18], Array(0...23)] {
        deeds.append(.policy(Policy(publication: publication, hours: hours)))
      }
    }
    deeds += ModerationReason.turningDown.map { .decided(.turnedDown($0)) }
    for reason in Suspension.reasons {
      deeds += [.suspended(reason, .unsent), .openedHandle(reason, .unsent)]
    }
    for deed in ModerationDeed.allCases {
      deeds +=
        deed.reasons.isEmpty ? [.did(deed, nil)] : deed.reasons.map { .did(deed, $0) }
    }
    return deeds
  }()

  private static let names = [
    ["Larch"], ["Founder"], ["Yew", "Ash"], ["Blackthorn", "Whitebeam"],
  ]

  private func lines(_ board: SampleBoard) -> [RecordReading.Line] {
    RecordRowTests.deeds.flatMap { deed in
      RecordRowTests.names.enumerated().map { number, names in
        let event = Event(
          id: .unsent, day: SampleBoard.today.advanced(by: number == 2 ? -500 : -number),
          author: .unsigned, act: .named)
        let entry = RecordEntry(
          event, deed, by: [], thread: number == 0 ? nil : board[number], isPlaceHidden: number == 3
        )
        return RecordReading.Line(entry, authors: names)
      }
    }
  }

  /// Nothing grows beyond a hundred columns.
  @Test(arguments: Array(40...101) + [200])
  func `every word of an act is there, and none meets another`(columns: Int) {
    let board = SampleBoard.demo()
    let scene = Reader(board, size: Size(rows: 24, columns: columns)).app.scene
    for line in lines(board) {
      let row = RecordRow(line, scene)
      let drawn = row.lines(scene)
      for line in drawn {
        let gap = line.right.isEmpty ? 0 : 2
        #expect(
          line.text.columnWidth + gap + line.right.columnWidth <= scene.columns,
          "\(columns): \(line.text)|\(line.right)")
      }
      // Read from the left column down: day and deed, what is said, then who.
      let text = drawn.map { "\($0.text) " }.joined() + drawn.map(\.right).joined()
      let words = text.split { " ·,".contains($0) }
      for part in [row.day, row.deed, row.detail, row.place, row.authors] {
        let sought = part.split { " ·,".contains($0) }
        #expect(
          sought.isEmpty || words.firstRange(of: sought) != nil, "\(columns): \(part) in\n\(text)")
      }
    }
  }

  @Test func `at 80 columns an act with one name takes a line, and two names at most two`() {
    let board = SampleBoard.demo()
    let scene = Reader(board, size: Size(rows: 24, columns: 80)).app.scene
    for line in lines(board) {
      if case .policy = line.entry.deed { continue }
      let count = RecordRow(line, scene).lines(scene).count
      #expect(count <= (line.authors.count == 1 ? 1 : 2), "\(line)")
    }
  }
}
