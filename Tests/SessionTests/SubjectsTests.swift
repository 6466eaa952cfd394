// SPDX-License-Identifier: Apache-2.0

import Board
@testable import Session
import TestKit
import Testing

/// From names to tags, so many an hour, and rosters that come again.
struct SubjectsTests {
  private static let people = [
    ("1", "Nathaniel Sowerby", "Chaldicotes"), ("2", "Glencora Palliser", "Matching"),
    ("3", "Plantagenet Palliser", "Silverbridge"), ("4", "Oran Haut-ton", "Onevote"),
    ("5", "Orlando O'Drought", "Riverbank"), ("6", "Joshua Monk", "Pottery Hamlets"),
    ("7", "Lord Fawn", nil), ("8", "Alaric Tudor", "Newcome"), ("9", "Alaric Tudor", "Marney"),
  ]

  private static func entry(
    _ person: (String, String, String?), isActive: Bool = true, party: String? = "Radical"
  ) -> RosterEntry {
    RosterEntry(
      id: SubjectID("person/10\(person.0)"), name: person.1,
      house: person.2 == nil ? .lords : .commons,
      seat: person.2, party: party, isActive: isActive)
  }

  private func names(_ typed: String) -> Set<String> {
    let directory = RosterDirectory(SubjectsTests.people.map { SubjectsTests.entry($0) })
    return Set(directory.people(named: typed).map(\.id.value).map { String($0.suffix(1)) })
  }

  // MARK: Recognising

  @Test(arguments: [
    ("so", "1"), ("SOWERBY", "1"), ("Mr Sowerby", "1"), ("sowerby's", "1"), ("Sowerbey", "1"),
    ("N Sowerby", "1"), ("n.s.", "1"), ("sowerby nathaniel", "1"), ("chaldicotes", "1"),
    ("Member for Chaldicotes", "1"), ("pall", "23"), ("palliser silverbridge", "3"),
    ("glencora", "2"), ("haut-ton", "4"), ("hautton", "4"), ("haut ton", "4"), ("ton", "4"),
    ("O'Drought", "5"), ("o’drought", "5"), ("odrought", "5"), ("drought", "5"), ("monk", "6"),
    ("lord fawn", "7"), ("fawn", "7"), ("lord", "7"), ("tudor", "89"), ("tudor marney", "9"),
    ("monk in the taxi", "6"), ("s", ""), ("", ""), ("smither", ""), ("...", ""), ("'", ""),
  ])
  func everyFormThatColleaguesWriteIsRecognised(typed: String, ids: String) {
    #expect(names(typed) == Set(ids.map { String($0) }), "\(typed)")
  }

  @Test func whoeverNoLongerSitsComesAfterThoseWhoDo() {
    let people = SubjectsTests.people
    let directory = RosterDirectory([
      SubjectsTests.entry(people[7], isActive: false), SubjectsTests.entry(people[8]),
    ])
    #expect(directory.entries.map(\.id.value) == ["person/109", "person/108"])
    #expect(directory.people(named: "tudor").map(\.id.value) == ["person/109", "person/108"])
  }

  // MARK: The budget

  @Test func aFirstFortnightHasTenNamesADayAndThenTwentyAnHour() throws {
    let board = try SealedBoard()
    let subject = SessionBoard.subject
    let session = try board.session(1)
    for left in (0..<10).reversed() {
      try session.spendName(on: SubjectID("name \(left)"))
      #expect(session.namesLeft == NamesLeft(count: left, period: .day))
    }
    #expect(throws: SessionError.enoughNames(NamesLeft(count: 0, period: .day))) {
      try session.name(of: subject)
    }
    // One that was shown in this hour is no news.
    try session.spendName(on: SubjectID("name 3"))
    board.clock.today = board.clock.today.advanced(by: NameBudget.earlyDays)
    #expect(session.namesLeft == NamesLeft(count: 20, period: .hour))
    for number in 0..<20 { try session.spendName(on: SubjectID("name-\(number)")) }
    #expect(throws: SessionError.enoughNames(NamesLeft(count: 0, period: .hour))) {
      try session.spendName(on: SubjectID("one more"))
    }
  }

  @Test func twoTerminalsDoNotDoubleIt() throws {
    let board = try SealedBoard()
    let terminals = [try board.session(1), try board.session(1)]
    var shown = 0
    for number in 0..<30 {
      let name = SubjectID("name-\(number)")
      if (try? terminals[number % 2].spendName(on: name)) != nil { shown += 1 }
    }
    #expect(shown == NameBudget.mostOfEarlyDay)
    #expect(try board.session(1).namesLeft.count == 0, "a third one")
    #expect(try board.session(2).namesLeft.count == NameBudget.mostOfEarlyDay, "another member's")
  }

  @Test func nothingSaysWhoseNamesTheyWere() throws {
    let board = try SealedBoard()
    let session = try board.session(1)
    _ = try session.name(of: SessionBoard.subject)
    let json = String(decoding: session.privateState.json, as: UTF8.self)
    #expect(!json.contains(SessionBoard.subject.value) && json.contains("\"names\":[["))
  }

  // MARK: Importing

  @Test func importingAgainKeepsTagsAndWritesNothingForWhoeverStayed() throws {
    let board = try SessionBoard()
    let session = try board.session("x")
    var entries = SubjectsTests.people.map { SubjectsTests.entry($0) }
    var outcome = try session.importRoster(entries, isWhole: false)
    #expect(outcome.new == 9 && outcome.changed == 0 && outcome.unchanged == 0)
    let tags = session.board.subjects.map(\.tag)
    let count = session.board.eventCount
    outcome = try session.importRoster(entries, isWhole: false)
    #expect(outcome.unchanged == 9 && session.board.eventCount == count)
    // One marries, one leaves, one is not in the file at all, one never sat.
    entries[1] = RosterEntry(
      id: entries[1].id, name: "Glencora Omnium", alternates: ["Glencora Palliser"],
      house: .commons, seat: "Matching", party: nil)
    entries[3] = SubjectsTests.entry(SubjectsTests.people[3], isActive: false)
    let gone = entries.remove(at: 0)
    entries.append(
      RosterEntry(
        id: SubjectID("never"), name: "A B", house: .commons, seat: nil, party: nil, isActive: false
      ))
    outcome = try session.importRoster(entries, isWhole: true)
    // The board began with one person, whom no file has.
    #expect(
      outcome.new == 0 && outcome.passedOver == 1 && outcome.left == 3 && outcome.changed == 4)
    #expect(session.board.subjects.map(\.tag) == tags)
    #expect(try session.people(named: "omnium").map(\.id) == [entries[0].id])
    #expect(try session.people(named: "glencora palliser").map(\.id) == [entries[0].id])
    #expect(try session.person(gone.id)?.isActive == false, "who left is still found")
    #expect(try session.people(named: "sowerby").map(\.id) == [gone.id])
    // Another session reads the same.
    #expect(try board.session(nil).roster().count == 10)
  }

  @Test func onePersonUnderTwoIdentifiersIsRefusedAndNothingChanges() throws {
    let board = try SessionBoard()
    let session = try board.session("x")
    _ = try session.importRoster(
      SubjectsTests.people.map { SubjectsTests.entry($0) }, isWhole: false)
    let count = session.board.eventCount
    let other = RosterEntry(
      id: SubjectID("990013"), name: "Nathaniel Sowerby", house: .commons, seat: "Chaldicotes",
      party: nil)
    let new = RosterEntry(
      id: SubjectID("990014"), name: "Septimus Harding", house: .commons, seat: "Barchester",
      party: nil)
    #expect(throws: SessionError.otherIdentifiers([other.id])) {
      try session.importRoster([new, other], isWhole: false)
    }
    #expect(session.board.eventCount == count && session.board.subject(new.id) == nil)
  }

  @Test func oneBatchOrNothing() throws {
    let board = try SessionBoard()
    let session = try board.session("x")
    let count = session.board.eventCount
    let long = RosterEntry(
      id: SubjectID("long"), name: String(repeating: "a", count: 300), house: .commons, seat: nil,
      party: nil)
    let entries = SubjectsTests.people.map { SubjectsTests.entry($0) } + [long]
    #expect(throws: SessionError.self) { try session.importRoster(entries, isWhole: false) }
    #expect(try board.session(nil).board.eventCount == count)
  }
}
