// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import TestKit
import Testing

/// What must hold on every screen, whatever is pressed.
@Suite struct LawTests {
  private static let keys: [String] =
    ["Enter", "Enter", "Esc", ":", "Tab", "Up", "Down", "Left", "PgDn", "PgUp", "Back", "Space"]
    + ["Ctrl-D", "Ctrl-L", "Ctrl-U", "Ctrl-A", "Ctrl-X", "Ctrl-\\", "WheelUp", "WheelDown"]
    + "jjjkkgGqsrreddwwttc/nN?112233333444456789DpboffuvRR55S!0**7777aahxxozmb".map {
      String($0)
    }

  /// `Reader` holds every frame on the way to the laws of frames.
  @Test func nothingThatIsPressedBreaksAFrame() {
    forEachSeed(5) { seed, random in
      let board = SampleBoard.queued()
      var kept = PrivateState()
      board.sendToModerators(&kept)
      let reader = Reader(
        board,
        as: UInt8.random(in: 0...7, using: &random),
        size: Size(rows: 24, columns: 80),
        standing: BoardStanding(
          isSealed: Bool.random(using: &random), isModerator: Bool.random(using: &random)),
        kept: kept
      )
      for _ in 0..<160 {
        switch Int.random(in: 0..<24, using: &random) {
        case 0:
          let rows = Int.random(in: 1...40, using: &random)
          let columns = Int.random(in: 1...130, using: &random)
          reader.resize(rows, columns)
          #expect(reader.frame.size == Size(rows: rows, columns: columns), "seed \(seed)")
        case 1:
          let index = Int.random(in: 0..<reader.board.state.threads.count, using: &random)
          reader.meanwhile { $0.reply(index, by: 5, "Another word about it.") }
        case 2:
          reader.meanwhile {
            $0.warn(
              3,
              ago: 0,
              .unease,
              .reputation,
              "corridor",
              .thisWeek,
              about: 1,
              ["go-in-pairs"],
              nil
            )
          }
        case 3:
          let index = Int.random(in: 0..<reader.board.state.threads.count, using: &random)
          reader.meanwhile { $0.withdraw(index, 0, by: UInt8.random(in: 0...7, using: &random)) }
        case 4:
          reader.paste("A cab, the long way round.\nBook your own.")
        case 5:
          reader.type("sc")
        case 7:
          reader.pass(.milliseconds(Int.random(in: 0...200_000, using: &random)))
        case 8, 9:
          reader.click(
            Int.random(in: -1...reader.frame.size.rows, using: &random),
            Int.random(in: 0...reader.frame.size.columns, using: &random)
          )
        case 6:
          let name = RequestTable.rows.randomElement(using: &random)?.name ?? ""
          reader.type(":\(name.prefix(Int.random(in: 1...20, using: &random)))\n")
        default:
          reader.press(LawTests.keys.randomElement(using: &random) ?? "j")
        }
      }
    }
  }

  /// Panels, and the words at which they end: on a phone they must not lose any.
  private static let panels = [
    ("Enter s", "your tag."), ("Enter r", "my own words"), ("Enter r 3", "happened."),
    ("Enter s 1", "hears of it."),
    ("f", "what is new to you"), ("f 4", "unprofessional"), ("c", "3 question"),
    ("c 1 2 1 4 1 s c Enter 2 8 p p", "0808 500 2222."),
    ("Enter j !", "9  flooding"),
  ]

  /// The same for moderators, whose lists of reasons are as long as a phone is high.
  private static let moderatorsPanels = [
    ("7 j j Enter x", "7  hostile"), ("7 j Enter x", "mute the tag"),
    ("7 j Enter x 3", "it has done its work"), ("7 j j j j j Enter x", "is closed"),
    ("Enter : l o c k Enter", "it has done its work"),
  ]

  @Test(arguments: moderatorsPanels)
  func noPanelOfModeratorsLosesItsEndOnAPhone(keys: String, end: String) {
    let reader = Reader(
      SampleBoard.queued(), size: Size(rows: 12, columns: 40),
      standing: BoardStanding(isSealed: true, isModerator: true))
    reader.press(keys)
    #expect(reader.sees(end), "\(reader.text)")
    #expect(reader.frame.lines[11].contains("Esc"))
  }

  @Test(arguments: panels) func noPanelLosesItsEndOnAPhone(keys: String, end: String) {
    let reader = Reader(SampleBoard.demo(), size: Size(rows: 12, columns: 40))
    reader.press(keys)
    #expect(reader.sees(end), "\(reader.text)")
    // And below it stands the way out.
    let last = reader.frame.lines[11]
    #expect(["Esc", "Enter", "Any key goes on.", "3 question"].contains { last.contains($0) })
  }

  @Test func footersPromiseOnlyKeysThatWork() {
    forEachSeed(3) { seed, random in
      let reader = Reader(
        SampleBoard.queued(), as: 1, size: Size(rows: 24, columns: 80),
        standing: BoardStanding(isSealed: true, isModerator: seed % 2 == 0))
      for _ in 0..<60 {
        // What is said for a moment stands in the footer's place.
        for row in reader.app.footerRows() where reader.sees("\(row.shown) \(row.label)") {
          #expect(
            reader.wouldMove(row) || row.request == .choose || row.request == .finish,
            "seed \(seed): \(row.shown) \(row.label) did nothing on \(reader.app.page)"
          )
        }
        reader.press(LawTests.keys.randomElement(using: &random) ?? "j")
      }
    }
  }

  /// Digits are places on every list, whatever came before: none of them acts.
  @Test(arguments: ["", "Enter", "/ t h e Enter", "4", "6", "7", "7 Enter", "?", "Enter s 1"])
  func aDigitOnAListLeadsToAPlaceOrNowhere(way: String) {
    for digit in "0123456789" {
      let reader = Reader(
        SampleBoard.queued(), as: 1, size: Size(rows: 24, columns: 80),
        standing: BoardStanding(isSealed: true, isModerator: true))
      reader.press(way)
      let (page, effects) = (reader.app.page, reader.effects.count)
      reader.press("\(digit) \(digit)")
      #expect(
        [page, .board, .tonight, .who, .mine, .thread, .routes, .record, .queue].contains(
          reader.app.page),
        "\(digit) after \(way)")
      #expect(
        !reader.effects[effects...].contains { if case .perform = $0 { true } else { false } })
    }
  }

  @Test func everyKeyHasOneRequestOnAPage() {
    for page in Page.allCases {
      var seen: [Key: Request] = [:]
      for row in RequestTable.rows where row.pages.contains(page) {
        for key in row.keys {
          #expect(seen[key] == nil, "\(key) twice on \(page): \(row.request)")
          seen[key] = row.request
        }
      }
    }
  }

  @Test func everyRequestHasOneNameAndStandsInTheTable() {
    var names: [Request: String] = [:]
    for row in RequestTable.rows {
      #expect(names[row.request, default: row.name] == row.name)
      #expect(row.name.allSatisfy { $0 == "-" || ("a"..."z").contains($0) })
      names[row.request] = row.name
    }
    #expect(names.count == Request.allCases.count)
    #expect(Set(names.values).count == names.count)
  }

  @Test(arguments: [Size(rows: 30, columns: 80), Size(rows: 20, columns: 40)])
  func aPreviewIsWhatAnotherMemberSees(size: Size) {
    let board = SampleBoard.demo()
    let writer = Reader(board, as: 0, size: size)
    let other = Reader(board, as: 6, size: size)
    writer.press("c 1 2 1 4 1")
    writer.type("sc")
    writer.press("Enter 2 8 Enter Enter")
    writer.type("  Offered me a cab.   \n\n\n\n\nIt went the long way round. Ring x4801. \n.\n")
    let preview = writer.frame.lines
    writer.press("p Esc")
    other.meanwhile { _ in }
    other.send(.board(board.state, BoardChange()))
    // What is new is marked as such, which the writer cannot see.
    other.type(":seen\n")
    other.press("g Enter")
    #expect(writer.sees("Offered me a cab."))
    let shown = post(other.frame.lines)
    #expect(post(preview) == shown, "\(preview.joined(separator: "\n"))")
    #expect(shown.contains { $0.contains("[number]") })
    #expect(head(preview) == head(other.frame.lines))
  }

  /// The lines from what to do down to the last word, without what differs: mark and tag.
  private func post(_ lines: [String]) -> [String] {
    guard let start = lines.firstIndex(where: { $0.hasPrefix(" TO DO") }),
      let rule = lines[start...].firstIndex(where: { $0.hasPrefix("──") }),
      let end = lines[..<rule].lastIndex(where: { $0.contains("[number]") })
    else { return [] }
    return lines[start...end].map { line in
      let isTag = line.contains("wrote ")
      return isTag ? String(line.drop { $0 != "·" }.filter { $0 != " " }) : line
    }
  }

  /// The facts above, without the reference.
  private func head(_ lines: [String]) -> [String] {
    lines.drop { !$0.hasPrefix(" taxi") }.prefix(3).map { line in
      line.split(separator: " ").filter { $0.count != 4 || $0.uppercased() != $0 }
        .joined(separator: " ")
    }
  }
}
