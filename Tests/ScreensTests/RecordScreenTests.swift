// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Canvas
import Screens
import TestKit
import Testing

/// The record on the screen, and threads that moderators did something with.
@Suite struct RecordScreenTests {
  private static let size = Size(rows: 24, columns: 80)

  private static func board() -> SampleBoard {
    let board = SampleBoard.demo()
    board.moderate(.pin, 1, .helpful, ago: 40)
    board.moderate(.lock, 2, .hostile, ago: 4)
    board.moderate(.setAside, 3, ago: 3)
    board.moderate(.setAside, 6, post: 1, ago: 1)
    board.moderate(.mute, 6, post: 1, .hostile)
    board.moderate(.expire, 0, .settled)
    return board
  }

  /// A member who looked at the record on Monday, when there were so many acts.
  private static func kept(_ count: Int) -> PrivateState {
    var state = PrivateState()
    state.apply(
      .readRecord(
        RecordMark(count: count, check: .zero, day: SampleBoard.today.advanced(by: -3))))
    return state
  }

  private func picture(
    _ name: String, _ board: SampleBoard = RecordScreenTests.board(), kept: PrivateState? = nil,
    _ steps: (Reader) -> Void
  ) {
    for size in [RecordScreenTests.size, Size(rows: 12, columns: 40)] {
      let reader = Reader(board, size: size, kept: kept ?? PrivateState())
      steps(reader)
      Golden.expect(lines: reader.picture, matches: "\(name)-\(size.columns)x\(size.rows)")
    }
  }

  @Test func pictures() {
    picture("record", kept: RecordScreenTests.kept(3)) { $0.press("6") }
    picture("record-first") { $0.press("6") }
    picture("record-shortened", kept: RecordScreenTests.kept(99)) { $0.press("6") }
    picture("record-empty", SampleBoard()) { $0.press("6") }
    picture("record-narrowed") {
      $0.press("6 f")
      $0.type("set aside")
    }
    picture("record-narrowing") { $0.press("6 f") }
    picture("record-help") { $0.press("6 ?") }
    picture("record-dead-key") { $0.press("6 p") }
    picture("record-hidden-place") { $0.press("6 j Enter") }
    picture("board-moderated") { _ in }
    picture("thread-locked") {
      $0.press("/")
      $0.type("kind:warning occasion:interview\n")
      $0.press("Enter r")
    }
    picture("thread-set-aside") { $0.press("6 j j j Enter r") }
    picture("thread-post-set-aside") { $0.press("6 j j Enter") }
  }

  @Test func `what is set aside shows its place, its reference and one sentence`() {
    let reader = Reader(RecordScreenTests.board(), size: RecordScreenTests.size)
    reader.press("6 j j j Enter")
    #expect(reader.sees("Set aside for now. We never say why"))
    for secret in ["Quartz", "quiet lift", "situation", "first-hand", "Take the stairs", "voice"] {
      #expect(!reader.sees(secret), "\(secret)")
    }
    reader.press("1 /")
    reader.type("quiet\n")
    #expect(reader.sees("Nothing found"))
  }

  @Test func `digits choose while narrowing, and Esc shows all again`() {
    let reader = Reader(RecordScreenTests.board(), size: RecordScreenTests.size)
    reader.press("6 f")
    reader.type("hostile 4")
    #expect(reader.app.page == .recordFilter, "a digit is text here")
    reader.press("Esc")
    #expect(reader.sees("worth reading") && reader.sees("hostile"))
    reader.press("f")
    reader.type("pinned")
    reader.press("Enter")
    #expect(reader.sees("worth reading") && !reader.sees("hostile"))
    reader.press("q")
    #expect(reader.sees("hostile"))
    reader.press("q")
    #expect(reader.app.page == .board)
  }

  @Test func `a pinned thread stands first, a locked one takes no reply and a voice`() throws {
    let board = RecordScreenTests.board()
    #expect(board.state.current(on: SampleBoard.today).first?.id == board[1])
    #expect(throws: Refusal.threadLocked) {
      try board.perform(.reply(board[2], to: nil, RawText("No.")), by: 2)
    }
    try board.perform(.sameHere(board[2], .firstHand), by: 6)
    #expect(board.thread(board[6])?.messages[1].body == .setAside)
  }
}
