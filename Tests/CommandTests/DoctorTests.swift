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
