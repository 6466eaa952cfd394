// SPDX-License-Identifier: Apache-2.0

import Canvas
import TestKit
import Testing
import Text

@Suite struct TextAreaTests {
  private func area(_ text: String = "", rows: Int = 5, columns: Int = 11, limit: Int = 4_000)
    -> TextArea
  {
    TextArea(text, limit: limit, size: Size(rows: rows, columns: columns))
  }

  private func type(_ text: String, into area: inout TextArea) {
    for character in text {
      if character == "\n" { area.perform(.newline) } else { area.insert(String(character)) }
    }
  }

  @Test func `shows rows and cursor`() {
    var area = area()
    type("Offers of a shared cab\nBook", into: &area)
    #expect(area.visibleLines == ["Offers of", "a shared", "cab", "Book"])
    #expect(area.visibleCursor == Frame.Cursor(row: 3, column: 4))
    area.resize(to: Size(rows: 2, columns: 40))
    #expect(area.visibleLines == ["Offers of a shared cab", "Book"])
    area.resize(to: Size(rows: 2, columns: 11))
    #expect(area.visibleLines == ["cab", "Book"])
    #expect(area.hiddenAbove == 2)
    area.perform(.textStart)
    #expect(area.visibleLines == ["Offers of", "a shared"])
    #expect(area.hiddenBelow == 2)
  }

  @Test func `up and down remember their column`() {
    var area = area("aaaaaaaa\nb\ncccccccc dddd")
    #expect(area.visibleCursor == Frame.Cursor(row: 3, column: 4))
    area.perform(.lineEnd)
    area.perform(.textStart)
    for _ in 0..<6 { area.perform(.right) }
    area.perform(.down)
    #expect(area.visibleCursor == Frame.Cursor(row: 1, column: 1))
    area.perform(.down)
    #expect(area.visibleCursor == Frame.Cursor(row: 2, column: 6))
    area.perform(.down)
    #expect(area.visibleCursor == Frame.Cursor(row: 3, column: 4))
    #expect(area.perform(.down) == false)
    area.perform(.pageUp)
    #expect(area.visibleCursor == Frame.Cursor(row: 0, column: 6))
    #expect(area.perform(.up) == false)
  }

  @Test func `home and end mean the row that is seen`() {
    var area = area("aaaa bbbb cccc")
    #expect(area.visibleLines == ["aaaa bbbb", "cccc"])
    area.perform(.lineStart)
    #expect(area.visibleCursor == Frame.Cursor(row: 1, column: 0))
    area.perform(.up)
    area.perform(.lineEnd)
    #expect(area.visibleCursor == Frame.Cursor(row: 0, column: 9))
    area.perform(.lineEnd)
    #expect(area.visibleCursor == Frame.Cursor(row: 0, column: 9))
  }

  @Test func `undo goes word by word`() {
    var area = area()
    type("one two", into: &area)
    area.insert("\npasted text")
    type("x", into: &area)
    var texts: [String] = []
    repeat { texts.append(area.text) } while area.perform(.undo)
    #expect(
      texts == ["one two\npasted textx", "one two\npasted text", "one two", "one ", ""]
    )
    while area.perform(.redo) {}
    #expect(area.text == "one two\npasted textx")
    for _ in 0..<4 { area.perform(.deleteBackward) }
    area.perform(.undo)
    #expect(area.text == "one two\npasted textx")
    #expect(area.cursor == area.count)
    area.perform(.textStart)
    for _ in 0..<4 { area.perform(.deleteForward) }
    #expect(area.text == "two\npasted textx")
    area.perform(.undo)
    #expect(area.text == "one two\npasted textx")
    #expect(area.cursor == 0)
    area.insert("!")
    #expect(area.perform(.redo) == false)
  }

  @Test func `lines and words are cut and yanked`() {
    var area = area("one\ntwo\nthree")
    area.perform(.up)
    area.perform(.deleteLine)
    #expect(area.text == "one\nthree")
    area.perform(.textEnd)
    area.perform(.newline)
    area.perform(.yank)
    #expect(area.text == "one\nthree\ntwo\n")
    area.perform(.deleteWordBackward)
    #expect(area.text == "one\nthree\n")
    area.perform(.textStart)
    area.perform(.deleteToLineEnd)
    area.perform(.deleteToLineEnd)
    #expect(area.text == "three\n")
    area.perform(.right)
    area.perform(.deleteToLineStart)
    #expect(area.text == "hree\n")
  }

  @Test func `text is kept as typed, but sanitised`() {
    var area = area()
    type("  a  \n\n\n\n", into: &area)
    #expect(area.text == "  a  \n\n\n\n")
    area.insert("b\r\nc\u{202E}\u{1B}\td \n")
    #expect(area.text == "  a  \n\n\n\nb\nc\u{FFFD} d \n")
  }

  @Test func `refuses what is over its limit`() {
    var area = area("abc", limit: 6)
    #expect(area.insert("de\nfg") == 2)
    #expect(area.text == "abcde\n")
    #expect(area.insert("x") == 1)
    #expect(area.perform(.newline) == false)
    area.perform(.undo)
    #expect(area.text == "abc")
  }

  @Test func `whatever is done, the cursor is visible and everything can be undone`() {
    forEachSeed(300) { seed, random in
      let start = Sanitiser.draft(randomText(&random, upTo: 20))
      var area = area(
        start,
        rows: Int.random(in: 1...6, using: &random),
        columns: Int.random(in: 3...20, using: &random),
        limit: 300
      )
      for _ in 0..<80 {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4: area.insert(randomText(&random, upTo: 1))
        case 4: area.insert(randomText(&random, upTo: 8))
        case 5:
          area.resize(
            to: Size(
              rows: Int.random(in: 1...6, using: &random),
              columns: Int.random(in: 3...20, using: &random)
            )
          )
        default:
          guard let edit = Edit.allCases.randomElement(using: &random) else { continue }
          let former = area
          let changed = area.perform(edit)
          #expect(
            changed == (area.text != former.text || area.cursor != former.cursor)
              || edit == .undo || edit == .redo,
            "seed \(seed), \(edit)"
          )
        }
        expectLaws(area, seed: seed)
      }
      while area.perform(.undo) { expectLaws(area, seed: seed) }
      #expect(Array(area.text.unicodeScalars) == Array(start.unicodeScalars), "seed \(seed)")
    }
  }

  @Test func `undo and redo are each other's opposite`() {
    forEachSeed(300) { seed, random in
      var area = area(limit: 500)
      let changing: [Edit] = [
        .newline, .deleteBackward, .deleteForward, .deleteWordBackward, .deleteLine, .yank, .left,
        .up, .wordLeft,
      ]
      for _ in 0..<60 {
        if Bool.random(using: &random) {
          area.insert(randomText(&random, upTo: 3))
        } else if let edit = changing.randomElement(using: &random) {
          area.perform(edit)
        }
      }
      var texts = [area.text]
      while area.perform(.undo) { texts.append(area.text) }
      #expect(area.isEmpty, "seed \(seed)")
      for text in texts.dropLast().reversed() {
        #expect(area.perform(.redo) == true, "seed \(seed)")
        #expect(area.text == text, "seed \(seed)")
      }
      #expect(area.perform(.redo) == false, "seed \(seed)")
    }
  }

  private func expectLaws(_ area: TextArea, seed: UInt64) {
    let scalars = Array(area.text.unicodeScalars)
    #expect(scalars == Array(Sanitiser.draft(area.text).unicodeScalars), "seed \(seed)")
    #expect(0...scalars.count ~= area.cursor, "seed \(seed)")
    #expect(!scalars[area.cursor...].prefix(1).contains { $0.isMark }, "seed \(seed)")
    let lines = area.visibleLines
    let cursor = area.visibleCursor
    #expect(lines.indices ~= cursor.row, "seed \(seed)")
    #expect(lines.count <= area.size.rows, "seed \(seed)")
    #expect(0..<area.size.columns ~= cursor.column, "seed \(seed)")
    #expect(lines.allSatisfy { $0.columnWidth <= area.size.columns }, "seed \(seed)")
  }
}
