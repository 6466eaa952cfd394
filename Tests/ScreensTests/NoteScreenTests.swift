// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import TestKit
import Testing

/// Notes on the screen: written, listed, read and erased by their owner.
@Suite struct NoteScreenTests {
  private static let size = Size(rows: 24, columns: 80)

  private static func board() -> SampleBoard {
    let board = SampleBoard.demo()
    board.note(
      0, ago: 9,
      "On the 9th, about nine, in the corridor by the lift.\n\n"
        + "He said I should think of my contract. N. was there and heard it.")
    board.note(1, ago: 4, "Somebody else's, about the surgery.")
    board.note(0, ago: 2, "He has asked for my number again.")
    return board
  }

  private func reader(
    _ board: SampleBoard = NoteScreenTests.board(), size: Size = NoteScreenTests.size,
    sealed: Bool = true
  ) -> Reader {
    Reader(board, size: size, standing: BoardStanding(isSealed: sealed))
  }

  private func picture(_ name: String, _ steps: (Reader) -> Void) {
    for size in [NoteScreenTests.size, Size(rows: 12, columns: 40)] {
      let reader = reader(size: size)
      steps(reader)
      Golden.expect(lines: reader.picture, matches: "\(name)-\(size.columns)x\(size.rows)")
    }
  }

  @Test func pictures() {
    picture("note-mine") { $0.press("4") }
    picture("note-page") { $0.press("4 G Enter") }
    picture("note-writing") {
      $0.press("c 4")
      $0.type("At ten past nine he stood in the door.")
    }
    picture("note-written") {
      $0.press("c 4")
      $0.type("At ten past nine he stood in the door.")
      $0.press("Ctrl-D")
    }
    picture("note-erase") { $0.press("4 G Enter D") }
    picture("note-export") {
      $0.press("4 :")
      $0.type("export\n")
    }
  }

  @Test func `a note is written, stands in Mine, and nobody else sees it`() {
    let board = NoteScreenTests.board()
    let reader = reader(board)
    reader.press("c 4")
    #expect(reader.app.page == .noting)
    reader.type("The 12th, at nine.\n.\n")
    #expect(reader.sees("Noted, with this second's time."))
    #expect(reader.kept.drafts.isEmpty)
    #expect(board.notes(of: 0).last?.body.text == "The 12th, at nine.")
    reader.press("4")
    #expect(reader.sees("NOTES") && reader.sees("1 line"))
    let other = Reader(board, as: 1, size: NoteScreenTests.size)
    other.press("4")
    #expect(!other.sees("The 12th"))
    other.press("G Enter")
    #expect(other.sees("Somebody else's"))
    let third = Reader(board, as: 2, size: NoteScreenTests.size)
    third.press("4")
    #expect(!third.sees("NOTES"))
    third.press("1 /")
    third.type("corridor\n")
    #expect(third.sees("Nothing found"))
  }

  @Test func `a note that was begun waits in Mine, and c 4 goes on with it`() {
    let reader = reader()
    reader.press("c 4")
    reader.type("Half a sen")
    reader.press("Esc 4")
    #expect(reader.sees("a note for yourself, 3 words"))
    reader.press("Enter")
    #expect(reader.app.page == .noting && reader.sees("Half a sen"))
    reader.press("Esc 1 c")
    reader.press("4")
    #expect(reader.sees("Half a sen"))
    let again = Reader(
      reader.board, size: NoteScreenTests.size, kept: reader.kept)
    again.press("Esc c 4")
    #expect(again.sees("Half a sen"))
  }

  @Test func `D twice erases, once does not`() {
    let board = NoteScreenTests.board()
    let reader = reader(board)
    reader.press("4 G D")
    #expect(reader.sees("D again erases"))
    reader.press("k j D")
    #expect(board.notes(of: 0).count == 2)
    reader.press("D")
    #expect(board.notes(of: 0).count == 1)
    #expect(!reader.sees("2 Nov"))
    reader.press("G Enter D D")
    #expect(board.notes(of: 0).isEmpty)
    #expect(reader.app.page == .mine && !reader.sees("NOTES"))
    #expect(board.notes(of: 1).count == 1)
  }

  @Test func `an open board says that it keeps no secret`() {
    let reader = reader(sealed: false)
    reader.press("c")
    #expect(!reader.sees("4 note"))
    reader.press("4")
    #expect(reader.sees("keeps no secret"))
    #expect(reader.app.page == .board)
  }

  @Test func `a refusal keeps the words`() {
    let reader = reader()
    reader.fault = { if case .perform = $0 { "The disk is full." } else { nil } }
    reader.press("c 4")
    reader.type("Every word.")
    reader.press("Ctrl-D")
    #expect(reader.sees("The disk is full.") && reader.sees("Every word."))
    #expect(!reader.kept.drafts.isEmpty || reader.app.page == .noting)
  }
}
