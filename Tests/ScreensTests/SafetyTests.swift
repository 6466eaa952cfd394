// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import TestKit
import Testing

/// What somebody does when another person comes near.
@Suite struct SafetyTests {
  private let size = Size(rows: 24, columns: 80)

  private func reader() -> Reader { Reader(SampleBoard.demo(), size: size) }

  /// Keys that lead to every sort of page.
  private static let ways = [
    "", "Enter", "Enter s", "Enter r", "Enter s 1", "c", "c 1", "c 1 2 1 4 1", "c 3",
    "c 3 a Ctrl-D",
    "/ a", ": a", "?", "w", "f", "/ t h e Enter", "4", "q", "Ctrl-X", "c 3 a Esc c", "c 3 a Esc 4",
    "Enter r 1",
  ]

  private func isBlank(_ reader: Reader) -> Bool { reader.frame == Frame(size: reader.frame.size) }

  @Test(arguments: ways, ["Ctrl-X", "Esc Esc Esc"]) func hidingHidesEverything(
    way: String,
    keys: String
  ) {
    let reader = reader()
    reader.press(way)
    reader.press(keys)
    #expect(isBlank(reader), "\(reader.text)")
    // Whatever comes in, from the board, from a hand or from the clock.
    reader.meanwhile { $0.reply(6, by: 5, "Up again.") }
    reader.press("j q Space a Ctrl-D Esc")
    reader.paste("Who is there?")
    reader.resize(30, 100)
    reader.pass(.seconds(400))
    #expect(isBlank(reader), "\(reader.text)")
    reader.press("Enter")
    #expect(reader.sees("Matching") || reader.sees("─"))
    #expect(reader.app.page != .card, "a name came back")
  }

  @Test func namesHideToo() {
    let reader = Reader(
      SampleBoard.demo(),
      size: size,
      holds: { if case .thread = $0 { true } else { false } }
    )
    reader.press("Enter")
    #expect(reader.sees("Reading the thread"))
    reader.type(":hide\n")
    #expect(isBlank(reader))
    reader.press("Enter")
    reader.type(":leave-at-once\n")
    #expect(
      reader.effects.contains { if case .leave(wiping: true) = $0 { true } else { false } }
    )
  }

  @Test func slowEscapesDoNotHide() {
    let reader = reader()
    for _ in 0..<9 {
      reader.press("Esc")
      reader.pass(.milliseconds(600))
    }
    #expect(!isBlank(reader))
    reader.press("Esc j Esc j Esc")
    #expect(!isBlank(reader))
  }

  @Test(arguments: ways) func leavingAtOnceAsksNothing(way: String) {
    let reader = reader()
    reader.press(way)
    let before = reader.effects.count
    reader.press("Ctrl-\\")
    #expect(
      reader.effects[before...].contains {
        if case .leave(wiping: true) = $0 { true } else { false }
      }
    )
  }

  @Test func quietMinutesCloseAndKeepWhatIsWritten() {
    let reader = reader()
    reader.pass(.seconds(179))
    reader.press("c 3")
    reader.type("Who else")
    reader.pass(.seconds(179))
    #expect(reader.sees("Who else"))
    reader.type(" is there?")
    reader.pass(.seconds(181))
    #expect(reader.sees("Closed after 3 quiet minutes. What you were writing is kept."))
    #expect(!reader.sees("Who else"))
    reader.press("a b")
    #expect(reader.sees("Closed"))
    reader.press("Enter")
    #expect(reader.sees("Who else is there?"))
    // It closes again.
    reader.pass(.seconds(181))
    #expect(reader.sees("Closed"))
    reader.press("Ctrl-X")
    #expect(isBlank(reader))
  }

  @Test func aNameDoesNotComeBack() {
    let reader = reader()
    reader.press("w Ctrl-X Enter")
    #expect(reader.app.page == .board)
    #expect(!reader.sees("Augustus Melmotte"))
  }

  @Test func aNameStandsOnTheScreenForHalfAMinuteAtMost() {
    let reader = reader()
    reader.press("w")
    #expect(reader.sees("Augustus Melmotte"))
    reader.pass(.seconds(31))
    #expect(!reader.sees("Augustus Melmotte"))
    #expect(reader.app.page == .board)
    // A card that was closed leaves no wait behind that would close another screen.
    reader.press("w j Enter")
    reader.pass(.seconds(31))
    #expect(reader.app.page == .thread)
  }
}
