// SPDX-License-Identifier: Apache-2.0

import Canvas
import Screens
import TestKit
import Testing

/// The words of a post, as they are written and changed.
@Suite struct WordsPageTests {
  private let words = """
    Offered me a cab after the reception, and it went the long way round.

    He said the long way was quicker. The cab was not ordered.
    """

  private func reader(_ size: Size = Size(rows: 24, columns: 80), _ text: String = "") -> Reader {
    let reader = Reader(SampleBoard.demo(), size: size)
    reader.press("c 3")
    reader.paste(text)
    return reader
  }

  private func press(_ keys: Key..., on reader: Reader) {
    for key in keys { reader.send(.key(key)) }
  }

  /// The text of the cells in a style, row by row.
  private func styled(_ style: Style, _ reader: Reader) -> [String] {
    let frame = reader.frame
    return (0..<frame.size.rows).compactMap { row in
      let text = (0..<frame.size.columns).filter { frame[row, $0].style == style }
        .map { column in String(frame.lines[row].dropFirst(column).prefix(1)) }.joined()
      return text.isEmpty ? nil : text
    }
  }

  // MARK: Pictures

  @Test(arguments: [
    Size(rows: 24, columns: 80), Size(rows: 12, columns: 40), Size(rows: 5, columns: 20),
  ])
  func pictures(size: Size) {
    func picture(_ name: String, _ steps: (Reader) -> Void) {
      let reader = reader(size, words)
      steps(reader)
      Golden.expect(
        lines: reader.picture, matches: "words-\(name)-\(size.columns)x\(size.rows)")
    }
    picture("written") { _ in }
    picture("selecting") { press(.control("@"), on: $0) }
    picture("selected") { press(.alt("p"), .shift(.wordRight), .shift(.wordRight), on: $0) }
    picture("find") {
      press(.alt("<"), .control("s"), on: $0)
      $0.type("Long Way")
      press(.control("s"), on: $0)
    }
    picture("find-nothing") {
      press(.control("s"), on: $0)
      $0.type("taxi")
    }
    picture("find-again") {
      press(.control("s"), on: $0)
      $0.type("cab")
      press(.enter, .control("s"), on: $0)
    }
    picture("refused") { $0.paste(String(repeating: "All work. ", count: 400)) }
    picture("one-dot") {
      $0.type("\n..\n")
    }
  }

  // MARK: Selecting

  @Test func aSelectionIsMarkedCutAndPutBack() {
    let reader = reader(Size(rows: 24, columns: 80), "one two three")
    press(.shift(.wordLeft), .shift(.wordLeft), on: reader)
    #expect(styled(.selected, reader) == ["two three"])
    #expect(reader.sees("9 selected · 13 of 4000"))
    press(.control("w"), on: reader)
    #expect(reader.sees("4 of 4000") && !reader.sees("two"))
    press(.control("a"), .control("y"), on: reader)
    #expect(reader.sees("two threeone"))
    press(.alt("u"), .alt("u"), on: reader)
    #expect(reader.sees("one two three"))
    press(.alt("R"), on: reader)
    #expect(!reader.sees("two"))
  }

  @Test func escapeLeavesAndKeepsWhateverIsSelected() {
    let reader = reader(Size(rows: 24, columns: 80), "one two three")
    press(.control("@"), .alt("b"), .escape, on: reader)
    #expect(reader.app.page == .board)
    reader.press("c Enter")
    #expect(reader.sees("one two three"))
  }

  // MARK: Finding

  @Test func findingMarksGoesOnAndComesBack() {
    let reader = reader(Size(rows: 24, columns: 80), words)
    let before = reader.frame.cursor
    press(.control("s"), on: reader)
    reader.type("the")
    #expect(reader.sees("1 of 4 · Ctrl-S the next"))
    #expect(styled(.selected, reader) == ["the"])
    #expect(styled(.found, reader) == ["the", "theThe"])
    press(.down, on: reader)
    #expect(reader.sees("2 of 4"))
    press(.up, .up, on: reader)
    #expect(reader.sees("4 of 4"))
    press(.escape, on: reader)
    #expect(reader.app.page == .words && reader.frame.cursor == before)
    #expect(styled(.found, reader).isEmpty)

    press(.control("s"), on: reader)
    press(.control("s"), on: reader)
    #expect(reader.sees("1 of 4"))
    press(.enter, on: reader)
    #expect(reader.app.page == .words)
    reader.type("X")
    #expect(reader.sees("Xthe reception"))
  }

  @Test func nothingTypedWhileFindingChangesTheWords() {
    let reader = reader(Size(rows: 24, columns: 80), words)
    press(.control("s"), on: reader)
    reader.type("cab")
    reader.paste(" after\nthe")
    #expect(reader.sees("Find: cab after the"))
    press(.control("u"), .backspace, on: reader)
    #expect(reader.app.page == .words)
    #expect(reader.sees("129 of 4000"))
  }

  // MARK: What ends the words

  @Test func aDotAloneEndsTheWords() {
    let reader = reader()
    reader.type("Is it safe?\n.\n")
    #expect(reader.app.page == .preview)
    reader.press("e")
    #expect(reader.sees("12 of 4000"))
  }

  @Test func twoDotsAreADotAndPastedDotsAreWords() {
    let reader = reader()
    reader.type("one\n..\ntwo")
    reader.paste("\n.\n.\nthree")
    #expect(reader.app.page == .words)
    reader.type("\n...\n.")
    press(.up, .enter, on: reader)
    #expect(reader.app.page == .words)
    press(.alt(">"), .enter, on: reader)
    #expect(reader.app.page == .preview)
  }

  // MARK: Room

  @Test func whatFindsNoRoomIsRefusedWholeAndSaid() {
    let reader = reader()
    reader.paste(String(repeating: "a", count: 3_999))
    reader.paste("bc")
    #expect(reader.sees("No room: a post holds 4000 characters."))
    #expect(reader.sees("3999 of 4000"))
    reader.paste("bcd")
    #expect(reader.sees("Not put in: 2 characters too many."))
    reader.type("b")
    #expect(reader.sees("4000 of 4000"))
    press(.enter, on: reader)
    #expect(reader.sees("No room: a post holds 4000 characters."))
    press(.shift(.left), .shift(.left), .alt("w"), .control("y"), on: reader)
    #expect(reader.sees("Not put in: 2 characters too many."))
  }

  @Test func wordsThatAreLeftOutComeBack() {
    let reader = Reader(SampleBoard.demo(), size: Size(rows: 24, columns: 80))
    reader.press("c 1 2 1 4 1 Tab 2 8 Enter Enter")
    reader.type("It went the long way.\n.\n")
    reader.press("z")
    #expect(reader.sees("z brings back what o or x took out; nothing was."))
    reader.press("o")
    #expect(!reader.sees("the long way"))
    reader.press("z")
    #expect(reader.sees("It went the long way."))
    reader.press("o")
    reader.press("e")
    #expect(reader.sees("0 of 4000"))
    press(.control("_"), on: reader)
    #expect(reader.sees("It went the long way."))
  }

  @Test func helpIsAKeyAway() {
    let reader = reader(Size(rows: 24, columns: 80), "one")
    press(.function(1), on: reader)
    #expect(reader.app.page == .help)
    reader.press("q")
    #expect(reader.app.page == .words && reader.sees("one"))
  }

  // MARK: Laws

  @Test func whateverIsPressedTheWordsAreKept() {
    let keys = EditKeys.table.flatMap(\.keys)
    forEachSeed(6) { seed, random in
      let reader = reader(Size(rows: 12, columns: 40), words)
      for _ in 0..<120 {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: reader.paste("A cab,\r\n\tthe long way.\n.\n")
        case 1: reader.type("é")
        case 2:
          reader.resize(
            Int.random(in: 1...24, using: &random), Int.random(in: 1...90, using: &random))
        case 3: reader.press("Esc")
        default:
          guard let key = keys.randomElement(using: &random) else { continue }
          reader.send(.key(Bool.random(using: &random) ? key : .shift(key)))
        }
        guard reader.app.page == .board else { continue }
        let before = reader.waiting.count
        reader.press("c")
        #expect(reader.app.page == .resume || reader.app.page == .choice, "seed \(seed)")
        reader.press(reader.app.page == .choice ? "3" : "Enter")
        #expect(reader.app.page == .words, "seed \(seed)")
        #expect(reader.waiting.count == before, "seed \(seed)")
      }
    }
  }

  @Test(arguments: [
    Size(rows: 24, columns: 80), Size(rows: 12, columns: 40), Size(rows: 5, columns: 20),
  ])
  func aClickPutsTheCursorThere(size: Size) {
    let reader = reader(size, words)
    press(.pageUp, .shift(.left), on: reader)
    guard let cursor = reader.frame.cursor else { return }
    press(.click(row: cursor.row, column: 4), on: reader)
    #expect(reader.frame.cursor == Frame.Cursor(row: cursor.row, column: 4))
    #expect(styled(.selected, reader).isEmpty)
  }
}
