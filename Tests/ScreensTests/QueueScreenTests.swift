// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import TestKit
import Testing

/// What waits for the moderators, and what they do about it.
@Suite struct QueueScreenTests {
  private static let size = Size(rows: 24, columns: 80)
  private static let moderator = BoardStanding(isSealed: true, isModerator: true)

  private static func reader(
    _ board: SampleBoard = SampleBoard.queued(), size: Size = QueueScreenTests.size,
    kept: PrivateState = PrivateState()
  ) -> Reader {
    Reader(board, size: size, standing: moderator, kept: kept)
  }

  private func picture(
    _ name: String, _ board: () -> SampleBoard = SampleBoard.queued,
    standing: BoardStanding = QueueScreenTests.moderator,
    kept: (SampleBoard) -> PrivateState = { _ in PrivateState() }, _ steps: (Reader) -> Void
  ) {
    for size in [QueueScreenTests.size, Size(rows: 12, columns: 40)] {
      let board = board()
      let reader = Reader(board, size: size, standing: standing, kept: kept(board))
      steps(reader)
      Golden.expect(lines: reader.picture, matches: "\(name)-\(size.columns)x\(size.rows)")
    }
  }

  private static func empty() -> SampleBoard {
    let board = SampleBoard.queued()
    board.queue = QueueReading(items: [], start: nil, moderator: "Larch", sealedBefore: 0)
    return board
  }

  // MARK: Pictures

  @Test func pictures() {
    picture("queue-board") { _ in }
    picture("queue") { $0.press("7") }
    picture("queue-empty", QueueScreenTests.empty) { $0.press("7") }
    picture("queue-left") { $0.press("7 j Space j j m g") }
    picture("queue-notice") { $0.press("7 Enter") }
    picture("queue-report") { $0.press("7 j Enter") }
    picture("queue-report-ways") { $0.press("7 j Enter x") }
    picture("queue-report-mute") { $0.press("7 j Enter x 4") }
    picture("queue-held") { $0.press("7 j j Enter") }
    picture("queue-held-reasons") { $0.press("7 j j Enter x") }
    picture("queue-put-up") { $0.press("7 j j Enter a") }
    picture("queue-turned-down") { $0.press("7 j j Enter x 2") }
    picture("queue-undone") { $0.press("7 j j Enter a z") }
    picture("queue-dispute") { $0.press("7 j j j j Enter") }
    picture("queue-suspension") { $0.press("7 j j j j j Enter") }
    picture("queue-reply") { $0.press("7 j j j j j j j Enter") }
    picture("queue-second-try") { $0.press("7 j j j j j j j j Enter") }
    picture("queue-amended") { $0.press("7 G k k Enter") }
    picture("queue-answer") { $0.press("7 G k Enter") }
    picture("queue-data") { $0.press("7 G Enter") }
    picture("queue-cut") { $0.press("7 j Enter o") }
    picture("queue-cut-reason") {
      $0.press("7 j Enter o")
      $0.type("x\n.\n")
    }
  }

  @Test func threads() {
    picture("moderate-names") {
      $0.press("Enter")
      $0.type(":")
    }
    picture("moderate-lock") {
      $0.press("Enter")
      $0.type(":lock\n")
    }
    picture("moderate-locked") {
      $0.press("Enter")
      $0.type(":lock\n1")
    }
    picture("moderate-merge") {
      $0.press("Enter")
      $0.type(":merge\n")
    }
    picture("moderate-ask") {
      $0.press("Enter")
      $0.type(":ask\n")
    }
    picture("moderate-suspend") {
      $0.press("Enter j")
      $0.type(":suspend\n")
    }
    picture("report", standing: BoardStanding(isSealed: true)) { $0.press("Enter j !") }
    picture("reported", standing: BoardStanding(isSealed: true)) { $0.press("Enter j ! 2") }
  }

  @Test func mine() {
    let member = BoardStanding(isSealed: true)
    func kept(_ board: SampleBoard) -> PrivateState {
      var state = PrivateState()
      board.sendToModerators(&state)
      return state
    }
    picture("mine-answers", standing: member, kept: kept) { $0.press("4") }
    picture("mine-turned-down", standing: member, kept: kept) { $0.press("4 Enter") }
    picture("mine-again", standing: member, kept: kept) { $0.press("4 Enter e") }
    picture("mine-held", standing: member, kept: kept) { $0.press("4 j Enter") }
    picture("write-held", standing: member) {
      $0.board.isHolding = true
      $0.press("c 1 2 1 4 1 Tab 1 p p")
    }
    picture("about-policy", standing: member) { $0.type(":about\n") }
  }

  // MARK: Deciding

  @Test func `a decision is sent once she goes on, and z takes it back before`() {
    let board = SampleBoard.queued()
    let reader = QueueScreenTests.reader(board)
    reader.press("7 j j Enter a")
    #expect(board.decided.isEmpty && reader.sees("z takes that back"))
    reader.press("z")
    #expect(reader.sees("nothing was decided") && reader.sees("drinks · unprofessional"))
    reader.pass(.seconds(30))
    #expect(board.decided.isEmpty)
    reader.press("a")
    reader.pass(.seconds(30))
    #expect(board.decided.map(\.1) == [.putUp])
    reader.press("x 3")
    #expect(board.decided.count == 1)
    reader.press("a")
    #expect(board.decided.map(\.1) == [.putUp, .turnedDown(.noConductStated)])
  }

  @Test(arguments: ["1", "Ctrl-X", "q q", "Ctrl-\\", "Ctrl-Z", "7 q"])
  func `whatever way she goes, what she decided is sent first`(way: String) {
    let board = SampleBoard.queued()
    let reader = QueueScreenTests.reader(board)
    reader.press("7 j j Enter a")
    #expect(board.decided.isEmpty)
    reader.press(way)
    #expect(board.decided.count == 1)
  }

  @Test func `all of it is worked off with one key each, and a digit`() {
    let board = SampleBoard.queued()
    let reader = QueueScreenTests.reader(board)
    let count = board.queue.items.count
    reader.press("7 Enter")
    for _ in 0..<count { reader.press("a") }
    reader.press("q")
    reader.pass(.seconds(30))
    #expect(
      board.queue.items.allSatisfy { if case .suspension = $0.matter { true } else { false } })
    #expect(reader.app.page == .board || reader.app.page == .queue)
  }

  @Test func `what another decided meanwhile is told, and nothing is overwritten`() {
    let board = SampleBoard.queued()
    let reader = QueueScreenTests.reader(board)
    reader.press("7 j j Enter")
    let id = board.queue.items[2].id.event
    reader.meanwhile { board in
      board.takeOff(id)
      board.reply(0, by: 5, "Another word about it.")
    }
    #expect(reader.sees("Another moderator has decided that one meanwhile."))
    reader.press("a")
    let next = board.queue.items[2].id.event
    board.takeOff(next)
    reader.pass(.seconds(30))
    #expect(board.decided.isEmpty)
    #expect(reader.sees("Not done: "))
  }

  @Test func `left to another and stepped aside from, nothing of it leaves her own state`() {
    let board = SampleBoard.queued()
    let reader = QueueScreenTests.reader(board)
    let events = board.entries.count
    reader.press("7 j Space")
    #expect(reader.sees("7 Queue: 11") && reader.sees("LEFT TO ANOTHER"))
    reader.press("m")
    #expect(reader.sees("YOU STEP ASIDE FROM"))
    reader.press("G m")
    #expect(!reader.sees("YOU STEP ASIDE FROM"))
    #expect(board.entries.count == events)
    let again = QueueScreenTests.reader(board, kept: reader.kept)
    again.press("7")
    #expect(again.sees("LEFT TO ANOTHER"))
  }

  @Test func `members have no queue, and none of its keys or names`() {
    let reader = Reader(
      SampleBoard.queued(), size: QueueScreenTests.size, standing: BoardStanding(isSealed: true))
    #expect(!reader.sees("Queue"))
    reader.press("7")
    #expect(reader.app.page == .board && reader.sees("for moderators"))
    reader.press("Enter")
    reader.type(":lock")
    #expect(reader.sees("No request is called that"))
    reader.press("Esc q ?")
    for _ in 0..<20 {
      #expect(!reader.sees("turn down") && !reader.sees(":lock"))
      reader.press("PgDn")
    }
    #expect(!reader.effects.contains { if case .queue = $0 { true } else { false } })
  }

  @Test func `a post that was turned down comes back to be changed, kept or thrown away`() {
    let board = SampleBoard.queued()
    var kept = PrivateState()
    board.sendToModerators(&kept)
    let reader = Reader(board, size: QueueScreenTests.size, kept: kept)
    #expect(reader.sees("4 Mine: 1 answer"))
    reader.press("4 Enter")
    #expect(reader.sees("it could lead someone") && reader.sees("second floor"))
    reader.press("q")
    #expect(!reader.sees("1 answer"))
    reader.press("Enter D")
    #expect(reader.sees("Thrown away") && !reader.sees("turned down"))
    reader.press("Enter d")
    #expect(reader.sees("Taken back") && board.pending.count == 1)
  }
}
