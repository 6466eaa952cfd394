// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@Suite("Line mode, through a pipe")
struct LineModeTests {
  private let board: CommandBoard

  init() throws {
    board = try CommandBoard()
    // Whoever first reads the board erases what its script took back.
    _ = try board.threads()
  }

  /// What a person types, and all that is said.
  private func read(_ lines: String..., as author: Int? = nil) throws -> Completion {
    try board.run("read", as: author, input: lines.map { $0 + "\n" }.joined())
  }

  /// A new warning as far as its words: lines and what they answer.
  private static let warning = [
    "c 1", "2", "3", "moon", "taxi", "0", "2", "", "fi", "1", "1 2", "",
  ]

  @Test("has help that reads as it was looked at")
  func help() throws {
    Golden.expect(try board.program.run("read", "--help").text, matches: "help-read")
  }

  @Test("reads a thread part by part, lists, goes on, and says what can be done")
  func reading() throws {
    Golden.expect(
      try board.masked(
        read("", "3", "", "", "", "", "", "n", "b", "list", "", "zz", "99", "h", "write", "q")),
      matches: "line-reading")
  }

  @Test("finds, and opens a thread at what was found")
  func searching() throws {
    Golden.expect(
      try board.masked(read("/late RANK", "1", "", "/absentword", "find  cab", "/", "q")),
      matches: "line-searching")
  }

  @Test("asks before a name is spoken, and says it alone")
  func names() throws {
    let taxi = try board.reference("taxi")
    let refused = try read(taxi, "w", "q", "", "q")
    #expect(refused.status == 0 && !refused.text.contains("Finn"))
    Golden.expect(try board.masked(read(taxi, "w", "", "", "b", "w", "q")), matches: "line-who")
    // Nothing that a terminal takes for a command reaches a pipe.
    #expect(try !read(taxi, "w", "", "", "q").text.contains("\u{1B}"))
  }

  @Test("says same here, replies, amends and takes back, and says why not")
  func answering() throws {
    let taxi = try board.reference("taxi")
    Golden.expect(
      try board.masked(
        read(
          taxi, "s", "z", "1", "s", "", "", "r 1", "r", "5", "My own words.", "Call 020 7946 0801.",
          ".", "p", "p", "e", "Other words.", ".", "p", "p", "d", "", "d", "d", "q", as: 5)),
      matches: "line-answering")
    let messages = try board.messages(taxi)
    #expect(messages.count == 6)
    #expect(messages[4]["body"] as? String == "Thank you, this helped.")
    #expect(messages[5]["state"] as? String == "withdrawn")
    let own = try read(taxi, "s", "q", as: 0)
    #expect(own.text.contains("It is your own"))
  }

  @Test("writes a warning that stands as it was read out")
  func writing() throws {
    let words = ["Her researcher told me on Thursday 12th.", ".", "p", "p", "q"]
    let run = try board.run(
      "read", as: 5, input: (Self.warning + words).map { $0 + "\n" }.joined())
    let threads = try board.threads()
    let thread = try #require(
      threads.first { $0["preview"] as? String != nil && $0["when"] as? String == "coming" })
    let reference = try #require(thread["ref"] as? String)
    #expect(thread["conduct"] as? String == "situation-to-avoid")
    #expect(thread["basis"] as? String == "told-by-several")
    #expect(thread["subject"] as? String != nil)
    let body = try #require(try board.messages(reference).first?["body"] as? String)
    #expect(!body.contains("researcher") && run.text.contains("\n\(body)\n"))
    Golden.expect(
      try board.masked(run).replacingOccurrences(of: reference, with: "REFERENCE"),
      matches: "line-writing")
  }

  @Test("posts nothing where the input ends in the middle, wherever that is")
  func interrupted() throws {
    let lines = Self.warning + ["Words.", ".", "p"]
    let before = try board.record()
    for count in 1...lines.count {
      let run = try board.run(
        "read", as: 5, input: lines.prefix(count).map { $0 + "\n" }.joined())
      #expect(run.status == 0 && run.errors.isEmpty)
    }
    #expect(try board.record() == before)
  }

  @Test("keeps what was written on the way back, for later, and over visits")
  func keeping() throws {
    let before = try board.record()
    let run = try read("c 1", "2", "b", "", "1", "k", "c", "b", "q", "q", as: 5)
    #expect(run.text.contains("Now: situation to avoid. Enter keeps it."))
    #expect(run.text.contains("Kept from before: New warning."))
    #expect(run.text.contains("What you began is kept, and not posted."))
    let later = try read("m", "1", "D", "m", "q", as: 5)
    #expect(later.text.contains("3 threads, 1 draft. h help"))
    #expect(later.text.contains("1. Draft: a warning, no words yet. Not posted."))
    #expect(later.text.contains("Where?") && later.text.contains("Thrown away."))
    #expect(later.text.contains("Nothing of yours is here yet."))
    #expect(try board.record() == before)
  }

  @Test("finds what was being written when the line dropped, word for word")
  func comingBack() throws {
    let taxi = try board.reference("taxi")
    _ = try read(taxi, "r", "5", "  Take the late", "rank, it is", as: 5)
    let run = try read("", ".", "k", "q", as: 5)
    let told = "Here is what you were writing last time: a reply in \(taxi), 6 words."
    #expect(run.text.contains(told), "\(run.text)")
    #expect(run.text.contains("Kept so far:\n  Take the late\nrank, it is\n"))
    // Put aside on purpose it waits to be asked for, and posted it is gone.
    let later = try read("m", "1", ".", "p", "p", "m", "q", as: 5)
    #expect(!later.text.contains("Here is what"))
    #expect(later.text.contains("It is up."))
    #expect(later.text.contains("1. You replied: Taxi."), "\(later.text)")
    let body = try #require(try board.messages(taxi).last?["body"] as? String)
    #expect(body.hasSuffix("Take the late\nrank, it is"))
  }

  @Test("counts what is new from visit to visit, and one's own posts never")
  func newOverVisits() throws {
    let taxi = try board.reference("taxi")
    #expect(try !read("q", as: 5).text.contains("new"))
    _ = try read(taxi, "r 1", "q", as: 5)
    #expect(try !read("q", as: 5).text.contains("new"))
    let posted = try board.run("post", taxi, "--body-file", "-", as: 6, input: "Since Monday.")
    #expect(posted.status == 0)
    #expect(try read("q", as: 5).text.contains("3 threads, 1 new."))
    // Opened and not heard to its end it stays new.
    #expect(try read("n", "", "q", as: 5).text.contains("New.\nTaxi."))
    let heard = try read("n", "", "", "", "", "", "", "q", as: 5)
    #expect(heard.text.contains("Enter reads what is new") && heard.text.contains("Since Monday."))
    #expect(try !read("q", as: 5).text.contains("1 new"))
  }

  @Test("takes what may be a crime without words")
  func crime() throws {
    let run = try read("c 1", "9", "1", "1", "1", "1", "1", "", "e", "p", "p", "q", as: 5)
    #expect(run.text.contains("What may be a crime goes up without words."))
    #expect(run.text.contains("0808 500 2222"))
    let threads = try board.threads()
    #expect(threads.count == 4)
  }

  @Test("takes the codename from the first line and the rest as the person's lines")
  func codenameFromInput() throws {
    let taxi = try board.reference("taxi")
    let run = try board.run(
      "read", "--codename-file", "-", input: "author 6\n\(taxi)\nr 4\nq\n")
    #expect(run.status == 0, "\(run.errorText)")
    #expect(!run.text.contains("author 6"))
    #expect(try board.messages(taxi).last?["body"] as? String == "Where did you take it?")
    let none = try board.run("read", "--codename-file", "-", input: "\nl\n")
    #expect(none.status == 65 && none.output.isEmpty)
  }

  @Test("reads only without a codename, and says so when writing is tried")
  func readOnly() throws {
    let before = try board.contents()
    let taxi = try board.reference("taxi")
    let run = try read(taxi, "c", "s", "r 1", "e", "d", "q")
    #expect(run.text.components(separatedBy: "Writing needs a codename").count == 6)
    #expect(try board.contents() == before)
  }

  @Test("says no escape sequence that a post or a line holds, and takes no line it cannot read")
  func hostile() throws {
    let taxi = try board.reference("taxi")
    let run = try read("\u{1B}[2J", "r\u{1B}", String(repeating: "a", count: 100_000), taxi, "q")
    #expect(run.status == 0 && !run.text.contains("\u{1B}"))
    #expect(run.text.contains("it was not taken") && run.text.contains("Taxi."))
  }

  @Test("tells what others wrote when Enter asks for it")
  func news() throws {
    let taxi = try board.reference("taxi")
    let pipe = try board.folder.write("", to: "lines")
    // The lines come from a shell that writes a post between two of them.
    let script = """
      { echo; echo l; \
      while ! grep -q 'That is all' "$2"; do :; done; \
      printf 'News.' | "$0" post \(taxi) --body-file - --codename-file "$3" --board "$1" >&2; \
      echo; echo n; echo q; } | "$0" read --board "$1" > "$2"
      """
    let run = try ChildProcess(
      "sh", arguments: ["-c", script, board.program.path, board.path, pipe, board.codename(of: 7)],
      environment: Program.cleanEnvironment
    ).finish(timeout: .seconds(20))
    #expect(run.status == 0)
    let said = try String(contentsOfFile: pipe, encoding: .utf8)
    #expect(said.contains("Something new in 1 thread. n reads it.\n"), "\(said)")
    #expect(said.contains("New.\nTaxi. Situation to avoid."), "\(said)")
  }
}
