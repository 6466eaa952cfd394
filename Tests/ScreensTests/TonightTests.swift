// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import Testing

/// Tonight, what is coming up, and what is begun there.
@Suite struct TonightTests {
  private let size = Size(rows: 24, columns: 80)

  private func reader(isModerator: Bool = false) -> Reader {
    Reader(
      SampleBoard.season(), as: 1, size: size,
      standing: BoardStanding(isSealed: true, isModerator: isModerator))
  }

  @Test func aRowOpensItsThreadsAndOneComesBackToIt() {
    let reader = reader()
    reader.press("2 j j j Enter")
    #expect(reader.sees("Eatanswill conference · next week") && reader.sees("2 threads") == false)
    #expect(reader.sees("3 threads"))
    reader.press("Enter")
    #expect(reader.app.page == .thread)
    reader.press("q q")
    #expect(reader.app.page == .tonight)
    // The cursor is where it was.
    let line = reader.frame.cursor.map { reader.frame.lines[$0.row] } ?? ""
    #expect(line.contains("Eatanswill"))
    reader.press("2")
    #expect(reader.app.page == .tonight)
    reader.press("1")
    #expect(reader.app.page == .board)
  }

  @Test func whatIsWrittenThereIsForThatOccasion() throws {
    let reader = reader()
    let conference = try #require(reader.board.state.upcoming.rows.first)
    reader.press("2 j j j c 1")
    #expect(reader.sees("Eatanswill conference, next week") && reader.sees("conference"))
    // What sort, how one knows; where and when stand already.
    reader.press("2 1 Tab Tab Tab 1 p p")
    let row = try #require(reader.board.state.threads.last)
    #expect(reader.board.state.upcoming(of: row)?.id == conference.id)
    #expect(row.when == .coming && reader.board.state.occasion(of: row) == "conference")
  }

  @Test func tonightIsWrittenForWithoutAnOccasion() throws {
    let reader = reader()
    reader.press("2 c 1 2 1 2 Tab Tab 1 p p")
    let row = try #require(reader.board.state.threads.last)
    #expect(row.when == .coming && reader.board.state.upcoming(of: row) == nil)
    #expect(row.lastStanding(on: SampleBoard.today).number == SampleBoard.today.number + 3)
  }

  @Test func theFormAsksForWhatToComeWhereThereIsSomething() throws {
    let reader = reader()
    reader.press("c 1 2 1 4 0 2")
    // The roster comes next, as ever.
    #expect(reader.app.page == .about)
    reader.press("Tab 1 p p")
    let row = try #require(reader.board.state.threads.last)
    #expect(reader.board.state.upcoming(of: row) == reader.board.state.upcoming.rows[0])
    let plain = Reader(SampleBoard.demo(), as: 1, size: size)
    plain.press("c 1 2 1 4 0")
    #expect(plain.app.page == .about)
  }

  @Test func aModeratorTakesAnOccasionOffAndNobodyElse() {
    let member = reader()
    member.press("2 G D D")
    #expect(member.board.state.upcoming.ahead(on: SampleBoard.today).count == 3)
    let founder = Reader(
      SampleBoard.season(), as: 0, size: size,
      standing: BoardStanding(isSealed: true, isModerator: true))
    founder.press("2 G D j D")
    #expect(founder.board.state.upcoming.ahead(on: SampleBoard.today).count == 3)
    founder.press("D")
    #expect(founder.board.state.upcoming.ahead(on: SampleBoard.today).count == 2)
  }

  @Test func homeTellsOfTonightAndLeadsThere() {
    let reader = reader()
    #expect(reader.sees("Tonight: drinks 1, the way home 2, late 1. Next week: Eatanswill"))
    #expect(reader.frame.lines[3].contains("… 2 "))
    reader.click("2 opens")
    #expect(reader.app.page == .tonight)
  }

  @Test func thanksReachTheWriterAndMarkHerPlaceUntilSheLooks() {
    let board = SampleBoard.demo()
    var state = PrivateState()
    state.apply(.wrote(board[6], isOpener: true))
    let writer = Reader(board, as: 1, size: size, kept: state)
    let reader = Reader(board, as: 3, size: size)
    #expect(!writer.sees("1 answer"))
    reader.press("Enter t")
    #expect(reader.sees("Whoever wrote it alone"), "\(reader.text)")
    reader.press("t")
    #expect(reader.sees("alreadyThanked"))
    let before = writer.frame.lines[5...]
    writer.send(.board(board.state, BoardChange()))
    #expect(writer.sees("4 Mine: 1 answer"))
    // Nothing else of her page has moved.
    #expect(writer.frame.lines[5...] == before)
    writer.press("4")
    #expect(writer.sees("someone was helped by this"))
    writer.press("1")
    #expect(!writer.sees("1 answer"))
    #expect(!reader.sees("1 answer"))
  }
}
