// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import TestKit
import Testing
import Text

/// Inviting, another codename, leaving for good, and what is told of the board.
@Suite struct MembersTests {
  private static let moderator = BoardStanding(isSealed: true, isModerator: true)
  private static let sizes = [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)]

  private func reader(
    _ standing: BoardStanding = BoardStanding(isSealed: true),
    size: Size = Size(rows: 24, columns: 80), holds: @escaping (Effect) -> Bool = { _ in false },
    fault: @escaping (Effect) -> String? = { _ in nil }
  ) -> Reader {
    Reader(
      SampleBoard.demo(), size: size, standing: standing, words: Visitor.list, holds: holds,
      fault: fault)
  }

  private func picture(
    _ name: String, _ standing: BoardStanding = BoardStanding(isSealed: true),
    holds: @escaping (Effect) -> Bool = { _ in false },
    fault: @escaping (Effect) -> String? = { _ in nil },
    sourceLocation: SourceLocation = #_sourceLocation, _ steps: (Reader) -> Void
  ) {
    for size in MembersTests.sizes {
      let reader = reader(standing, size: size, holds: holds, fault: fault)
      steps(reader)
      Golden.expect(
        lines: reader.picture, matches: "\(name)-\(size.columns)x\(size.rows)",
        sourceLocation: sourceLocation)
    }
  }

  private static func isInvite(_ effect: Effect) -> Bool {
    if case .invite = effect { true } else { false }
  }
  private static func isChange(_ effect: Effect) -> Bool {
    if case .changeCodename = effect { true } else { false }
  }
  private static func isLeaving(_ effect: Effect) -> Bool {
    if case .leaveBoard = effect { true } else { false }
  }

  private func codes(_ reader: Reader) -> [String] {
    (0..<15).map { Visitor.list[$0 * 97 % Visitor.list.count] }
  }

  // MARK: Pictures

  @Test func pictures() {
    let moderator = MembersTests.moderator
    picture("invite", moderator) { $0.type(":invite\n") }
    picture("invite-count", moderator) { $0.type(":invite\n1") }
    picture("invite-making", moderator, holds: MembersTests.isInvite) { $0.type(":invite\n13") }
    picture("invite-codes", moderator) { $0.type(":invite\n13") }
    picture("invite-codes-most", moderator) { reader in
      reader.type(":invite\n2\(reader.frame.size.rows > 12 ? 9 : 3)")
    }
    picture("invite-refused") { $0.type(":invite\n") }
    picture("codename") { $0.type(":codename\n") }
    picture("codename-back") { $0.type(":codename\n\nladd oven thi") }
    picture("codename-other-word") {
      $0.type(":codename\n\n\(Visitor.others.joined(separator: " "))\n")
    }
    picture("codename-changing", holds: MembersTests.isChange) {
      $0.type(":codename\n\n\(Visitor.typed)\n")
    }
    picture("codename-changed") { $0.type(":codename\n\n\(Visitor.typed)\n") }
    picture("leaving") { $0.type(":leave-for-good\n") }
    picture("leaving-words") { $0.type(":leave-for-good\n\nladd ov") }
    picture("leaving-wrong") { $0.type(":leave-for-good\n\noven ladder\n") }
    picture("protects-member") { $0.type(":protects\n") }
    picture("about-board", moderator) { $0.type(":about\n") }
    picture("about-board-open", BoardStanding(isSealed: false)) { $0.type(":about\n") }
  }

  // MARK: Inviting

  @Test func codesAreShownOnceAndNowhereElse() {
    let reader = reader(MembersTests.moderator)
    reader.type(":invite\n13")
    let codes = codes(reader)
    #expect(codes.allSatisfy(reader.sees))
    // Alone: neither the board's name nor a footer stands beside them.
    #expect(!reader.sees("Matching") && !reader.sees("back"))
    reader.press("j")
    #expect(!codes.contains { reader.sees($0) })
    #expect(reader.app.page == .board)
    #expect(!"\(reader.app)".contains(codes.prefix(5).joined(separator: "\", \"")))
  }

  @Test(arguments: ["Ctrl-X", "Esc Esc Esc"]) func hidingTakesCodesAwayForGood(keys: String) {
    let reader = reader(MembersTests.moderator)
    reader.type(":invite\n11")
    reader.press(keys)
    reader.type("ladder oven\n")
    #expect(reader.app.page == .board && !codes(reader).prefix(5).contains { reader.sees($0) })
  }

  @Test func threeQuietMinutesTakeCodesAway() {
    let reader = reader(MembersTests.moderator)
    reader.type(":invite\n11")
    reader.pass(.seconds(181))
    reader.type("ladder oven\n")
    #expect(reader.app.page == .board)
  }

  @Test func aPhoneMakesNoMoreCodesThanItShows() {
    let reader = reader(MembersTests.moderator, size: Size(rows: 12, columns: 40))
    reader.type(":invite\n1")
    #expect(reader.sees("1 to 3"))
    reader.type("9")
    #expect(!reader.effects.contains(where: MembersTests.isInvite))
    reader.type("3")
    #expect(codes(reader).allSatisfy(reader.sees))
  }

  @Test func onlyModeratorsInviteAndNobodyOnAnOpenBoard() {
    let member = reader()
    member.type(":invite\n")
    #expect(member.sees("Only moderators invite.") && member.app.page == .board)
    for name in ["invite", "codename", "leave-for-good"] {
      let open = reader(BoardStanding(isSealed: false))
      open.type(":\(name)\n")
      #expect(open.sees("This board is open: it has no members"))
    }
  }

  @Test func aFailureIsSaidAndMayBeTriedAgain() {
    let reader = reader(
      MembersTests.moderator, fault: { MembersTests.isInvite($0) ? "The disk is full." : nil })
    reader.type(":invite\n12")
    #expect(reader.sees("The disk is full."))
    reader.release()
    reader.type("2")
    #expect(codes(reader).prefix(10).allSatisfy(reader.sees))
  }

  @Test func nothingIsTakenTwiceWhileItIsDone() {
    let reader = reader(MembersTests.moderator, holds: MembersTests.isInvite)
    reader.type(":invite\n133q")
    #expect(reader.effects.filter(MembersTests.isInvite).count == 1)
    reader.release()
    #expect(codes(reader).allSatisfy(reader.sees))
  }

  // MARK: Another codename

  @Test func anotherCodenameIsTypedBackBeforeItHolds() {
    let reader = reader()
    reader.type(":codename\n")
    #expect(Visitor.codenameWords.allSatisfy(reader.sees))
    reader.press("Enter")
    #expect(!Visitor.codenameWords.contains { reader.sees($0) })
    reader.type(Visitor.typed)
    #expect(!Visitor.codenameWords.contains { reader.sees($0) })
    #expect(!reader.effects.contains(where: MembersTests.isChange))
    reader.press("Enter")
    let changes = reader.effects.compactMap { effect -> [Int]? in
      if case .changeCodename(let words, _) = effect { words } else { nil }
    }
    #expect(changes == [Visitor.codename])
    #expect(reader.sees("The old codename opens nothing any more"))
    #expect(reader.app.page == .board)
  }

  @Test func othersAreDrawnByNAndByLeavingTheEntry() {
    for keys in ["n", "Enter l a Esc"] {
      let reader = reader()
      reader.type(":codename\n")
      reader.press(keys)
      #expect(Visitor.others.allSatisfy(reader.sees) && !reader.sees(Visitor.codenameWords[0]))
    }
  }

  @Test func whatWasDrawnIsGoneOnGoingBackOrHiding() {
    for keys in ["Esc", "q", "Ctrl-X"] {
      let reader = reader()
      reader.type(":codename\n")
      reader.press(keys)
      if keys == "Ctrl-X" { reader.type("ladder oven\n") }
      #expect(reader.app.page == .board)
      #expect(!"\(reader.app.view())".contains("thistle"))
      #expect(!reader.effects.contains(where: MembersTests.isChange))
    }
  }

  @Test func aChangeThatFailsLeavesTheOldCodename() {
    let reader = reader(fault: { MembersTests.isChange($0) ? "The disk is full." : nil })
    reader.type(":codename\n\n\(Visitor.typed)\n")
    #expect(reader.sees("Not changed: your codename is the old one. The disk is full."))
  }

  // MARK: Leaving for good

  @Test func noSlipLeaves() {
    let reader = reader()
    reader.type(":leave-for-good\n")
    for keys in ["Enter Enter Enter", "Space Enter", "y e s Enter"] {
      reader.press(keys)
      #expect(!reader.effects.contains(where: MembersTests.isLeaving))
    }
  }

  @Test func twoWordsLeaveAndTheProgramEnds() {
    let reader = reader()
    reader.type(":leave-for-good\n\nladder oven\n")
    #expect(reader.effects.contains(where: MembersTests.isLeaving))
    let last = reader.effects.last { if case .leave = $0 { true } else { false } }
    if case .leave(wiping: true)? = last {} else { Issue.record("the program goes on") }
  }

  @Test func threeWrongTriesStay() {
    let reader = reader()
    reader.type(":leave-for-good\n\noven ladder\noven ladder\noven ladder\n")
    #expect(reader.sees("You stay; nothing was changed.") && reader.app.page == .board)
    #expect(!reader.effects.contains(where: MembersTests.isLeaving))
  }

  @Test func aLeaveThatFailsIsSaid() {
    let reader = reader(fault: { MembersTests.isLeaving($0) ? "The disk is full." : nil })
    reader.type(":leave-for-good\n\nladder oven\n")
    #expect(reader.sees("You have not left. The disk is full."))
    #expect(!reader.effects.contains { if case .leave = $0 { true } else { false } })
  }

  // MARK: What is told

  @Test func thePagesAreReachedFromHelpAndKeepWhatIsWritten() {
    let reader = reader()
    reader.press("?")
    reader.type(":about\n")
    #expect(reader.sees("23, you included."))
    reader.press("q")
    #expect(reader.app.page == .help)
    reader.press("q c 1")
    reader.type(":codename\n")
    #expect(!reader.sees("Another codename"))
  }
}
