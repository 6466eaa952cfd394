// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import TestKit
import Testing

/// The mouse does what keys do, and nothing needs it.
@Suite struct MouseTests {
  private func reader() -> Reader {
    Reader(SampleBoard.demo(), size: Size(rows: 24, columns: 80))
  }

  @Test func aClickSelectsAndAnotherOpens() {
    let reader = reader()
    let pressed = self.reader()
    reader.click("Take the stairs")
    pressed.press("j j j")
    #expect(reader.picture == pressed.picture)
    reader.click("lift · situation")
    pressed.press("Enter")
    #expect(reader.picture == pressed.picture)
    #expect(reader.app.page == .thread)
    reader.click("q back")
    #expect(reader.app.page == .board)
    // Beside everything, nothing happens.
    let before = reader.picture
    reader.click(0, 0)
    reader.click(19, 10)
    #expect(reader.picture == before)
  }

  @Test func aClickChoosesInAPanel() {
    let reader = reader()
    reader.press("Enter")
    reader.click("s same here")
    reader.click("someone told me")
    #expect(reader.sees("Counted, and shown from tomorrow."))
    // What is said for a moment goes with any click.
    reader.click(0, 0)
    reader.click("q back")
    reader.click("f filter")
    reader.click("questions")
    reader.click("Enter done")
    #expect(reader.sees("filtered: questions · 1 of 7"))
    reader.press("f")
    reader.click("c write")
    reader.click("1 warning")
    reader.click("situation to avoid")
    #expect(reader.sees("How I know  …"))
    reader.click("Where")
    reader.click("taxi")
    #expect(reader.sees("Where       taxi"))
    reader.click("Esc leave")
    #expect(reader.app.page == .board)
  }

  @Test func theWheelMoves() {
    let reader = reader()
    let pressed = self.reader()
    reader.press("WheelDown WheelDown WheelDown WheelUp")
    pressed.press("j j")
    #expect(reader.picture == pressed.picture)
  }

  @Test func aClickOnAPostSelectsItAndOnAHitOpensIt() {
    let reader = reader()
    reader.press("Enter")
    reader.click("The porters know")
    let row = reader.frame.cursor?.row ?? 0
    #expect(reader.frame.lines[row].contains("Harbour Whimbrel"))
    reader.press("/")
    reader.type("quiet\n")
    reader.click("quiet lift")
    #expect(reader.sees("lift · situation to avoid"))
    #expect(reader.app.page == .thread)
  }
}
