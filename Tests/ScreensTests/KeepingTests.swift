// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import TestKit
import Testing

/// What is kept for a member: drafts, what she has read, where she was.
@Suite struct KeepingTests {
  private let size = Size(rows: 24, columns: 80)

  private func reader(
    _ board: SampleBoard = SampleBoard.demo(), as member: UInt8 = 0,
    kept: PrivateState = PrivateState(), terminal: UInt64 = 0
  ) -> Reader {
    Reader(board, as: member, size: size, kept: kept, terminal: terminal)
  }

  /// The same member at the same board, later and perhaps on another terminal.
  private func again(_ reader: Reader) -> Reader {
    self.reader(reader.board, as: reader.member, kept: reader.kept)
  }

  private func texts(_ reader: Reader) -> [String] { reader.kept.drafts.all.map(\.text) }

  // MARK: Drafts

  @Test func whatIsTypedIsKeptAtAPause() {
    let reader = reader()
    reader.press("c 3")
    reader.type("Who else is")
    #expect(texts(reader).isEmpty)
    reader.pass(.seconds(1))
    #expect(texts(reader).isEmpty)
    reader.pass(.seconds(1))
    #expect(texts(reader) == ["Who else is"])
    reader.type(" there?")
    reader.pass(.seconds(2))
    #expect(texts(reader) == ["Who else is there?"])
    #expect(reader.kept.drafts.all[0].isOpen)
  }

  @Test(arguments: ["Ctrl-X", "Ctrl-\\", "Esc", "Ctrl-Z", "Esc Esc Esc"])
  func whatIsTypedIsKeptAtOnceBeforeAnythingIsLost(keys: String) {
    let reader = reader()
    reader.press("c 1 2 1 4 1 Tab 2 Enter Enter")
    reader.type("It went the long way.")
    reader.press(keys)
    #expect(texts(reader) == ["It went the long way."])
    // It comes before what ends the screen.
    let order = reader.effects.compactMap { effect in
      switch effect {
      case .keep(.keepDraft): "keep"
      case .leave, .suspend: "leave"
      default: nil
      }
    }
    #expect(order.last { $0 == "leave" } == nil || order.last == "leave")
  }

  @Test func theQuietMinutesKeepWhatWasTyped() {
    let reader = reader()
    reader.press("c 3")
    reader.type("Who else")
    reader.pass(.seconds(181))
    #expect(texts(reader) == ["Who else"])
  }

  @Test func aDroppedLineLosesNothing() {
    let before = reader()
    before.press("c 1 2 1 4 1 s c Enter 2 8 Enter Enter")
    before.type("It went the long way.")
    before.pass(.seconds(2))
    let after = again(before)
    #expect(after.sees("Here is what you were writing last time: a warning, taxi, 5 words."))
    after.press("1 2 Enter")
    #expect(after.app.page == .words)
    #expect(after.sees("It went the long way."))
    #expect(after.sees("Do not share a car. Leave with others."))
    after.press("Ctrl-D p")
    #expect(after.sees("It is up, as"))
    #expect(after.board.state.threads.last?.conduct == .situationToAvoid)
    #expect(after.kept.drafts.isEmpty)
    #expect(!again(after).sees("Here is what"))
  }

  @Test func whatWasPutAsideWaitsToBeAskedFor() {
    let before = reader()
    before.press("c 3")
    before.type("Who else is there?")
    before.press("Esc q")
    #expect(before.sees("q again leaves. What you were writing is kept."))
    let after = again(before)
    #expect(!after.sees("Here is what"))
    #expect(after.sees("4 Mine: 1 draft"))
    after.press("c")
    #expect(after.sees("You have begun a question, 4 words."))
    // Habit does no harm: digits choose nothing here.
    after.press("1 2 3")
    #expect(after.app.page == .resume)
    after.press("c 3")
    after.type("Another one.")
    after.press("Esc 4")
    #expect(after.sees("4 Mine: 2 drafts"))
    #expect(Set(texts(after)) == ["Who else is there?", "Another one."])
    after.press("j Enter")
    #expect(after.sees("Who else is there?"))
    after.press("Esc")
    #expect(after.app.page == .mine)
    after.press("D D")
    #expect(after.kept.drafts.isEmpty)
  }

  @Test func aDraftIsGoneOnWithAtWhatIsMissing() {
    let reader = reader()
    reader.press("c 1 2 1 Esc c Enter")
    #expect(reader.app.page == .facts)
    let row = reader.frame.cursor?.row ?? 0
    #expect(reader.frame.lines[row].contains("Where"))
    // The digit that comes of habit falls on a field without an answer.
    reader.press("4")
    #expect(reader.sees("What sort   situation to avoid") && reader.sees("Where       taxi"))
  }

  @Test func repliesAndAmendmentsAreKeptToo() {
    let before = reader()
    before.press("Enter j r 5")
    before.type("I can wait.")
    before.press("Esc G e")
    before.type(" Ask them.")
    before.press("Ctrl-\\")
    let after = again(before)
    #expect(after.sees("a change to your post in"))
    after.press("Esc 4 j Enter")
    #expect(after.sees("I can wait."))
    after.press("Ctrl-D p")
    #expect(after.app.page == .mine)
    #expect(after.board.thread(after.board[6])?.messages.last?.replyTo != nil)
    #expect(texts(after) == ["The porters know the number of the late rank. Ask them."])
    after.press("1 Enter G k")
    after.press("e")
    #expect(after.sees("late rank. Ask them."))
  }

  @Test func anEmptyDraftIsNone() {
    let reader = reader()
    reader.press("c 3")
    reader.type("a")
    reader.pass(.seconds(2))
    reader.press("Back Esc")
    #expect(reader.kept.drafts.isEmpty)
    reader.press("c")
    #expect(reader.sees("1 warning"))
  }

  @Test func aPostThatGoesUpLeavesAnotherDraftAlone() {
    let reader = Reader(
      SampleBoard.demo(), size: size,
      holds: { if case .perform = $0 { true } else { false } })
    reader.press("c 3")
    reader.type("Who else is there?")
    reader.press("Ctrl-D p Esc c c 2")
    reader.type("Leave early.")
    reader.release()
    #expect(reader.app.page == .words && reader.sees("Leave early."))
    reader.pass(.seconds(2))
    #expect(texts(reader) == ["Leave early."])
  }

  @Test func anotherTerminalsDraftsComeInAndNothingWrittenHereIsLost() {
    let board = SampleBoard.demo()
    let (one, two) = (reader(board), reader(board, terminal: 1))
    one.press("c 3")
    one.type("One.")
    one.press("Esc")
    two.press("c 2")
    two.type("Two")
    two.send(.privateState(one.kept))
    two.type(" here.")
    #expect(two.sees("Two here."))
    two.press("Esc 4")
    #expect(two.sees("4 Mine: 2 drafts"))
    #expect(two.kept.merging(one.kept).drafts.all.count == 2)
  }

  @Test func twoTerminalsThatGoOnWithOneDraftKeepBoth() {
    let board = SampleBoard.demo()
    let first = reader(board)
    first.press("Enter j r 5")
    first.type("One")
    first.press("Esc")
    let (one, two) = (again(first), reader(board, kept: first.kept, terminal: 1))
    for terminal in [one, two] { terminal.press("4 Enter") }
    one.type(" way.")
    one.press("Esc")
    two.type(" or the other.")
    two.send(.privateState(one.kept))
    #expect(two.sees("One or the other.") && two.sees("Both are kept."))
    two.press("Esc")
    #expect(Set(texts(two)) == ["One way.", "One or the other."])
    for text in ["One way.", "One or the other."] {
      two.press("4 g")
      if !two.frame.lines[two.frame.cursor?.row ?? 0].contains("reply") { two.press("j") }
      two.press(texts(two)[0] == text ? "Enter" : "j Enter")
      #expect(two.sees(text), "\(two.text)")
      two.press("Esc")
    }
  }

  @Test func aDraftThatWasPostedElsewhereIsGoneHere() {
    let board = SampleBoard.demo()
    let first = reader(board)
    first.press("c 3")
    first.type("Who else is there?")
    first.press("Esc")
    let (one, two) = (again(first), reader(board, kept: first.kept, terminal: 1))
    one.press("c Enter Ctrl-D p")
    two.send(.privateState(one.kept))
    #expect(!two.sees("draft"))
    two.press("c")
    #expect(two.sees("1 warning"))
  }

  @Test func noWordIsLostWhateverIsPressed() {
    forEachSeed(6) { seed, random in
      let reader = reader()
      var typed = ""
      reader.press("c 3")
      for _ in 0..<60 {
        if reader.app.page == .words {
          typed += "x"
          reader.type("x")
        }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: reader.press("Esc 4 Enter")
        case 1: reader.press("Ctrl-X Enter")
        case 2:
          reader.pass(.seconds(200))
          reader.press("Enter")
        case 3: reader.meanwhile { $0.reply(1, by: 5, "Another word about it.") }
        case 4: reader.resize(Int.random(in: 8...40, using: &random), 80)
        case 5: reader.press("Ctrl-D e")
        default: break
        }
      }
      reader.press("Ctrl-\\")
      let all = texts(reader)
      #expect(
        all.count == 1 && all.first?.filter { $0 == "x" }.count == typed.count, "seed \(seed)")
    }
  }

  // MARK: What was read

  @Test func onAFirstVisitNothingIsNew() {
    let reader = reader()
    #expect(reader.sees("7 threads"))
    #expect(reader.kept.marks.base?.number == reader.board.state.eventCount)
  }

  @Test func whatWasUnreadOnLeavingIsUnreadOnComingBack() {
    let first = reader(as: 7)
    first.meanwhile {
      $0.reply(2, by: 3, "Ask for the questions beforehand.")
      $0.reply(3, by: 3, "Take the stairs.")
    }
    #expect(first.sees("2 new"))
    first.press("Tab q")
    #expect(first.sees("1 new"))
    // Others write while she is away.
    first.board.reply(1, by: 5, "And a glass of water.")
    let second = again(first)
    #expect(second.sees("2 new"))
    second.press("Tab")
    #expect(second.sees("new · today"))
    second.press("q Tab q")
    #expect(!second.sees(" new"))
    #expect(!again(second).sees(" new"))
  }

  @Test func aThreadIsReadAsFarAsItWasShown() {
    let reader = reader(as: 7)
    reader.meanwhile { board in
      for number in 1...9 {
        board.reply(3, by: 5, String(repeating: "Word \(number) about the lift. ", count: 12))
      }
    }
    reader.press("Tab q")
    #expect(reader.sees("1 new"))
    let later = again(reader)
    #expect(later.sees("1 new"))
    later.press("Tab")
    // She begins at what she has not seen.
    let row = later.frame.cursor?.row ?? 0
    #expect(later.frame.lines[row].contains("new"))
    #expect(!later.frame.lines.prefix(row).contains { $0.contains("new · today") })
    later.press("G q")
    #expect(!later.sees(" new"))
  }

  @Test func everythingCountsAsReadOnceSheSaysSo() {
    let reader = reader(as: 7)
    reader.meanwhile { $0.reply(3, by: 3, "Take the stairs.") }
    reader.type(":seen\n")
    #expect(!reader.sees(" new"))
    #expect(!again(reader).sees(" new"))
  }

  @Test func whatAnotherTerminalReadIsRead() {
    let board = SampleBoard.demo()
    let (one, two) = (reader(board, as: 7), reader(board, as: 7))
    one.meanwhile { $0.reply(3, by: 3, "Take the stairs.") }
    two.send(.board(board.state, BoardChange()))
    #expect(two.sees("1 new"))
    one.press("Tab")
    two.send(.privateState(one.kept))
    #expect(!two.sees(" new"))
  }

  @Test func nothingIsReadWhileTheScreenIsHidden() {
    let reader = reader(as: 7)
    reader.press("j j j Enter Ctrl-X")
    reader.meanwhile { $0.reply(3, by: 3, "Take the stairs.") }
    #expect(again(reader).sees("1 new"))
    reader.press("Enter")
    #expect(!again(reader).sees(" new"))
  }

  // MARK: The list

  @Test func theListIsAsSheLeftIt() {
    let reader = reader()
    reader.press("f 1 5 2 Enter v")
    let later = again(reader)
    #expect(later.sees("filtered: warnings · lift"))
    #expect(later.sees("f shows everything"))
    #expect(!later.sees("Take the stairs"))
    later.press("f")
    #expect(!again(later).sees("filtered"))
    // What is new changes by itself: that is no way to find the list again.
    later.meanwhile { $0.reply(3, by: 3, "Take the stairs.") }
    later.press("u")
    #expect(!again(later).sees("filtered"))
  }

  // MARK: Mine

  @Test func whatSheWroteStandsOnMine() {
    let reader = reader()
    reader.press("4")
    #expect(reader.sees("Nothing of yours is here yet."))
    reader.press("1 Enter r 1 p q c 3")
    reader.type("Who else is there?")
    reader.press("Ctrl-D p Enter 4")
    #expect(reader.sees("question: ends in") && reader.sees("reply: not disputed"))
    reader.press("j d")
    #expect(reader.app.page == .thread && reader.sees("d again takes"))
    reader.press("d 4 g d d 4")
    #expect(reader.sees("gone") && reader.sees("you took it back"))
    #expect(again(reader).kept.ownThreads.count == 2)
  }

  // MARK: Keys

  @Test func aDigitAloneNeverPosts() {
    let reader = reader()
    reader.press("Enter r 1 2 3 4")
    #expect(!reader.effects.contains { if case .perform = $0 { true } else { false } })
    #expect(reader.sees("Thank you, this helped."))
    reader.press("Esc")
    #expect(reader.sees("my own words"))
    reader.press("2 Enter")
    #expect(reader.effects.contains { if case .perform = $0 { true } else { false } })
    #expect(reader.sees("It has stopped, as far as I know."))
  }

  @Test func whatWasReadDoesNotEatAKey() {
    let reader = reader()
    reader.press("c 3")
    reader.type("Who else?")
    reader.press("Ctrl-D p")
    #expect(reader.sees("Any key goes on."))
    reader.press("e")
    #expect(reader.app.page == .words)
    reader.press("Esc q j j j Enter s 1")
    #expect(reader.sees("Any key goes on."))
    reader.press("q")
    #expect(reader.app.page == .thread)
  }

  @Test func theFormGoesToWhatIsNeeded() {
    let reader = reader()
    reader.press("c 1 Enter")
    #expect(reader.sees("“What sort” is needed"))
    reader.press("2 j Enter")
    #expect(reader.sees("“Where” is needed"))
    reader.press("4 1")
    reader.press("Tab 8 Enter")
    #expect(reader.sees("“How I know” is needed"))
    reader.press("1 j j j j Enter")
    #expect(reader.app.page == .words)
  }

  @Test func firstLettersChoose() {
    let reader = reader()
    reader.press("c 1")
    reader.type("un")
    #expect(reader.sees("unease, unprofessional"))
    // The letter that would be “preview” goes on with the word.
    reader.type("p")
    #expect(reader.sees("What sort   unprofessional"))
    reader.type("f")
    #expect(reader.sees("How I know  first-hand"))
    reader.type("ta")
    #expect(reader.sees("Where       taxi"))
    reader.type("z")
    #expect(reader.sees("Nothing here begins so"))
  }

  @Test func aReferenceOpensItsThread() {
    let reader = reader()
    reader.type("/\(reader.board[3].reference)\n")
    #expect(reader.app.page == .thread && reader.sees("quiet lift"))
    reader.press("q")
    #expect(reader.app.page == .results)
    reader.type("/kind:question\n")
    #expect(reader.sees("1 post") && reader.sees("question · drinks"))
    reader.type("/kind:quiz\n")
    #expect(reader.app.page == .entry && reader.sees("kind: warning, advice, question"))
    reader.press("Esc")
    #expect(reader.app.page == .results)
  }

  @Test func whoCouldTellFollowsFromWhatIsThere() {
    let reader = reader()
    reader.press("c 1 2 2 4 2 Tab 1 p")
    #expect(reader.sees("WHO COULD TELL IT WAS YOU?") && !reader.sees("Handwriting"))
    #expect(!reader.sees("if you were the only one") && !reader.sees("That time"))
    reader.press("e")
    reader.type("On Thursday my boss was there.")
    reader.press("Ctrl-D")
    #expect(reader.sees("“thursday”") && reader.sees("“my boss”"))
    #expect(reader.sees("who reads you every day may know how you write"))
  }

  @Test func placesAreClickedToo() {
    let reader = reader()
    reader.click("4 Mine")
    #expect(reader.app.page == .mine)
    reader.click("1 Board")
    #expect(reader.app.page == .board)
  }
}
