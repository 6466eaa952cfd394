// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Foundation
import Screens
import TestKit
import Testing

/// From names to what is written, by tag: checking, watching, the page about one person.
@Suite struct SubjectTests {
  private static let wide = Size(rows: 24, columns: 80)
  private static let phone = Size(rows: 12, columns: 40)

  /// The demo board, with two people of one name, of whom one is warned about.
  private static func twins() -> SampleBoard {
    let board = SampleBoard.demo()
    for (id, seat) in [("8", "Onevote"), ("9", "Middlemarch")] {
      board.enrol(
        RosterEntry(
          id: SubjectID("uk.org.publicwhip/person/99000\(id)"), name: "Alaric Tudor",
          house: .commons, seat: seat, party: "Radical", isActive: id == "8"))
    }
    board.warn(
      3, ago: 1, .unease, .reputation, "corridor", .thisWeek, about: 8, ["go-in-pairs"], nil)
    return board
  }

  private func picture(
    _ name: String, _ board: () -> SampleBoard = SampleBoard.demo,
    sourceLocation: SourceLocation = #_sourceLocation, _ steps: (Reader) -> Void
  ) {
    for size in [SubjectTests.wide, SubjectTests.phone] {
      let reader = Reader(board(), size: size)
      steps(reader)
      Golden.expect(
        lines: reader.picture, matches: "\(name)-\(size.columns)x\(size.rows)",
        sourceLocation: sourceLocation)
    }
  }

  // MARK: Pictures

  @Test func whoPictures() {
    picture("who") { $0.press("3") }
    picture("who-typing") {
      $0.press("3")
      $0.type("so")
    }
    picture("who-several", SubjectTests.twins) {
      $0.press("3")
      $0.type("tudor")
    }
    picture("who-nobody") {
      $0.press("3")
      $0.type("smither")
    }
    picture("who-found") {
      $0.press("3")
      for name in ["melm", "sow", "scat"] {
        $0.type("\(name)\n")
        $0.press("/")
      }
      $0.press("Tab")
    }
    picture("who-typing-on") {
      $0.press("3")
      $0.type("melm\n")
      $0.press("/")
      $0.type("sow")
    }
  }

  @Test func subjectPictures() {
    picture("subject") {
      $0.press("3")
      $0.type("sow\n")
      $0.press("Enter")
    }
    picture("subject-watched") {
      $0.press("*")
      $0.press("4 G Enter")
    }
    picture("subject-nothing") {
      $0.press("/")
      $0.type("scatcherd\n")
      $0.press("Enter")
    }
    picture("subject-about") {
      $0.press("/")
      $0.type("sowerby\n")
      $0.press("Enter c")
    }
  }

  @Test func searchPictures() {
    picture("results-member") {
      $0.press("/")
      $0.type("sowerby\n")
    }
    picture("results-members", SubjectTests.twins) {
      $0.press("/")
      $0.type("tudor\n")
    }
    picture("results-members-which", SubjectTests.twins) {
      $0.press("/")
      $0.type("tudor\n")
      $0.press("Enter")
    }
    picture("results-tag") { reader in
      let tag = reader.board.state.subjects[0].tag
      reader.press("/")
      reader.type("\(tag)\n")
    }
    picture("filter-more") { $0.press("f Space") }
    picture("filter-order") { $0.press("f 0") }
    picture("board-by-whom") { $0.press("f 0 5 Esc") }
    picture("board-watching") { $0.press("G * Enter q g") }
  }

  // MARK: Laws

  /// Every way in which a sample can be asked for somebody.
  private static func forms(_ entry: RosterEntry) -> [String] {
    [entry.name, entry.name.lowercased(), String(entry.name.split(separator: " ").last ?? "")]
      + [entry.seat].compactMap(\.self)
  }

  @Test func aNameThatIsWarnedAboutNeverAnswersNothing() throws {
    let board = SubjectTests.twins()
    for row in board.state.threads {
      guard let subject = board.state.subject(of: row),
        let entry = board.roster.first(where: { $0.id == subject.id })
      else { continue }
      for form in SubjectTests.forms(entry) {
        let who = Reader(board, size: SubjectTests.wide)
        who.press("3")
        who.type("\(form)")
        // Two of one name are told apart by their seat.
        while !who.sees("▌\(entry.name)") || !selects(entry, who) { who.press("Down") }
        who.press("Enter")
        #expect(who.app.page == .checked && who.sees("current warning"), "\(form): \(who.text)")
        #expect(!who.sees("nothing on this board\n"))

        let search = Reader(board, size: SubjectTests.wide)
        search.press("/")
        search.type("\(form)\n")
        #expect(search.sees("on the roster"), "\(form): \(search.text)")
        #expect(!search.sees("Nothing found"))
        search.press("Enter")
        if search.app.page == .choosing {
          while !selects(entry, search) { search.press("j") }
          search.press("Enter")
        }
        #expect(search.sees("About \(subject.tag)"), "\(form): \(search.text)")
        #expect(search.sees("voice"), "\(form): \(search.text)")
      }
    }
  }

  private func selects(_ entry: RosterEntry, _ reader: Reader) -> Bool {
    reader.frame.lines.contains {
      $0.hasPrefix("▌\(entry.name)") && $0.contains(entry.seat ?? "House of Lords")
    }
  }

  /// The pictures themselves: none holds a name of the roster beside a word of a warning.
  @Test func noPictureHoldsANameAndAWordOfAWarning() throws {
    let board = SubjectTests.twins()
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(files.count > 400)
    let names = board.roster.flatMap { entry in
      [entry.name] + entry.name.split(separator: " ").map(String.init).filter { $0.count > 4 }
    }
    var words = SampleBoard.vocabulary.advice.map(\.sentence)
    words += Conduct.allCases.flatMap { [$0.label, $0.shortLabel] }
    // Three words in a row of any post.
    for body in board.entries.compactMap(\.body.text) {
      let parts = body.split { $0 == " " || $0 == "\n" }
      words += parts.indices.dropLast(2).map { parts[$0...($0 + 2)].joined(separator: " ") }
    }
    for file in files {
      var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      // The line on which something is typed.
      lines.removeAll { $0.hasPrefix("/") || $0.hasPrefix("cursor") || $0.hasPrefix(" Name: ") }
      let text = lines.joined(separator: "\n")
      guard let name = names.first(where: text.contains) else { continue }
      for word in words where text.contains(word) {
        Issue.record("\(name) stands beside “\(word)” in \(file.lastPathComponent)")
      }
    }
  }

  // MARK: Checking

  @Test func whatIsTypedIsGoneWhenTheBoardIsHidden() {
    let reader = Reader(SampleBoard.demo(), size: SubjectTests.wide)
    reader.press("3")
    reader.type("sow\n")
    #expect(reader.sees("N.S."))
    reader.press("Ctrl-X Enter")
    #expect(reader.app.page == .board && !reader.sees("N.S."))
    reader.press("3")
    #expect(!reader.sees("checked."))
  }

  @Test func whenNoNameIsLeftTheCheckSaysSoAndShowsNothing() {
    let reader = Reader(
      SampleBoard.demo(), size: SubjectTests.wide,
      fault: { if case .check = $0 { "20 names an hour are shown or checked." } else { nil } })
    reader.press("3")
    reader.type("sow\n")
    #expect(reader.app.page == .who && reader.sees("20 names an hour"))
    #expect(!reader.sees("current warning"))
  }

  @Test func aNameOnTheCardIsCounted() {
    let reader = Reader(SampleBoard.demo(), size: SubjectTests.wide)
    reader.press("w")
    #expect(reader.sees("19 more names this hour."))
    reader.press("q w")
    #expect(reader.sees("18 more names this hour."))
  }

  @Test func twoOfTheSameInitialsAreToldApart() {
    let reader = Reader(SubjectTests.twins(), size: SubjectTests.wide)
    reader.press("3")
    for seat in ["onevote", "middlemarch"] {
      reader.type("tudor \(seat)\n")
      reader.press("/")
    }
    reader.press("Tab")
    #expect(reader.sees("A.T. ") && reader.sees("A.T. 2"), "\(reader.text)")
  }

  // MARK: Watching

  @Test func whatIsWatchedComesFirstOnComingBackAndStandsInMine() {
    let reader = Reader(SampleBoard.demo(), size: SubjectTests.wide)
    reader.press("G *")
    let tag =
      reader.board.state.subject(of: reader.board.state.threads[0]).map { "\($0.tag)" } ?? ""
    #expect(reader.kept.watched == [reader.board.roster[4].id])
    // What is being read does not jump.
    #expect(reader.frame.lines[5].contains("taxi"), "\(reader.text)")
    reader.press("Enter q")
    #expect(reader.frame.lines[5].contains("\(tag) *"), "\(reader.text)")
    reader.press("4")
    #expect(reader.sees("WATCHED") && reader.sees("there is a current warning, one voice"))
    reader.press("G Enter")
    #expect(reader.sees("About \(tag)") && reader.sees("watched *"))
    reader.press("*")
    #expect(reader.kept.watched.isEmpty)
  }

  @Test func onlyAFewCanBeWatched() {
    let board = SampleBoard.demo()
    var kept = PrivateState()
    for number in 0..<Limits.watchedSubjects { kept.apply(.watch(SubjectID("p\(number)"), true)) }
    let reader = Reader(board, size: SubjectTests.wide, kept: kept)
    reader.press("*")
    #expect(reader.sees("the most there can be") && reader.kept.watched.count == 40)
  }

  // MARK: Lists

  @Test func ordersAndFiltersAreKept() {
    let reader = Reader(SampleBoard.demo(), size: SubjectTests.wide)
    reader.press("f 0 2 Esc")
    #expect(reader.kept.filter.value.order == .conduct)
    #expect(reader.frame.lines[5].contains("misuse of position"), "\(reader.text)")
    let again = Reader(reader.board, size: SubjectTests.wide, kept: reader.kept)
    #expect(again.frame.lines[5].contains("misuse of position"))
    again.press("f 8 1 Esc")
    #expect(again.sees("1 of 7") && again.kept.filter.value.when == .thisWeek, "\(again.text)")
    again.press("f")
    #expect(again.sees("7 threads") && again.kept.filter.value.order == .conduct)
  }

  /// No list of everybody who is warned about: the panel knows only whom the selected row is about.
  @Test func theFilterNamesNobodyButTheSelected() {
    let reader = Reader(SampleBoard.demo(), size: SubjectTests.wide)
    let tags = reader.board.state.subjects.map { "\($0.tag)" }
    reader.press("f Space")
    let panel = reader.frame.lines.suffix(4).joined()
    #expect(tags.filter(panel.contains).count == 1, "\(reader.text)")
    reader.press("1 Esc")
    #expect(reader.sees("1 of 7"), "\(reader.text)")
  }
}
