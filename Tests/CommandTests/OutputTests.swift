// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@Suite("The output of every command")
struct OutputTests {
  private let board: CommandBoard

  init() throws {
    board = try CommandBoard()
  }

  @Test("reads as it was looked at: list, show, search, doctor")
  func reading() throws {
    Golden.expect(try board.masked(board.run("list")), matches: "list")
    Golden.expect(try board.masked(board.run("list", "--kind", "question")), matches: "list-kind")
    Golden.expect(try board.masked(board.run("list", "--kind", "advice")), matches: "list-empty")
    let taxi = try board.reference("taxi")
    Golden.expect(try board.masked(board.run("show", taxi)), matches: "show")
    Golden.expect(try board.masked(board.run("show", taxi, as: 2)), matches: "show-own")
    Golden.expect(
      try board.masked(board.run("show", board.reference("bar"))),
      matches: "show-without-words"
    )
    Golden.expect(try board.masked(board.run("search", "shared", "CAB")), matches: "search")
    Golden.expect(try board.masked(board.run("search", "absentword")), matches: "search-empty")
    Golden.expect(try board.masked(board.run("doctor")), matches: "doctor")
  }

  @Test("reads as it was looked at: post, amend, withdraw, same-here, warn")
  func writing() throws {
    let taxi = try board.reference("taxi")
    let posted = try board.run("post", taxi, "--body-file", "-", as: 3, input: "Thank you.\n")
    #expect(posted.status == 0)
    let line = posted.text.split(separator: " ").map { $0.trimmingCharacters(in: .newlines) }
    try #require(line.count == 2)
    #expect(line[0] == taxi)
    #expect(line[1].count == 22)
    Golden.expect(
      try board.masked(board.run("amend", line[1], "--body-file", "-", as: 3, input: "Thanks.")),
      matches: "amend"
    )
    #expect(try board.messages(taxi).last?["body"] as? String == "Thanks.")
    Golden.expect(try board.masked(board.run("withdraw", line[1], as: 3)), matches: "withdraw")
    Golden.expect(
      try board.masked(board.run("withdraw", line[1], as: 3)),
      matches: "withdraw-again"
    )
    Golden.expect(try board.masked(board.run("same-here", taxi, as: 3)), matches: "same-here")
    Golden.expect(try board.masked(board.run("same-here", taxi, as: 3)), matches: "same-here-again")
    Golden.expect(try board.masked(board.run("same-here", taxi, as: 0)), matches: "same-here-own")
    Golden.expect(
      try board.masked(board.run("amend", taxi, "--body-file", "-", as: 1, input: "Mine.")),
      matches: "amend-other"
    )
    Golden.expect(
      try board.masked(board.run("post", taxi, "--body-file", "-", input: "Who am I?")),
      matches: "post-without-codename"
    )
    let warned = try board.run(
      "warn",
      "--file",
      "-",
      "--json",
      as: 4,
      input: #"{"kind": "advice", "occasion": "bar", "body": "Hold your own drink."}"#
    )
    #expect(warned.status == 0)
    let ids = try #require(
      try JSONSerialization.jsonObject(with: Data(warned.output)) as? [String: String]
    )
    #expect(Set(ids.keys) == ["thread", "message"])
    #expect(ids["thread"] == ids["message"])
  }

  @Test("is JSON with exactly the promised keys")
  func shapes() throws {
    let threads = try board.threads()
    #expect(threads.count == 3)
    for thread in threads { #expect(Set(thread.keys) == Self.threadKeys) }
    let taxi = try #require(threads.first { $0["occasion"] as? String == "taxi" })
    #expect(taxi["kind"] as? String == "warning")
    #expect(taxi["conduct"] as? String == "situation-to-avoid")
    #expect(taxi["messages"] as? Int == 3)
    // A voice of today shows from tomorrow.
    #expect(taxi["voices"] as? String == "one")
    #expect(taxi["state"] as? String == "current")
    let question = try #require(threads.first { $0["kind"] as? String == "question" })
    #expect(question["conduct"] is NSNull && question["voices"] is NSNull)

    let reference = try #require(taxi["ref"] as? String)
    let show = try board.run("show", reference, "--json")
    let shown = try #require(
      try JSONSerialization.jsonObject(with: Data(show.output)) as? [String: Any]
    )
    #expect(Set(shown.keys) == ["thread", "messages"])
    #expect(Set(try #require(shown["thread"] as? [String: Any]).keys) == Self.threadKeys)
    let messages = try #require(shown["messages"] as? [[String: Any]])
    for message in messages {
      #expect(Set(message.keys) == ["id", "author", "day", "body", "state", "role", "reply_to"])
    }
    #expect(messages.map { $0["role"] as? String } == ["opening", "reply", "reply", "reply"])
    #expect(
      messages.map { $0["state"] as? String } == ["current", "current", "current", "withdrawn"]
    )
    #expect(messages[2]["reply_to"] as? String == messages[1]["id"] as? String)
    #expect(messages[3]["body"] is NSNull)

    let search = try board.run("search", "late", "--json")
    let hits = try #require(
      try JSONSerialization.jsonObject(with: Data(search.output)) as? [[String: Any]]
    )
    #expect(hits.count == 1)
    for hit in hits {
      #expect(Set(hit.keys) == ["thread", "ref", "message", "day", "excerpt"])
    }
    let nothing = try board.run("search", "absentword", "--json")
    #expect(nothing.text == "[]\n" && nothing.status == 0)

    let doctor = try board.run("doctor", "--json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(doctor.output)) as? [String: Any]
    )
    #expect(report["sound"] as? Bool == true && report["sealed"] as? Bool == false)
  }

  @Test("never holds a name of the roster")
  func names() throws {
    let taxi = try board.reference("taxi")
    for call in [["list"], ["list", "--json"], ["show", taxi], ["show", taxi, "--json"]] {
      let run = try board.program.start(call + ["--board", board.path]).finish()
      #expect(run.status == 0)
      #expect(!run.text.contains("Finn") && !run.text.contains("990001"), "\(call)")
    }
  }

  @Test("goes on without a reader, and lands in none of the board's files")
  func closedStreams() throws {
    let taxi = try board.reference("taxi")
    for closed in [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"] {
      let command = """
        exec "$0" post \(taxi) --body-file "$1" --codename-file "$2" --board "$3" \(closed)
        """
      let body = try board.folder.write("A post with \(closed).", to: "body")
      let run = try ChildProcess(
        "sh",
        arguments: ["-c", command, board.program.path, body, board.codename(of: 5), board.path],
        environment: Program.cleanEnvironment
      ).finish()
      #expect(run.status == 0, "\(closed)")
      let shown = try board.messages(taxi)
      #expect(shown.last?["body"] as? String == "A post with \(closed).")
      #expect(try board.run("doctor").status == 0, "\(closed)")
    }
    let gone = try ChildProcess(
      "sh",
      arguments: ["-c", #""$0" list --board "$1" | true"#, board.program.path, board.path],
      environment: Program.cleanEnvironment
    ).finish()
    #expect(gone.status == 0 && gone.errors.isEmpty)
  }

  private static let threadKeys: Set = [
    "upcoming", "all_clear", "locked", "pinned", "merged_into",
    "thread", "ref", "kind", "conduct", "basis", "occasion", "when", "subject", "state",
    "messages", "voices", "last_day", "author", "preview",
  ]
}
