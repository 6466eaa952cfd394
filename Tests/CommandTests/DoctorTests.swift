// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@Suite("doctor")
struct DoctorTests {
  private let board: CommandBoard

  init() throws {
    board = try CommandBoard()
  }

  @Test("goes on behind a line, and finds there what is amiss")
  func goesOn() throws {
    let rest = try board.run("doctor", "--after", "5")
    #expect(rest.status == 0 && rest.text.hasPrefix("6 lines,"), "\(rest.text)")
    #expect(rest.text.contains("The lines after 5 are as they were written."), "\(rest.text)")
    let journal = board.path + "/journal/00000001.jsonl"
    var text = try String(contentsOfFile: journal, encoding: .utf8)
    let signature = try #require(text.range(of: "\"sig\":\"", options: .backwards))
    let letter = signature.upperBound..<text.index(after: signature.upperBound)
    text.replaceSubrange(letter, with: text[letter] == "A" ? "B" : "A")
    try Data(text.utf8).write(to: URL(filePath: journal))
    #expect(try board.run("doctor", "--after", "5").status == 65)
    // Nothing is told of what was not looked at.
    #expect(try board.run("doctor", "--after", "11").status == 0)
  }

  @Test("tells by whose clock a thread was ended before its time, and whether words went with it")
  func early() throws {
    let board = try CommandBoard(
      #"""
      {"name": "B", "threads": [
       {"kind": "warning", "by": 0, "day": -3, "conduct": "unease", "basis": "told-by-several",
        "occasion": "taxi", "when": "coming", "advice": ["book-your-own-car"],
        "body": "It goes the long way round."}]}
      """#)
    let reference = try board.reference("taxi")
    let journal = URL(filePath: board.path + "/journal/00000001.jsonl")
    let before = try Data(contentsOf: journal)
    // On a host whose clock is a day ahead, its evening is over.
    let ahead = try board.program.start(
      ["read", "--board", board.path, "--codename-file", board.codename(of: 1)], input: "\nq\n",
      environment: ["TZ": "<+24>-24"]
    ).finish(timeout: .seconds(60))
    #expect(ahead.status == 0, "\(ahead.errorText)")
    let after = try Data(contentsOf: journal)
    let erased = try board.run("doctor")
    #expect(erased.status == 65, "\(erased.text)")
    #expect(erased.text.contains("but words of the thread are erased."), "\(erased.text)")

    // The same, cut short before anything was erased.
    try (before + after.dropFirst(before.count)).write(to: journal)
    let told = try board.run("doctor")
    #expect(told.status == 0, "\(told.text)")
    let sentence = try #require(
      told.text.firstMatch(
        of: /EARLY  line 3 ends (.{4}) before its time: on (.{10}) by the clock of the program/))
    #expect(sentence.1 == reference)
    #expect(told.text.contains("; this host's says "), "\(told.text)")
    #expect(told.text.contains("Nothing was lost: the line counts for nothing."), "\(told.text)")
    #expect(told.text.contains("is as it was written."), "\(told.text)")
    let json = try JSONSerialization.jsonObject(with: Data(board.run("doctor", "--json").output))
    let endings = (json as? [String: Any])?["early_endings"] as? [[String: Any]]
    #expect(endings?.count == 1 && endings?[0]["erased"] as? Bool == false)
    #expect(endings?[0]["day"] as? String == String(sentence.2))
  }

  @Test("names caches that are not used, and finds the board sound")
  func caches() throws {
    // Nothing was ever taken back here: else what cannot be read may hold it, and is removed.
    let board = try CommandBoard(
      #"{"name": "B", "threads": [{"kind": "question", "by": 0, "day": 0, "body": "Is it on?"}]}"#)
    let folder = board.path + "/snapshot"
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    for name in ["board.bin", "text.bin"] {
      let path = "\(folder)/\(name)"
      try Data("{\"v\":9}\n".utf8).write(to: URL(filePath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
    let told = try board.run("doctor")
    #expect(told.status == 0)
    #expect(told.text.contains("SLOW  snapshot/board.bin"), "\(told.text)")
    #expect(told.text.contains("SLOW  snapshot/text.bin"), "\(told.text)")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    let exposed = try board.run("doctor")
    #expect(exposed.status == 65 || exposed.text.contains("cannot be written"), "\(exposed.text)")
  }
}
