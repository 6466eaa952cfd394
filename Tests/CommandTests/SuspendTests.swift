// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// Ending an access, by command: two moderators, and what the one who is out reads.
@Suite("Suspending by command")
final class SuspendTests: InvitedBoard {
  @Test("two moderators end an access, the program says how far it is, and the member reads why")
  func suspended() throws {
    let made = try program.start(["init", board, "--name", "Matching"])
      .finish(timeout: .seconds(60))
    #expect(made.status == 0, "\(made.errorText)")
    let codes = made.text.split(separator: "\n")
    try join(codes[0], as: "a")
    try join(codes[1], as: "b")
    let invited = try run("invite", as: "b")
    try join(Substring(invited.text.split(separator: "\n")[0]), as: "c")
    let question = #"{"kind": "question", "body": "Which carriage is quiet?"}"#
    let wrong = try run("moderate", "policy", "--review-address", " ", as: "a")
    #expect(wrong.status == 64)
    let policy = try object(
      run("moderate", "policy", "--review-address", "Box 7, Barchester", "--json", as: "a"))
    #expect(policy["review_address"] as? String == "Box 7, Barchester")
    #expect(try run("moderate", "policy", as: "c").text.contains("reviews: Box 7, Barchester"))
    let posted = try run("warn", "--file", "-", "--json", as: "c", input: question)
    let message = try #require(try object(posted)["message"] as? String)

    #expect(try run("moderate", "suspend", message, "--reason", "helpful", as: "a").status == 64)
    #expect(try run("moderate", "suspend", message, "--reason", "flooding", as: "c").status == 77)
    let proposed = try object(
      run("moderate", "suspend", message, "--reason", "flooding", "--json", as: "a"))
    let reference = try #require(proposed["ref"] as? String)
    let again = try run("moderate", "suspend", message, "--reason", "hostile", as: "b")
    #expect(again.status == 77 && again.errorText.contains(reference))
    let own = try run("moderate", "confirm", reference, as: "a")
    #expect(own.status == 77)
    let waiting = try object(run("moderate", "suspensions", "--json", as: "b"))
    let first = try #require((waiting["suspensions"] as? [[String: Any]])?.first)
    #expect(first["state"] as? String == "waits-for-second" && first["you"] as? Bool == false)
    #expect(first["message"] as? String == message)
    let unused = try run("invite", as: "b").text
    let confirmed = try run("moderate", "confirm", reference, as: "b")
    #expect(confirmed.status == 0 && confirmed.errorText.contains("proposer's program"))
    let twice = try run("moderate", "confirm", reference, as: "b")
    #expect(twice.status == 77 && twice.errorText.contains("confirmed it already"))
    let awaited = try object(run("moderate", "suspensions", "--json", as: "b"))
    let second = try #require((awaited["suspensions"] as? [[String: Any]])?.first)
    #expect(second["state"] as? String == "waits-for-proposer" && second["confirmed"] is String)
    let told = try run("moderate", "suspensions", as: "b").text
    #expect(told.contains("confirmed by you today") && told.contains("next looks in"))
    #expect(try run("list", as: "c").status == 0, "not yet")

    // Whatever the proposer does next carries it out.
    let next = try run("list", as: "a")
    #expect(next.status == 0 && next.errorText.contains("Suspended (\(reference)"))
    let out = try run("list", as: "c")
    #expect(out.status == 77)
    for part in [
      "Two moderators have ended your access", "flooding",
      "Box 7, Barchester, reference \(reference)",
      "lookout routes shows who to ring",
    ] {
      #expect(out.errorText.contains(part), "\(out.errorText)")
    }
    let read = try run("read", as: "c", input: "q\n")
    #expect(read.status == 77 && read.errorText.contains("Two moderators have ended your access"))
    // What is to come down she can show to be hers; nothing more opens.
    let wrote = try #require(out.errorText.firstMatch(of: /You wrote in ([0-9A-Z]{4})\./)?.1)
    let proved = try run("prove", String(wrote), "--challenge", reference, as: "c")
    #expect(proved.status == 0, "\(proved.errorText)")
    let proof = String(proved.text.split(separator: "\n")[0])
    let verified = try run(
      "verify", String(wrote), "--proof=\(proof)", "--challenge", reference, as: "a")
    #expect(verified.status == 0, "\(verified.errorText)")
    #expect(try run("prove", "ZZZZ", "--challenge", "x", as: "c").status == 66)
    // Who was about to join hears that the invitation ended, and nothing of whom it was about.
    let card = try folder.write(unused, to: "card-unused")
    let late = try program.start(
      [
        "join", "--board", board, "--invitation-file", card, "--codename-file",
        folder.path(of: "d"),
      ]
    ).finish(timeout: .seconds(60))
    #expect(late.status == 77 && late.errorText.contains("every invitation that was open ended"))
    #expect(!late.errorText.contains("ended your access") && !late.errorText.contains("suspend"))
    #expect(!FileManager.default.fileExists(atPath: folder.path(of: "d")))
    #expect(try run("moderate", "suspensions", as: "b").text.contains("No suspension waits."))
    let done = try run("moderate", "confirm", reference, as: "b")
    #expect(done.status == 77 && done.errorText.contains("done already"))

    let record = try object(run("moderate", "record", "--act", "suspended", "--json", as: "b"))
    let act = try #require((record["acts"] as? [[String: Any]])?.first)
    #expect(act["reason"] as? String == "flooding" && act["review"] as? String == reference)
    #expect(act["thread"] is NSNull && (act["moderators"] as? [String])?.count == 2)
    let text = try run("moderate", "record", as: "b").text
    #expect(text.contains("flooding; two moderators") && text.contains("(not shown)"))
    #expect(try run("doctor", as: "b").status == 0)
  }

  @Test("a day's posts are counted down, and what is refused says from when it works again")
  func allowance() throws {
    let made = try program.start(
      ["init", board, "--name", "Matching", "--codename-file", folder.path(of: "a")]
    ).finish(timeout: .seconds(60))
    #expect(made.status == 0, "\(made.errorText)")
    let warning =
      #"{"kind": "warning", "conduct": "unease", "basis": "first-hand", "occasion": "taxi", "#
      + #""when": "this-term", "advice": ["do-not-share-a-car"]}"#
    var told: [String] = []
    for _ in 0..<5 {
      let posted = try run("warn", "--file", "-", as: "a", input: warning)
      #expect(posted.status == 0, "\(posted.errorText)")
      told.append(posted.errorText)
    }
    #expect(!told[0].contains("today.") && told[1].contains("3 more warnings today."))
    #expect(told[3].contains("1 more warning today.") && told[4].contains("No more warnings today"))
    let refused = try run("warn", "--file", "-", as: "a", input: warning)
    #expect(refused.status == 77)
    #expect(refused.errorText.contains("5 warnings a day") && refused.errorText.contains("from "))
  }
}
