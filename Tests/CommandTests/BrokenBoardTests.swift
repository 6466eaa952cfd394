// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@Suite("A board that is not as it should be")
struct BrokenBoardTests {
  private let board: CommandBoard

  init() throws {
    board = try CommandBoard()
  }

  private var journal: String { board.path + "/journal/00000001.jsonl" }

  /// Expects the same refusal from a reading and a writing command, and not a byte written.
  private func expectRefusal(_ status: Int32, _ name: String) throws {
    let before = try board.contents()
    let reading = try board.run("list")
    let writing = try board.run("post", "K4TZ", "--body-file", "-", as: 1, input: "Words.")
    for run in [reading, writing] {
      #expect(run.status == status, "\(name): \(run.errorText)")
      #expect(run.output.isEmpty, "\(name)")
    }
    var text = reading.errorText.replacingOccurrences(of: board.folder.path, with: "FOLDER")
    text = "exit \(reading.status)\n" + text
    Golden.expect(text, matches: "broken-\(name)")
    #expect(try board.contents() == before)
  }

  @Test("but missing is refused")
  func missing() throws {
    try FileManager.default.removeItem(atPath: board.path)
    let run = try board.run("list")
    #expect(run.status == 66)
    #expect(run.errorText.contains("There is no board at \(board.path)."))
  }

  @Test("but another directory is refused")
  func notABoard() throws {
    try FileManager.default.removeItem(atPath: board.path + "/board.json")
    try expectRefusal(66, "not-a-board")
  }

  @Test("but open to others is refused")
  func exposed() throws {
    #expect(chmod(board.path, 0o755) == 0)
    try expectRefusal(65, "exposed")
    #expect(chmod(board.path, 0o700) == 0 && chmod(journal, 0o644) == 0)
    try expectRefusal(65, "exposed-journal")
  }

  @Test("but of a newer format is refused with both versions")
  func newer() throws {
    let manifest = board.path + "/board.json"
    let text = try String(contentsOfFile: manifest, encoding: .utf8)
    try text.replacingOccurrences(of: #"{"v":1,"#, with: #"{"v":2,"#)
      .write(toFile: manifest, atomically: false, encoding: .utf8)
    try expectRefusal(65, "newer-format")
  }

  @Test("but with a broken manifest is refused")
  func manifest() throws {
    try Data(#"{"v":1}"#.utf8).write(to: URL(filePath: board.path + "/board.json"))
    try expectRefusal(65, "bad-manifest")
  }

  @Test("but damaged in the middle can be read up to there, never written, and doctor says where")
  func damaged() throws {
    var lines = try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n")
    let line = lines.count - 3
    lines[line] = lines[line].replacing("\"n\":", with: "\"n\":1")[...]
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: journal))
    let before = try board.contents()
    let list = try board.run("list")
    #expect(list.status == 0 && !list.output.isEmpty)
    #expect(list.errorText.contains("segment 1, line \(line + 1)"), "\(list.errorText)")
    let taxi = try board.reference("taxi")
    let post = try board.run("post", taxi, "--body-file", "-", as: 1, input: "Words.")
    #expect(post.status == 65, "\(post.errorText)")
    let doctor = try board.run("doctor")
    #expect(doctor.status == 65 && doctor.text.contains("DAMAGED"))
    #expect(try board.contents() == before)
  }

  @Test("but torn at its end is mended by the next post, and the remains are kept")
  func torn() throws {
    let taxi = try board.reference("taxi")
    let file = try #require(FileHandle(forWritingAtPath: journal))
    try file.seekToEnd()
    try file.write(contentsOf: Data(#"{"n":17,"e":0,"p":"half a"#.utf8))
    try file.close()
    #expect(try board.threads().count == 3)
    let post = try board.run("post", taxi, "--body-file", "-", as: 1, input: "Whole.")
    #expect(post.status == 0, "\(post.errorText)")
    #expect(post.errorText.contains("journal/00000001.jsonl.torn (25 bytes)"), "\(post.errorText)")
    #expect(try board.messages(taxi).last?["body"] as? String == "Whole.")
    #expect(FileManager.default.fileExists(atPath: journal + ".torn"))
    #expect(try board.run("doctor").status == 0)
  }

  @Test("but on a full disk says so, stays whole, and takes the post when there is room again")
  func fullDisk() throws {
    let taxi = try board.reference("taxi")
    let before = try board.contents()
    let size = try #require(before["journal/00000001.jsonl"]?.count)
    // Room for a part of the line: what the shell counts in are 512 bytes.
    let blocks = size / 512 + 1
    let run = try shell(
      #"trap "" XFSZ; ulimit -f "# + "\(blocks); "
        + #"exec "$0" post "# + taxi + #" --body-file "$1" --codename-file "$2" --board "$3""#,
      body: String(repeating: "Words and more words. ", count: 60)
    )
    #expect(run.status == 74, "\(run.errorText)")
    #expect(run.errorText.contains("Nothing was written") || run.errorText.contains("nothing was"))
    #expect(try board.contents() == before)
    #expect(try board.run("doctor").status == 0)
    #expect(try board.run("post", taxi, "--body-file", "-", as: 1, input: "Now.").status == 0)
  }

  @Test("but read-only can be read, and a post says why it cannot be")
  func readOnly() throws {
    let taxi = try board.reference("taxi")
    let before = try board.contents()
    for name in before.keys { chmod(board.path + "/" + name, 0o400) }
    for folder in ["", "/journal"] { chmod(board.path + folder, 0o500) }
    defer { for folder in ["", "/journal"] { chmod(board.path + folder, 0o700) } }
    // The superuser may write anywhere: without that power she is like everybody else.
    let weak =
      geteuid() == 0
      ? "setpriv --bounding-set=-dac_override,-dac_read_search "
        + "--inh-caps=-dac_override,-dac_read_search "
      : ""
    let list = try shell("exec \(weak)\"$0\" list --board \"$3\"", body: "")
    #expect(list.status == 0 && !list.output.isEmpty, "\(list.errorText)")
    let post = try shell(
      "exec \(weak)\"$0\" post \(taxi) --body-file \"$1\" --codename-file \"$2\" --board \"$3\"",
      body: "Words."
    )
    #expect(post.status == 74, "\(post.errorText)")
    #expect(post.errorText.contains("It can still be read."), "\(post.errorText)")
    #expect(try board.contents() == before)
  }

  private func shell(_ command: String, body: String) throws -> Completion {
    let body = try board.folder.write(body, to: "body")
    return try ChildProcess(
      "sh",
      arguments: ["-c", command, board.program.path, body, board.codename(of: 1), board.path],
      environment: Program.cleanEnvironment
    ).finish()
  }
}
