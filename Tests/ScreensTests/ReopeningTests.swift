// SPDX-License-Identifier: Apache-2.0

import Canvas
import Screens
import TestKit
import Testing

/// A sealed board that was closed, and the two words that open it again.
@Suite struct ReopeningTests {
  private let size = Size(rows: 24, columns: 80)

  private func reader(sealed: Bool = true) -> Reader {
    Reader(
      SampleBoard.demo(), size: size, standing: BoardStanding(isSealed: sealed), words: Visitor.list
    )
  }

  private func isBlank(_ reader: Reader) -> Bool { reader.frame == Frame(size: size) }

  @Test(arguments: ["ladder oven\n", "ladd oven\n", "LADD OVEN \n", "laddx ladd ovq oven\n"])
  func twoWordsOpenWhatQuietMinutesClosed(words: String) {
    let reader = reader()
    reader.press("c 3")
    reader.type("Who else")
    reader.pass(.seconds(180))
    #expect(reader.sees("First two words:"))
    reader.press("Enter")
    #expect(!reader.sees("Who else"))
    reader.type(words)
    #expect(reader.sees("Who else"))
    reader.type(" is there?")
    #expect(reader.sees("Who else is there?"))
  }

  @Test func hiddenTheWordsAreTypedBlind() {
    let reader = reader()
    reader.press("Ctrl-X")
    reader.type("ladder oven")
    #expect(isBlank(reader))
    reader.press("Enter")
    #expect(reader.app.page == .board)
    // A slip is mended by Enter and another try, which counts nothing.
    reader.press("Ctrl-X")
    for slip in [
      "lader oven\n", "ladder\n", "\n", "ladd ladd ladd\n", "ladder oven oven\n", "lad\n",
    ] {
      reader.type(slip)
      #expect(isBlank(reader))
    }
    reader.press("Ctrl-R")
    #expect(isBlank(reader))
    reader.type("ladder oven\n")
    #expect(reader.app.page == .board)
    #expect(!reader.isLocked)
  }

  @Test func threeWrongTriesLock() {
    let reader = reader()
    reader.press("Ctrl-X")
    reader.type("oven oven\n")
    // Hiding again, or quiet minutes, give nobody more tries.
    reader.press("Ctrl-X")
    reader.pass(.seconds(200))
    reader.type("oven oven\n")
    reader.press("Esc Esc Esc")
    #expect(!reader.isLocked)
    reader.type("oven oven\n")
    #expect(reader.isLocked)
    reader.type("ladder oven\n")
    #expect(isBlank(reader))
    reader.press("Ctrl-\\")
    #expect(
      reader.effects.contains { if case .leave(wiping: true) = $0 { true } else { false } })
  }

  @Test func aRightTryForgetsTheWrongOnes() {
    let reader = reader()
    for _ in 0..<3 {
      reader.pass(.seconds(180))
      reader.type("oven oven\noven oven\n")
      #expect(reader.sees("one try left, then all seven"))
      reader.type("ladder oven\n")
      #expect(reader.app.page == .board)
    }
    #expect(!reader.isLocked)
  }

  @Test func whatIsHalfTypedIsForgotten() {
    let reader = reader()
    reader.pass(.seconds(180))
    reader.type("ladder ov")
    #expect(reader.sees("■ □"))
    reader.press("x Enter Back")
    reader.type("ladder ")
    reader.pass(.seconds(180))
    #expect(reader.sees("□ □"))
    reader.type("ladder ")
    reader.press("Ctrl-X")
    reader.type("oven\nladder oven\n")
    #expect(reader.app.page == .board)
  }

  @Test func hidingDuringACheckLosesNoTry() {
    let reader = reader()
    reader.pass(.seconds(180))
    for _ in 0..<3 {
      reader.holds = { if case .reopen = $0 { true } else { false } }
      reader.type("oven oven\n")
      reader.press("Ctrl-X")
      reader.type("ladder oven\n")
      reader.release()
    }
    #expect(reader.isLocked)
  }

  @Test func pastedWordsOpen() {
    let reader = reader()
    reader.pass(.seconds(180))
    reader.paste("ladder oven\n")
    #expect(reader.sees("■ ■"))
    reader.press("Enter")
    #expect(reader.app.page == .board)
    reader.press("Ctrl-X")
    reader.paste("ladder-oven")
    #expect(isBlank(reader))
    reader.press("Enter")
    #expect(reader.app.page == .board)
  }

  @Test func anOpenBoardTakesEnter() {
    let reader = reader(sealed: false)
    reader.press("Ctrl-X")
    reader.type("oven")
    #expect(isBlank(reader))
    reader.press("Enter")
    #expect(reader.app.page == .board)
  }
}
