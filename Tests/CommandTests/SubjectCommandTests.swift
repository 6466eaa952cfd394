// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// Rosters, and asking about people, by command and in lines.
@Suite("Rosters, and asking about people") struct SubjectCommandTests {
  private func json(_ completion: Completion) throws -> Any {
    try #require(completion.status == 0, "\(completion.errorText)")
    return try JSONSerialization.jsonObject(with: Data(completion.output))
  }

  /// A roster in the shape of parlparse's file: a change of party, a redirect, a peer, somebody of a
  /// devolved chamber, and somebody who left.
  private static let popolo = """
    {"persons": [
      {"id": "p/1", "identifiers": [{"scheme": "datadotparl_id", "identifier": 1}], "other_names": [
        {"note": "Alternate", "name": "Nat Sowerby"},
        {"note": "Main", "given_name": "Nathaniel", "family_name": "Sowerby"}]},
      {"id": "p/2", "redirect": "p/1"},
      {"id": "p/3", "other_names": [{"note": "Main", "honorific_prefix": "Lord",
        "lordname": "Mountararat", "lordofname": "", "start_date": "2019"}]},
      {"id": "p/4", "other_names": [{"note": "Main", "given_name": "Ontario", "family_name": "Moggs"}]},
      {"id": "p/5", "other_names": [{"note": "Main", "given_name": "Hetta", "family_name": "Carbury"}]}],
     "organizations": [{"id": "radical", "name": "Radical", "classification": "party"},
      {"id": "senedd", "name": "Senedd", "classification": "chamber"}],
     "posts": [{"id": "c/1", "area": {"name": "Chaldicotes"}, "organization_id": "house-of-commons"},
      {"id": "c/9", "area": {"name": "Ruritania"}, "organization_id": "senedd"}],
     "memberships": [
      {"id": "m/1", "person_id": "p/1", "post_id": "c/1", "on_behalf_of_id": "old",
       "start_date": "2024-07-04", "end_date": "2025-01"},
      {"id": "m/2", "person_id": "p/2", "post_id": "c/1", "on_behalf_of_id": "radical",
       "start_date": "2025-02"},
      {"id": "m/3", "person_id": "p/3", "organization_id": "house-of-lords", "start_date": "2019"},
      {"id": "m/4", "person_id": "p/4", "post_id": "c/9", "start_date": "2020"},
      {"id": "m/5", "person_id": "p/5", "post_id": "c/1", "start_date": "2010", "end_date": "2015"},
      {"id": "m/6", "redirect": "m/2"}]}
    """

  @Test("imports Popolo, and again, and lists names alone")
  func popolo() throws {
    let board = try CommandBoard()
    let first = try json(
      board.run("roster", "import", "-", "--json", as: 1, input: SubjectCommandTests.popolo))
    #expect(
      first as? [String: Int]
        == ["new": 2, "changed": 0, "left": 0, "unchanged": 0, "passed_over": 1])
    let list = try #require(
      try json(board.run("roster", "list", "--json")) as? [[String: Any]])
    #expect(
      list.compactMap { $0["name"] as? String }
        == ["Lord Fawn", "Lord Mountararat", "Nathaniel Sowerby", "Phineas Finn"])
    let sowerby = list[2]
    #expect(sowerby["party"] as? String == "Radical" && sowerby["seat"] as? String == "Chaldicotes")
    #expect(sowerby["alternates"] as? [String] == ["Nat Sowerby"])
    #expect(sowerby["active"] as? Bool == true && Set(sowerby.keys).count == 7)
    let before = try board.record()
    let again = try json(
      board.run("roster", "import", "-", "--json", as: 1, input: SubjectCommandTests.popolo))
    #expect((again as? [String: Int])?["unchanged"] == 2)
    #expect(try board.record() == before, "something was written for nobody")
    // Whoever leaves is still answered for.
    let left = SubjectCommandTests.popolo.replacing(
      #""start_date": "2025-02"}"#, with: #""start_date": "2025-02", "end_date": "2025-03"}"#)
    let third = try json(board.run("roster", "import", "-", "--json", as: 1, input: left))
    #expect((third as? [String: Int])?["left"] == 1)
    #expect(try board.run("roster", "list").text.contains("Radical · no longer sits"))
    #expect(try board.run("who", "-", input: "sowerby\n").text == "1  nothing on this board\n")
  }

  private static func page(_ ids: [Int]) -> String {
    let items = ids.map { id in
      """
      {"value": {"id": \(id), "nameDisplayAs": "Member \(id)", "nameFullTitle": "Member \(id) MP",
       "latestParty": {"name": "Blue"}, "latestHouseMembership": {"house": 1,
       "membershipFrom": "Seat \(id)", "membershipEndDate": null,
       "membershipStatus": {"statusIsActive": \(id % 7 != 0)}}}, "links": []}
      """
    }
    return #"{"items": [\#(items.joined(separator: ","))], "totalResults": 650}"#
  }

  @Test("takes pages of the Members API: one, several in an array, one behind the other")
  func pages() throws {
    let board = try CommandBoard()
    let (one, two) = (SubjectCommandTests.page([1, 2]), SubjectCommandTests.page([3, 7]))
    for (input, new) in [(one, 2), ("[\(one), \(two)]", 1), ("\(one)\n\(two)", 0)] {
      let outcome =
        try json(
          board.run("roster", "import", "-", "--json", as: 1, input: input)) as? [String: Int]
      #expect(outcome?["new"] == new, "\(outcome ?? [:])")
    }
  }

  @Test("takes EveryPolitician's shapes, of the latest period alone")
  func everyPolitician() throws {
    let board = try CommandBoard()
    let input = """
      {"persons": [{"id": "u1", "name": "Francis Tregear", "sort_name": "Tregear",
         "other_names": [{"name": "Frank Tregear"}]}, {"id": "u2", "name": "Butler Cornbury"}],
       "areas": [{"id": "a1", "name": "Polpenno"}],
       "organizations": [{"id": "commons", "name": "House of Commons", "classification": "legislature"}],
       "events": [{"id": "term/55", "end_date": "2015-03-30"}, {"id": "term/56"}],
       "memberships": [
        {"person_id": "u1", "organization_id": "commons", "area_id": "a1", "legislative_period_id": "term/56"},
        {"person_id": "u2", "organization_id": "commons", "area_id": "a1", "legislative_period_id": "term/55"}]}
      """
    let outcome = try json(board.run("roster", "import", "-", "--json", as: 1, input: input))
    #expect((outcome as? [String: Int])?["new"] == 1)
    #expect((outcome as? [String: Int])?["passed_over"] == 1)
    let table =
      "id,name,area,chamber,group,end_date\nu9,\"Debarry, Philip\",\"Treby, Magna\",House of Commons,Old Tory,\n"
      + "u9,Philip Debarry,\"Treby, Magna\",House of Commons,Blue,\n"
    #expect(try board.run("roster", "import", "-", as: 1, input: table).status == 0)
    #expect(
      try board.run("roster", "list").text.contains("Philip Debarry · Treby, Magna · Blue"))
  }

  @Test(
    "refuses what is wrong, all of it with its place, and leaves the roster as it is",
    arguments: [
      ("<!DOCTYPE html>\n<title>Members</title>", ["standard input:1: an HTML page"]),
      (
        #"{"persons": [{"id": "a", "name": "A B"},\#n{"id": "a", "name": "C D"}, {"id": "b"}, {"name": 5}]}"#
          .replacing("\\#n", with: "\n"),
        [
          ":2: persons[1]: \"a\" stands twice", "persons[2]: no name",
          "persons[3]: \"id\" is missing",
        ]
      ),
      (
        #"{"persons": [{"id": "a", "redirect": "b"}, {"id": "b", "redirect": "a"}]}"#,
        ["persons[0]: redirects lead in a circle", "persons[1]: redirects lead in a circle"]
      ),
      (
        #"{"items": [{"value": {"id": "7", "nameDisplayAs": 5}}, {"id": 3}]}"#,
        [
          "items[0].value.id: should be a whole number, is a string",
          "items[1]: \"value\" is missing",
        ]
      ),
      ("id,name\n1,\n2,\"A B\nC", ["2: no \"name\"", "3: a quotation mark that is never closed"]),
      ("id,name,active\n1,A B,perhaps\n", ["\"active\" should be yes or no"]),
      (
        "id,name,area\n1,A B,Onevote\n2,A B,Onevote\n",
        ["3: the name and the seat of \"1\" once more"]
      ),
      (#"{"persons": []}"#, ["nobody is in it"]), ("", ["no roster"]),
    ])
  func refusals(input: String, words: [String]) throws {
    let board = try CommandBoard()
    let before = try board.contents()
    let run = try board.run("roster", "import", "-", as: 1, input: input)
    #expect(run.status == 65 && run.output.isEmpty)
    for word in words { #expect(run.errorText.contains(word), "\(word): \(run.errorText)") }
    #expect(try board.contents() == before)
  }

  @Test("refuses a file that is too large, and one person under two identifiers")
  func tooLarge() throws {
    let board = try CommandBoard()
    let path = board.folder.path(of: "large.json")
    try Data(count: 50 << 20).write(to: URL(filePath: path))
    let large = try board.run("roster", "import", path, as: 1)
    #expect(large.status == 65 && large.errorText.contains("larger than 32 MiB"))
    let other = try board.run(
      "roster", "import", "-", as: 1, input: "id,name,area\n1,Phineas Finn,Loughshane\n")
    #expect(other.status == 65 && other.errorText.contains("another identifier"))
  }

  @Test("takes fifteen hundred people in one go, in seconds")
  func many() throws {
    let board = try CommandBoard()
    let rows = (0..<1_500).map { "p\($0),Given\($0) Surname\($0),Seat \($0)" }
    let start = ContinuousClock.now
    let run = try board.run(
      "roster", "import", "-", "--json", as: 1,
      input: "id,name,area\n" + rows.joined(separator: "\n"))
    let time = ContinuousClock.now - start
    #expect((try json(run) as? [String: Int])?["new"] == 1_500)
    #expect(time < .seconds(20), "\(time)")
    #expect(try board.run("who", "Surname1499").text == "1  nothing on this board\n")
  }

  // MARK: Asking

  @Test("answers by number and tag, never by name, and 0 either way")
  func who() throws {
    let board = try CommandBoard()
    let names = "Mr Finn\nthe hon. Member for Loughshane\nlord fawn\nsmither\nFin\n"
    let run = try board.run("who", "-", as: 3, input: names)
    #expect(run.status == 0 && !run.text.contains("Finn") && !run.text.contains("Fawn"))
    let lines = run.text.split(separator: "\n")
    #expect(lines[0].hasSuffix("there is a current warning, more than one voice") == false)
    for index in [0, 1, 4] {
      #expect(lines[index].contains("there is a current warning, one voice"), "\(run.text)")
    }
    #expect(lines[2] == "3  nothing on this board")
    #expect(lines[3] == "4  nobody of that name is on the roster")
    #expect(run.errorText.contains("not the same as safe"))
    #expect(run.errorText.contains("8 more names today"))
    let report = try #require(
      try json(board.run("who", "--json", "finn", "fawn")) as? [[String: Any]])
    let keys: Set = ["number", "state", "subject", "warnings", "voices"]
    #expect(report.allSatisfy { Set($0.keys) == keys })
    #expect(report.map { $0["state"] as? String } == ["warned", "nothing"])
    #expect(report[1]["subject"] is NSNull)

    let tag = try #require(report[0]["subject"] as? String)
    let about = try #require(try json(board.run("about", tag, "--json")) as? [String: Any])
    #expect(
      Set(about.keys)
        == ["subject", "watched", "warnings", "voices", "advice", "threads"])
    #expect((about["threads"] as? [Any])?.count == 1)
    let text = try board.run("about", tag.lowercased().replacing(" ", with: "-"))
    #expect(text.text.contains("TO DO, from all of it\n  Book your own car"), "\(text.text)")
    #expect(try board.run("about", "basalt-98").status == 66)
    let search = try board.run("search", "finn")
    #expect(search.errorText.contains("may be a Member") && !search.errorText.contains("Nothing"))
  }

  @Test("says when no name is left, with its own exit code")
  func spent() throws {
    let board = try CommandBoard()
    // Within one call a name costs once, however often it is asked for.
    for _ in 0..<10 {
      #expect(try board.run("who", as: 3, input: "finn\nPhineas Finn\n").status == 0)
    }
    let run = try board.run("who", as: 3, input: "finn\n")
    #expect(run.status == 77 && run.output.isEmpty)
    #expect(run.errorText.contains("10 names a day, in the first fortnight"))
    let taken = try board.run("read", as: 3, input: "who finn\nq\n")
    #expect(taken.text.contains("10 names a day"), "\(taken.text)")
  }

  @Test("lists by what is asked for, in the order that is")
  func lists() throws {
    let board = try CommandBoard()
    func references(_ arguments: String...) throws -> [String] {
      let run = try board.program.start(
        ["list", "--json", "--board", board.path] + arguments, input: ""
      )
      .finish(timeout: .seconds(20))
      return (try json(run) as? [[String: Any]] ?? []).compactMap { $0["occasion"] as? String }
    }
    #expect(try references("--when", "this-term") == ["taxi"])
    #expect(try references("--basis", "first-hand") == ["bar"])
    #expect(try references("--conduct", "may-be-a-crime") == ["bar"])
    #expect(try references("--occasion", "train") == ["train"])
    #expect(try references("--kind", "warning", "--sort", "conduct") == ["bar", "taxi"])
    #expect(try references("--sort", "occasion") == ["bar", "taxi", "train"])
    #expect(try references("--sort", "subject").first == "taxi")
    #expect(try references("--watched").isEmpty)
    let unknown = try board.run("list", "--occasion", "moon")
    #expect(unknown.status == 64 && unknown.errorText.contains("taxi"))
  }

  @Test("checks a name and watches in lines")
  func lineMode() throws {
    let board = try CommandBoard()
    let run = try board.run(
      "read", as: 4, input: "who mr finn\n\n1\n*\nl\n/finn\n\nq\n")
    #expect(run.status == 0 && !run.text.contains("Finn"), "\(run.text)")
    for words in [
      "P.F.: there is a current warning, one voice.", "What members wrote, not findings.",
      "is watched: told first", ", whom you watch.", "That is a Member on the roster.",
    ] {
      #expect(run.text.contains(words), "\(words): \(run.text)")
    }
    let again = try board.run("read", as: 4, input: "l\nwho smither\nwho\nfawn\nq\n")
    #expect(again.text.contains("1. Taxi."), "\(again.text)")
    #expect(again.text.contains("Nobody of that name is on the roster."))
    #expect(again.text.contains("L.F.: nothing on this board."))
  }

  @Test("only whoever runs a sealed board imports")
  func sealed() throws {
    let board = try SealedCommandBoard()
    let input = "id,name,area\n1,Septimus Harding,Barchester\n"
    let member = try board.run("roster", "import", "-", as: 1, input: input)
    #expect(member.status == 77, "\(member.errorText)")
    let moderator = try board.run("roster", "import", "-", as: 0, input: input)
    #expect(moderator.status == 0, "\(moderator.errorText)")
    #expect(try board.run("roster", "list", as: 1).text.contains("Septimus Harding · Barchester"))
  }
}
