// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// The inputs that must be stopped or changed, by command: each ends as it should.
@Suite("What must be stopped or changed")
struct TurnedInputTests {
  private let board: CommandBoard

  init() throws {
    board = try CommandBoard()
    // Whoever first reads the board erases what its script took back.
    _ = try board.threads()
  }

  /// A warning with words of its own.
  private func warning(
    _ body: String?, conduct: String = "unprofessional", subject: String? = nil,
    extra: [String: Any] = [:]
  ) throws -> String {
    var object: [String: Any] = [
      "kind": "warning", "conduct": conduct, "basis": "first-hand", "occasion": "drinks",
      "when": "this-month", "advice": ["go-in-pairs"],
    ]
    object["body"] = body
    object["subject"] = subject
    object.merge(extra) { $1 }
    return String(
      decoding: try JSONSerialization.data(withJSONObject: object, options: .sortedKeys),
      as: UTF8.self)
  }

  private func warn(_ input: String, as author: Int = 5, _ options: String...) throws -> Completion
  {
    try board.program.start(
      ["warn", "--file", "-", "--board", board.path, "--codename-file", board.codename(of: author)]
        + options, input: input
    ).finish(timeout: .seconds(60))
  }

  /// What others read of a warning that went up.
  private func published(_ body: String) throws -> String {
    let made = try warn(try warning(body))
    #expect(made.status == 0, "\(made.errorText)")
    let reference = String(made.text.prefix(4))
    return try #require(try board.messages(reference).first?["body"] as? String)
  }

  @Test(
    "identifiers and whoever was harmed are masked",
    arguments: [
      ("Her researcher who started Monday told me to take the stairs.", ["researcher", "Monday"]),
      ("Take the stairs. Ring me on 07700 900123 / x4801.", ["07700", "x4801"]),
      (
        "The Member for Silverbridge's only intern waits by the door; wait with them.",
        ["Silverbridge", "only intern"]
      ),
      (
        "Use the office line. QQ 12 34 56 A, SW1A 2TT, p.finn@parliament.uk.",
        ["QQ 12", "SW1A", "p.finn"]
      ),
    ])
  func masked(body: String, gone: [String]) throws {
    let text = try published(body)
    for word in gone { #expect(!text.contains(word), "\(text)") }
  }

  @Test(
    "what is no warning is turned, kindly and with the reason",
    arguments: [
      ("He is having an affair with a journalist.", "private-life"),
      ("Everyone knows about him.", "no-conduct-stated"),
      ("He should be locked up.", "verdict-not-warning"),
      ("The victim works in the next room.", "identifies-harmed-person"),
    ])
  func turned(body: String, reason: String) throws {
    let before = try board.record()
    let run = try warn(try warning(body))
    #expect(run.status == 77 && run.text.isEmpty)
    #expect(run.errorText.hasPrefix("lookout: warn: “") && run.errorText.contains("Not put up"))
    // By reply and amendment alike, and as JSON for programs.
    let taxi = try board.reference("taxi")
    let reply = try board.run("post", taxi, "--body-file", "-", "--json", as: 5, input: body)
    let amend = try board.run("amend", taxi, "--body-file", "-", "--json", as: 0, input: body)
    for run in [try warn(try warning(body), as: 5, "--json"), reply, amend] {
      #expect(run.status == 77 && run.text.isEmpty)
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(run.errorText.utf8)) as? [String: String])
      #expect(json["reason"] == reason && json["error"] == "refused")
      #expect(json["next"]?.isEmpty == false)
    }
    #expect(try board.record() == before)
    // A seed script is held to it as well, with line and path.
    let script = """
      {"name": "B", "roster": [], "threads": [{"kind": "question", "by": 0, "day": 0,
       "body": "\(body)"}]}
      """
    let path = board.folder.path(of: "other")
    let seeded = try board.program.run("seed", path, "-", input: script)
    #expect(seeded.status == 65 || seeded.status == 77)
    #expect(seeded.errorText.contains("Not put up"), "\(seeded.errorText)")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("what may be a crime takes no story, and says where it can go")
  func crime() throws {
    let before = try board.record()
    let story = String(repeating: "It was late and the lift was slow. ", count: 60)
    let run = try warn(try warning(story, conduct: "may-be-a-crime"))
    #expect(run.status == 77)
    #expect(
      run.errorText.contains("takes no \"body\"") && run.errorText.contains("Nothing was posted")
        && run.errorText.contains("lookout note add"), "\(run.errorText)")
    #expect(try board.record() == before)
    #expect(try warn(try warning(nil, conduct: "may-be-a-crime")).status == 0)
  }

  @Test("the same author's same words about one person count once")
  func duplicate() throws {
    let finn = "uk.org.publicwhip/person/990001"
    let input = try warning("Kept topping up my glass. Hold your own drink.", subject: finn)
    let first = try warn(input)
    #expect(first.status == 0)
    // Match or no match, whoever knows it first-hand is told of the list.
    #expect(first.errorText.contains("0808 168 9281"))
    for _ in 0..<2 {
      let run = try warn(input, as: 5, "--json")
      #expect(run.status == 77 && run.errorText.contains("\"duplicate\""))
      #expect(run.errorText.contains(first.text.prefix(4)))
    }
    #expect(try board.threads().count { $0["occasion"] as? String == "drinks" } == 1)
    #expect(try warn(input, as: 6).status == 0)
  }

  @Test("nobody is a voice for her own warning, nor warns of who is not on the roster")
  func own() throws {
    let taxi = try board.reference("taxi")
    let run = try board.run("same-here", taxi, as: 0)
    #expect(run.status == 77 && run.errorText.contains("your own"))
    let unknown = try warn(try warning(nil, subject: "uk.org.publicwhip/person/1"))
    #expect(unknown.status == 65)
    #expect(unknown.errorText.contains("a place and what to do there is a warning too"))
  }

  @Test("whoever has reported it is asked for silence, and nothing of that is stored")
  func reported() throws {
    let before = try board.contents()
    let input = try warning("Keep the door open.", extra: ["reported": "yes"])
    let run = try warn(input, as: 5, "--json")
    #expect(run.status == 77 && run.errorText.contains("case-open"))
    #expect(run.errorText.contains("confidential"))
    #expect(try board.contents() == before)
    for answer in ["no", "thinking", "unsaid"] {
      let body = "Keep the door open, \(answer == "no" ? "please" : "always") at \(answer.count)."
      let posted = try warn(try warning(body, extra: ["reported": answer]))
      #expect(posted.status == 0, "\(posted.errorText)")
    }
    for data in try board.contents().values {
      #expect(!String(decoding: data, as: UTF8.self).contains("reported"))
    }
    let wrong = try warn(try warning(nil, extra: ["reported": "perhaps"]))
    #expect(wrong.status == 65 && wrong.errorText.contains("is not one of"))
  }
}
