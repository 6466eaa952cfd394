// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// `lookout anonymise`, which needs no board.
@Suite("Anonymising from the command line")
struct AnonymiseTests {
  private static let roster = """
    {"persons": [{"id": "person/1", "other_names": [
       {"note": "Main", "given_name": "Nathaniel", "family_name": "Sowerby"}]}],
     "posts": [{"id": "post/1", "area": {"name": "Chaldicotes"}}],
     "memberships": [{"person_id": "person/1", "post_id": "post/1", "start_date": "2024-07-04"}]}
    """

  private func objects(_ completion: Completion) throws -> [[String: Any]] {
    try completion.text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test("shows the text as others would see it")
  func text() throws {
    try TemporaryFolder.with { folder in
      let roster = try folder.write(Self.roster, to: "roster.json")
      let run = try Program().run(
        "anonymise", "--roster", roster,
        input: "Sowerby offered her researcher a cab.\nRing 07700 900123.\n")
      #expect(run.status == 0, "\(run.errorText)")
      #expect(run.text == "Basalt 01 offered a colleague a cab.\nRing [number].\n")
    }
  }

  @Test("tells each finding by scalars of the input")
  func findings() throws {
    let input = "Caf\u{E9}: write to p.finn@parliament.uk or ring x4801"
    let run = try Program().run("anonymise", "--json", input: input)
    let object = try #require(try objects(run).first)
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.compactMap { $0["kind"] as? String } == ["email", "phone"])
    let scalars = Array(input.unicodeScalars)
    for finding in findings {
      #expect(Set(finding.keys) == ["kind", "start", "end", "replacement", "reason"])
      let start = try #require(finding["start"] as? Int)
      let end = try #require(finding["end"] as? Int)
      let found = String(String.UnicodeScalarView(scalars[start..<end]))
      #expect(["p.finn@parliament.uk", "x4801"].contains(found))
    }
    #expect(object["text"] is String)
  }

  @Test("answers line by line, and nothing at all where one line is no JSON string")
  func lines() throws {
    let run = try Program().run("anonymise", "--lines", input: "\"plain\"\n\"ring x4801\"\n")
    #expect(try objects(run).compactMap { $0["text"] as? String } == ["plain", "ring [number]"])
    let bad = try Program().run("anonymise", "--lines", input: "\"plain\"\nplain\n")
    #expect(bad.status == 65 && bad.output.isEmpty)
    #expect(bad.errorText.contains("standard input:2:"))
  }

  @Test(
    "refuses what is no roster, by name",
    arguments: [
      ("page.html", "<!DOCTYPE html><title>Members</title>", "HTML"),
      ("other.json", #"{"rows": []}"#, "persons"),
      ("list.json", "[1, 2]", "persons"),
      ("half.json", #"{"persons": ["#, "ends too early"),
      ("table.csv", "name,seat\nA,B\n", "columns"),
      ("nobody.json", #"{"persons": []}"#, "nobody"),
      ("nameless.json", #"{"persons": [{"id": "person/1"}]}"#, "no name"),
      ("types.json", #"{"persons": {"id": 1}}"#, "should be an array"),
      (
        "twice.json", #"{"persons": [{"id": "a", "name": "A B"}, {"id": "a", "name": "C D"}]}"#,
        "stands twice"
      ),
      ("circle.json", #"{"persons": [{"id": "a", "redirect": "a"}]}"#, "circle"),
    ])
  func rosters(name: String, content: String, words: String) throws {
    try TemporaryFolder.with { folder in
      let roster = try folder.write(content, to: name)
      let run = try Program().run("anonymise", "--roster", roster, input: "a text")
      #expect(run.status == 65 && run.output.isEmpty)
      #expect(run.errorText.contains(name) && run.errorText.contains(words), "\(run.errorText)")
    }
  }

  @Test("refuses what is not UTF-8, with the byte named")
  func encoding() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path(of: "latin")
      try Data([0x63, 0x61, 0x66, 0xE9]).write(to: URL(filePath: path))
      let program = try Program()
      let run = try Program(path: "/bin/sh").run(
        "-c", "exec \"$0\" anonymise < \"$1\"", program.path, path)
      #expect(run.status == 65 && run.output.isEmpty)
      #expect(run.errorText.contains("byte 4"))
    }
  }

  @Test(
    "knows rosters in the shapes of the Members API and of a table",
    arguments: [
      (
        "page.json",
        #"{"items": [{"value": {"id": 7, "nameDisplayAs": "Nathaniel Sowerby"}}]}"#
      ),
      ("term.csv", "id,name,area\n7,\"Nathaniel Sowerby\",Chaldicotes\n"),
    ])
  func shapes(name: String, content: String) throws {
    try TemporaryFolder.with { folder in
      let roster = try folder.write(content, to: name)
      let run = try Program().run(
        "anonymise", "--roster", roster, input: "Nathaniel Sowerby waits by the lift.")
      #expect(run.text == "Basalt 01 waits by the lift.", "\(run.errorText)")
    }
  }
}
