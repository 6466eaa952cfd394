// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import TestKit
import Testing

/// Writing a warning from the first key to the page after it, and every way that leads elsewhere.
@Suite struct ComposeTests {
  private let size = Size(rows: 24, columns: 80)

  private func reader(
    _ member: UInt8 = 0, _ standing: BoardStanding = BoardStanding(isSealed: true),
    kept: PrivateState = PrivateState()
  ) -> Reader {
    Reader(SampleBoard.demo(), as: member, size: size, standing: standing, kept: kept)
  }

  /// A warning as far as its words.
  private func begin(_ reader: Reader) {
    reader.press("c 1 2 1 4 1 s o w Enter 2 8 Enter 1 Enter")
  }

  private func posts(_ reader: Reader) -> Int {
    reader.effects.count { if case .perform = $0 { true } else { false } }
  }

  @Test func aPractisedWriterNeedsAtMostTwentyKeys() {
    let reader = reader()
    let before = reader.board.state.threads.count
    let keys = "c 1 2 1 4 1 s o w Enter 2 8 Enter 1 p p"
    #expect(keys.split(separator: " ").count <= 20)
    reader.press(keys)
    #expect(reader.board.state.threads.count == before + 1)
    let opening = reader.board.thread(reader.board[before])?.opening
    #expect(opening?.subject == reader.board.roster.first { $0.name == "Nathaniel Sowerby" }?.id)
    #expect(opening?.advice == ["do-not-share-a-car", "leave-with-others"])
    #expect(reader.sees("It is up, as") && reader.sees("Thank you: it may spare somebody."))
    let said = reader.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(said.contains("e amends it, d takes it back, at any time."))
    #expect(reader.sees("0808 168 9281") && reader.sees("How are you?"))
  }

  @Test func howLittleIsLeftOfADayIsToldBeforehand() {
    for (left, says) in [
      (PostsLeft(warnings: 4, others: 0), nil), (PostsLeft(warnings: 2, others: 20), "2 more warn"),
      (PostsLeft(warnings: 0, others: 20), "No more warnings today; tomorrow again."),
      (nil, nil),
    ] as [(PostsLeft?, String?)] {
      let reader = reader()
      reader.postsLeft = left
      reader.press("c 1 2 1 4 1 s o w Enter 2 8 Enter 1 p")
      #expect(reader.app.page == .preview)
      #expect(reader.sees(says ?? "today.") == (says != nil))
      reader.press("p")
      #expect(posts(reader) == (left?.warnings == 0 ? 0 : 1))
    }
    // A note, and other words for a post that is up, are none of them.
    let reader = reader()
    reader.postsLeft = PostsLeft(warnings: 0, others: 0)
    reader.press("c 1")
    #expect(!reader.sees("tomorrow again"))
  }

  // MARK: Reported

  @Test func whetherItWasReportedIsActedOnAndKeptNowhere() {
    for digit in ["1", "3", "4"] {
      let reader = reader()
      reader.press("c 1 2 1 4 1 s o w Enter 2 8 Enter")
      #expect(reader.sees("▌Reported?") && reader.sees("never stored, never shown"))
      let kept = reader.kept
      reader.press("\(digit) Esc")
      // Pages close: what is kept has nothing of the answer in it.
      let draft = reader.kept.drafts.all.first
      #expect(draft?.purpose == kept.drafts.all.first?.purpose || kept.drafts.isEmpty)
      let other = self.reader(kept: reader.kept)
      other.press("c Enter")
      #expect(other.app.page == .words)
      #expect(posts(reader) == 0)
    }
  }

  @Test func aCaseAsksForSilence() {
    let reader = reader()
    begin(reader)
    reader.type("He kept the door shut.")
    reader.press("Ctrl-D b")
    reader.press("k")
    while !reader.sees("▌Reported?") { reader.press("j") }
    reader.press("2")
    #expect(reader.app.page == .formalCase)
    for words in ["please do not write about it here", "held against you", "not stored"] {
      #expect(reader.sees(words), "\(words)\n\(reader.text)")
    }
    reader.press("R")
    #expect(reader.sees("In a formal case: keep it confidential"))
    reader.press("q n")
    #expect(reader.app.page == .noting && reader.sees("He kept the door shut."))
    reader.press("Ctrl-D")
    #expect(reader.app.page == .formalCase)
    reader.press("a")
    #expect(reader.sees("New advice") && !reader.sees("He kept the door shut."))
    reader.press("Ctrl-D p")
    let opening = reader.board.state.threads.last
    #expect(opening?.kind == .advice && opening?.conduct == nil)
    #expect(
      reader.board.thread(reader.board[reader.board.state.threads.count - 1])?.opening.subject
        == nil)
    // The warning itself waits as a draft, without the answer.
    #expect(reader.kept.drafts.all.contains { $0.text == "He kept the door shut." })
  }

  @Test func aCaseLeadsToWhatStandsAlready() {
    let reader = reader()
    reader.press("c 1 2 1 4 1 s o w Enter 2 Enter 2 r")
    #expect(reader.app.page == .mine)
    #expect(posts(reader) == 0)
  }

  // MARK: May be a crime

  @Test func whatMayBeACrimeHasThreeWaysAndEachCanBeComeBackFor() {
    let reader = reader()
    reader.press("c 1 9")
    #expect(reader.app.page == .crime)
    reader.press("1")
    #expect(reader.sees("Rape & Sexual Abuse Support Line") && reader.app.page == .routes)
    reader.press("q 3")
    #expect(reader.app.page == .noting)
    reader.type("At nine, in the corridor.")
    reader.press("Ctrl-D")
    #expect(reader.app.page == .crime && reader.board.notes(of: 0).count == 1)
    reader.press("2")
    #expect(reader.app.page == .facts)
    reader.press("1 3 1 Tab 1 Enter Enter")
    #expect(reader.app.page == .crime)
    reader.press("2")
    #expect(reader.sees("IN TIME") && reader.sees("020 3299 6900"))
    reader.press("p")
    #expect(reader.board.state.threads.last?.conduct == .mayBeACrime)
    let other = self.reader()
    other.press("c 1 9 b 2")
    #expect(other.app.page == .facts && other.sees("situation to avoid"))
  }

  @Test func aStoryThatTurnsOutToBeACrimeGoesIntoANote() {
    let reader = reader()
    begin(reader)
    reader.type("It was in the lift, and it was not an accident.")
    reader.press("Ctrl-D b")
    while !reader.sees("▌What sort") { reader.press("k") }
    reader.press("9 3")
    #expect(reader.sees("it was not an accident"))
    reader.press("Esc 2 p")
    let thread = reader.board.thread(reader.board[reader.board.state.threads.count - 1])
    #expect(thread?.opening.conduct == .mayBeACrime && thread?.messages[0].body == BodyReading.none)
  }

  // MARK: Words

  @Test func whatWillBeChangedIsMarkedAndToldAndANameTurnsIntoItsTag() {
    let reader = reader()
    begin(reader)
    reader.type("Mr Melmotte")
    #expect(reader.sees("Mr Melmotte"))
    reader.type(" offered her researcher a cab in May. Ring me on x4801.")
    #expect(!reader.sees("Melmotte") && reader.sees("Quartz 03 offered her researcher"))
    #expect(reader.sees("3 of 3") && reader.sees("a number leads to one person."))
    reader.press("Tab")
    #expect(reader.sees("“her researcher”: about five people fit. Others will see “a colleague”."))
    reader.press("Ctrl-O")
    #expect(reader.sees("Only a word that could be a name is kept"))
    reader.press("Tab")
    #expect(reader.sees("Ctrl-O keeps it, if it is not a person."))
    reader.press("Ctrl-O")
    #expect(reader.sees("1 of 2"))
    reader.press("Ctrl-D")
    #expect(reader.sees("CHANGED   her researcher, a number"), "\(reader.text)")
    #expect(reader.sees("a colleague a cab in May. Ring me on [number]."))
    #expect(reader.sees("“Ring me on [number].” says nothing now."))
    reader.press("x")
    #expect(!reader.sees("[number]"))
    reader.press("x")
    #expect(reader.sees("Every sentence still says something."))
    reader.press("p")
    #expect(reader.sees("a colleague a cab in May."))
    let thread = reader.board.thread(reader.board[reader.board.state.threads.count - 1])
    #expect(thread?.messages[0].body.text == "Quartz 03 offered a colleague a cab in May.")
  }

  @Test func whatIsNoWarningIsTurnedBeforeItIsSent() {
    let reader = reader()
    begin(reader)
    reader.type("He is having an affair.")
    reader.press("Ctrl-D")
    #expect(reader.sees("NOT YET") && reader.sees("Not put up: that is somebody's private"))
    reader.press("p l")
    #expect(posts(reader) == 0)
    #expect(reader.sees("“He is having an affair”"))
    // Without the words it may go up as it is.
    reader.press("o p")
    #expect(posts(reader) == 1 && reader.sees("It is up, as"))
    // A reply is held to the same, and the board itself refuses what a screen lets through.
    reader.press("q q Enter r 5")
    reader.type("He should be locked up.")
    reader.press("Ctrl-D p")
    #expect(posts(reader) == 1 && reader.sees("NOT YET"))
    #expect(throws: Refusal.self) {
      try reader.board.perform(
        .reply(reader.board[0], to: nil, RawText("He should be locked up.")), by: 1)
    }
  }

  // MARK: Doors

  @Test func anAgreementIsAskedForBeforeTheFirstWarningAndNotAgain() {
    let reader = reader()
    reader.press("c 1")
    #expect(reader.sees("Signed an agreement about it?"))
    reader.press("2 1 4 2 Tab 1 p")
    #expect(reader.sees("SIGNED?"))
    reader.press("R")
    #expect(reader.sees("Signed an agreement about it?"))
    reader.press("q p q c 1")
    #expect(!reader.sees("Signed an agreement about it?"))
    #expect(reader.sees("Physical, and in the last 7 days?"))
  }

  @Test func theDoorThatClosesIsToldWhereItMayBeWanted() {
    for (conduct, when, isTold) in [
      ("6", "1", true), ("8", "1", true), ("6", "2", false), ("3", "1", false),
    ] {
      let reader = reader()
      reader.press("c 1 \(conduct) 1 4 \(when) Tab 1")
      #expect(reader.sees("020 3299 6900") == isTold, "\(conduct) \(when)")
      reader.press("p")
      #expect(reader.sees("IN TIME") == isTold)
    }
  }

  @Test func aPeersWarningLeadsToTheLords() {
    let board = SampleBoard.demo()
    board.enrol(
      RosterEntry(
        id: SubjectID("uk.org.publicwhip/person/995001"), name: "Lord Fawn", house: .lords,
        seat: nil, party: nil))
    let reader = Reader(board, size: size)
    reader.press("c 1 3 1 4 1 f a w Enter 1 R")
    #expect(reader.sees("Lords"), "\(reader.text)")
  }

  // MARK: Later

  @Test func aPostWaitsForAnHourNobodyChoosesAndCanBeStopped() {
    let reader = reader()
    let before = reader.board.state.threads.count
    reader.press("c 1 2 1 4 1 s o w Enter 2 8 p")
    #expect(reader.app.page == .preview)
    reader.press("l")
    #expect(reader.sees("It goes up within three days"))
    #expect(reader.board.state.threads.count == before && reader.kept.drafts.isEmpty)
    reader.press("4")
    #expect(reader.sees("goes up by") && reader.sees("z stops it"), "\(reader.text)")
    reader.press("z")
    #expect(reader.sees("Stopped. It never goes up") && !reader.sees("goes up by"))
  }

  @Test func everyStepResumesAfterADroppedLine() {
    let steps: [(String, Page)] = [
      ("c 1 2", .facts), ("c 1 2 1 4 1 s o w Enter 2", .words), ("c 1 9", .facts),
      ("c 1 9 2 1 3 2 Tab 1", .crime), ("c 1 2 1 4 1 s o w Enter 2 p", .words),
      ("c 1 2 1 4 1 s o w Enter 2 Enter 2", .words),
    ]
    for (keys, page) in steps {
      let reader = reader()
      reader.press(keys)
      reader.pass(.seconds(2))
      let again = self.reader(kept: reader.kept)
      #expect(again.sees("Here is what you were writing last time"), "\(keys)")
      again.press("Enter")
      #expect(again.app.page == page, "\(keys): \(again.app.page)")
    }
  }
}
