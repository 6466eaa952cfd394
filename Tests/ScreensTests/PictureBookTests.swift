// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import TestKit
import Testing

/// Every screen and state at two sizes: the picture book.
@Suite struct PictureBookTests {
  /// Takes the same picture on a terminal and on a phone.
  private func picture(
    _ name: String,
    _ board: () -> SampleBoard = SampleBoard.demo,
    as member: UInt8 = 0,
    standing: BoardStanding = BoardStanding(isSealed: true),
    kept: (SampleBoard) -> PrivateState = { _ in PrivateState() },
    sizes: [Size] = [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)],
    holds: @escaping (Effect) -> Bool = { _ in false },
    fault: @escaping (Effect) -> String? = { _ in nil },
    sourceLocation: SourceLocation = #_sourceLocation,
    _ steps: (Reader) -> Void
  ) {
    for size in sizes {
      let board = board()
      let reader = Reader(
        board,
        as: member,
        size: size,
        standing: standing,
        kept: kept(board),
        holds: holds,
        fault: fault
      )
      steps(reader)
      #expect(reader.frame.size == size)
      Golden.expect(
        lines: reader.picture,
        matches: "\(name)-\(size.columns)x\(size.rows)",
        sourceLocation: sourceLocation
      )
    }
  }

  private let open = BoardStanding(isSealed: false)
  private let readOnly = BoardStanding(
    isSealed: true,
    whyReadOnly: "Nothing can be posted until the host is mended. Tell whoever runs this.",
    damage: """
      You can read, but not post. One stored file is not as it was written. Tell whoever runs this: \
      journal 00000012, line 4410. Next: lookout doctor.
      """
  )

  private static func isRows(_ effect: Effect) -> Bool {
    if case .rows = effect { true } else { false }
  }

  private static func isThread(_ effect: Effect) -> Bool {
    if case .thread = effect { true } else { false }
  }

  private static func isPerform(_ effect: Effect) -> Bool {
    if case .perform = effect { true } else { false }
  }

  // MARK: Tonight

  @Test func tonight() {
    picture("tonight", SampleBoard.season) { $0.press("2") }
    picture("tonight-last", SampleBoard.season) { $0.press("2 G") }
    picture("tonight-new", SampleBoard.season) { reader in
      reader.press("2")
      reader.meanwhile {
        $0.warn(
          3, ago: 0, .unease, .firstHand, "late-office", .coming, about: nil, ["go-in-pairs"], nil)
      }
    }
    picture("tonight-demo") { $0.press("2") }
    picture("tonight-empty", { SampleBoard() }) { $0.press("2") }
    picture("tonight-open", standing: open) { $0.press("2") }
    picture(
      "tonight-moderator", SampleBoard.season,
      standing: BoardStanding(isSealed: true, isModerator: true)
    ) { $0.press("2 G D") }
    picture("tonight-threads", SampleBoard.season) { $0.press("2 Enter") }
    picture("tonight-conference", SampleBoard.season) { $0.press("2 j j j Enter j") }
    picture("tonight-nothing", SampleBoard.season) { $0.press("2 G Enter") }
    picture("tonight-write", SampleBoard.season) { $0.press("2 j j j c 1") }
    picture("write-coming", SampleBoard.season) { $0.press("c 1 2 1 4 0") }
    picture("write-coming-chosen", SampleBoard.season) { $0.press("c 1 2 1 4 0 2 Esc") }
    picture("thread-coming", SampleBoard.season) { $0.press("2 j j j Enter Enter") }
    picture("board-season", SampleBoard.season) { _ in }
  }

  // MARK: Thanks

  @Test func thanks() {
    picture("thread-thanks") { $0.press("Enter j t") }
    picture("thread-thanks-own") { $0.press("Enter G t") }
    picture("board-answer", as: 7, kept: PictureBookTests.thanked) { _ in }
    picture("mine-thanks", as: 7, kept: PictureBookTests.thanked) { $0.press("4") }
  }

  /// Member 7 wrote the warning of thread 5, and somebody thanked her for it.
  private static func thanked(_ board: SampleBoard) -> PrivateState {
    var state = PrivateState()
    state.apply(.wrote(board[5], isOpener: true))
    _ = try? board.perform(.thank(board[5], board[5].opening), by: 3)
    state.apply(.readAll(ReadMarks.Base(number: board.state.eventCount, day: SampleBoard.today)))
    return state
  }

  // MARK: Where it comes from

  @Test func sources() {
    picture("sources") { $0.press("S") }
    picture("routes-corrected", PictureBookTests.corrected) { $0.press("5 4") }
    picture("routes-corrected-page", PictureBookTests.corrected) { $0.press("5 4 1") }
    picture("routes-out-of-date") { $0.press("5 4 1 !") }
    picture(
      "routes-correct", standing: BoardStanding(isSealed: true, isModerator: true)
    ) { reader in
      reader.press("5 4 1 !")
      reader.type("The number is now 0808 168 0000")
    }
  }

  private static func corrected() -> SampleBoard {
    let board = SampleBoard.demo()
    _ = try? board.perform(
      .correctRoute(.helpline, RawText("Until January it answers from 10 to 4 alone.")), by: 0,
      ago: 3)
    return board
  }

  // MARK: Board

  @Test func board() {
    picture("board") { _ in }
    picture("board-last") { $0.press("G") }
    picture("board-open", standing: open) { _ in }
    picture("board-empty", { SampleBoard() }) { _ in }
    picture("board-empty-read-only", { SampleBoard() }, standing: readOnly) { _ in }
    picture("board-loading", holds: PictureBookTests.isRows) { _ in }
    picture(
      "board-fault",
      fault: {
        PictureBookTests.isRows($0)
          ? "The list could not be read: the disk did not answer. The next key tries again."
          : nil
      }
    ) { _ in }
    picture("board-damaged", standing: readOnly) { _ in }
    picture("board-refused", standing: readOnly) { $0.press("c") }
    picture("board-leave") { $0.press("q") }
    picture("board-write") { $0.press("c") }
    picture("board-find") {
      $0.press("/")
      $0.type("cab")
    }
    picture("board-new") { reader in
      reader.press("j j")
      reader.meanwhile {
        $0.warn(
          3,
          ago: 0,
          .unease,
          .firstHand,
          "corridor",
          .thisWeek,
          about: nil,
          ["go-in-pairs"],
          nil
        )
        $0.reply(2, by: 3, "Ask for the questions beforehand.")
      }
    }
    picture("board-wide", sizes: [Size(rows: 30, columns: 120)]) { _ in }
    picture("board-tiny", sizes: [Size(rows: 5, columns: 20)]) { _ in }
  }

  @Test func filters() {
    picture("filter") { $0.press("f") }
    picture("filter-where") { $0.press("f 1 5") }
    picture("filter-two") { $0.press("f 1 5 2") }
    picture("filtered") { $0.press("f 1 5 2 Enter") }
    picture("filtered-open", standing: open) { $0.press("f 1 Enter") }
    picture("filtered-none") { $0.press("f 2 4 1 Enter") }
    picture("filtered-new") { reader in
      reader.meanwhile { $0.reply(2, by: 3, "Ask for the questions beforehand.") }
      reader.press("u")
    }
    picture("board-one-line") { $0.press("v") }
  }

  @Test func commands() {
    picture("command") { $0.press(":") }
    picture("command-typed") { $0.type(":ne") }
    picture("command-unknown") { $0.type(":zebra") }
    picture("command-elsewhere") { $0.type(":reply\n") }
    picture("command-thread", as: 1) {
      $0.press("Enter")
      $0.type(":same\n")
    }
    picture("command-number") { $0.type(":12") }
    picture("command-repeat") { $0.type(":5 do") }
    picture("board-digit") { $0.press("7") }
  }

  // MARK: Thread

  @Test func thread() {
    picture("thread") { $0.press("Enter") }
    picture("thread-open", standing: open) { $0.press("Enter") }
    picture("thread-question") { $0.press("j j Enter") }
    picture("thread-advice") { $0.press("G k Enter") }
    picture("thread-loading", holds: PictureBookTests.isThread) { $0.press("Enter") }
    picture(
      "thread-fault",
      fault: {
        PictureBookTests.isThread($0)
          ? "This thread could not be read: the stored file is damaged. Next: lookout doctor." : nil
      }
    ) { $0.press("Enter") }
    picture("thread-own") { $0.press("Enter G") }
    picture("thread-new") { reader in
      reader.press("Enter j")
      reader.meanwhile { $0.reply(6, by: 5, to: 1, "I can wait with people on Thursdays.") }
    }
    picture("thread-states", PictureBookTests.spoiled) { $0.press("j Enter") }
    picture("thread-states-end", PictureBookTests.spoiled) { $0.press("j Enter G") }
    picture("thread-long", PictureBookTests.long) { $0.press("Enter j j j") }
    picture("thread-long-end", PictureBookTests.long) { $0.press("Enter G") }
    picture("thread-tiny", sizes: [Size(rows: 5, columns: 20)]) { $0.press("Enter") }
    picture("thread-wide", sizes: [Size(rows: 30, columns: 120)]) { $0.press("Enter") }
    picture("thread-withdrawn") { reader in
      reader.press("Enter")
      reader.meanwhile { $0.withdraw(6, 0, by: 1) }
    }
  }

  /// A thread with a post of every state.
  private static func spoiled() -> SampleBoard {
    let board = SampleBoard.demo()
    for (number, text) in ["One.", "Two.", "Three.", "Four.", "Five."].enumerated() {
      board.reply(0, by: UInt8(number + 1), text)
    }
    board.amend(0, 2, by: 1, "The door has been ajar since.")
    board.withdraw(0, 3, by: 2)
    board.spoil(0, 4, .erased)
    board.spoil(0, 5, .damaged)
    board.spoil(0, 6, .forged)
    board.reply(6, by: 3, "Up again.")
    return board
  }

  /// A post that is longer than a screen.
  private static func long() -> SampleBoard {
    let board = SampleBoard.demo()
    let lines = (1...40).map { "\($0). The late rank is the other side of the bridge." }
    board.reply(6, by: 4, lines.joined(separator: "\n"))
    board.reply(6, by: 5, "Thank you.")
    return board
  }

  @Test func acting() {
    picture("thread-same-here") { $0.press("Enter s") }
    picture("thread-counted") { $0.press("Enter s 1") }
    picture("thread-heard-said") { $0.press("Enter s 3") }
    picture("thread-refused", as: 1) { $0.press("Enter s") }
    picture("thread-reply") { $0.press("Enter j r") }
    picture("thread-ready") { $0.press("Enter j r 1") }
    picture("thread-replied") { $0.press("Enter j r 1 p") }
    picture("thread-withdraw") { $0.press("Enter G d") }
    picture("thread-taken-back") { $0.press("Enter G d d") }
    picture("thread-withdraw-all", as: 1) { $0.press("Enter d") }
    picture(
      "thread-failed",
      fault: {
        PictureBookTests.isPerform($0)
          ? "Not posted: the disk is full. Nothing was lost; try again later." : nil
      }
    ) { $0.press("Enter r 1 p") }
    picture("card") { $0.press("w") }
    picture("card-loading", holds: { if case .person = $0 { true } else { false } }) {
      $0.press("w")
    }
    picture("card-open", standing: open) { $0.press("Enter w") }
  }

  // MARK: Search and help

  @Test func search() {
    picture("results") {
      $0.press("/")
      $0.type("the")
      $0.press("Enter")
    }
    picture("results-none") {
      $0.press("/")
      $0.type("zebra")
      $0.press("Enter")
    }
    picture("results-looking", holds: { if case .search = $0 { true } else { false } }) {
      $0.press("/")
      $0.type("the")
      $0.press("Enter")
    }
    picture("thread-hit") {
      $0.press("/")
      $0.type("late")
      $0.press("Enter Enter n")
    }
    picture("thread-hit-next") {
      $0.press("/")
      $0.type("the")
      $0.press("Enter Enter n n n")
    }
    picture("thread-hit-last") {
      $0.press("/")
      $0.type("rank")
      $0.press("Enter Enter n n n n")
    }
    picture("results-first", holds: PictureBookTests.isThread) { reader in
      reader.holds = { if case .search = $0 { true } else { false } }
      reader.press("/")
      reader.type("the")
      reader.press("Enter")
      guard case .search(let query, let ticket)? = reader.waiting.first else { return }
      let hits = reader.board.hits(query)
      reader.send(.answer(ticket, .hits(Array(hits.suffix(3)), isDone: false)))
    }
  }

  @Test func filteredSearch() {
    picture("find-unknown") { $0.type("/knd:question") }
    picture("find-value") { $0.type("/conduct:") }
    picture("find-reference") { $0.type("/\($0.board[3].reference)\n") }
  }

  // MARK: Mine

  @Test func mine() {
    picture("mine-empty") { $0.press("4") }
    picture("mine-empty-read-only", standing: readOnly) { $0.press("4") }
    picture("mine", kept: PictureBookTests.kept) { $0.press("Esc 4") }
    picture("mine-open", standing: open, kept: PictureBookTests.kept) { $0.press("Esc 4") }
    picture("mine-withdraw", kept: PictureBookTests.kept) { $0.press("Esc 4 j j d") }
    picture("mine-refused", kept: PictureBookTests.kept) { $0.press("Esc 4 e") }
    picture("draft-restored", kept: PictureBookTests.kept) { _ in }
    picture("draft-restored-open", standing: open, kept: PictureBookTests.kept) { _ in }
    picture("draft-later", kept: PictureBookTests.kept) { $0.press("Esc") }
    picture("draft-thrown-away", kept: PictureBookTests.kept) { $0.press("D") }
    picture("board-watched", kept: PictureBookTests.kept) { $0.press("Esc") }
  }

  /// What was kept for a member who had begun a warning and a reply, and wrote in two threads.
  private static func kept(_ board: SampleBoard) -> PrivateState {
    var random = SeededRandom(seed: 9)
    var state = PrivateState()
    state.apply(
      .readAll(ReadMarks.Base(number: board.state.eventCount - 2, day: SampleBoard.today)))
    state.apply(.wrote(board[0], isOpener: true))
    state.apply(.wrote(board[6], isOpener: false))
    state.apply(.watch(board.roster[0].id, true))
    let reply = KeptDraft(
      id: DraftID(using: &random), purpose: .reply(board[3], to: nil), text: "Same lift here.",
      day: SampleBoard.today.advanced(by: -2), isOpen: false)
    let warning = Opening(kind: .warning, conduct: .unprofessional, occasion: "drinks")
    let draft = KeptDraft(
      id: DraftID(using: &random), purpose: .new(warning, isAboutNobody: false),
      text: "At the last reception the glasses were never empty.", day: SampleBoard.today,
      isOpen: true)
    state.apply(.keepDraft(reply))
    state.apply(.keepDraft(draft))
    return state
  }

  @Test func help() {
    picture("help") { $0.press("?") }
    picture("help-editing", sizes: [Size(rows: 24, columns: 80)]) {
      $0.press("? PgDn j j j j j j j j j j j j")
    }
    picture("help-end") { $0.press("? G") }
    picture("help-open-end", standing: open) { $0.press("? G") }
  }

  @Test func curtain() {
    picture("hidden") { $0.press("Enter Ctrl-X") }
    picture("closed") { $0.pass(.seconds(180)) }
    picture("closed-open", standing: open) {
      $0.press("c 3")
      $0.type("Who else is there?")
      $0.pass(.seconds(180))
    }
    picture("closed-tiny", sizes: [Size(rows: 5, columns: 20)]) { $0.pass(.seconds(180)) }
  }

  // MARK: Writing

  @Test func writing() {
    picture("write-facts") { $0.press("c 1") }
    picture("write-where") { $0.press("c 1 2 1") }
    picture("write-where-more") { $0.press("c 1 2 1 Space") }
    picture("write-when") { $0.press("c 1 2 1 4") }
    picture("write-about") { $0.press("c 1 2 1 4 1") }
    picture("write-about-found") {
      $0.press("c 1 2 1 4 1")
      $0.type("sc")
    }
    picture("write-about-nobody-found") {
      $0.press("c 1 2 1 4 1")
      $0.type("zz")
    }
    picture("write-to-do") {
      $0.press("c 1 2 1 4 1")
      $0.type("sc")
      $0.press("Enter 2 8")
    }
    picture("write-still-needed") { $0.press("c 1 2 1 p") }
    picture("write-words") {
      PictureBookTests.begin($0)
      $0.type("Offered me a cab after the reception, and it went the long way round.")
    }
    picture("write-preview") {
      PictureBookTests.begin($0)
      $0.type("Offered me a cab after the reception, and it went the long way round.\n.\n")
    }
    picture("write-preview-without-words") {
      PictureBookTests.begin($0)
      $0.press("Ctrl-D")
    }
    picture("write-crime") {
      $0.press("c 1 9 2 1 3 2 Tab 1 Enter Enter 2")
    }
    picture("write-crime-doors") { $0.press("c 1 9") }
    picture("write-crime-ready") { $0.press("c 1 9 2 1 3 2 Tab 1 Enter Enter") }
    picture("write-reported") { $0.press("c 1 2 1 4 1 Tab 2 Enter") }
    picture("write-case") { $0.press("c 1 2 1 4 1 Tab 2 Enter 2") }
    picture("write-turned") {
      PictureBookTests.begin($0)
      $0.type("He is having an affair.\n.\n")
    }
    picture("write-findings") {
      PictureBookTests.begin($0)
      $0.type("Mr Melmotte offered her researcher a cab on Thursday 12th. Ring me on x4801.")
    }
    picture("write-changed") {
      PictureBookTests.begin($0)
      $0.type("Mr Melmotte offered her researcher a cab on Thursday 12th. Ring me on x4801.\n.\n")
    }
    picture("write-later") {
      PictureBookTests.begin($0)
      $0.press("Ctrl-D l")
    }
    picture("mine-waiting") {
      PictureBookTests.begin($0)
      $0.press("Ctrl-D l 4")
    }
    picture("write-posting", holds: PictureBookTests.isPerform) {
      PictureBookTests.begin($0)
      $0.press("Ctrl-D p")
    }
    picture(
      "write-failed",
      fault: {
        PictureBookTests.isPerform($0)
          ? "Not posted: the disk is full. Your words are kept; try again later." : nil
      }
    ) {
      PictureBookTests.begin($0)
      $0.type("It went the long way round.")
      $0.press("Ctrl-D p")
    }
    picture("write-posted") {
      PictureBookTests.begin($0)
      $0.type("It went the long way round.")
      $0.press("Ctrl-D p")
    }
    picture("write-kept") {
      PictureBookTests.begin($0)
      $0.type("It went")
      $0.press("Esc")
    }
    picture("write-again") {
      PictureBookTests.begin($0)
      $0.type("It went")
      $0.press("Esc c")
    }
    picture("write-go-on") {
      PictureBookTests.begin($0)
      $0.type("It went")
      $0.press("Esc c Enter")
    }
    picture("write-letters") {
      $0.press("c 1 2 1")
      $0.type("t")
    }
    picture("write-needed") { $0.press("c 1 2 j Enter") }
    picture("write-in-brief") {
      $0.press("c 1 2 2 4 2 Tab 1 p")
    }
    picture("write-question") {
      $0.press("c 3")
      $0.type("Who else is at the reception?")
    }
    picture("write-question-preview", standing: open) {
      $0.press("c 3")
      $0.type("Who else is at the reception?")
      $0.press("Ctrl-D")
    }
    picture("write-reply") {
      $0.press("Enter j r 5")
      $0.type("I can wait with people on Thursdays.")
    }
    picture("write-reply-preview") {
      $0.press("Enter j r 5")
      $0.type("I can wait with people on Thursdays.")
      $0.press("Ctrl-D")
    }
    picture("write-replied") {
      $0.press("Enter j r 5")
      $0.type("I can wait with people on Thursdays.")
      $0.press("Ctrl-D p")
    }
    picture("write-amend") { $0.press("Enter G e") }
    picture("write-full") {
      $0.press("c 3")
      $0.paste(String(repeating: "All work and no play. ", count: 180))
      $0.paste(String(repeating: "All work and no play. ", count: 20))
    }
  }

  /// The facts of a warning, with seventeen keys.
  private static func begin(_ reader: Reader) {
    reader.press("c 1 2 1 4 1")
    reader.type("sc")
    reader.press("Enter 2 8 Enter 1 Enter")
  }
}
