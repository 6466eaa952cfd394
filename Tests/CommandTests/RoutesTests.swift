// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// `lookout routes`, which needs neither board nor codename.
@Suite("Routes from the command line")
struct RoutesTests {
  private static let needs = [
    "danger", "recent-assault", "talk", "investigation", "employer", "peer", "minister",
    "party-event", "how-long", "elsewhere",
  ]

  private func run(_ arguments: String..., input: String = "") throws -> Completion {
    try Program().start(["routes"] + arguments, input: input).finish()
  }

  /// Without what the day of the test decides: how long ago each route was checked.
  private func timeless(_ text: String) -> String {
    let age = #/ ?(Checked (today|[0-9]+ [a-z]+)|([A-Z][a-z]+ is )?OLD: [^.]*)\./#
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("  Hours: Mon-Fri") }
      .map { line in
        // A clock says nothing of its age until it is old.
        let isClock = line.contains("Ask all the same") || line.contains(" No ")
        return line.replacing(age, with: isClock ? "" : " AGE.")
          .replacing(#/ \(OLD\)/#, with: "")
          .replacing(#/; (due to be read again|to be read again by [ 0-9A-Za-z]+)/#, with: "; NEXT")
      }
      .filter { $0.trimmingCharacters(in: .whitespaces) != "AGE." }
      .joined(separator: "\n")
  }

  @Test("tells every need with its doors, and one need in full")
  func text() throws {
    let all = try run()
    #expect(all.status == 0 && all.errors.isEmpty)
    Golden.expect(timeless(all.text), matches: "routes")
    for need in ["recent-assault", "party-event", "how-long"] {
      let one = try run("--need", need)
      #expect(one.status == 0 && one.errors.isEmpty)
      Golden.expect(timeless(one.text), matches: "routes-\(need)")
    }
  }

  @Test("says OLD of what is old, and never leaves the age out")
  func ages() throws {
    let lines = try run().text.split(separator: "\n").filter { $0.hasPrefix("  ") }
      .filter { !$0.hasPrefix("  --need") && !$0.contains("verified") || $0.contains("Checked") }
    for line in lines { #expect(line.contains("Checked ") || line.contains("OLD: "), "\(line)") }
    #expect(lines.contains { $0.contains("0300 123 1100") && $0.contains("OLD: ") })
  }

  @Test("prints one JSON object, with names that are a promise")
  func json() throws {
    let all = try run("--json")
    #expect(all.status == 0 && all.errors.isEmpty)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(all.output)) as? [String: Any])
    #expect(Set(object.keys) == ["day", "needs", "routes"])
    let needs = try #require(object["needs"] as? [[String: Any]])
    #expect(needs.compactMap { $0["need"] as? String } == Self.needs)
    let routes = try #require(object["routes"] as? [[String: Any]])
    #expect(routes.count >= 27)
    for route in routes {
      #expect(
        Set(route.keys) == [
          "id", "name", "gist", "needs", "who", "can", "cannot", "needs_name", "time_limit",
          "contacts", "hours", "hours_note", "party", "secondhand", "source", "source_of",
          "verified_on", "recheck_after", "old", "not_verified",
        ])
      #expect((route["source"] as? String)?.isEmpty == false)
    }
    let one = try run("--need", "danger", "--json")
    let danger = try #require(
      try JSONSerialization.jsonObject(with: Data(one.output)) as? [String: Any])
    #expect((danger["routes"] as? [[String: Any]])?.map { $0["id"] as? String } == ["police"])
  }

  @Test("works out dates from a day, which it does not repeat in JSON")
  func dates() throws {
    let past = try run("--since", "2024-02-29")
    #expect(past.status == 0 && past.errors.isEmpty)
    Golden.expect(timeless(past.text), matches: "routes-since")
    #expect(try run("--since", "-", input: "29 Feb 2024\n").text == past.text)
    #expect(try run("--need", "how-long", "--since", "29/2/2024").text == past.text)
    let json = try run("--since", "2024-02-29", "--json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any])
    let clocks = try #require(object["clocks"] as? [[String: Any]])
    #expect(
      clocks.map { $0["date"] as? String }
        == ["2024-03-07", "2024-05-28", "2025-02-27", nil, nil])
    #expect(!json.text.contains("2024-02-29"))
  }

  @Test(
    "refuses what makes no sense, by name and with the documented code",
    arguments: [
      (["--need", "gossip"], 64, "gossip"), (["--need", ""], 64, "Needs: danger, "),
      (["--need", "talk", "--since", "2024-02-29"], 64, "--since"), (["--bogus"], 64, "--bogus"),
      (["extra"], 64, "extra"), (["--since", "31/02/2026"], 65, "no such day"),
      (["--since", "9999-01-01"], 65, "still to come"), (["--since", "soon"], 65, "not a date"),
      (["--since", "21/11/26"], 65, "before 1900"), (["--since", "-"], 65, "no line"),
    ])
  func refusals(arguments: [String], status: Int32, words: String) throws {
    let run = try Program().start(["routes"] + arguments, input: "").finish()
    #expect(run.status == status && run.output.isEmpty, "\(run.errorText)")
    #expect(run.errorText.contains(words), "\(run.errorText)")
    if arguments == ["--need", "gossip"] {
      for need in Self.needs { #expect(run.errorText.contains(need)) }
    }
  }

  @Test("needs no board, no codename and no home")
  func alone() throws {
    let program = try Program()
    let run = try ChildProcess(
      program.path, arguments: ["routes", "--need", "talk"],
      environment: ["LOOKOUT_BOARD": "/nowhere", "PATH": "/usr/bin"]
    ).finish()
    #expect(run.status == 0 && run.text.contains("0808 500 2222"))
  }

  @Test("are told in line mode: needs, doors, all of one, and dates that are not kept")
  func lineMode() throws {
    let board = try CommandBoard()
    let said = try board.run(
      "read",
      input: ["1", "R", "b", "R 2", "1", "b", "9", "31/2/2026", "29/2/2024", "b", "routes", "q"]
        .map { $0 + "\n" }.joined())
    #expect(said.status == 0)
    Golden.expect(timeless(try board.masked(said)), matches: "line-routes")
  }
}
