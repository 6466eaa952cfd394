// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// Occasions, thanks, the pulse and corrections by command.
@Suite("An evening by command")
struct EveningCommandTests {
  private func object(_ completion: Completion) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(completion.output))
    return try #require(json as? [String: Any])
  }

  private func list(_ completion: Completion) throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(with: Data(completion.output))
    return try #require(json as? [[String: Any]])
  }

  @Test("a moderator announces, everybody counts, a warning is for it, and it is taken off")
  func upcoming() throws {
    let board = try SealedCommandBoard()
    let soon = Date(timeIntervalSinceNow: 7 * 86_400).ISO8601Format().prefix(10)
    let announce = ["upcoming", "add", "--occasion", "conference", "--week", String(soon)]
    func add(_ extra: String..., as author: Int) throws -> Completion {
      let credential = ["--codename-file", board.file(of: author), "--board", board.path]
      return try board.program.start(announce + extra + credential).finish(timeout: .seconds(60))
    }
    #expect(try add("--name", "Ours", as: 1).status == 77)
    for name in ["The Phineas Finn dinner", "Dinner with Phineas Finn", "Drinks at Finn's"] {
      let named = try add("--name", name, as: 0)
      #expect(named.status == 77 && named.errorText.contains("names somebody"), "\(name)")
    }
    #expect(try add("--name", "Ours", "--until", "2026-02-30", as: 0).status == 64)
    #expect(try add("--name", "Ours", "--until", "2001-01-01", as: 0).status == 64)
    let made = try add("--name", "Eatanswill conference", "--json", as: 0)
    #expect(made.status == 0, "\(made.errorText)")
    let id = try #require(try object(made)["upcoming"] as? String)
    let warning = try board.folder.write(
      """
      {"kind": "warning", "conduct": "unease", "basis": "first-hand", "occasion": "drinks",
       "when": "coming", "upcoming": "\(id)", "advice": ["go-in-pairs"]}
      """, to: "warning.json")
    #expect(try board.run("warn", "--file", warning, as: 1).status == 0)
    let told = try object(try board.run("upcoming", "--json", as: 2))
    let ahead = try #require((told["upcoming"] as? [[String: Any]])?.first)
    #expect(ahead["name"] as? String == "Eatanswill conference")
    #expect(ahead["warnings"] as? Int == 1 && ahead["occasion"] as? String == "conference")
    let evenings = try #require(told["tonight"] as? [[String: Any]])
    #expect(evenings.map { $0["warnings"] as? Int } == [1, 1, 0])
    let text = try board.run("upcoming", as: 2).text
    #expect(text.contains("Eatanswill conference, next week: 1 warning") && !text.contains("Finn"))
    #expect(try board.run("upcoming", "drop", id, as: 1).status == 77)
    #expect(try board.run("upcoming", "drop", id, as: 0).status == 0)
    #expect(try board.run("warn", "--file", warning, as: 1).status == 66)
    #expect(
      try object(try board.run("upcoming", "--json", as: 2))["upcoming"] as? [String] == [])
    for (name, content) in try board.contents() {
      #expect(content.range(of: Data("Eatanswill".utf8)) == nil, "\(name)")
    }
  }

  @Test("thanks reach the writer alone, by command and in lines")
  func thanks() throws {
    let board = try SealedCommandBoard()
    let threads = try list(try board.run("list", "--json", as: 2))
    let taxi = try #require(
      threads.first { $0["occasion"] as? String == "taxi" }?["ref"] as? String)
    #expect(try board.run("thanks", taxi, as: 2).status == 0)
    #expect(try board.run("thanks", taxi, as: 2).status == 77)
    #expect(try board.run("thanks", taxi, as: 0).status == 77)
    #expect(try board.run("thanks", "zzzz", as: 2).status == 66)
    // The script's author has not been here: her own page learns of the thread when she writes.
    let reply = try board.run("post", taxi, "--body-file", "-", as: 0, input: "Still so.")
    #expect(reply.status == 0, "\(reply.errorText)")
    let mail = try list(try board.run("mail", "--json", as: 0))
    #expect(mail.count == 1 && mail[0]["kind"] as? String == "thanks")
    #expect(mail[0]["new"] as? Bool == true && mail[0]["ref"] as? String == taxi)
    #expect(try list(try board.run("mail", "--json", as: 0))[0]["new"] as? Bool == false)
    #expect(try board.run("mail", as: 0).text.contains("somebody was helped"))
    #expect(try list(try board.run("mail", "--json", as: 1)).isEmpty)
    let said = try board.run("read", as: 1, input: "\(taxi)\n\nt\nm\ntonight\n2\nq\n")
    #expect(said.text.contains("Whoever wrote it alone"), "\(said.text)")
    #expect(said.text.contains("the way home") && said.text.contains("Before you go"))
    let heard = try board.run("read", as: 0, input: "m\nq\n")
    #expect(heard.text.contains("1 answer for you"), "\(heard.text)")
    #expect(heard.text.contains("New. Thanks: somebody was helped"))
    #expect(!(try board.run("read", as: 0, input: "q\n").text.contains("answer for you")))
    let open = try CommandBoard()
    let refused = try open.run("thanks", try open.reference("taxi"), as: 1)
    #expect(refused.status == 77 && refused.errorText.contains("keeps no secret"))
    #expect(try open.run("mail", as: 1).errorText.contains("keeps no secret"))
  }

  @Test("the pulse needs no codename, says little, and is honest when nobody looked in")
  func pulse() throws {
    let board = try SealedCommandBoard()
    let path = board.path + "/pulse"
    try? FileManager.default.removeItem(atPath: path)
    let unknown = try board.run("pulse")
    #expect(unknown.status == 0 && unknown.text.hasPrefix("Quiet, or not known"))
    #expect(!FileManager.default.fileExists(atPath: path))
    _ = try board.run("list", as: 1)
    let content = try #require(FileManager.default.contents(atPath: path))
    #expect(content.count == 128)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let time = try #require(attributes[.modificationDate] as? Date).timeIntervalSince1970
    #expect(time.truncatingRemainder(dividingBy: 86_400) == 0)
    let told = try board.run("pulse").text
    #expect(["Something new since yesterday.\n", "Quiet.\n"].contains(told))
    // Whoever looks in again before the next hour changes nothing.
    _ = try board.run("list", as: 2)
    #expect(FileManager.default.contents(atPath: path) == content)
    try Data("{\"v\":1}".utf8).write(to: URL(filePath: path))
    #expect(try board.run("pulse").text.hasPrefix("Quiet, or not known"))
    let open = try CommandBoard()
    #expect(try open.run("pulse").text == "Something new since yesterday.\n")
    #expect(!FileManager.default.fileExists(atPath: open.path + "/pulse"))
    #expect(try board.program.run("pulse", "--board", "/nowhere").status == 66)
  }

  @Test("a moderator corrects a route, members hear it with its date, and it is taken back")
  func corrections() throws {
    let board = try SealedCommandBoard()
    let words = "Until January it answers from 10 to 4."
    func correct(_ arguments: String..., as author: Int) throws -> Completion {
      let credential = ["--codename-file", board.file(of: author), "--board", board.path]
      return try board.program.start(
        ["routes", "correct"] + arguments + credential, input: words
      ).finish(timeout: .seconds(60))
    }
    #expect(try correct("icgs-helpline", "--text-file", "-", as: 1).status == 77)
    #expect(try correct("no-such-route", "--text-file", "-", as: 0).status == 66)
    #expect(try correct("icgs-helpline", as: 0).status == 64)
    #expect(try correct("icgs-helpline", "--drop", as: 0).status == 77)
    #expect(try correct("icgs-helpline", "--text-file", "-", as: 0).status == 0)
    let heard = try board.run("read", as: 1, input: "R\n4\nq\n").text
    #expect(heard.contains("Corrected by a moderator of this board") && heard.contains(words))
    // Before unlocking nobody can know, and that is said.
    let before = try board.program.run("routes").text
    #expect(!before.contains(words) && before.contains("shows once it is unlocked"))
    #expect(try correct("icgs-helpline", "--drop", as: 0).status == 0)
    #expect(!(try board.run("read", as: 1, input: "R\n4\nq\n").text.contains(words)))
  }

  @Test("a note is kept once it is in the record, though the program is killed")
  func killed() throws {
    let board = try SealedCommandBoard()
    let journal = board.path + "/journal/00000001.jsonl"
    // Whole lines alone: a kill in the middle of one leaves what the next writer puts aside.
    func lines() -> Int {
      FileManager.default.contents(atPath: journal)?.count { $0 == 0x0A } ?? 0
    }
    for number in 0..<3 {
      let words = try board.folder.write("Note \(number).", to: "words-\(number)")
      let before = lines()
      let child = try board.program.start(
        ["note", "add", "--body-file", words, "--board", board.path]
          + ["--codename-file", board.file(of: 1)])
      let end = ContinuousClock.now + .seconds(30)
      while lines() == before, ContinuousClock.now < end {}
      child.send(SIGKILL)
      _ = try? child.finish(timeout: .seconds(20))
      let notes = try list(try board.run("note", "list", "--json", as: 1))
      #expect(notes.compactMap { $0["body"] as? String } == (0...number).map { "Note \($0)." })
    }
    #expect(try board.run("doctor", as: 2).status == 0)
  }

  @Test("an exported statement verifies on another machine against a copy of the board")
  func copied() throws {
    let board = try SealedCommandBoard()
    #expect(
      try board.run("note", "add", "--body-file", "-", as: 1, input: "At nine.").status == 0)
    let proof = board.folder.path(of: "proof.json")
    #expect(try board.run("note", "export", "--json", proof, as: 1).status == 0)
    // The board goes on, and is copied; the one it came from is out of reach.
    #expect(
      try board.run("note", "add", "--body-file", "-", as: 2, input: "Another's.").status == 0)
    let elsewhere = try TemporaryFolder()
    let copy = elsewhere.path(of: "copy")
    try FileManager.default.copyItem(atPath: board.path, toPath: copy)
    let carried = elsewhere.path(of: "carried.json")
    try FileManager.default.copyItem(atPath: proof, toPath: carried)
    try FileManager.default.moveItem(
      atPath: board.path, toPath: board.folder.path(of: "out-of-reach"))
    let found = try board.program.run("verify", "--note", carried, "--board", copy)
    #expect(found.status == 0 && found.text.contains("The proof holds"), "\(found.errorText)")
  }
}
