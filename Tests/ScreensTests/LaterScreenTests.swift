// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import TestKit
import Testing

/// What waits for its hour, and all-clears, on the screen.
@Suite struct LaterScreenTests {
  private static let size = Size(rows: 24, columns: 80)

  private func reader(as member: UInt8 = 0, size: Size = LaterScreenTests.size) -> Reader {
    Reader(SampleBoard.demo(), as: member, size: size)
  }

  private func waiting(_ days: Int, _ occasion: String) -> WaitingPost {
    var random = SeededRandom(seed: UInt64(days + 1))
    return WaitingPost(
      thread: ThreadID(opening: EventID(using: &random)),
      opening: Opening(
        kind: .warning, conduct: .unease, basis: .firstHand, occasion: occasion, when: .thisTerm,
        advice: []), due: SampleBoard.today.advanced(by: days))
  }

  @Test func pictures() {
    for size in [LaterScreenTests.size, Size(rows: 12, columns: 40)] {
      let reader = reader(size: size)
      reader.later = [waiting(0, "taxi"), waiting(2, "lift")]
      reader.press("4")
      Golden.expect(lines: reader.picture, matches: "later-mine-\(size.columns)x\(size.rows)")
    }
  }

  @Test func `z stops it, and says so; elsewhere it says what it is for`() {
    let reader = reader()
    reader.later = [waiting(0, "taxi"), waiting(2, "lift")]
    reader.press("4")
    #expect(reader.picture.contains { $0.contains("goes up today; z stops it") })
    reader.press("Enter")
    #expect(reader.picture.contains { $0.contains("It is not up yet. z stops it.") })
    reader.press("e")
    #expect(reader.picture.contains { $0.contains("z stops it") })
    reader.press("z")
    #expect(reader.later.count == 1)
    #expect(reader.picture.contains { $0.contains("Stopped. It never goes up") })
    #expect(!reader.picture.contains { $0.contains("goes up today") })
    reader.press("z")
    #expect(reader.later.isEmpty)
    reader.press("z")
    #expect(reader.picture.contains { $0.contains("z stops what waits for its hour") })
  }

  @Test func `what can no longer be stopped is said to be up`() {
    let fault: (Effect) -> String? = { effect in
      if case .perform(.stop, _) = effect { "It has gone up already." } else { nil }
    }
    let reader = Reader(SampleBoard.demo(), size: LaterScreenTests.size, fault: fault)
    reader.later = [waiting(0, "taxi")]
    reader.press("4 z")
    #expect(reader.picture.contains { $0.contains("It has gone up already.") })
  }

  @Test func `the writer's ready reply that it has stopped stands above the thread`() throws {
    let board = SampleBoard.demo()
    let opening = Opening(
      kind: .warning, conduct: .unease, basis: .firstHand, occasion: "taxi", when: .thisTerm,
      advice: ["advice-1"].filter { _ in false }
        + SampleBoard.vocabulary.advice.prefix(1).map(\.code))
    let thread = ThreadID(
      opening: try #require(try board.perform(.open(opening, nil), by: 0).first).id)
    for (member, isClear) in [(1 as UInt8, false), (0, true)] {
      let reader = Reader(board, as: member, size: LaterScreenTests.size)
      reader.press("Enter r 2")
      if isClear {
        Golden.expect(lines: reader.picture, matches: "later-all-clear-80x24")
      }
      reader.press("p")
      #expect(board.state.row(thread)?.isClear(on: SampleBoard.today) == isClear)
      #expect(
        reader.picture.contains { $0.contains("its writer: it has stopped, as far as known") }
          == isClear)
    }
  }
}
