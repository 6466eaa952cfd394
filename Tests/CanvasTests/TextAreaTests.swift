// SPDX-License-Identifier: Apache-2.0

import Canvas
import TestKit
import Testing
import Text

@Suite struct TextAreaTests {
  private func area(
    _ text: String = "", rows: Int = 5, columns: Int = 11, limit: Int = 4_000
  ) -> TextArea {
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

  @Test func `typing over a selection is one step`() {
    var area = area("one two three")
    area.perform(.wordLeft)
    area.perform(.wordLeft, extending: true)
    type("2 ", into: &area)
    #expect(area.text == "one 2 three")
    area.perform(.undo)
    #expect(area.text == "one two three")
    #expect(area.selection == nil)
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

  @Test func `what is over the limit is refused whole`() {
    var area = area("abc", limit: 6)
    #expect(area.insert("de\nfg") == 2)
    #expect(area.text == "abc" && area.excess == 2)
    #expect(area.insert("de\n") == 0)
    #expect(area.excess == 0)
    #expect(area.insert("x") == 1)
    #expect(area.perform(.newline) == false)
    #expect(area.excess == 1)
    area.perform(.deleteLine)
    area.perform(.up)
    #expect(area.excess == 0)
    area.perform(.select)
    area.perform(.lineEnd)
    #expect(area.insert("123456") == 1)
    #expect(area.insert("12345") == 0)
    #expect(area.text == "12345\n")
    area.perform(.undo)
    #expect(area.text == "abcde\n")
  }

  @Test func `a text that is over the limit already can be cut down`() {
    var area = area("abcdef", limit: 3)
    #expect(area.insert("x") == 1)
    area.perform(.deleteBackward)
    area.perform(.textStart)
    area.perform(.wordRight, extending: true)
    #expect(area.insert("xyz") == 0)
    #expect(area.text == "xyz")
  }

  @Test func `a selection grows with moves, and goes with the first that does not extend it`() {
    var area = area("one two\nthree")
    area.perform(.textStart)
    area.perform(.wordRight, extending: true)
    area.perform(.down, extending: true)
    #expect(area.selection == 0..<11)
    area.perform(.left)
    #expect(area.selection == nil)
    #expect(area.perform(.copy) == false)
    area.perform(.select)
    area.perform(.textStart)
    #expect(area.selection == 0..<10 && area.isSelecting)
    #expect(area.perform(.copy) == true)
    #expect(area.selection == nil && !area.isSelecting)
    area.perform(.yank)
    #expect(area.text == "one two\nthone two\nthree")
    area.perform(.select)
    area.perform(.select)
    area.perform(.left)
    #expect(area.selection == nil)
  }

  @Test func `a deletion takes the selection alone`() {
    var area = area("one two three")
    area.perform(.wordLeft)
    area.perform(.wordLeft, extending: true)
    var other = area
    area.perform(.deleteBackward)
    #expect(area.text == "one three")
    #expect(area.perform(.yank) == false)
    other.perform(.deleteToTextEnd)
    #expect(other.text == "one three")
    other.perform(.yank)
    #expect(other.text == "one two three")
  }

  @Test func `cuts that follow each other collect`() {
    var area = area("a b c\nd")
    area.perform(.textStart)
    area.perform(.wordRight)
    area.perform(.deleteWordForward)
    area.perform(.deleteToLineStart)
    area.perform(.deleteLine)
    #expect(area.text == "d")
    area.perform(.textEnd)
    area.perform(.yank)
    #expect(area.text == "da b c\n")
  }

  @Test func `paragraphs`() {
    var area = area("one\n\n\ntwo two two\nthree", columns: 8)
    var stops: [Int] = []
    while area.perform(.paragraphUp) { stops.append(area.cursor) }
    #expect(stops == [18, 6, 0])
    while area.perform(.paragraphDown) { stops.append(area.cursor) }
    #expect(stops.suffix(3) == [6, 18, 23])
  }

  @Test func `the cursor goes where one points`() {
    var area = area("one two three\n漢字", rows: 2)
    area.point(row: 0, column: 2)
    #expect(area.cursor == 10)
    area.point(row: 1, column: 3)
    #expect(area.cursor == 15)
    area.point(row: 9, column: 9)
    #expect(area.cursor == 16)
    area.point(row: -1, column: 99)
    #expect(area.visibleCursor == Frame.Cursor(row: 0, column: 7))
  }

  @Test func `finds whatever the case and accents`() {
    var area = area("Café, cafe and\nCAFE\u{301}s")
    area.find("cafe", from: 3)
    #expect(area.matches == [0..<4, 6..<10, 15..<20])
    #expect(area.cursor == 6 && area.currentMatch == 1)
    area.perform(.find)
    #expect(area.cursor == 15)
    area.perform(.find)
    #expect(area.cursor == 0)
    area.perform(.findBack)
    #expect(area.cursor == 15)
    area.perform(.left)
    #expect(area.currentMatch == nil && area.matches.count == 3)
    area.insert("x")
    #expect(area.matches.isEmpty)
    #expect(area.perform(.find) == false)
    #expect(area.find("nowhere", from: 0) == false)
    #expect(area.find("", from: 0) == false)
    area.perform(.textStart)
    area.perform(.select)
    area.find("and", from: 0)
    #expect(area.selection == 0..<11)
  }

  @Test func `marks are drawn whole, over each other and at the end of lines`() {
    var area = area("ab e\u{301}f\n\nlong  word", columns: 9)
    let marks = [TextMark(1..<4, .found), TextMark(2..<100, .new), TextMark(0..<1, .alarm)]
    func runs(_ row: Int, _ marks: [TextMark]) -> [String] {
      area.visibleRows(marks: marks)[row].runs.map { "\($0.style):\($0.text)" }
    }
    #expect(
      runs(0, marks) == [
        "alarm:a", "found:b",
        "new: e\u{301}f ",
      ])
    #expect(runs(1, marks) == ["new: "])
    #expect(runs(1, []) == [])
    #expect(runs(2, marks) == ["new:long  "])
    #expect(runs(3, marks) == ["new:word"])
    #expect(runs(2, []) == ["plain:long"])
    #expect(area.visibleRows().map(\.range) == [0..<6, 7..<7, 8..<14, 14..<18])
    area.find("wo", from: 0)
    #expect(
      runs(3, []) == ["selected:wo", "plain:rd"])
    area.perform(.up)
    area.perform(.lineEnd, extending: true)
    #expect(runs(3, []).first == "found:wo")
    #expect(runs(2, []) == ["selected:long "])
  }

  @Test func `undoing brings all back after everything was taken away`() {
    var area = area("one\n.\n")
    area.perform(.select)
    area.perform(.up)
    area.removeAll()
    #expect(area.isEmpty)
    area.perform(.undo)
    #expect(area.text == "one\n.\n")
  }

  @Test func `whatever is done, it is what the slow model does, and can be undone and redone`() {
    forEachSeed(400) { seed, random in
      let start = Sanitiser.draft(randomText(&random, upTo: 20))
      let limit = Int.random(in: 20...300, using: &random)
      var area = area(start, limit: limit)
      var model = EditModel(start, limit: limit)
      for _ in 0..<80 {
        let former = area
        var act = "insert"
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<6:
          let text = randomText(&random, upTo: 1)
          area.insert(text)
          model.insert(text)
        case 6, 7:
          let text = randomText(&random, upTo: 8)
          area.insert(text)
          model.insert(text)
        case 8:
          act = "resize"
          area.resize(
            to: Size(
              rows: Int.random(in: 1...6, using: &random),
              columns: Int.random(in: 1...20, using: &random)))
        case 9:
          act = "find"
          area.find(randomText(&random, upTo: 1), from: area.cursor)
          model.perform(.find, extending: false, place: area.cursor)
        case 10:
          act = "point"
          area.point(
            row: Int.random(in: -2...8, using: &random),
            column: Int.random(in: -2...25, using: &random))
          model.perform(.find, extending: false, place: area.cursor)
        default:
          guard let edit = Edit.allCases.randomElement(using: &random) else { continue }
          act = "\(edit)"
          let extending = Bool.random(using: &random)
          let changed = area.perform(edit, extending: extending)
          if edit == .undo || edit == .redo {
            if changed { model.travel(to: area.text, cursor: area.cursor) }
          } else {
            model.perform(edit, extending: extending, place: area.cursor)
            let differs =
              area.text != former.text || area.cursor != former.cursor
              || area.selection != former.selection || area.isSelecting != former.isSelecting
            #expect(changed == differs || [.copy, .yank].contains(edit), "seed \(seed), \(act)")
          }
        }
        #expect(Array(area.text.unicodeScalars) == model.scalars, "seed \(seed), \(act)")
        #expect(area.cursor == model.cursor, "seed \(seed), \(act)")
        #expect(area.selection == model.selection, "seed \(seed), \(act)")
        #expect(area.isSelecting == model.isSelecting, "seed \(seed), \(act)")
        expectLaws(area, seed: seed)
      }
      let end = area.text
      while area.perform(.undo) { expectLaws(area, seed: seed) }
      #expect(area.text.unicodeScalars.elementsEqual(start.unicodeScalars), "seed \(seed)")
      while area.perform(.redo) { expectLaws(area, seed: seed) }
      // What had been undone at the end is redone as well.
      while !area.text.unicodeScalars.elementsEqual(end.unicodeScalars), area.perform(.undo) {}
      #expect(area.text.unicodeScalars.elementsEqual(end.unicodeScalars), "seed \(seed)")
    }
  }

  @Test func `what is cut and put back in place changes nothing`() {
    let kills = Edit.allCases.filter(\.isKill)
    forEachSeed(400) { seed, random in
      let text = Sanitiser.draft(randomText(&random, upTo: 40))
      var area = area(text)
      area.perform(.textStart)
      for _ in 0..<Int.random(in: 0...30, using: &random) { area.perform(.right) }
      if Bool.random(using: &random) {
        area.perform(Bool.random(using: &random) ? .wordLeft : .down, extending: true)
      }
      var acts: [Edit] = []
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        guard let kill = kills.randomElement(using: &random) else { continue }
        if area.perform(kill) { acts.append(kill) }
      }
      area.perform(.yank)
      #expect(area.text.unicodeScalars.elementsEqual(text.unicodeScalars), "seed \(seed), \(acts)")
    }
  }

  @Test func `as far up as down leads back to the column`() {
    forEachSeed(400) { seed, random in
      var area = area(
        randomText(&random, upTo: 60), rows: 3, columns: Int.random(in: 3...20, using: &random))
      area.perform(.textStart)
      for _ in 0..<Int.random(in: 0...20, using: &random) { area.perform(.right) }
      let start = area.cursor
      var rows = 0
      while rows < 12, area.perform(.down) { rows += 1 }
      for _ in 0..<rows { area.perform(.up) }
      #expect(area.cursor == start, "seed \(seed)")
    }
  }

  @Test func `the rows joined are the text`() {
    forEachSeed(400) { seed, random in
      let area = area(
        randomText(&random, upTo: 60), rows: 200, columns: Int.random(in: 2...20, using: &random))
      let scalars = Array(area.text.unicodeScalars)
      var place = 0
      for (index, row) in area.visibleRows().enumerated() {
        if index > 0, row.range.lowerBound == place + 1 {
          #expect(scalars[place] == "\n", "seed \(seed)")
          place += 1
        }
        #expect(row.range.lowerBound == place, "seed \(seed)")
        let part = scalars[row.range]
        let drawn = Array(row.runs.map(\.text).joined().unicodeScalars)
        #expect(part.starts(with: drawn), "seed \(seed)")
        #expect(part.dropFirst(drawn.count).allSatisfy { $0 == " " }, "seed \(seed)")
        #expect(!part.contains("\n"), "seed \(seed)")
        place = row.range.upperBound
      }
      #expect(place == scalars.count, "seed \(seed)")
    }
  }

  @Test func `marks change no character and no column`() {
    forEachSeed(400) { seed, random in
      var area = area(
        randomText(&random, upTo: 40), columns: Int.random(in: 3...20, using: &random))
      area.perform(.pageUp, extending: Bool.random(using: &random))
      let marks = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        let start = Int.random(in: -5...50, using: &random)
        return TextMark(start..<(start + Int.random(in: 0...60, using: &random)), .found)
      }
      for (bare, marked) in zip(area.visibleRows(), area.visibleRows(marks: marks)) {
        let text = marked.runs.map(\.text).joined()
        let plain = bare.runs.map(\.text).joined()
        #expect(bare.range == marked.range, "seed \(seed)")
        #expect(text.hasPrefix(plain) || plain.hasPrefix(text), "seed \(seed)")
        #expect(text.columnWidth <= area.size.columns, "seed \(seed)")
        #expect(
          marked.runs.allSatisfy { $0.text.unicodeScalars.first?.isMark == false }, "seed \(seed)")
      }
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
    if let selection = area.selection {
      #expect(0 <= selection.lowerBound && selection.upperBound <= scalars.count, "seed \(seed)")
      #expect([selection.lowerBound, selection.upperBound].contains(area.cursor), "seed \(seed)")
      #expect(!scalars[selection.upperBound...].prefix(1).contains { $0.isMark }, "seed \(seed)")
    }
    #expect(area.matches.allSatisfy { $0.upperBound <= scalars.count }, "seed \(seed)")
    let lines = area.visibleLines
    let cursor = area.visibleCursor
    #expect(lines.indices ~= cursor.row, "seed \(seed)")
    #expect(lines.count <= area.size.rows, "seed \(seed)")
    #expect(0..<area.size.columns ~= cursor.column, "seed \(seed)")
    // A wide character has no room in a single column.
    #expect(lines.allSatisfy { $0.columnWidth <= max(2, area.size.columns) }, "seed \(seed)")
  }
}

extension TextArea {
  /// The text of the visible rows.
  fileprivate var visibleLines: [String] {
    visibleRows().map { $0.runs.map(\.text).joined() }
  }
}
