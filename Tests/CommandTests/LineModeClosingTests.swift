// SPDX-License-Identifier: Apache-2.0

import Anonymisation
import Board
import Screens
import Testing
import Text

@testable import lookout

@Suite("What line mode hides")
struct LineModeClosingTests {
  private static let list = CodewordList(["ladder", "oven", "thistle", "copper"])

  private func mode(isSealed: Bool = true, isModerator: Bool = false) -> LineMode {
    LineMode(
      board: BoardState(), name: "Warblers",
      standing: BoardStanding(isSealed: isSealed, isModerator: isModerator),
      vocabulary: Lists.vocabulary, routes: Lists.routes,
      today: Day(year: 2026, month: 11, day: 22),
      canWipe: true, anonymise: { AnonymiseReport(text: $0, findings: [], hints: []) },
      words: isSealed ? LineModeClosingTests.list : nil)
  }

  @Test("everything is wiped and nothing is said until the two words come, however they are typed")
  func hiding() {
    for (hides, opens) in [("x", "ladder oven"), ("hide", "LADD, oven")] {
      var mode = mode()
      let hidden = mode.take(hides)
      #expect(hidden.isHiding && hidden.lines.isEmpty && mode.takesUnseen)
      for line in ["", "l", "h", "q", "ladder", "ladder zzz"] {
        let step = mode.take(line)
        #expect(step.lines.isEmpty && step.want == nil && !step.isOver, "\(line)")
      }
      guard case .reopen([0, 1])? = mode.take(opens).want else {
        Issue.record("the words were not asked about")
        return
      }
      #expect(mode.take(Answer.reopened(true)).lines == ["Open again."])
      #expect(!mode.takesUnseen)
    }
  }

  @Test("three wrong tries end it, whether it was hidden or quiet")
  func tries() {
    for cause in [LineCurtain.Cause.hidden, .quiet] {
      var mode = mode()
      _ = mode.close(cause)
      for number in 1...3 {
        _ = mode.take("oven ladder")
        let step = mode.take(Answer.reopened(false))
        #expect(step.isOver == (number == 3))
      }
    }
  }

  @Test("quiet minutes say why it is closed and that words are kept; words go on afterwards")
  func quiet() {
    var mode = mode()
    _ = mode.take("c 3")
    _ = mode.take("1")
    _ = mode.take("Half a")
    let closed = mode.close(.quiet)
    #expect(closed.isHiding)
    #expect(closed.lines.first?.contains("What you were writing is kept.") == true)
    _ = mode.take("ladder oven")
    _ = mode.take(Answer.reopened(true))
    _ = mode.take("question.")
    _ = mode.take(".")
    #expect(mode.composition?.words == "Half a\nquestion.")
  }

  @Test("among words x is a word, and .x hides")
  func amongWords() {
    var mode = mode()
    for line in ["c 3", "1", "x"] { _ = mode.take(line) }
    #expect(mode.curtain == nil)
    _ = mode.take(".x")
    #expect(mode.curtain != nil)
    #expect(mode.composition?.words == "x")
  }

  @Test("a board without codenames opens with Enter")
  func open() {
    var mode = mode(isSealed: false)
    _ = mode.take("x")
    #expect(mode.take("l").lines.isEmpty && mode.curtain != nil)
    #expect(mode.take("").lines == ["Open again."] && mode.curtain == nil)
  }

  @Test("a codename is typed back unseen, and hiding forgets what was drawn")
  func codename() {
    var mode = mode()
    _ = mode.take("codename")
    let drawn = mode.take(Answer.drawn([0, 1, 2, 3, 0, 1, 2]))
    #expect(drawn.isSecret && drawn.lines.first?.contains("1 ladder, 2 oven") == true)
    #expect(!mode.takesUnseen)
    _ = mode.take("")
    #expect(mode.takesUnseen)
    let wrong = mode.take("ladder oven copper copper ladder oven thistle")
    #expect(wrong.lines.first?.hasPrefix("Word 3 is another one") == true)
    guard
      case .changeCodename([0, 1, 2, 3, 0, 1, 2])? = mode.take(
        "ladd oven this copp ladd oven this"
      ).want
    else {
      Issue.record("the codename was not changed")
      return
    }
    var other = self.mode()
    _ = other.take("codename")
    _ = other.take(Answer.drawn([0, 1, 2, 3, 0, 1, 2]))
    _ = other.take("x")
    if case .none = other.talk {} else { Issue.record("what was drawn waits behind the curtain") }
  }

  @Test("leaving for good takes two words, and anything else stays")
  func leaving() {
    for line in ["", "y", "yes", "q", "ladder"] {
      var mode = mode()
      _ = mode.take("leave-for-good")
      #expect(mode.takesUnseen)
      #expect(mode.take(line).want == nil)
    }
    var mode = mode()
    _ = mode.take("leave-for-good")
    _ = mode.take("ladder oven")
    guard case .leaveBoard? = mode.take(Answer.reopened(true)).want else {
      Issue.record("nothing was done")
      return
    }
    #expect(mode.take(Answer.left).isOver)
  }

  @Test("codes are for moderators, and marked as what is wiped")
  func invitations() {
    var member = mode()
    #expect(member.take("invite").lines == ["Only moderators invite. Ask whoever invited you."])
    var moderator = mode(isModerator: true)
    _ = moderator.take("invite")
    #expect(moderator.take("10").want == nil && moderator.take("3 x").want == nil)
    guard case .invite(count: 2, isModerator: true)? = moderator.take("2 m").want else {
      Issue.record("none were made")
      return
    }
    let codes = moderator.take(
      Answer.invited([["oven", "copper"]], lastDay: Day(year: 2026, month: 12, day: 6)))
    #expect(codes.isSecret && codes.lines.first == "1. oven copper.")
    #expect(!"\(moderator)".contains("\"oven\", \"copper\""), "nothing of them stays")
  }
}
