// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@Suite("Bad input")
struct BadInputTests {
  private let board: CommandBoard

  init() throws {
    board = try CommandBoard()
  }

  @Test("in a warning is refused, all of it at once, and nothing is written")
  func warnings() throws {
    let before = try board.contents()
    let whole = #"""
      {"kind": "warning", "conduct": "unease", "basis": "first-hand", "occasion": "lift",
       "when": "this-week", "advice": ["take-the-stairs"], "body": "Words."}
      """#
    #expect(try board.run("warn", "--file", "-", as: 1, input: whole).status == 0, "the base case")
    let after = try board.contents()
    #expect(before != after)
    let cases: [(name: String, from: String, to: String, status: Int32)] = [
      ("unknown-key", #""conduct""#, #""color": 1, "conduct""#, 65),
      ("unknown-value", "unease", "uneasy", 65),
      ("unknown-subject", #""body""#, #""subject": "uk.org.publicwhip/person/1", "body""#, 65),
      ("unknown-advice", "take-the-stairs", "take-the-lift", 65),
      ("wrong-type", #""this-week""#, "7", 65),
      ("empty-body", "Words.", " \\u200b\\n ", 65),
      ("missing-advice", #""advice": ["take-the-stairs"], "#, "", 65),
      ("cut-off", #""body": "Words."}"#, "", 65),
      ("crime-with-words", "unease", "may-be-a-crime", 77),
      ("key-twice", #""when""#, #""when": "coming", "when""#, 65),
    ]
    for (name, from, to, status) in cases {
      #expect(whole.contains(from), "\(name)")
      let input = whole.replacingOccurrences(of: from, with: to)
      let run = try board.run("warn", "--file", "-", as: 1, input: input)
      #expect(run.status == status, "\(name): \(run.errorText)")
      #expect(run.output.isEmpty, "\(name)")
      Golden.expect(try board.masked(run), matches: "bad-warning-\(name)")
    }
    #expect(try board.contents() == after)
  }

  @Test("that is not text, or far too much of it, is refused by size and by byte")
  func bytes() throws {
    let taxi = try board.reference("taxi")
    let before = try board.contents()
    let latin = board.folder.path(of: "latin")
    try Data([0x63, 0x61, 0x66, 0xE9, 0x0A]).write(to: URL(filePath: latin))
    let huge = try board.folder.write(String(repeating: "z", count: 10 << 20), to: "huge")
    let long = try board.folder.write(String(repeating: "z", count: 4_001), to: "long")
    let crowd = board.folder.path(of: "absent")
    for (name, file, status) in [
      ("invalid-utf8", latin, 65), ("ten-megabytes", huge, 65), ("too-long", long, 65),
      ("no-file", crowd, 74),
    ] as [(String, String, Int32)] {
      let run = try board.run("post", taxi, "--body-file", file, as: 1)
      #expect(run.status == status, "\(name): \(run.errorText)")
      Golden.expect(try board.masked(run), matches: "bad-body-\(name)")
    }
    let warning = board.folder.path(of: "warning")
    try Data(#"{"kind": "advice", "body": "caf"#.utf8 + [0xE9] + #""}"#.utf8)
      .write(to: URL(filePath: warning))
    #expect(try board.run("warn", "--file", warning, as: 1).status == 65)
    #expect(try board.run("post", "ZZZZ", "--body-file", "-", as: 1, input: "x").status == 66)
    #expect(try board.run("show", "ZZZZ").status == 66)
    #expect(try board.contents() == before)
  }

  @Test("of control characters is made harmless")
  func controls() throws {
    let taxi = try board.reference("taxi")
    let text = "One\u{1B}[2J\u{7} two\u{202E}three\r\nfour\u{9B}31m\tfive"
    #expect(try board.run("post", taxi, "--body-file", "-", as: 1, input: text).status == 0)
    for run in [
      try board.run("show", taxi), try board.run("show", taxi, "--json"), try board.run("list"),
      try board.run("search", "four"), try board.run("search", "four\u{1B}[2J"),
    ] {
      let scalars = (run.text + run.errorText).unicodeScalars
      #expect(!scalars.contains { ($0.value < 0x20 && $0 != "\n") || $0.value == 0x9B })
      #expect(!scalars.contains { $0.value == 0x202E })
    }
    let body = try #require(try board.messages(taxi).last?["body"] as? String)
    #expect(body.contains("\nfour"))
  }

  @Test("in a script is told whole, with lines and paths, and no board is made")
  func scripts() throws {
    let script = """
      {"name": "", "colour": 1,
       "roster": [
        {"id": "a", "name": "Lord Fawn", "house": "lords"},
        {"id": "a", "name": "Lady Bracknell", "house": "lords"},
        {"id": "b", "name": "Lord Tolloller", "house": "moon", "seat": 3}],
       "threads": [
        {"kind": "warning", "by": 0, "day": 1, "conduct": "bullying", "basis": "first-hand",
         "occasion": "taxi", "when": "this-term", "advice": ["go-in-pairs"]},
        {"kind": "warning", "by": 10000, "day": -3, "conduct": "bullying", "basis": "rumour",
         "occasion": "moon", "when": "never", "advice": ["fly", 1], "then": [{"act": "nod"}]},
        {"kind": "warning", "by": 1, "day": -3, "conduct": "bullying", "basis": "first-hand",
         "occasion": "taxi", "when": "this-term", "subject": "c", "advice": ["go-in-pairs"]},
        {"kind": "warning", "by": 1, "day": -3, "conduct": "bullying", "basis": "first-hand",
         "occasion": "taxi", "when": "this-term", "subject": "a", "advice": ["go-in-pairs"],
         "body": "\(String(repeating: "z", count: 4_001))"},
        {"kind": "question", "by": 1, "day": -3, "body": "Why?", "then": [
          {"act": "same-here", "by": 2, "day": -3, "basis": "first-hand"},
          {"act": "reply", "by": 3, "day": -2, "body": " "},
          {"act": "amend", "by": 3, "day": -2, "body": "Because.", "to": 0},
          {"act": "withdraw", "by": 4, "day": -2},
          {"act": "reply", "by": 3, "day": -3, "body": "Backwards."},
          {"act": "reply", "by": 3, "day": -2, "body": "To nobody.", "to": 17}]},
        {"kind": "warning", "by": 1, "day": -3, "conduct": "bullying", "basis": "first-hand",
         "occasion": "taxi", "when": "this-term", "advice": ["go-in-pairs"], "then": [
          {"act": "same-here", "by": 1, "day": -3, "basis": "first-hand"},
          {"act": "same-here", "by": 2, "day": -3, "basis": "first-hand"},
          {"act": "same-here", "by": 2, "day": -2, "basis": "first-hand"},
          {"act": "same-here", "by": 3, "day": -2, "basis": "reputation"}]}
       ]}
      """
    let path = board.folder.path(of: "new")
    let run = try board.program.run("seed", path, "-", input: script)
    #expect(run.status == 65)
    Golden.expect(try board.masked(run), matches: "bad-script")
    #expect(!FileManager.default.fileExists(atPath: path))

    let before = try board.contents()
    let again = try board.program.run("seed", board.path, "-", input: script)
    #expect(again.status == 65)
    #expect(try board.contents() == before, "a board that is there gets nothing of it")
  }

  @Test("in a script that tells of a crime is refused as such")
  func crime() throws {
    let script = """
      {"name": "Board", "threads": [
       {"kind": "warning", "by": 0, "day": 0, "conduct": "may-be-a-crime", "basis": "first-hand",
        "occasion": "bar", "when": "this-week", "advice": ["leave-with-others"], "body": "Words"}]}
      """
    let run = try board.program.run("seed", board.folder.path(of: "new"), "-", input: script)
    #expect(run.status == 77)
    Golden.expect(try board.masked(run), matches: "bad-script-crime")
  }

  @Test("of ten megabytes in one post of a script is refused by its length")
  func huge() throws {
    let script =
      #"{"name": "B", "threads": [{"kind": "question", "by": 0, "day": 0, "body": ""#
      + String(repeating: "z", count: 10 << 20) + #""}]}"#
    let file = try board.folder.write(script, to: "script")
    let run = try board.program.run("seed", board.folder.path(of: "new"), file)
    #expect(run.status == 65)
    #expect(
      run.errorText.contains("threads[0]: The text has 10485760 characters; 4000 is the most.")
    )
    #expect(run.errorText.utf8.count < 1_000)
  }
}
