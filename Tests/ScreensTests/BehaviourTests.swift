// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import TestKit
import Testing

/// What a person does, in her words, and what comes of it.
@Suite struct BehaviourTests {
  private let size = Size(rows: 24, columns: 80)

  private func reader(_ member: UInt8 = 0) -> Reader {
    Reader(SampleBoard.demo(), as: member, size: size)
  }

  @Test func aPractisedWriterPostsAWarningWithFewKeys() {
    let reader = reader()
    let before = reader.board.state.threads.count
    reader.press("c 1 2 1 4 1 s c Enter 2 8 p p")
    #expect(reader.board.state.threads.count == before + 1)
    let opening = reader.board.thread(reader.board[before])?.opening
    #expect(opening?.conduct == .situationToAvoid)
    #expect(opening?.occasion == "taxi")
    #expect(opening?.when == .thisWeek)
    #expect(opening?.subject == reader.board.roster.first { $0.name == "Roger Scatcherd" }?.id)
    #expect(opening?.advice == ["do-not-share-a-car", "leave-with-others"])
    #expect(reader.sees("It is up, as"))
    #expect(reader.sees("0808 168 9281"))
  }

  @Test func everyRequestIsDoneByItsName() {
    let reader = reader()
    reader.type(":wr\t")
    #expect(reader.sees(": write"))
    reader.press("Enter")
    #expect(reader.sees("1 warning"))
    reader.press("Esc")
    reader.type(":down\n:open\n")
    #expect(reader.app.page == .thread)
    #expect(reader.sees("drinks · unprofessional"))
    reader.type(":amend\n")
    #expect(reader.sees("“amend”: Only your own posts"))
    reader.type(":back\n")
    #expect(reader.app.page == .board)
    // Several begin so: nothing is done, and they stay in sight.
    reader.type(":f\n")
    #expect(reader.app.page == .command)
    reader.press("Back Back")
    #expect(reader.app.page == .board)
  }

  @Test func aNumberRepeatsWhatMovesAndNamesARow() {
    let reader = reader()
    let single = self.reader()
    reader.type(":5 down\n")
    single.press("j j j j j")
    #expect(reader.picture == single.picture)
    reader.type(":42 up\n")
    single.press("g")
    #expect(reader.picture == single.picture)
    reader.type(":3\n")
    single.press("j j")
    #expect(reader.picture == single.picture)
    reader.type(":99\n")
    single.press("G")
    #expect(reader.picture == single.picture)
    // Completion leaves the number where it is.
    reader.type(":2 u\t")
    #expect(reader.sees(": 2 up"))
    reader.press("Esc")
    // A number is for what moves.
    reader.type(":2 write\n")
    #expect(reader.app.page == .command)
    reader.press("Esc Esc")
    reader.press("Enter")
    reader.type(":2\n")
    let row = reader.frame.cursor?.row ?? 0
    #expect(reader.frame.lines[row].contains("Moderator"), "\(reader.text)")
  }

  @Test func aFilterShowsWhatItSays() {
    let reader = reader()
    reader.press("j j j f 1 5 2")
    #expect(reader.sees("x1 warnings"))
    reader.press("Enter")
    #expect(reader.sees("filtered: warnings · lift · 1 of 7"))
    #expect(reader.sees("lift · situation to avoid") && !reader.sees("about Shale"))
    reader.press("Enter")
    #expect(reader.sees("quiet lift"))
    reader.press("q f")
    #expect(reader.sees("7 threads") && !reader.sees("filtered"))
    // The thread that was selected still is.
    reader.press("Enter")
    #expect(reader.sees("quiet lift"))
    // What is chosen twice is dropped, and nothing is left of the filter.
    reader.press("q f 2 2 Esc")
    #expect(reader.sees("7 threads"))
  }

  @Test func whatIsNewIsShownAloneUntilItIsRead() {
    let reader = reader()
    reader.press("u")
    #expect(reader.sees("Nothing is new to you."))
    reader.meanwhile { $0.reply(2, by: 3, "Ask for the questions beforehand.") }
    reader.press("u")
    #expect(reader.sees("filtered: new · 1 of 7"))
    reader.press("Enter")
    #expect(reader.sees("beforehand"))
    reader.press("q")
    #expect(reader.sees("not the same as safe"))
    // The list closes up behind what was read.
    reader.meanwhile { $0.reply(3, by: 3, "Take the stairs.") }
    reader.meanwhile { $0.reply(5, by: 3, "The next round was no better.") }
    reader.press("G Enter q")
    #expect(reader.sees("1 of 7"))
    #expect(reader.frame.cursor?.row == 5)
    reader.press("Enter q")
    // What is new and of another sort is not out of reach.
    reader.press("u f 3 Enter")
    reader.meanwhile { $0.reply(3, by: 3, "Take the stairs.") }
    reader.press("Tab")
    #expect(reader.sees("lift · situation to avoid"))
  }

  @Test func leavingTwiceLeavesAndOnceDoesNot() {
    let reader = reader()
    reader.press("q")
    #expect(!reader.effects.contains { if case .leave(wiping: false) = $0 { true } else { false } })
    reader.press("j q")
    #expect(!reader.effects.contains { if case .leave(wiping: false) = $0 { true } else { false } })
    reader.press("q")
    #expect(reader.effects.contains { if case .leave(wiping: false) = $0 { true } else { false } })
  }

  @Test func whatArrivesMovesNothing() {
    let reader = reader()
    reader.press("j j")
    let before = reader.picture
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
    }
    // What is told of tonight above the list may have one more.
    #expect(reader.picture[1..<3] == before[1..<3])
    #expect(reader.picture.dropFirst(4).dropLast(2) == before.dropFirst(4).dropLast(2))
    #expect(reader.picture.last == before.last)
    #expect(reader.sees("1 new"))
    reader.press("Tab")
    #expect(reader.sees("corridor · unease"))
    #expect(reader.sees("wrote the warning, without words"))
    reader.press("q")
    #expect(!reader.sees("new"))
  }

  @Test func aPostThatArrivesInAThreadMovesNothing() {
    let reader = reader()
    reader.press("Enter j")
    let cursor = reader.frame.cursor
    reader.meanwhile { $0.reply(6, by: 4, String(repeating: "A long word about it. ", count: 80)) }
    #expect(reader.frame.cursor == cursor)
    #expect(reader.sees("new · today"))
  }

  @Test func onesOwnPostsAreNoNews() {
    let reader = reader()
    reader.press("Enter r 1 p q")
    #expect(!reader.sees("new"))
    #expect(reader.board.thread(reader.board[6])?.messages.count == 4)
    reader.meanwhile { $0.reply(6, by: 3, "Thank you too.") }
    #expect(reader.sees("1 new"))
  }

  @Test func comingBackFromOnesOwnReplyLeavesNoGap() {
    let reader = reader()
    reader.press("j j j j Enter r 5")
    reader.type("On it goes.")
    #expect(reader.sees("On it goes."))
    reader.send(.key(.control("d")))
    #expect(reader.sees("A new tag"))
    reader.press("p q")
    #expect(reader.app.page == .board)
    // The thread has moved to the top of the list, and the list begins at the top of the page.
    let lines = reader.app.view().lines
    #expect(lines[5].contains(" · "), "\(lines[5])")
  }

  @Test func aNewThreadIsUpUnderATagThatReads() {
    let reader = reader()
    reader.press("c 1 2 1 4 1 s c Enter 2 8 p p")
    #expect(reader.sees("It is up, as") && !reader.sees("It is up, as ?"))
  }

  @Test func aFailedPostKeepsEveryWord() {
    let reader = Reader(
      SampleBoard.demo(),
      size: size,
      fault: { if case .perform = $0 { "Not posted: the disk is full." } else { nil } }
    )
    reader.press("c 3")
    reader.type("Who else is there?")
    reader.press("Ctrl-D p")
    #expect(reader.sees("Not posted: the disk is full."))
    #expect(reader.sees("Who else is there?"))
    reader.press("e")
    reader.type(" Tell me.")
    reader.press("Esc c Enter")
    #expect(reader.sees("Who else is there? Tell me."))
    reader.release()
    reader.press("Ctrl-D p")
    #expect(reader.sees("It is up, as"))
  }

  @Test func aPostGoesUpOnceHoweverOftenItIsPressed() {
    let reader = Reader(
      SampleBoard.demo(),
      size: size,
      holds: { if case .perform = $0 { true } else { false } }
    )
    reader.press("c 3")
    reader.type("Who else is there?")
    reader.press("Ctrl-D p p p")
    #expect(reader.waiting.count == 1)
    #expect(reader.sees("on its way"))
    reader.press("Esc")
    reader.release()
    #expect(reader.sees("It is up."))
    reader.press("c")
    #expect(reader.sees("1 warning"))
  }

  @Test func aStaleAnswerIsDropped() {
    let reader = Reader(
      SampleBoard.demo(),
      size: size,
      holds: { if case .thread = $0 { true } else { false } }
    )
    reader.press("Enter q j Enter")
    let before = reader.picture
    if case .thread(let id, let ticket)? = reader.waiting.first {
      reader.send(.answer(ticket, .thread(reader.board.reading(id, for: 0))))
    }
    #expect(reader.picture == before)
    #expect(reader.sees("Reading the thread"))
  }

  @Test(arguments: [("s", "How do you know?"), ("r", "my own words"), ("!", "What is wrong")])
  func whatIsAskedBeforeAThreadIsReadWaitsForIt(_ key: String, _ shown: String) {
    let reader = Reader(
      SampleBoard.demo(),
      size: size,
      holds: { if case .thread = $0 { true } else { false } }
    )
    reader.press("Enter \(key)")
    #expect(reader.sees("Reading the thread") && !reader.sees(shown))
    reader.press("t")
    #expect(reader.sees("A moment: the thread is being read."))
    reader.release()
    #expect(reader.sees(shown))
  }

  @Test func aRequestThatCannotBeDoneSaysWhy() {
    let own = reader(1)
    own.press("Enter s")
    #expect(own.sees("It is your own: the writer's voice is counted already."))
    own.press("q j j Enter s")
    #expect(own.sees("“Same here” is for warnings."))
    let reader = reader()
    reader.press("Enter e")
    #expect(reader.sees("Only your own posts"))
    reader.press("s 1 q s")
    reader.press("s")
    #expect(reader.sees("You have said so"))
  }

  @Test func whatIsHeardSaidIsThankedAndNotCounted() {
    let reader = reader()
    let before = reader.board.entries.count
    reader.press("Enter s 3")
    #expect(reader.board.entries.count == before)
    #expect(reader.sees("Thank you"))
    #expect(!reader.sees("0808 168 9281"))
  }

  @Test func takingBackAsksOnce() {
    let reader = reader()
    reader.press("Enter G d j d")
    #expect(reader.sees("d again"))
    reader.press("d")
    #expect(reader.sees("Taken back by its author."))
  }

  @Test func aCrimeIsPostedWithoutTheStory() {
    let reader = reader()
    reader.press("c 1 9")
    // Doors first, before anything else is asked.
    #expect(reader.sees("This may be a crime") && reader.sees("nothing is sent yet"))
    #expect(reader.sees("0808 500 2222") && reader.sees("020 3299 6900") && reader.sees("999"))
    reader.press("2 1 3 2 Tab 1 Enter Enter")
    #expect(reader.sees("Goes up as:  lift · may be a crime"))
    reader.press("2")
    #expect(reader.sees("wrote the warning, without words"))
    reader.press("e")
    #expect(reader.sees("goes up without words"))
    reader.press("p")
    #expect(reader.board.state.threads.last?.conduct == .mayBeACrime)
  }

  @Test func findingLeadsToThePost() {
    let reader = reader()
    reader.press("/")
    reader.type("porters")
    reader.press("Enter")
    #expect(reader.sees("1 post"))
    reader.press("Enter")
    let row = reader.frame.cursor?.row ?? 0
    #expect(reader.frame.lines[row].contains("Harbour Whimbrel"))
  }

  @Test func whatWasFoundIsMarkedAndWalkedThroughThreadByThread() {
    let reader = reader()
    reader.press("/")
    reader.type("the l")
    reader.press("Enter")
    #expect(reader.sees("4 posts in 3 threads"))
    reader.press("g Enter")
    #expect(reader.sees("taxi · situation"))
    #expect(Set(found(reader).map { $0.lowercased() }) == ["the", "l"])
    var seen: [String] = []
    for _ in 0..<6 {
      seen.append(String(reader.frame.lines[0].prefix(8)))
      reader.press("n")
    }
    #expect(Set(seen).count == 3, "\(seen)")
    #expect(reader.sees("That was the last one found."))
    let last = reader.frame.lines[0]
    reader.press("N")
    let before = reader.frame.lines[0]
    #expect(before != last)
    // Whoever goes back is where she left off.
    reader.press("q Enter")
    #expect(reader.frame.lines[0] == before)
  }

  /// The texts that are marked as found.
  private func found(_ reader: Reader) -> [String] {
    let frame = reader.frame
    return (0..<frame.size.rows).flatMap { row in
      frame.cells(ofRow: row).split { $0.style != .found }.map { $0.map(\.text).joined() }
    }
  }

  @Test func whatComesInWhileASearchRunsKeepsItsOrderAndOnesPlace() {
    let reader = Reader(
      SampleBoard.demo(),
      size: size,
      holds: { if case .search = $0 { true } else { false } }
    )
    reader.press("/")
    reader.type("the")
    reader.press("Enter")
    guard case .search(let query, let ticket)? = reader.waiting.first else { return }
    let hits = reader.board.hits(query)
    reader.send(.answer(ticket, .hits(Array(hits.suffix(2)), isDone: false)))
    #expect(reader.sees("still looking"))
    // Nothing was chosen: the newest is, whatever comes in.
    reader.send(.answer(ticket, .hits(Array(hits.dropLast(2).suffix(2)), isDone: false)))
    #expect(reader.frame.cursor?.row == 3)
    reader.press("G")
    let chosen = reader.frame.lines[reader.frame.cursor?.row ?? 0]
    reader.send(.answer(ticket, .hits(Array(hits.dropFirst().dropLast(4)), isDone: false)))
    // Of the same day and thread as one that is there already.
    reader.send(.answer(ticket, .hits(Array(hits.prefix(1)), isDone: true)))
    #expect(reader.frame.lines[reader.frame.cursor?.row ?? 0] == chosen)
    let whole = self.reader()
    whole.press("/")
    whole.type("the")
    whole.press("Enter G")
    #expect(reader.frame.lines == whole.frame.lines)
  }

  @Test func leavingASearchThatRunsCancelsIt() {
    let reader = Reader(
      SampleBoard.demo(),
      size: size,
      holds: { if case .search = $0 { true } else { false } }
    )
    reader.press("/")
    reader.type("cab")
    reader.press("Enter q")
    #expect(reader.effects.contains { if case .cancel = $0 { true } else { false } })
  }

  @Test func aNewThreadIsAmendedFromThePreviewOn() {
    let reader = reader()
    reader.press("Enter G e")
    reader.type(" Ask them.")
    reader.press("Ctrl-D")
    #expect(reader.sees("amended today"))
    reader.press("p")
    #expect(reader.sees("late rank. Ask them."))
  }
}
