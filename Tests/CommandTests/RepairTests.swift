// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@Suite("doctor --repair")
struct RepairTests {
  private let board: CommandBoard

  init() throws {
    board = try CommandBoard()
  }

  private var journal: String { board.path + "/journal/00000001.jsonl" }

  /// Alters a byte of a line of the journal, counted from one.
  private func alter(line: Int, _ from: String, to: String) throws {
    var lines = try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n")
    let altered = lines[line - 1].replacing(from, with: to, maxReplacements: 1)
    #expect(altered != lines[line - 1])
    lines[line - 1] = altered[...]
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: journal))
    chmod(journal, 0o600)
  }

  /// Replaces the folder and what differs from run to run.
  private func masked(_ run: Completion) -> String {
    var text = "exit \(run.status)\n" + run.text + run.errorText
    text = text.replacingOccurrences(of: board.folder.path, with: "FOLDER")
    text.replace(/\d+ bytes/, with: "N bytes")
    return text
  }

  @Test("says that there is nothing to do, and does nothing")
  func sound() throws {
    let before = try board.contents()
    let run = try board.run("doctor", "--repair")
    #expect(run.status == 0 && run.text == "Nothing to mend.\n" && run.errors.isEmpty)
    #expect(try board.contents() == before)
  }

  @Test("puts a damaged line aside, says which, and the board can be written again")
  func damagedLine() throws {
    let taxi = try board.reference("taxi")
    let shown = try board.messages(taxi).count
    let line =
      try #require(
        try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n")
          .lastIndex { $0.contains(#""kind":"same-here""#) }) + 1
    try alter(line: line, #""sig":"#, to: #""sag":"#)
    let original = try Data(contentsOf: URL(filePath: journal))
    #expect(try board.run("post", taxi, "--body-file", "-", as: 1, input: "No.").status == 65)
    let run = try board.run("doctor", "--repair")
    Golden.expect(masked(run), matches: "repair-line")
    let kept = try #require(FileManager.default.contents(atPath: journal + ".damaged"))
    #expect(original.range(of: kept) != nil && kept.last == 10)
    let doctor = try board.run("doctor")
    #expect(doctor.status == 0 && doctor.text.contains("LOST  line \(line) of the record"))
    #expect(try board.run("post", taxi, "--body-file", "-", as: 1, input: "Yes.").status == 0)
    #expect(try board.messages(taxi).count == shown + 1)
    let json = try board.run("doctor", "--json")
    #expect(json.text.contains(#""lost_lines":[[\#(line),\#(line)]]"#))
    #expect(try board.run("doctor", "--repair").text == "Nothing to mend.\n")
  }

  @Test("tells a program the same")
  func json() throws {
    let lines = try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n").count
    try alter(line: lines, #"{"n":"#, to: #"{"m":"#)
    let file = try #require(FileHandle(forWritingAtPath: journal))
    try file.seekToEnd()
    try file.write(contentsOf: Data(#"{"n":17,"e":0"#.utf8))
    try file.close()
    let run = try board.run("doctor", "--repair", "--json")
    #expect(run.status == 0)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    let mended = try #require(report["mended"] as? [[String: Any]])
    #expect(mended.first?["what"] as? String == "lines")
    #expect(mended.first?["lost"] as? [Int] == [lines, lines])
    #expect((report["not_mended"] as? [Any])?.isEmpty == true)
    for name in mended.flatMap({ $0["kept_in"] as? [String] ?? [] }) {
      #expect(FileManager.default.fileExists(atPath: "\(board.path)/\(name)"))
    }
  }

  @Test("makes members.json whole from its twin, and refuses where neither is")
  func members() throws {
    let sealed = try SealedCommandBoard()
    let (file, twin) = (sealed.path + "/members.json", sealed.path + "/members.twin.json")
    let whole = try Data(contentsOf: URL(filePath: file))
    func spoil(_ path: String) throws {
      var bytes = whole
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(filePath: path))
      chmod(path, 0o600)
    }
    try spoil(file)
    let run = try sealed.run("doctor", "--repair")
    #expect(run.status == 0 && run.text.contains("members.json: made whole"), "\(run.text)")
    #expect(try Data(contentsOf: URL(filePath: file)) == whole)
    try spoil(file)
    try spoil(twin)
    let before = try sealed.contents()
    let refused = try sealed.run("doctor", "--repair")
    #expect(refused.status == 65 && refused.text.contains("NOT MENDED"), "\(refused.text)")
    #expect(try sealed.contents() == before)
  }
}
