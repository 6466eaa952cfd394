// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// Held posts, reports and the queue, by command.
@Suite("The queue by command")
final class QueueCommandTests: InvitedBoard {
  private func items(as name: String) throws -> [[String: Any]] {
    try #require(
      try object(run("moderate", "queue", "--json", as: name))["items"] as? [[String: Any]])
  }

  private static let warning = """
    {"kind": "warning", "conduct": "unprofessional", "basis": "first-hand", "occasion": "drinks",
     "when": "this-week", "advice": ["hold-your-own-drink"],
     "body": "Kept topping up my glass after I had said no twice."}
    """

  @Test("a board is moderated from the first warning to the record, each item in one state")
  func moderated() throws {
    let made = try program.start(["init", board, "--name", "Matching"])
      .finish(timeout: .seconds(60))
    let codes = made.text.split(separator: "\n")
    try join(codes[0], as: "a")
    try join(codes[1], as: "b")
    let invited = try run("invite", "--count", "2", as: "a").text.split(separator: "\n")
    try join(invited[0], as: "m")
    try join(invited[1], as: "n")

    #expect(try run("moderate", "policy", "--publication", "most", as: "a").status == 64)
    #expect(try run("moderate", "policy", "--hours", "25", as: "a").status == 64)
    #expect(try run("moderate", "policy", "--publication", "all-held", as: "m").status == 77)
    let policy = try object(
      run(
        "moderate", "policy", "--publication", "first-posts-held", "--hours", "18,13", "--json",
        as: "a"))
    #expect(policy["publication"] as? String == "first-posts-held")
    #expect(policy["hours"] as? [Int] == [13, 18])
    #expect(try run("moderate", "policy", as: "m").text.contains("look at 13 and at 18"))

    let sent = try run("warn", "--file", "-", "--json", as: "m", input: QueueCommandTests.warning)
    let held = try #require(try object(sent)["held"] as? String)
    #expect(sent.errorText.contains("They look at 13:00 and 18:00"))
    #expect(try (json(run("list", "--json", as: "n")) as? [Any])?.isEmpty == true)
    #expect(try run("moderate", "queue", as: "m").status == 77)
    let waiting = try #require(try json(run("mail", "--json", as: "m")) as? [[String: Any]])
    #expect(waiting.map { $0["id"] as? String } == [held] && waiting[0]["verdict"] is NSNull)
    #expect(try run("mail", as: "m").text.contains("they look at 13 and at 18"))

    let item = try #require(try items(as: "b").first)
    #expect(item["id"] as? String == held && item["kind"] as? String == "held")
    let look = try object(run("moderate", "look", held, "--json", as: "b"))
    #expect((look["body"] as? String)?.contains("topping up") == true)
    #expect((look["reject_reasons"] as? [String])?.count == 7)
    let found = try #require(look["found"] as? [String: [String]])
    #expect(found["who_wrote"] == ["first-hand", "this week", "one evening"])
    #expect(found["private_life"] == [] && found["conduct"]?.isEmpty == false)
    #expect(try run("moderate", "look", held, as: "b").text.contains("who was harmed"))

    #expect(try run("moderate", "reject", held, "--reason", "because", as: "b").status == 64)
    #expect(try run("moderate", "resolve", held, as: "b").status == 77)
    #expect(try run("moderate", "reject", held, "--reason", "duplicate", as: "b").status == 0)
    let late = try run("moderate", "approve", held, "--json", as: "a")
    #expect(late.status == 77 && late.errorText.contains("already-decided"), "\(late.errorText)")
    let verdict = try #require(try json(run("mail", "--json", as: "m")) as? [[String: Any]])
    #expect(verdict[0]["verdict"] as? String == "turned-down")
    #expect(verdict[0]["reason"] as? String == "duplicate")
    #expect((verdict[0]["body"] as? String)?.contains("topping up") == true)

    // In lines a second try is begun beside the first, which stays as it was sent.
    let lines = try run("read", as: "m", input: "m\n1\nk\nm\nq\n").text
    #expect(lines.contains("Turned down: ") && lines.contains("Second try: "), "\(lines)")

    let stranger = try run(
      "warn", "--file", "-", "--again", held, as: "n", input: QueueCommandTests.warning)
    #expect(stranger.status == 66)
    let again = try #require(
      try object(
        run(
          "warn", "--file", "-", "--again", held, "--json", as: "m",
          input: QueueCommandTests.warning))["held"] as? String)
    #expect(try items(as: "a")[0]["after"] as? String == "duplicate")
    let up = try object(run("moderate", "approve", again, "--json", as: "a"))
    let thread = try #require(up["thread"] as? String)
    #expect(up["message"] as? String == thread)
    #expect(try object(run("show", thread, "--json", as: "n"))["messages"] != nil)

    #expect(try run("report", thread, "--reason", "nothing", as: "n").status == 64)
    #expect(try run("report", thread, "--reason", "hostile", as: "m").status == 77)
    #expect(try run("report", thread, "--reason", "hostile", as: "n").status == 0)
    #expect(try run("report", thread, "--reason", "hostile", as: "n").status == 77)
    #expect(try run("moderate", "notice", thread, "--arrived", "soon", as: "a").status == 64)
    let notice = try run("moderate", "notice", thread, "--arrived", "2026-03-06T13:20", as: "a")
    #expect(notice.status == 0 && notice.errorText.contains("10 Mar"), "\(notice.errorText)")
    #expect(
      try run("moderate", "data-request", "--arrived", "2026-03-06", as: "a").status == 0)
    #expect(
      try run("moderate", "ask", thread, "--text-file", "-", as: "b", input: "One evening?").status
        == 0)
    let asked = try #require(
      try (json(run("mail", "--json", as: "m")) as? [[String: Any]])?.first {
        $0["kind"] as? String == "question"
      })
    #expect(asked["text"] as? String == "One evening?")
    let question = try #require(asked["id"] as? String)
    #expect(
      try run("mail", "answer", question, "--body-file", "-", as: "n", input: "No.").status == 66)
    #expect(asked["answered"] as? Bool == false)
    let seen = try run(
      "mail", "answer", question, "--body-file", "-", "--preview", as: "m",
      input: "Two. Ring 020 7946 0018.")
    #expect(seen.status == 0 && seen.text == "Two. Ring [number].\n", "\(seen.text)")
    #expect(seen.errorText.contains("Changed: a number.") && seen.errorText.contains("Nothing was"))
    #expect(try items(as: "b").allSatisfy { $0["kind"] as? String != "answer" })
    let long = try run(
      "mail", "answer", question, "--body-file", "-", as: "m",
      input: String(repeating: "a", count: 601))
    #expect(long.status == 65 && long.errorText.contains("600 is the most"), "\(long.errorText)")
    #expect(
      try run("mail", "answer", question, "--body-file", "-", as: "m", input: "Two.").status == 0)
    #expect(try run("mail", as: "m").text.contains("answered; moderators asked: One evening?"))
    let mine = try run("read", as: "m", input: "m\nq\n").text
    #expect(mine.contains("and you answered: One evening?"), "\(mine)")
    #expect(!mine.contains("Second try") && !mine.contains("Not posted"), "\(mine)")

    let queue = try items(as: "b")
    #expect(
      queue.map { $0["kind"] as? String } == ["notice", "answer", "report", "data-request"])
    #expect((queue[0]["answer_by"] as? String)?.hasPrefix("2026-03-10T13:00") == true)
    let ids = queue.compactMap { $0["id"] as? String }
    #expect(ids[2] == thread)
    let answer = try object(run("moderate", "look", ids[1], "--json", as: "a"))
    #expect(answer["former_body"] as? String == "One evening?")
    #expect(answer["body"] as? String == "Two.")
    #expect(
      try run("moderate", "look", ids[1], as: "a").text.contains("the question:\n  One evening?"))
    let all = try program.start(
      ["moderate", "resolve"] + ids + ["--board", board, "--codename-file", folder.path(of: "b")]
    ).finish(timeout: .seconds(60))
    #expect(all.status == 0, "\(all.errorText)")
    #expect(try items(as: "a").isEmpty)
    #expect(try run("moderate", "queue", as: "a").text.contains("Nothing waits"))
    #expect(try run("moderate", "look", held, as: "a").status == 66)

    let record = try object(run("moderate", "record", "--json", as: "n"))
    let acts = try #require(record["acts"] as? [[String: Any]])
    #expect(
      acts.prefix(5).map { $0["act"] as? String } == [
        "resolved", "asked", "put-up", "turned-down", "policy",
      ])
    #expect(acts[0]["thread"] is NSNull && acts[1]["thread"] is NSNull)
    #expect(acts[2]["thread"] as? String == thread && acts[3]["thread"] is NSNull)
    #expect(acts[3]["reason"] as? String == "duplicate")
    try dispute(thread)
    try change(thread)
    #expect(try run("doctor", as: "a").status == 0)
  }

  /// The person named answers, by a moderator's hand.
  private func dispute(_ thread: String) throws {
    let words = "It was not so. Ring me on 020 7946 0018."
    #expect(
      try run("moderate", "dispute", thread, "--body-file", "-", as: "m", input: words).status
        == 77)
    let seen = try run(
      "moderate", "dispute", thread, "--body-file", "-", "--preview", as: "a", input: words)
    #expect(seen.text == "It was not so. Ring me on [number].\n")
    #expect(try items(as: "b").isEmpty)
    let put = try object(
      run("moderate", "dispute", thread, "--body-file", "-", "--json", as: "a", input: words))
    #expect(put["thread"] as? String == thread)
    let message = try #require(put["message"] as? String)
    let second = try run("moderate", "dispute", thread, "--body-file", "-", as: "b", input: words)
    #expect(second.status == 77 && second.errorText.contains("no moderator has seen to yet"))

    let shown = try object(run("show", thread, "--json", as: "n"))
    #expect((shown["thread"] as? [String: Any])?["state"] as? String == "disputed")
    let posts = try #require(shown["messages"] as? [[String: Any]])
    #expect(posts.map { $0["role"] as? String } == ["opening", "dispute"])
    #expect(posts[1]["body"] as? String == "It was not so. Ring me on [number].")
    #expect(try run("show", thread, as: "n").text.contains("· the person named has answered"))

    let item = try #require(try items(as: "b").first)
    #expect(item["id"] as? String == message && item["kind"] as? String == "dispute")
    let look = try run("moderate", "look", message, as: "b").text
    #expect(look.contains("the warning:") && look.contains("the person named answers:"), "\(look)")
    #expect(try run("moderate", "resolve", message, as: "b").status == 0)
    let record = try object(run("moderate", "record", "--json", as: "n"))
    let acts = try #require(record["acts"] as? [[String: Any]])
    #expect(acts.prefix(2).map { $0["act"] as? String } == ["resolved", "disputed"])
    #expect(acts[1]["thread"] as? String == thread)
  }

  /// A change of what a moderator read waits, and cannot go up in a thread that is set aside.
  private func change(_ thread: String) throws {
    let sent = try run(
      "amend", thread, "--body-file", "-", "--json", as: "m", input: "Shorter.")
    let held = try #require(try object(sent)["held"] as? String)
    #expect(try items(as: "a").map { $0["amendment"] as? Bool } == [true])
    #expect(try run("moderate", "set-aside", thread, as: "b").status == 0)
    let late = try run("moderate", "approve", held, as: "a")
    #expect(late.status == 77, "\(late.errorText)")
    #expect(
      late.errorText.contains("The thread is set aside") && late.errorText.contains("put-back"))
    let answer = try run("moderate", "dispute", thread, "--body-file", "-", as: "a", input: "No.")
    #expect(answer.status == 77 && answer.errorText.contains("put-back"), "\(answer.errorText)")
    #expect(try run("moderate", "put-back", thread, as: "b").status == 0)
    #expect(try run("moderate", "approve", held, as: "a").status == 0)
    #expect(try items(as: "a").isEmpty)
  }

  @Test("an open board takes no reports and holds nothing")
  func open() throws {
    let seeded = try program.start(
      ["seed", board, "-"], input: CommandBoard.script
    ).finish(timeout: .seconds(60))
    #expect(seeded.status == 0, "\(seeded.errorText)")
    try folder.write("author 0\n", to: "a")
    try folder.write("author 1\n", to: "b")
    let policy = try run("moderate", "policy", "--publication", "all-held", as: "a")
    #expect(policy.status == 77 && policy.errorText.contains("keeps no secret"))
    let listed = try #require(try json(run("list", "--json", as: "a")) as? [[String: Any]])
    let thread = try #require(listed.first?["ref"] as? String)
    let report = try run("report", thread, "--reason", "hostile", "--json", as: "b")
    #expect(report.status == 77 && report.errorText.contains("keeps no secret"))
  }
}
