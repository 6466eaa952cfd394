// SPDX-License-Identifier: Apache-2.0

import Canvas
import Foundation
import Screens
import TestKit
import Testing
import Text

/// What must hold before an unlocked board, whatever is pressed.
@Suite struct EntranceTests {
  private static let terminal = Size(rows: 24, columns: 80)
  private static let phone = Size(rows: 12, columns: 40)

  /// What leads to every page, and what a page is known by.
  private static let ways = [
    ("", "Closed board"), ("1", "1 of 3"), ("1\(Visitor.typedInvitation)\n", "2 of 3"),
    ("1\(Visitor.typedInvitation)\n\n", "3 of 3"),
    ("1\(Visitor.typedInvitation)\n\n\(Visitor.typed)\n", "Before you read"), ("2", "Who to ring"),
    ("4", "What this board protects"),
  ]

  private func visitor(_ way: String = "", _ size: Size = EntranceTests.terminal) -> Visitor {
    let visitor = Visitor(size: size)
    visitor.type(way)
    return visitor
  }

  // MARK: Ways

  @Test func aCodenameOpens() {
    let visitor = visitor("\(Visitor.typed)\n")
    #expect(visitor.deeds == ["unlock 7", "enter"])
    guard case .unlock(let words, _)? = visitor.effects.first(where: { $0.ticket != nil }) else {
      Issue.record("nothing was asked")
      return
    }
    #expect(words == Visitor.codename)
  }

  @Test(arguments: [phone, terminal, Size(rows: 5, columns: 20)])
  func joiningTakesNothingButThePlainKeys(size: Size) {
    let visitor = visitor("1", size)
    // A slip on the card, mended.
    visitor.type("otter biscut")
    #expect(visitor.sees("No word") || size.rows < 12)
    visitor.type("biscuit lantern gravity parsley\n")
    #expect(visitor.entrance.page == .drawn)
    visitor.type("n")
    #expect(visitor.sees("1 \(Visitor.others[0])"))
    visitor.type("\n")
    #expect(!visitor.sees(Visitor.others[0]))
    // What was drawn first is not it any more.
    visitor.type("\(Visitor.typed)\n")
    #expect(visitor.entrance.page == .typeBack)
    visitor.type(Visitor.others.joined(separator: " ") + "\n")
    #expect(visitor.entrance.page == .firstRun)
    visitor.type("?")
    #expect(visitor.entrance.page == .protects)
    visitor.type("q5")
    #expect(visitor.entrance.page == .ring)
    visitor.type("q\n")
    #expect(
      visitor.deeds == [
        "invitation 5", "draw", "draw", "join 7", "enter",
      ])
  }

  @Test func digitsAreTheMenuWhateverIsTyped() {
    let visitor = visitor("ladd ov2")
    #expect(visitor.entrance.page == .ring)
    visitor.press("Esc")
    #expect(visitor.sees("word 1"))
    visitor.type("ladd3")
    #expect(visitor.deeds == ["line mode"])
    visitor.click("I have an invitation")
    #expect(visitor.entrance.page == .invitation)
    visitor.click("Esc back")
    #expect(visitor.entrance.page == .unlock)
    visitor.click("Ctrl-\\ leaves")
    #expect(visitor.deeds == ["line mode", "leave true"])
  }

  @Test func whatIsNoLetterIsSaid() {
    let visitor = visitor("ladd 9")
    #expect(visitor.sees("That key does nothing here: letters are wanted, or a digit of the list"))
    #expect(visitor.sees("■ □"))
    visitor.type("oven")
    #expect(!visitor.sees("nothing here"))
  }

  @Test func pastedWordsWaitForEnter() {
    let visitor = visitor()
    visitor.paste(Visitor.typed + "\n")
    #expect(visitor.deeds.isEmpty)
    #expect(visitor.sees("■ ■ ■ ■ ■ ■ ■"))
    visitor.press("Enter")
    #expect(visitor.deeds == ["unlock 7", "enter"])
  }

  @Test func whoSlipsTypingBackGetsOthersOnly() {
    let visitor = visitor("1\(Visitor.typedInvitation)\n\n")
    visitor.press("Esc")
    #expect(visitor.entrance.page == .drawn)
    #expect(visitor.sees("1 \(Visitor.others[0])"))
    visitor.press("Esc")
    #expect(visitor.entrance.page == .unlock)
    #expect(visitor.deeds == ["invitation 5", "draw", "draw", "forget"])
  }

  @Test func nothingIsJoinedWithWordsThatNeverCame() {
    let visitor = Visitor(size: EntranceTests.terminal)
    for answer in [EntranceAnswer.drawn([]), .drawn([1, 2, 3, 4, 5, 6, 99_999]), .failed("No.")] {
      visitor.instead = { if case .drawCodename = $0 { answer } else { nil } }
      visitor.press("Ctrl-X Enter")
      visitor.join()
      visitor.press("Enter")
      visitor.type("\(Visitor.typed)\n")
      #expect(visitor.entrance.page == .drawn)
      #expect(!visitor.deeds.contains("join 7"))
    }
  }

  // MARK: Waiting

  @Test func whileAnAnswerIsAwaitedKeysOnlyHideAndLeave() {
    let visitor = Visitor(size: EntranceTests.terminal)
    visitor.holds = { _ in true }
    visitor.type("\(Visitor.typed)\n")
    let before = visitor.picture
    visitor.type("1 2 3 4 ladder\n")
    visitor.paste(Visitor.typed)
    visitor.press("Esc Ctrl-R Ctrl-Z Down")
    visitor.pass(.seconds(200))
    #expect(visitor.picture == before)
    visitor.queue()
    #expect(visitor.sees("Another session is opening; yours is next."))
    visitor.press("Ctrl-X")
    #expect(visitor.deeds == ["unlock 7", "forget"])
    // The answer that comes all the same is not heard.
    visitor.release()
    #expect(visitor.deeds == ["unlock 7", "forget"])
    visitor.press("Enter")
    #expect(visitor.sees("Closed board"))
    visitor.press("Ctrl-\\")
    #expect(visitor.deeds.last == "leave true")
  }

  // MARK: Safety

  @Test(arguments: ways.map(\.0), ["Ctrl-X", "Esc Esc Esc"])
  func hidingShowsNothingAndForgetsEverything(way: String, keys: String) {
    let visitor = visitor(way)
    visitor.type("ladd")
    visitor.press(keys)
    let blank = Frame(size: EntranceTests.terminal)
    #expect(visitor.frame == blank)
    visitor.type("2ladder 1q")
    visitor.paste(Visitor.typed)
    visitor.pass(.seconds(400))
    #expect(visitor.frame == blank)
    visitor.press("Enter")
    #expect(visitor.entrance.page == .unlock)
    #expect(visitor.sees("□ □ □ □ □ □ □     word 1"))
    #expect(remains(in: visitor.entrance).isEmpty)
    #expect(visitor.deeds.contains("forget") == way.hasPrefix("1o"))
  }

  @Test(arguments: ways.map(\.0)) func leavingAtOnceAsksNothing(way: String) {
    let visitor = visitor(way)
    visitor.press("Ctrl-\\")
    #expect(visitor.deeds.last == "leave true")
  }

  @Test(arguments: ways) func pagesAreWhatTheySay(way: String, head: String) {
    for size in [EntranceTests.terminal, EntranceTests.phone] {
      #expect(visitor(way, size).frame.lines[0].contains(head))
    }
  }

  @Test func threeQuietMinutesClearWhatWasTyped() {
    let visitor = visitor("ladder oven thi")
    visitor.pass(.seconds(179))
    visitor.type("s")
    visitor.pass(.seconds(179))
    #expect(visitor.sees("■ ■ ■ □"))
    visitor.pass(.seconds(2))
    #expect(visitor.sees("□ □ □ □ □ □ □"))
    #expect(remains(in: visitor.entrance).isEmpty)
    visitor.join()
    #expect(!remains(in: visitor.entrance).isEmpty)
    visitor.pass(.seconds(180))
    #expect(remains(in: visitor.entrance).isEmpty)
    #expect(visitor.deeds.last == "forget")
  }

  /// What was drawn after a long wait for the lock is not left on the screen either.
  @Test func theQuietMinutesCountFromWhatCame() {
    let visitor = Visitor(size: EntranceTests.terminal)
    visitor.holds = { if case .openInvitation = $0 { true } else { false } }
    visitor.join()
    visitor.pass(.seconds(300))
    visitor.release()
    #expect(visitor.sees("1 ladder"))
    visitor.pass(.seconds(180))
    #expect(!visitor.sees("1 ladder"))
  }

  @Test func nothingOfTheWordsIsLeftWhenTheyAreDoneWith() {
    #expect(!remains(in: visitor("ladder ov").entrance).isEmpty)
    for way in [
      "\(Visitor.typed)\n", "ladder ov2", "ladder ov3", "ladder oven1",
      "1otter biscuit", "1\(Visitor.typedInvitation)\n\n\(Visitor.typed)\n",
    ] {
      let visitor = visitor(way)
      if way.hasSuffix("biscuit") { visitor.press("Esc") }
      #expect(remains(in: visitor.entrance).isEmpty, "\(way)")
    }
  }

  /// Whatever words are typed, as many letters of each, the frames are the same.
  @Test func noFrameTellsWhatIsTyped() {
    forEachSeed(10) { seed, random in
      for (way, count) in [("", 7), ("1", 5), ("1\(Visitor.typedInvitation)\n\n", 7)] {
        let usual = visitor(way, EntranceTests.phone)
        let other = visitor(way, EntranceTests.phone)
        for place in 0..<count {
          let words = [usual, other].map { _ in
            var word = ""
            while word.count < 4 {
              word = Visitor.list[Int.random(in: 0..<Visitor.list.count, using: &random)]
            }
            return word
          }
          for letters in 1...4 {
            usual.type(String(words[0].prefix(letters).suffix(1)))
            other.type(String(words[1].prefix(letters).suffix(1)))
            #expect(usual.picture == other.picture, "seed \(seed): \(words) at \(place)")
          }
          usual.type(" ")
          other.type(" ")
        }
        if count == 7, way.isEmpty {
          usual.press("Enter")
          other.press("Enter")
          #expect(usual.sees("That codename opens nothing"))
          #expect(usual.picture == other.picture, "seed \(seed)")
        }
      }
    }
  }

  // MARK: Laws

  private static let keys: [String] =
    ["Enter", "Enter", "Esc", "Tab", "Up", "Down", "PgDn", "PgUp", "Back", "Space", "Left"]
    + ["Ctrl-R", "Ctrl-L", "Ctrl-X", "Ctrl-Z", "Ctrl-U", "Ctrl-\\", "WheelUp", "WheelDown"]
    + "112234n5?qjkaelortxz09-".map { String($0) }

  @Test func nothingThatIsPressedBreaksAFrame() {
    forEachSeed(6) { seed, random in
      let visitor = Visitor(size: EntranceTests.terminal)
      var size = EntranceTests.terminal
      for _ in 0..<200 {
        switch Int.random(in: 0..<20, using: &random) {
        case 0:
          size = Size(
            rows: Int.random(in: 1...40, using: &random),
            columns: Int.random(in: 1...130, using: &random))
          visitor.send(.resized(size))
        case 1: visitor.paste("1 ladder\u{0}2 oven, th\u{e9}\n\u{202e}x copper")
        case 2: visitor.paste(Visitor.typed)
        case 3: visitor.paste(Visitor.typedInvitation)
        case 4, 5: visitor.type("\n\(Visitor.typed)\n")
        case 6: visitor.join()
        case 7: visitor.pass(.milliseconds(Int.random(in: 0...200_000, using: &random)))
        case 8:
          let row = Int.random(in: -1...size.rows, using: &random)
          let column = Int.random(in: -1...size.columns, using: &random)
          visitor.send(.key(.click(row: row, column: column)))
        case 9:
          visitor.send(
            .answer(Ticket(number: Int.random(in: 0...9, using: &random)), .drawn([5, -1, 9_999])))
        case 10: visitor.queue()
        case 11: visitor.release()
        case 12:
          let odd = Bool.random(using: &random)
          visitor.holds = { _ in odd }
        case 13:
          let answer: EntranceAnswer? =
            [nil, nil, .failed("The disk is full."), .wrong(.expired)].randomElement(using: &random)
            ?? nil
          visitor.instead = { _ in answer }
        default: visitor.press(EntranceTests.keys.randomElement(using: &random) ?? "1")
        }
        let frame = visitor.frame
        #expect(frame.size == size, "seed \(seed)")
        if let cursor = frame.cursor {
          #expect(
            0..<size.rows ~= cursor.row && 0..<size.columns ~= cursor.column, "seed \(seed)")
        }
      }
    }
  }

  /// Every page at every size a terminal may have, to the end of what it says.
  @Test(arguments: ways.map(\.0)) func everySizeShowsEverything(way: String) {
    for size in [(5, 20), (9, 20), (12, 40), (15, 59), (16, 60), (24, 80), (100, 300)] {
      let size = Size(rows: size.0, columns: size.1)
      let visitor = visitor(way, size)
      var presses = 0
      while visitor.sees("more lines"), presses < 200 {
        visitor.press("Down")
        presses += 1
      }
      #expect(visitor.frame.size == size)
      #expect(!visitor.sees("more lines"), "\(visitor.text)")
    }
  }

  // MARK: An access that was ended

  @Test(arguments: [phone, terminal, Size(rows: 5, columns: 20)])
  func theNoticeStandsUntilItIsLeft(size: Size) {
    let visitor = Visitor(size: size)
    visitor.suspend()
    visitor.type("\(Visitor.typed)\n")
    #expect(visitor.entrance.page == .ended)
    // Neither Enter nor a letter of the next try takes it away.
    visitor.type("\nladder \n\n")
    #expect(visitor.entrance.page == .ended)
    visitor.press("PgUp PgUp PgUp PgUp PgUp PgUp PgUp PgUp")
    #expect(visitor.sees("Two moderators"))
    visitor.press("2")
    #expect(visitor.entrance.page == .ring)
    visitor.press("Esc")
    #expect(visitor.entrance.page == .ended && visitor.sees("Two moderators"))
    visitor.press("Esc")
    #expect(visitor.entrance.page == .unlock && !visitor.sees("Two moderators"))
    // Again by the codename, and gone after three quiet minutes, or hidden.
    visitor.type("\(Visitor.typed)\n")
    #expect(visitor.sees("Two moderators"))
    visitor.pass(.seconds(180))
    #expect(visitor.entrance.page == .unlock && !visitor.sees("Two moderators"))
    visitor.type("\(Visitor.typed)\n")
    visitor.press("Ctrl-X")
    #expect(visitor.frame.lines.allSatisfy { $0.allSatisfy { $0 == " " } })
    visitor.press("Enter")
    #expect(!visitor.sees("Two moderators"))
  }

  @Test func aPhoneShowsFactCauseAndNextStepAtOnce() {
    let visitor = Visitor(size: EntranceTests.phone, ended: Visitor.ended)
    let text = visitor.frame.lines.map { $0.trimmingCharacters(in: .whitespaces) }
      .joined(separator: " ")
    var rest = text[...]
    for part in [
      "ended your access", "flooding", "review", "reference 7QF2", "2 shows who to ring",
    ] {
      guard let range = rest.range(of: part) else {
        Issue.record("“\(part)” is not there, or before what comes first:\n\(visitor.text)")
        return
      }
      rest = rest[range.upperBound...]
    }
  }

  @Test func whatWasHiddenStaysHidden() {
    let visitor = Visitor(size: EntranceTests.terminal, isHidden: true)
    #expect(visitor.frame.lines.allSatisfy { $0.allSatisfy { $0 == " " } })
    visitor.press("Enter")
    #expect(visitor.sees("word 1"))
  }

  @Test func everyKeyHasOneMeaningOnAPageAndLettersAreLeftToWords() {
    for page in EntrancePage.allCases {
      var seen: Set<Key> = []
      for row in EntranceTable.rows where row.pages.contains(page) {
        for key in row.keys {
          #expect(seen.insert(key).inserted, "\(key) twice on \(page)")
          if [.unlock, .invitation, .typeBack].contains(page), case .character(let sign) = key {
            #expect(!sign.isLetter, "\(key) on \(page)")
          }
        }
      }
    }
  }

  @Test func footersPromiseOnlyKeysThatWork() {
    for (way, _) in EntranceTests.ways {
      for size in [EntranceTests.terminal, EntranceTests.phone] {
        let visitor = visitor(way, size)
        for row in visitor.entrance.footerRows() {
          guard let key = row.keys.first else { continue }
          var copy = visitor.entrance
          let effects = copy.update(.key(key)).filter {
            if case .after = $0 { false } else { true }
          }
          #expect(
            !effects.isEmpty || copy.page != visitor.entrance.page
              || copy.view() != visitor.frame || row.act == .show, "\(row.shown) after \(way)")
        }
      }
    }
  }

  /// The numbers and letters of words that a value holds, the list aside.
  private func remains(in value: Any) -> [String] {
    if value is CodewordList || value is Size || value is Ticket { return [] }
    if let words = value as? [Int] { return words.map { "word \($0)" } }
    if let letters = value as? [UInt8] { return letters.map { "letter \($0)" } }
    return Mirror(reflecting: value).children.flatMap { remains(in: $0.value) }
  }
}
