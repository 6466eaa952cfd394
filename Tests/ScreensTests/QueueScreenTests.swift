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

  /// A board whose moderators have a key in common: what they cut is kept for them.
  private static func keeping() -> SampleBoard {
    let board = SampleBoard.queued()
    board.appointModerator()
    return board
  }

  /// A board on which a suspension was confirmed so many days ago.
  private static func underWay(_ days: Int, isEmpty: Bool = false) -> SampleBoard {
    let board = isEmpty ? empty() : SampleBoard.queued()
    let since = SampleBoard.today.advanced(by: -days)
    let pending = PendingSuspension(
      id: SampleBoard.queueID(90), thread: ThreadID(opening: SampleBoard.queueID(91)),
      post: SampleBoard.queueID(91), reason: .flooding, day: since, proposer: "Spruce",
      isOwn: false,
      stage: .waitsForProposer(confirmedBy: "Larch", isYou: true, since: since))
    board.queue = QueueReading(
      items: board.queue.items, start: board.queue.start, moderator: "Larch", sealedBefore: 0,
      underWay: [pending])
    return board
  }

  // MARK: Pictures

  @Test func pictures() {
    picture("queue-board") { _ in }
    picture("queue") { $0.press("7") }
    picture("queue-empty", QueueScreenTests.empty) { $0.press("7") }
    picture("queue-under-way", { QueueScreenTests.underWay(1) }) { $0.press("7") }
    picture("queue-under-way-long", { QueueScreenTests.underWay(9, isEmpty: true) }) {
      $0.press("7")
    }
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
    picture("queue-help") { $0.press("7 ?") }
    picture("queue-held-help") { $0.press("7 j j Enter ?") }
    picture("queue-dead-key") { $0.press("7 p") }
    picture("queue-held-dead-key") { $0.press("7 j j Enter p") }
    picture("queue-held-digit") { $0.press("7 j j Enter 2") }
    picture("queue-stepped-aside") { $0.press("7 j j Enter m") }
    picture("queue-suspended") { $0.press("7 j j j j j Enter a") }
    picture("queue-let-rest") { $0.press("7 j j j j j Enter x") }
    picture("queue-cut") { $0.press("7 j Enter o") }
    picture("queue-cut-seen", QueueScreenTests.keeping) {
      $0.press("7 j Enter o")
      $0.type(QueueScreenTests.cut)
    }
    picture("queue-cut-reason", QueueScreenTests.keeping) {
      $0.press("7 j Enter o")
      $0.type(QueueScreenTests.cut + "p")
    }
  }

  @Test func threads() {
    picture("moderate-names") {
      $0.press("Enter")
      $0.type(":")
    }
    picture("moderate-thread") { $0.press("Enter") }
    picture("moderate-help") { $0.press("Enter ?") }
    picture("moderate-pin") {
      $0.press("Enter")
      $0.type(":pin\n")
    }
    picture("moderate-lock") {
      $0.press("Enter")
      $0.type(":lock\n")
    }
    picture("moderate-locked") {
      $0.press("Enter")
      $0.type(":lock\n7")
    }
    picture("moderate-merge") {
      $0.press("Enter")
      $0.type(":merge\n")
    }
    picture("moderate-ask") {
      $0.press("Enter")
      $0.type(":ask\n")
    }
    picture("moderate-ask-seen") {
      $0.press("Enter")
      $0.type(":ask\nWas Mr Melmotte there on Thursday 12th?\n.\n")
    }
    picture("moderate-dispute") {
      $0.press("Enter")
      $0.type(":dispute\nI was")
    }
    picture("moderate-dispute-seen") {
      $0.press("Enter")
      $0.type(QueueScreenTests.answer)
    }
    picture("moderate-disputed") {
      $0.press("Enter")
      $0.type(QueueScreenTests.answer + "pG")
    }
    picture("moderate-cut-seen", QueueScreenTests.keeping) {
      $0.press("Enter")
      $0.type(":cut-words\n" + QueueScreenTests.cut)
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

  @Test func `a second try, and what moderators ask`() {
    let member = BoardStanding(isSealed: true)
    func kept(_ board: SampleBoard) -> PrivateState {
      var state = PrivateState()
      board.sendToModerators(&state)
      state.apply(.wrote(board[6], isOpener: false))
      board.ask(6, 2, "Was it one evening?")
      return state
    }
    picture("mine-second-try", standing: member, kept: kept) {
      $0.press("4 Enter e Ctrl-D e")
      $0.type(" Leave early.")
      $0.press("Esc 4")
    }
    picture("mine-ask", standing: member, kept: kept) { $0.press("4 j Enter") }
    picture("mine-ask-seen", standing: member, kept: kept) {
      $0.press("4 j Enter")
      $0.type("It was on Thursday 12th.\n.\n")
    }
    picture("mine-answered", standing: member, kept: kept) {
      $0.press("4 j r")
      $0.type("It was two.\n.\np")
    }
  }

  /// What the person named answers, with words that nobody else is to read.
  private static let answer =
    ":dispute\nI offered Mr Melmotte a cab once, as I would anybody. Ring me on x4801.\n.\n"

  // MARK: Words that are cut

  /// What a moderator adds, with words that nobody else is to read, and is done with.
  private static let cut = "\nMr Melmotte's number is x4801.\n.\n"

  @Test(arguments: [false, true])
  func `words that stand in for a post's are seen first, and cut by one key and a digit`(
    isInQueue: Bool
  ) {
    let reader = QueueScreenTests.reader(isInQueue ? QueueScreenTests.keeping() : .queued())
    let sent = { reader.effects.count { if case .cutWords = $0 { true } else { false } } }
    reader.press(isInQueue ? "7 j Enter o" : "Enter j")
    if !isInQueue { reader.type(":cut-words\n") }
    reader.press("Ctrl-D")
    #expect(reader.app.page == .letter && reader.sees("Nothing is cut yet."))
    reader.type(QueueScreenTests.cut)
    #expect(reader.app.page == .cutPreview && sent() == 0)
    #expect(reader.sees("Quartz 03") && reader.sees("[number]") && !reader.sees("x4801"))
    #expect(reader.sees("Copper Siskin · words cut by a moderator"))
    #expect(reader.sees(isInQueue ? "is kept for 30 days" : "What stands there now is erased."))
    reader.press("Enter 1 j")
    #expect(reader.app.page == .cutPreview && sent() == 0)
    reader.press("Esc")
    #expect(reader.app.page == .letter && reader.sees("x4801"), "and back to the words")
    reader.press("Ctrl-D")
    let seen = reader.frame.lines
    reader.press("p")
    #expect(reader.app.page == .choice && reader.sees("Cut out, because:") && sent() == 0)
    #expect(!reader.sees("done in error"), "nothing was cut there before")
    reader.press("Esc")
    #expect(reader.app.page == .cutPreview && reader.frame.lines == seen)
    reader.press("p 8")
    if isInQueue { reader.pass(.seconds(30)) }
    #expect(sent() == 1)
    // What was shown is what stands, to everybody.
    let other = Reader(reader.board, as: 3, size: QueueScreenTests.size)
    other.press("Enter")
    let words = seen.filter {
      $0.contains("Same again") || $0.contains("[number]") || $0.contains("words cut")
    }
    #expect(words.count >= 2 && words.allSatisfy(other.frame.lines.contains), "\(other.text)")
  }

  @Test func `what is cut is read anew each time it is looked at`() {
    let reader = QueueScreenTests.reader()
    reader.press("Enter j")
    reader.type(":cut-words\n" + QueueScreenTests.cut)
    reader.press("Esc")
    reader.meanwhile { $0.withdraw(6, 1, by: 2) }
    reader.press("Ctrl-D")
    #expect(!reader.sees("Quartz 03") && reader.sees("Its author took it back."))
    reader.press("p")
    #expect(reader.app.page == .cutPreview)

    let amended = QueueScreenTests.reader()
    amended.press("Enter j")
    amended.type(":cut-words\n" + QueueScreenTests.cut)
    amended.press("Esc")
    amended.meanwhile { $0.amend(6, 1, by: 2, "It ended there.") }
    amended.press("Ctrl-D p")
    #expect(amended.app.page == .cutPreview && amended.sees("changed its words meanwhile"))

    let held = Reader(
      SampleBoard.queued(), size: QueueScreenTests.size, standing: QueueScreenTests.moderator,
      fault: { if case .thread = $0 { "It cannot be read now." } else { nil } })
    held.press("7 j Enter o")
    held.type(QueueScreenTests.cut + "p")
    #expect(held.app.page == .cutPreview && held.sees("It cannot be read now."))
  }

  // MARK: What the person named answers

  @Test func `an answer of the person named is seen first, sent by one key, and stands as such`() {
    let reader = QueueScreenTests.reader()
    let sent = {
      reader.effects.count { if case .perform(.dispute, _) = $0 { true } else { false } }
    }
    reader.press("Enter")
    reader.type(QueueScreenTests.answer)
    #expect(reader.app.page == .letterPreview && sent() == 0)
    #expect(reader.sees("Quartz 03") && reader.sees("[number]") && !reader.sees("x4801"))
    reader.press("Enter 1 j")
    #expect(reader.app.page == .letterPreview && sent() == 0)
    reader.press("Esc")
    #expect(reader.app.page == .letter && reader.sees("x4801"), "and back to the words")
    reader.press("Ctrl-D")
    let seen = reader.frame.lines
    reader.press("p")
    #expect(sent() == 1 && reader.app.page == .thread)
    reader.press("G")
    #expect(reader.sees("disputed: the person named has answered"))
    // What was shown is what stands, to everybody.
    let other = Reader(reader.board, as: 3, size: QueueScreenTests.size)
    other.press("Enter G")
    let words = seen.filter { $0.contains("cab once") || $0.contains("[number]") }
    #expect(!words.isEmpty && words.allSatisfy(other.frame.lines.contains))
    #expect(other.sees("the person named has answered"))
  }

  @Test func `where no answer can stand she is told why`() {
    func refusal(_ index: Int, _ prepare: (SampleBoard) -> Void = { _ in }) -> String {
      let board = SampleBoard.queued()
      let reader = QueueScreenTests.reader(board)
      reader.type("/\(board[index].reference)\n")
      reader.meanwhile(prepare)
      reader.type(":dispute\n")
      #expect(reader.app.page == .thread, "\(index)")
      return reader.text
    }
    #expect(refusal(1).contains("Only a warning"))
    #expect(refusal(4).contains("Only a warning"))
    #expect(refusal(6) { $0.moderate(.setAside, 6) }.contains(":put-back first"))
    #expect(refusal(6) { $0.moderate(.expire, 6, .settled) }.contains("nothing is left to answer"))
    #expect(refusal(6) { $0.withdraw(6, 0, by: 1) }.contains("took it back"))
    #expect(refusal(6) { $0.dispute(6, ago: 0, "No.") }.contains("7 has it"))
    let member = Reader(
      SampleBoard.queued(), size: QueueScreenTests.size, standing: BoardStanding(isSealed: true))
    member.press("Enter")
    member.type(":dispute\n")
    #expect(member.sees("No request is called that"))
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

  @Test(arguments: ["q 1", "Ctrl-X", "q q", "Ctrl-\\", "Ctrl-Z", "q 7 q"])
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
    #expect(reader.sees("“held: drinks, a warning for tonight” is done with: it waits no more."))
    #expect(reader.app.page == .queue, "and no other opens under her hands")
    reader.press("a a Enter a")
    let next = board.queue.items[2].id.event
    board.takeOff(next)
    reader.pass(.seconds(30))
    #expect(board.decided.isEmpty)
    #expect(reader.sees("Not done: “held: taxi, a warning for tonight”."))
    #expect(reader.sees("dispute"), "she stands at the next one")
  }

  @Test func `what another decided while it could still be taken back is told at once`() {
    let board = SampleBoard.queued()
    let reader = QueueScreenTests.reader(board)
    reader.press("7 j Enter x 3 7")
    #expect(reader.sees("Locked: taxi") && reader.sees("z takes that back"))
    let id = board.queue.items[1].id.event
    reader.meanwhile { board in
      board.takeOff(id)
      board.reply(0, by: 5, "Another word about it.")
    }
    #expect(reader.sees("Not done: “report: taxi"))
    #expect(reader.sees("Before you, another moderator has seen to it"))
    #expect(!reader.sees("z takes that back"))
    reader.pass(.seconds(30))
    #expect(board.state.row(board[6])?.measures.contains(.locked) == false)
  }

  @Test func `an item is settled before anything is done, so that who comes second does nothing`() {
    let board = SampleBoard.queued()
    let reader = QueueScreenTests.reader(board)
    reader.press("7 j Enter x 3 7")
    // The first is known to the record, and to this screen not yet.
    board.takeOff(board.queue.items[1].id.event)
    reader.pass(.seconds(30))
    #expect(reader.sees("Not done: “report: taxi"))
    #expect(board.state.row(board[6])?.measures.contains(.locked) == false)
  }

  /// Digits are the item's own: one that comes before its `x` leads nowhere and says so.
  @Test(arguments: 0...11)
  func `no digit leads away from an item`(index: Int) {
    let reader = QueueScreenTests.reader()
    reader.press("7 " + String(repeating: "j ", count: index) + "Enter")
    let (page, head) = (reader.app.page, reader.frame.lines[0])
    for digit in "0123456789" {
      reader.press("\(digit)")
      #expect(reader.app.page == page && reader.frame.lines[0] == head)
      #expect(
        reader.sees("x, then a digit: in an item digits choose.")
          || page == .readItem && reader.sees("In this item a digit chooses nothing."))
    }
    reader.type(":record\n")
    #expect(reader.app.page == .record, "by name one goes anywhere")
  }

  @Test(arguments: ["7", "7 Enter", "7 j Enter", "7 j j Enter", "7 G Enter", "6"])
  func `a dead key at the desk tells what works there, and of no other page`(way: String) {
    let reader = QueueScreenTests.reader()
    reader.press(way)
    let page = reader.app.page
    for key in "prstceduv*!DSNbo" where RequestTable.row(for: .character(key), on: page) == nil {
      reader.press("\(key)")
      #expect(reader.app.page == page)
      #expect(reader.sees("“\(key)” does nothing here. What does: "), "\(reader.text)")
    }
  }

  /// A phone's footer shows a few keys, `?` among them; its page begins with all of them.
  @Test(arguments: [
    "7", "7 Enter", "7 j Enter", "7 j j Enter", "7 j j j j j Enter", "7 G Enter", "6",
  ])
  func `on a phone every key of the desk is told behind the footer's question mark`(way: String) {
    let reader = QueueScreenTests.reader(size: Size(rows: 12, columns: 40))
    reader.press(way)
    let page = reader.app.page
    let footer = reader.frame.lines[11]
    #expect(footer.contains(" ? ") && footer.hasSuffix("q") || footer.contains(" q "), "\(footer)")
    reader.press("?")
    var lines: [String] = []
    while !reader.frame.lines.contains(where: { $0.hasPrefix(" GO") }), lines.count < 200 {
      lines += reader.frame.lines[2..<9]
      reader.press("j j j j j j j")
    }
    lines += reader.frame.lines.dropFirst(2)
    for row in RequestTable.rows
    where row.pages.contains(page) && !row.label.isEmpty && row.request != .help {
      let isTold = lines.contains { $0.hasPrefix("   \(row.shown) ") && $0.contains(row.label) }
      #expect(isTold || row.group == .safety, "\(row.shown) \(row.label)")
    }
  }

  @Test func `no title of an item is cut, whatever the width`() {
    let reader = QueueScreenTests.reader()
    reader.press("7 Enter")
    for _ in 0..<12 {
      for columns in Array(40...101) + [200] {
        reader.resize(24, columns)
        let first = reader.frame.lines[0]
        #expect(!first.contains("…"), "\(columns): \(first)")
      }
      reader.press("h")
    }
  }

  @Test func `m steps aside from whom an open item is about, as on the list`() {
    let reader = QueueScreenTests.reader()
    reader.press("7 j j Enter m")
    #expect(reader.sees("is left to the others") && reader.sees("taxi"))
    reader.press("q")
    #expect(reader.sees("YOU STEP ASIDE FROM"))
  }

  @Test func `of an answer of the person named no words are cut, and no tag is muted for it`() {
    let reader = QueueScreenTests.reader()
    reader.press("7")
    while !reader.frame.lines.contains(where: { $0.hasPrefix("▌dispute") }) { reader.press("j") }
    reader.press("Enter x")
    #expect(reader.sees("lock the thread") && !reader.sees("mute the tag"))
    reader.press("Esc o")
    #expect(reader.app.page == .standingItem && reader.sees("by a moderator's hand"))
  }

  @Test func `what is set aside opens by its reference, to a moderator alone`() {
    for isModerator in [true, false] {
      let board = SampleBoard.demo()
      board.moderate(.setAside, 3)
      let reader = Reader(
        board, size: QueueScreenTests.size,
        standing: BoardStanding(isSealed: true, isModerator: isModerator))
      reader.press("/")
      reader.type("\(board[3].reference)\n")
      #expect((reader.app.page == .thread) == isModerator)
      guard isModerator else { continue }
      #expect(reader.sees("set aside"))
      reader.type(":put-back\n")
      #expect(board.state.row(board[3])?.measures.contains(.setAside) == false)
    }
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

  @Test func `a second try is a draft, and what was turned down stays as it was`() {
    let board = SampleBoard.queued()
    var kept = PrivateState()
    board.sendToModerators(&kept)
    let reader = Reader(board, size: QueueScreenTests.size, kept: kept)
    reader.press("4 Enter e Ctrl-D e")
    reader.type(" She left early.")
    reader.press("Esc 4")
    #expect(reader.sees("turned down: ") && reader.sees("second try: "))
    reader.press("Enter")
    #expect(reader.sees("second floor") && !reader.sees("She left early"))
    // The same one is gone on with.
    reader.press("e Ctrl-D e")
    #expect(reader.sees("She left early"))
    reader.press("Esc 4")
    #expect(reader.kept.drafts.all.count { $0.after != nil } == 1)
    // What is sent is kept first, however fast she is: by its words it is known as another try.
    reader.press("Enter e Ctrl-D e")
    reader.type(" Early.")
    reader.holds = { if case .perform = $0 { true } else { false } }
    reader.press("Ctrl-D p")
    guard case .perform(.open(_, let words?), _)? = reader.waiting.last else {
      Issue.record("nothing was sent")
      return
    }
    #expect(reader.kept.drafts.all.first { $0.after != nil }?.text == words.value)
    #expect(words.value.hasSuffix("Early."))
  }

  @Test func `what is asked takes as much as it holds, and is answered once it was`() {
    let board = SampleBoard.queued()
    let moderator = QueueScreenTests.reader(board)
    moderator.press("Enter")
    moderator.type(":ask\n" + String(repeating: "a", count: Limits.questionCharacters))
    #expect(moderator.sees("300 of 300"))
    moderator.type("b")
    #expect(moderator.sees("No room: it holds 300 characters."))
    let other = QueueScreenTests.reader(board)
    other.press("Enter")
    other.type(":ask\n" + String(repeating: "é", count: 200) + "\n.\n")
    #expect(other.app.page == .letter && other.sees("take more room"))

    var kept = PrivateState()
    kept.apply(.wrote(board[6], isOpener: false))
    board.ask(6, 2, "Was it one evening?")
    let reader = Reader(board, size: QueueScreenTests.size, kept: kept)
    reader.press("4")
    #expect(reader.sees("asked ") && !reader.sees("answered"))
    reader.press("Enter")
    #expect(reader.sees("A moderator asks: Was it one evening?") && reader.sees("0 of 600"))
    reader.type("It was on Thursday 12th.\n.\n")
    #expect(reader.sees("this month") && reader.sees("Was it one evening?"))
    #expect(!reader.effects.contains { if case .perform(.answer, _) = $0 { true } else { false } })
    reader.press("p")
    #expect(reader.effects.contains { if case .perform(.answer, _) = $0 { true } else { false } })
    #expect(reader.app.page == .mine && reader.sees("answered"))
  }
}
