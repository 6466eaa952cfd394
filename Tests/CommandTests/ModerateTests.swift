// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// What is done for the board, by command.
@Suite("Moderation by command")
final class ModerateTests: InvitedBoard {
  @Test(
    "a board without a founder is moderated by those whom init invited, and by who they take in")
  func set() throws {
    let made = try program.start(["init", board, "--name", "Matching"])
      .finish(timeout: .seconds(60))
    #expect(made.status == 0, "\(made.errorText)")
    let codes = made.text.split(separator: "\n")
    try join(codes[0], as: "a")
    try join(codes[1], as: "b")
    let both = try object(run("moderate", "moderators", "--json", as: "a"))
    #expect((both["moderators"] as? [[String: Any]])?.map { $0["you"] as? Bool } == [true, false])

    let invited = try run("invite", "--moderator", as: "b")
    try join(Substring(invited.text.split(separator: "\n")[0]), as: "c")
    let waiting = try object(run("moderate", "moderators", "--json", as: "c"))
    let proposal = try #require((waiting["proposals"] as? [[String: Any]])?.first)
    let reference = try #require(proposal["ref"] as? String)
    #expect(proposal["offer"] as? Bool == true && proposal["wanted_by"] as? Int == 0)
    #expect(try run("invite", as: "c").status == 77)
    #expect(try run("moderate", "confirm", reference, as: "c").status == 77)
    #expect(try run("moderate", "confirm", reference, as: "a").errorText.contains("One more"))
    #expect(try run("moderate", "confirm", reference, as: "a").status == 77)
    #expect(try run("moderate", "confirm", reference, as: "b").errorText.contains("as proposed"))
    let again = try run("moderate", "confirm", reference, as: "b")
    #expect(again.status == 77 && again.errorText.contains("as proposed"))
    #expect(try run("invite", as: "c").status == 0)

    let names = try object(run("moderate", "moderators", "--json", as: "a"))
    let trees = try #require(
      (names["moderators"] as? [[String: Any]])?.compactMap {
        $0["name"] as? String
      })
    #expect(trees.count == 3 && Set(trees).count == 3)
    let proposed = try run("moderate", "propose", "--drop", trees[2].lowercased(), as: "a")
    #expect(proposed.status == 0 && proposed.text.count == 5, "\(proposed.errorText)")
    let word = proposed.text.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(try run("moderate", "confirm", word, as: "b").status == 0)
    #expect(try run("invite", as: "c").status == 77)
    #expect(try run("moderate", "propose", "--drop", trees[1], as: "a").status == 77)
    #expect(try run("moderate", "propose", "--drop", "Nobody", as: "a").status == 66)
    #expect(try run("moderate", "propose", as: "a").status == 64)
    #expect(try run("doctor", as: "a").status == 0)
  }

  @Test("acts do what they say, are told to the second, and stand in the record with check words")
  func acts() throws {
    let seeded = try program.start(
      ["seed", board, "-"], input: CommandBoard.script
    ).finish(timeout: .seconds(60))
    #expect(seeded.status == 0, "\(seeded.errorText)")
    try folder.write("author 0\n", to: "a")
    try folder.write("author 1\n", to: "b")
    let listed = try #require(
      try JSONSerialization.jsonObject(with: Data(run("list", "--json").output))
        as? [[String: Any]])
    let warning = try #require(
      listed.last { $0["kind"] as? String == "warning" }?["ref"] as? String)

    #expect(try run("moderate", "lock", warning, as: "a").status == 64)
    let other = try run("moderate", "lock", warning, "--reason", "helpful", as: "a")
    #expect(other.status == 64 && other.errorText.contains("off-topic, hostile"))
    let unknown = try run("moderate", "lock", warning, "--reason", "because", as: "a")
    #expect(unknown.status == 64 && unknown.errorText.contains("not on the list"))
    let reasoned = try run("moderate", "set-aside", warning, "--reason", "hostile", as: "a")
    #expect(reasoned.status == 64 && reasoned.errorText.contains("takes no reason"))

    #expect(try run("moderate", "lock", warning, "--reason", "hostile", as: "a").status == 0)
    let second = try run("moderate", "lock", warning, "--reason", "hostile", as: "b")
    #expect(second.status == 77 && second.errorText.contains("Another moderator was first"))
    let reply = try run("post", warning, "--body-file", "-", as: "b", input: "No.")
    #expect(reply.status == 77 && reply.errorText.contains("No replies here for now."))
    let locked = try object(run("show", warning, "--json"))
    #expect((locked["thread"] as? [String: Any])?["locked"] as? Bool == true)

    let words = "Take the stairs, or ring 020 7946 0018."
    let seen = try run(
      "moderate", "redact", warning, "--body-file", "-", "--preview", as: "a", input: words)
    #expect(seen.text == "Take the stairs, or ring [number].\n" && seen.status == 0)
    #expect(seen.errorText.contains("Nothing was cut."))
    let whole = try object(run("show", warning, "--json"))["messages"] as? [[String: Any]]
    #expect(whole?.first?["state"] as? String != "redacted")

    let cut = try run(
      "moderate", "redact", warning, "--reason", "identifies-writer", "--body-file", "-", as: "a",
      input: "Take the stairs.")
    #expect(cut.status == 0, "\(cut.errorText)")
    let messages = try object(run("show", warning, "--json"))["messages"] as? [[String: Any]]
    #expect(messages?.first?["body"] as? String == "Take the stairs.")
    #expect(messages?.first?["state"] as? String == "redacted")

    #expect(try run("moderate", "set-aside", warning, as: "a").status == 0)
    let aside = try object(run("show", warning, "--json"))
    let thread = try #require(aside["thread"] as? [String: Any])
    #expect(thread["state"] as? String == "set-aside")
    for key in ["conduct", "basis", "when", "subject", "author", "preview", "voices"] {
      #expect(thread[key] is NSNull, "\(key)")
    }
    #expect((aside["messages"] as? [Any])?.isEmpty == true)
    let shown = try run("show", warning).text
    #expect(shown.contains("We never say why") && !shown.contains("stairs"))
    #expect(try !run("list").text.contains(warning))
    // Whoever may have to put it back finds it by its reference; nobody else does.
    #expect(try run("search", warning, as: "a").text.contains("Set aside for now."))
    #expect(try run("search", warning).text.isEmpty)
    #expect(try run("show", warning, as: "a").errorText.contains("put-back \(warning)"))
    #expect(try run("show", warning).errorText.isEmpty)
    #expect(try run("moderate", "put-back", warning, as: "b").status == 0)

    let record = try object(run("moderate", "record", "--json", as: "b"))
    let acts = try #require(record["acts"] as? [[String: Any]])
    #expect(
      acts.compactMap { $0["act"] as? String }.prefix(4) == [
        "put-back", "set-aside", "redact", "lock",
      ])
    #expect(acts[0]["reason"] is NSNull && acts[1]["reason"] is NSNull)
    #expect(acts[3]["reason"] as? String == "hostile" && acts[3]["ref"] as? String == warning)
    #expect((record["check"] as? String)?.split(separator: " ").count == 3)
    #expect(record["shortened"] as? Bool == false)
    let only = try run("moderate", "record", "--act", "locked", as: "b").text
    #expect(only.contains("hostile") && !only.contains("set aside") && only.contains("Check words"))
    #expect(only.contains("Nothing has gone missing since you last looked (today)."))
    let why = try run("moderate", "record", "--reason", "identifies-writer", as: "b").text
    #expect(why.contains("cut words") && !why.contains("locked"))
    let nobody = try run("moderate", "record", "--by", "Nobody", as: "b").errorText
    #expect(nobody.contains("No act in the record is so.") && nobody.contains("set-aside"))
    let noReason = try run("moderate", "record", "--reason", "because", as: "b")
    #expect(noReason.status == 64 && noReason.errorText.contains("hostile"))
    // Words are put back because they were cut in error; nothing else is.
    let error = try run(
      "moderate", "redact", warning, "--reason", "in-error", "--body-file", "-", as: "b",
      input: "Take the stairs, or wait.")
    #expect(error.status == 0, "\(error.errorText)")
    #expect(try run("doctor").status == 0)
  }
}
