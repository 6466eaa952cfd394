// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestKit
internal import Testing

/// Two moderators on one item, one of them in a real terminal: whoever comes second is told which item
/// it was and what was decided, and has changed nothing.
@Suite struct QueueRaceTests {
  private let folder: TemporaryFolder
  private let program: Program
  /// The moderator's codename, and a member's.
  private let codenames: [String]

  private var path: String { folder.path(of: "board") }

  init() throws {
    folder = try TemporaryFolder()
    program = try Program()
    let script = """
      {"name": "Matching staff board", "threads": [
        {"kind": "question", "by": 0, "day": -1, "body": "Who has the key?",
         "then": [{"act": "reply", "by": 1, "day": 0, "body": "The porters."}]}]}
      """
    let names = folder.path(of: "names")
    let made = try program.run(
      "seed", folder.path(of: "board"), "-", "--sealed", "--codenames", names, input: script,
      timeout: .seconds(60))
    guard made.status == 0 else { throw Failure("no board: \(made.errorText)") }
    codenames = try String(contentsOfFile: names, encoding: .utf8).split(separator: "\n")
      .map(String.init)
  }

  @discardableResult
  private func run(as member: Int, _ arguments: String..., input: String = "") throws -> Completion
  {
    let ended = try program.start(
      arguments + ["--board", path, "--codename-file", "-"], input: codenames[member] + "\n" + input
    ).finish(timeout: .seconds(120))
    guard ended.status == 0 else { throw Failure("\(arguments): \(ended.errorText)") }
    return ended
  }

  private func objects(_ key: String, _ ended: Completion) throws -> [[String: Any]] {
    let value = try JSONSerialization.jsonObject(with: Data(ended.output)) as? [String: Any]
    return try #require(value?[key] as? [[String: Any]])
  }

  @Test func whoComesSecondIsToldAndNothingIsOverwritten() throws {
    try run(as: 0, "moderate", "propose", "--myself")
    try run(as: 0, "moderate", "policy", "--publication", "all-held")
    for place in ["lift", "office"] {
      try run(
        as: 1, "warn", "--file", "-",
        input: """
          {"kind": "warning", "conduct": "unease", "basis": "told-by-several", "occasion": "\(place)",
           "when": "this-term", "advice": ["go-in-pairs"], "body": "It is about the \(place)."}
          """)
    }
    let ids = try objects("items", try run(as: 0, "moderate", "queue", "--json")).compactMap {
      $0["id"] as? String
    }
    let terminal = try Tmux(
      [program.path, "open", "--board", path], environment: ["SWIFT_BACKTRACE": "enable=no"])
    try terminal.until("word 1")
    try terminal.enter(codename: codenames[0])
    try terminal.until("7 Queue: 2", timeout: .seconds(30))
    try terminal.press("7", "g", "Enter")
    try terminal.until("It is about the lift.", timeout: .seconds(30))
    // One is decided while she could still take hers back, the other while she reads it.
    try terminal.press("a")
    try terminal.until("Put up: lift, a warning.", timeout: .seconds(30))
    // Another program with the same key knows of this one no more than another moderator's does.
    try run(as: 0, "moderate", "reject", ids[0], "--reason", "hostile")
    try terminal.until("Not done: “held: lift, a warning”.", timeout: .seconds(30))
    try terminal.until("another moderator turned it down", timeout: .seconds(30))
    try terminal.until("It is about the office.", timeout: .seconds(30))
    try run(as: 0, "moderate", "approve", ids[1])
    try terminal.until("“held: office, a warning” is done with: another", timeout: .seconds(30))
    try terminal.until("Nothing waits for you", timeout: .seconds(30))
    try terminal.press("q", "q", "q")
    #expect(try terminal.untilEnded(timeout: .seconds(30)) == 0)
    let acts = try objects("acts", try run(as: 1, "moderate", "record", "--json"))
    #expect(acts.prefix(2).map { $0["act"] as? String } == ["put-up", "turned-down"])
  }
}
