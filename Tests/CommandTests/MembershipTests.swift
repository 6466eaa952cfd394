// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// Sealed boards by command: who is in, and what anybody else is told.
@Suite("Members by command")
struct MembershipTests {
  private let board: SealedCommandBoard

  init() throws { board = try SealedCommandBoard() }

  @Test("a codename opens, and everything else is told plainly and shows no word")
  func opening() throws {
    let before = try board.contents()
    let words = board.codenames[1].split(separator: " ").map(String.init)
    let swapped = ([words[1], words[0]] + words[2...]).joined(separator: " ")
    let cases: [(typed: String, status: Int32, says: String)] = [
      (words.prefix(6).joined(separator: " "), 65, "6 words were given; there are to be 7."),
      (words.prefix(5).joined(separator: " "), 65, "That is as long as an invitation"),
      (
        (words.prefix(3) + ["zzyzx"] + words.dropFirst(4)).joined(separator: " "), 65,
        "Word 4 is not on the list of words."
      ),
      ("   ", 65, "holds no codename"),
      (swapped, 77, "That codename opens nothing here."),
    ]
    for (typed, status, says) in cases {
      let run = try board.run("list", typing: typed)
      #expect(run.status == status, "\(run.errorText)")
      #expect(run.output.isEmpty && run.errorText.contains(says), "\(run.errorText)")
      // One word of a codename may stand in any sentence; two of them, or one off the list, may not.
      for part in [words[0...1].joined(separator: " "), "zzyzx"] {
        #expect(!run.errorText.contains(part))
      }
    }
    let none = try board.run("list")
    #expect(none.status == 64 && none.errorText.contains("--codename-file -"))
    #expect(try board.run("show", "K4TZ", as: 9).status == 74, "a file that is not there")
    #expect(try board.contents() == before)

    // Four letters of each word do, from the file that the environment points to.
    let short = words.map { String($0.prefix(4)).uppercased() }.joined(separator: ", ")
    let file = try board.folder.write(short + "\nnothing of this line\n", to: "short")
    let list = try board.run("list", "--json", environment: ["LOOKOUT_CODENAME_FILE": file])
    #expect(list.status == 0, "\(list.errorText)")
    let threads = try #require(
      try JSONSerialization.jsonObject(with: Data(list.output)) as? [[String: Any]])
    #expect(threads.count == 3)
  }

  @Test("an invitation lets one in once; a codename is no invitation; no file is overwritten")
  func joining() throws {
    let refused = try board.run("invite", as: 1)
    #expect(refused.status == 77 && refused.errorText.contains("Only moderators invite."))
    #expect(try board.run("invite", "--count", "51", as: 0).status == 64)
    #expect(try board.run("invite", "--count", "0", as: 0).status == 64)
    let invited = try board.run("invite", "--count", "2", as: 0)
    #expect(invited.status == 0, "\(invited.errorText)")
    let codes = invited.text.split(separator: "\n").map(String.init)
    #expect(codes.count == 2 && codes.allSatisfy { $0.split(separator: " ").count == 5 })
    #expect(invited.errorText.contains("Each is good once, until 20"))

    let card = try board.folder.write(codes[0] + "\n", to: "card")
    let mine = board.folder.path(of: "mine")
    func join(_ card: String, _ file: String, input: String = "") throws -> Completion {
      try board.program.start(
        ["join", "--board", board.path, "--invitation-file", card, "--codename-file", file],
        input: input
      ).finish(timeout: .seconds(60))
    }
    let before = try board.contents()
    let inTheWay = try join(card, board.file(of: 0))
    #expect(inTheWay.status == 73 && inTheWay.errorText.contains("exists already"))
    #expect(try join("-", mine, input: board.codenames[1] + "\n").status == 65)
    #expect(try board.run("list", typing: codes[0]).status == 65)
    #expect(try board.contents() == before, "nothing of that used the invitation up")
    #expect(!FileManager.default.fileExists(atPath: mine))

    let joined = try join(card, mine)
    #expect(joined.status == 0 && joined.output.isEmpty, "\(joined.errorText)")
    #expect(joined.errorText.contains("You are in."))
    let mode = try FileManager.default.attributesOfItem(atPath: mine)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let codename = try String(contentsOfFile: mine, encoding: .utf8)
    #expect(codename.split(whereSeparator: \.isWhitespace).count == 7)
    let again = try join(card, board.folder.path(of: "again"))
    #expect(again.status == 77 && again.errorText.contains("used already"))
    #expect(!FileManager.default.fileExists(atPath: board.folder.path(of: "again")))
    let posted = try board.program.start(
      ["warn", "--file", "-", "--board", board.path, "--codename-file", mine],
      input: #"{"kind": "question", "occasion": "train", "body": "Which carriage is quiet?"}"#
    ).finish(timeout: .seconds(60))
    #expect(posted.status == 0, "\(posted.errorText)")
    #expect(try board.run("search", "carriage", as: 2).text.contains("Which carriage"))
  }

  @Test("another codename takes the old one's place; leaving asks, and is for good")
  func changing() throws {
    let fresh = board.folder.path(of: "fresh")
    let there = try board.run("codename", "change", "--new-codename-file", board.file(of: 2), as: 1)
    #expect(there.status == 73)
    let changed = try board.run("codename", "change", "--new-codename-file", fresh, as: 1)
    #expect(changed.status == 0, "\(changed.errorText)")
    let old = try board.run("list", as: 1)
    #expect(old.status == 77 && old.errorText.contains("opens nothing here"))
    let asked = try board.run("codename", "leave", as: 2)
    #expect(asked.status == 64 && asked.errorText.contains("cannot be undone"))
    let left = try board.run("codename", "leave", "--yes", as: 2)
    #expect(left.status == 0, "\(left.errorText)")
    #expect(try board.run("list", as: 2).status == 77)
    // Whoever stays reads what was written before, and doctor finds everything whole.
    try board.folder.write(
      try String(contentsOfFile: fresh, encoding: .utf8), to: "author-9")
    let doctor = try board.run("doctor", as: 9)
    #expect(doctor.status == 0, "\(doctor.text)\(doctor.errorText)")
    // Without a codename it holds lines and texts against their hashes all the same.
    let outside = try board.run("doctor")
    #expect(outside.status == 0, "\(outside.text)\(outside.errorText)")
  }

  @Test("a tag is proved to whoever asks, for that thread and challenge alone")
  func proving() throws {
    let list = try board.run("list", "--json", as: 0)
    let threads = try #require(
      try JSONSerialization.jsonObject(with: Data(list.output)) as? [[String: Any]])
    let taxi = try #require(threads.first { $0["occasion"] as? String == "taxi" })
    let reference = try #require(taxi["ref"] as? String)
    let proved = try board.run("prove", reference, "--challenge", "a red door", as: 0)
    #expect(proved.status == 0, "\(proved.errorText)")
    let proof = proved.text.filter { $0 != "\n" }
    let verified = try board.run(
      "verify", reference, "--proof", proof, "--challenge", "a red door", as: 2)
    #expect(verified.status == 0 && verified.text.contains(" who wrote in \(reference)."))
    let other = try board.run(
      "verify", reference, "--proof", proof, "--challenge", "a blue door", as: 2)
    #expect(other.status == 77 && other.output.isEmpty)
    let broken = try board.run(
      "verify", reference, "--proof", "nothing", "--challenge", "a red door", as: 2)
    #expect(broken.status == 65)
    let train = try #require(
      threads.first { $0["occasion"] as? String == "train" }?["ref"] as? String)
    let stranger = try board.run("prove", train, "--challenge", "a red door", as: 1)
    #expect(stranger.status == 77 && stranger.errorText.contains("no tag of yours"))
  }

  @Test("a call lists 50 threads of a sealed board and no more")
  func caps() throws {
    let path = board.folder.path(of: "large")
    let names = board.folder.path(of: "large-names")
    let made = try board.program.start([
      "seed", path, "--members", "3", "--threads", "60", "--messages", "60", "--sealed",
      "--codenames", names,
    ]).finish(timeout: .seconds(60))
    #expect(made.status == 0, "\(made.errorText)")
    func list(_ arguments: String...) throws -> Completion {
      try board.program.start(
        ["list", "--board", path, "--codename-file", names] + arguments
      ).finish(timeout: .seconds(60))
    }
    let all = try list("--json")
    #expect(all.status == 0, "\(all.errorText)")
    let threads = try JSONSerialization.jsonObject(with: Data(all.output)) as? [[String: Any]]
    #expect((1...50).contains(threads?.count ?? 0))
    let many = try list("--limit", "51", "--json")
    #expect(many.status == 77 && many.output.isEmpty, "\(many.errorText)")
    #expect(many.errorText.contains("50 threads a call"))
  }

  @Test("line mode has the same requests by word, hides, and goes back to the screens")
  func lines() throws {
    let codename = board.codenames[0]
    let words = codename.split(separator: " ").map(String.init)
    let lines =
      [codename, "about", "invite", "1", "", "leave-for-good", "", "x", "l", "h"]
      + [words[1...2].joined(separator: " "), words[0...1].joined(separator: " ")]
      + ["protects", "screens"]
    let run = try board.program.start(
      ["read", "--board", board.path, "--codename-file", "-"],
      input: lines.map { $0 + "\n" }.joined()
    ).finish(timeout: .seconds(60))
    #expect(run.status == 0, "\(run.errorText)")
    let said = run.text.split(separator: "\n").map(String.init)
    #expect(said.first == "Matching staff board, line mode. 3 threads. h help, q leave.")
    #expect(said.contains { $0.hasPrefix("Sealed. 3 members, you included; 0 invitations") })
    let code = said.first { $0.hasPrefix("1. ") } ?? ""
    #expect(code.split(separator: " ").count == 6, "\(run.text)")
    #expect(said.contains("You stay. Nothing was changed."))
    // From hiding to the two words nothing at all is said, whatever is typed.
    let hidden = said.firstIndex(of: "You stay. Nothing was changed.") ?? 0
    #expect(said.dropFirst(hidden + 1).first == "Open again.", "\(run.text)")
    #expect(run.text.contains("Not protected: Somebody at your screen"))
    #expect(run.text.contains("The screens from now on."))
    #expect(!run.text.contains(words[0...1].joined(separator: " ")))
  }
}
