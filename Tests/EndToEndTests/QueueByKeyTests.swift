// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc
internal import TestKit
internal import Testing

/// A moderator works a queue off by key, in a real terminal; what members sent came by command.
@Suite struct QueueByKeyTests {
  /// How many members there are besides the moderator, and how many replies each sends: fifty items in
  /// the soak, with three warnings of each.
  private static let (members, replies) = getenv("LOOKOUT_SOAK") == nil ? (2, 2) : (5, 7)
  private static let warnings = 3

  private let folder: TemporaryFolder
  private let program: Program
  private let codenames: [String]

  private var path: String { folder.path(of: "board") }

  init() throws {
    folder = try TemporaryFolder()
    program = try Program()
    let replies = (1...QueueByKeyTests.members).map {
      #"{"act": "reply", "by": \#($0), "day": 0, "body": "Thank you, this helped."}"#
    }
    let script = """
      {"name": "Matching staff board", "threads": [
        {"kind": "warning", "by": 0, "day": -1, "conduct": "situation-to-avoid",
         "basis": "told-by-several", "occasion": "taxi", "when": "this-term",
         "advice": ["do-not-share-a-car"], "body": "Offers of a shared cab go the long way round.",
         "then": [\(replies.joined(separator: ", "))]}]}
      """
    let names = folder.path(of: "names")
    let made = try program.run(
      "seed", folder.path(of: "board"), "-", "--sealed", "--codenames", names, input: script,
      timeout: .seconds(60))
    guard made.status == 0 else { throw Failure("no board: \(made.errorText)") }
    codenames = try String(contentsOfFile: names, encoding: .utf8).split(separator: "\n")
      .map(String.init)
  }

  /// Runs a command as a member; the codename is the first line of its input.
  @discardableResult
  private func run(as member: Int, _ arguments: String..., input: String = "") throws -> String {
    let ended = try program.start(
      arguments + ["--board", path, "--codename-file", "-"], input: codenames[member] + "\n" + input
    ).finish(timeout: .seconds(120))
    guard ended.status == 0 else { throw Failure("\(arguments): \(ended.errorText)") }
    return ended.text
  }

  private func json(as member: Int, _ arguments: String...) throws -> [String: Any] {
    let ended = try program.start(
      arguments + ["--json", "--board", path, "--codename-file", "-"],
      input: codenames[member] + "\n"
    ).finish(timeout: .seconds(120))
    let value = try JSONSerialization.jsonObject(with: Data(ended.output))
    return try #require(value as? [String: Any])
  }

  @Test func everyItemEndsInOneStateThatTheRecordExplains() throws {
    try run(as: 0, "moderate", "propose", "--myself")
    try run(as: 0, "moderate", "policy", "--publication", "all-held")
    let reference = String(try run(as: 0, "list").prefix(4))
    for member in 1...QueueByKeyTests.members {
      for number in 0..<QueueByKeyTests.warnings {
        try run(
          as: member, "warn", "--file", "-",
          input: """
            {"kind": "warning", "conduct": "unease", "basis": "told-by-several", "occasion": "lift",
             "when": "this-term", "advice": ["go-in-pairs"],
             "body": "Warning \(number) of member \(member) is about the way up."}
            """)
      }
      for number in 0..<QueueByKeyTests.replies {
        try run(
          as: member, "post", reference, "--body-file", "-",
          input: "Reply \(number) of member \(member): the same happened here.\n")
      }
    }
    let count = QueueByKeyTests.members * (QueueByKeyTests.warnings + QueueByKeyTests.replies)
    #expect((try json(as: 0, "moderate", "queue")["items"] as? [Any])?.count == count)

    let terminal = try Tmux(
      [program.path, "open", "--board", path], environment: ["SWIFT_BACKTRACE": "enable=no"])
    try terminal.until("word 1")
    try terminal.type(
      codenames[0].split(separator: " ").map { String($0.prefix(4)) }.joined(separator: " "))
    try terminal.press("Enter")
    try terminal.until("7 Queue: \(count)", timeout: .seconds(30))
    try terminal.press("7")
    try terminal.until("Queue · \(count) to do")
    try terminal.press("Enter")
    for left in (1...count).reversed() {
      try terminal.until("of \(left) ·", timeout: .seconds(30))
      // Every third is turned down, for one reason after another.
      if left % 3 == 0 {
        try terminal.press("x", String(left / 3 % 7 + 1))
        try terminal.until("Turned down: ", timeout: .seconds(30))
      } else {
        try terminal.press("a")
        try terminal.until("Put up: ", timeout: .seconds(30))
      }
    }
    try terminal.until("Nothing waits for you", timeout: .seconds(30))
    try terminal.press("q", "q", "q")
    #expect(try terminal.untilEnded(timeout: .seconds(30)) == 0)

    #expect((try json(as: 0, "moderate", "queue")["items"] as? [Any])?.isEmpty == true)
    let acts = try #require(
      try json(as: 1, "moderate", "record")["acts"] as? [[String: Any]])
    let turnedDown = acts.filter { $0["act"] as? String == "turned-down" }
    #expect(turnedDown.count == count / 3)
    #expect(turnedDown.allSatisfy { $0["reason"] is String && $0["thread"] is NSNull })
    #expect(acts.count { $0["act"] as? String == "put-up" } == count - count / 3)
    let threads = try run(as: 1, "list").split(separator: "\n").count { $0.contains("lift ·") }
    let posts = try run(as: 1, "show", reference).components(separatedBy: "the same happened here")
    #expect(threads + posts.count - 1 == count - count / 3)
  }
}
