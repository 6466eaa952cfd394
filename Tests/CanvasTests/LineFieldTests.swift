// SPDX-License-Identifier: Apache-2.0

import Canvas
import TestKit
import Testing
import Text

@Suite struct LineFieldTests {
  @Test func `a sitting`() {
    var field = LineField("late rank")
    #expect(field.cursor == 9)
    field.perform(.wordLeft)
    field.insert("taxi ")
    #expect(field.text == "late taxi rank")
    field.perform(.lineStart)
    #expect(field.perform(.left) == false)
    field.perform(.deleteWordForward)
    #expect(field.text == " taxi rank")
    field.perform(.deleteForward)
    field.perform(.lineEnd)
    field.insert(" ")
    field.perform(.yank)
    #expect(field.text == "taxi rank late")
    field.perform(.deleteWordBackward)
    field.perform(.deleteBackward)
    field.perform(.wordLeft)
    field.perform(.deleteToLineEnd)
    #expect(field.text == "taxi ")
    field.perform(.deleteToLineStart)
    #expect(field.isEmpty)
    field.perform(.yank)
    #expect(field.text == "taxi rank")
    field.clear()
    #expect(field.perform(.yank) == false)
  }

  @Test func `a mark typed after its letter joins it`() {
    var field = LineField()
    field.insert("\u{301}")
    field.insert("e")
    for _ in 0..<3 { field.insert("\u{301}") }
    #expect(Array(field.text.unicodeScalars) == ["e", "\u{301}", "\u{301}"])
    field.perform(.left)
    #expect(field.cursor == 0)
    field.perform(.deleteForward)
    #expect(field.isEmpty)
  }

  @Test func `refuses what is over its limit, and no part of a character`() {
    var field = LineField("abc", limit: 5)
    #expect(field.insert("d") == 0)
    #expect(field.insert("e\u{301}f") == 3)
    #expect(field.text == "abcd")
    #expect(field.insert("\n\u{1B}") == 1)
    #expect(field.text == "abcd ")
    #expect(LineField("abcdefgh", limit: 3).text == "abcdefgh")
  }

  @Test(arguments: [
    ("abcdef", 10, 6, "abcdef", 6), ("abcdef", 6, 6, "bcdef", 5), ("abcdef", 6, 0, "abcdef", 0),
    ("abcdef", 3, 2, "abc", 2), ("abcdef", 3, 4, "cde", 2), ("漢字語", 4, 3, "語", 2),
    ("", 4, 0, "", 0),
    ("ab", 1, 1, "b", 0),
  ])
  func slice(text: String, columns: Int, rights: Int, visible: String, cursor: Int) {
    var field = LineField(text)
    field.perform(.lineStart)
    for _ in 0..<rights { field.perform(.right) }
    let slice = field.slice(columns: columns)
    #expect(slice.text == visible)
    #expect(slice.cursor == cursor)
    #expect(slice.hidesStart == !text.hasPrefix(visible))
    #expect(slice.hidesEnd == !text.hasSuffix(visible))
  }

  @Test func `whatever is done, it stays one sanitised line with its cursor inside`() {
    forEachSeed(500) { seed, random in
      var field = LineField(randomText(&random, upTo: 10), limit: 60)
      for _ in 0..<60 {
        if Bool.random(using: &random) {
          field.insert(randomText(&random, upTo: 4))
        } else if let edit = Edit.allCases.randomElement(using: &random) {
          let former = field
          #expect(field.perform(edit) == (field != former) || edit != .yank, "seed \(seed)")
        }
        let scalars = Array(field.text.unicodeScalars)
        #expect(scalars == Array(Sanitiser.line(field.text).unicodeScalars), "seed \(seed)")
        #expect(0...scalars.count ~= field.cursor, "seed \(seed)")
        #expect(!scalars[field.cursor...].prefix(1).contains { $0.isMark }, "seed \(seed)")
        let columns = Int.random(in: 2...20, using: &random)
        let slice = field.slice(columns: columns)
        #expect(0..<columns ~= slice.cursor && slice.text.columnWidth <= columns, "seed \(seed)")
      }
    }
  }
}
