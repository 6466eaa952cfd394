// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// Notes by command: kept, handed over with a proof, and checked against a board.
@Suite("Notes by command")
struct NoteCommandTests {
  @Test("a note is kept for its owner, handed over, and its proof holds wherever the board is")
  func notes() throws {
    let board = try SealedCommandBoard()
    let words = "At nine he closed the door.\nP. was there, in the quillwright's room.\n"
    let added = try board.run("note", "add", "--body-file", "-", as: 1, input: words)
    #expect(added.status == 0, "\(added.errorText)")
    let id = added.text.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(id.count == 22)
    #expect(
      try board.run("note", "add", "--body-file", "-", "--json", as: 1, input: "Again.").text
        .hasPrefix("{\"note\":\""))
    let list = try board.run("note", "list", "--json", as: 1)
    let notes = try #require(
      try JSONSerialization.jsonObject(with: Data(list.output)) as? [[String: Any]])
    #expect(notes.count == 2)
    #expect(notes[0]["note"] as? String == id)
    #expect((notes[0]["body"] as? String)?.contains("quillwright") == true)
    let time = try #require(notes[0]["at"] as? String)
    #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d/) != nil)
    let others = try board.run("note", "list", as: 2)
    #expect(others.status == 0 && others.output.isEmpty)
    for (name, content) in try board.contents() {
      #expect(content.range(of: Data("quillwright".utf8)) == nil, "\(name)")
      #expect(content.range(of: Data(time.utf8)) == nil, "\(name)")
    }

    let text = board.folder.path(of: "statement.txt")
    let proof = board.folder.path(of: "proof.json")
    #expect(try board.run("note", "export", as: 1).status == 64)
    let export = try board.run("note", "export", "--text", text, "--json", proof, as: 1)
    #expect(export.status == 0 && export.output.isEmpty, "\(export.errorText)")
    let statement = try String(contentsOfFile: text, encoding: .utf8)
    for part in [time, id, "quillwright", "WHAT IT DOES NOT SHOW", "not by a notary"] {
      #expect(statement.contains(part), "\(part)")
    }
    #expect(statement.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let before = FileManager.default.contents(atPath: text)
    for (one, other) in [(text, "new.json"), ("new.txt", proof)] {
      let again = try board.run(
        "note", "export", "--text", one == text ? text : board.folder.path(of: one), "--json",
        other == proof ? proof : board.folder.path(of: other), as: 1)
      #expect(again.status == 73 && again.errorText.contains("exists already"))
    }
    #expect(FileManager.default.contents(atPath: text) == before)
    #expect(!FileManager.default.fileExists(atPath: board.folder.path(of: "new.txt")))
    #expect(!FileManager.default.fileExists(atPath: board.folder.path(of: "new.json")))
    #expect(try board.run("note", "export", "--json", "-", as: 2).status == 66)

    let stranger = try board.run("verify", "--note", proof)
    #expect(stranger.status == 0, "\(stranger.errorText)")
    #expect(stranger.text.contains("The proof holds") && stranger.text.contains("quillwright"))
    let member = try board.run("verify", "--note", proof, "--json", as: 2)
    let found = try #require(
      try JSONSerialization.jsonObject(with: Data(member.output)) as? [String: Any])
    #expect(found["holds"] as? Bool == true && found["signatures_checked"] as? Bool == true)

    let octets = try #require(FileManager.default.contents(atPath: proof))
    var changed = octets
    let place = try #require(changed.range(of: Data("\"body\":\"".utf8))).upperBound + 40
    changed[place] = changed[place] == 0x41 ? 0x42 : 0x41
    let forged = try board.folder.write(String(decoding: changed, as: UTF8.self), to: "forged.json")
    let refused = try board.run("verify", "--note", forged)
    #expect(refused.status == 77 && refused.errorText.contains("does not hold"))
    #expect(try board.run("verify", "--note", text).status == 65)
    #expect(try board.run("verify", "--note", proof, "K4TZ").status == 64)
    #expect(try board.run("verify").status == 64)
    let other = try CommandBoard()
    #expect(try other.run("verify", "--note", proof).status == 77)

    #expect(try board.run("note", "erase", id, as: 2).status == 66)
    #expect(try board.run("note", "erase", id, as: 1).status == 0)
    #expect(try board.run("note", "erase", id, as: 1).status == 77)
    #expect(try board.run("verify", "--note", proof).text.contains("erased"))
    #expect(try board.run("doctor", as: 2).status == 0)
  }

  @Test("an open board takes no notes")
  func openBoard() throws {
    let board = try CommandBoard()
    let journal = "journal/00000001.jsonl"
    // The first look erases what the board was seeded with and has ended.
    _ = try board.run("list")
    let before = try board.contents()[journal]
    let added = try board.run("note", "add", "--body-file", "-", as: 1, input: "A note.")
    #expect(added.status == 77 && added.errorText.contains("keeps no secret"))
    #expect(try board.run("note", "list", as: 1).errorText.contains("keeps no secret"))
    #expect(try board.run("note", "export", "--text", "-", as: 1).status == 77)
    #expect(try board.contents()[journal] == before)
  }
}
