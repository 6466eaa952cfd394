// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc
internal import TestKit
internal import Testing

/// A sealed board as its members meet it: the real binary in a real terminal.
@Suite struct SealedTests {
  private let folder: TemporaryFolder
  private let program: Program
  /// The words of the script's two authors; the first one is a moderator.
  private let codenames: [[String]]

  private var path: String { folder.path(of: "board") }

  private static let script = """
    {"name": "Matching staff board", "threads": [
      {"kind": "warning", "by": 0, "day": -1, "conduct": "situation-to-avoid",
       "basis": "told-by-several", "occasion": "taxi", "when": "this-term",
       "advice": ["do-not-share-a-car"], "body": "Offers of a shared cab go the long way round.",
       "then": [{"act": "reply", "by": 1, "day": 0, "body": "The late rank is fine."}]}]}
    """

  init() throws {
    folder = try TemporaryFolder()
    program = try Program()
    let names = folder.path(of: "names")
    let made = try program.run(
      "seed", folder.path(of: "board"), "-", "--sealed", "--codenames", names,
      input: SealedTests.script, timeout: .seconds(60))
    guard made.status == 0 else { throw Failure("no board: \(made.errorText)") }
    codenames = try String(contentsOfFile: names, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: " ").map(String.init) }
  }

  private func open() throws -> Tmux {
    try Tmux(
      [program.path, "open", "--board", path], environment: ["SWIFT_BACKTRACE": "enable=no"])
  }

  /// Types words as a person does: four letters of each.
  private func type(_ words: [String], into terminal: Tmux) throws {
    try terminal.enter(codename: words.joined(separator: " "))
  }

  private func unlock(_ terminal: Tmux, as author: Int) throws {
    try terminal.until("word 1")
    try type(codenames[author], into: terminal)
  }

  @Test func opensWithFourLettersOfEachWordAndHidesBehindTwo() throws {
    let terminal = try open()
    let closed = try terminal.until("word 1")
    #expect(!closed.contains { $0.contains("Matching") }, "the name is sealed, too")
    var swapped = codenames[0]
    swapped.swapAt(0, 1)
    // Where both are one word, nothing is swapped.
    if swapped != codenames[0] {
      try type(swapped, into: terminal)
      try terminal.until("opens nothing here", timeout: .seconds(30))
    }
    try type(codenames[0], into: terminal)
    let board = try terminal.until("taxi · situation to avoid", timeout: .seconds(30))
    #expect(board.contains { $0.contains("sealed") })
    try terminal.press("C-x")
    try terminal.until("an empty screen") { $0.allSatisfy(\.isEmpty) }
    try type(Array(codenames[0].prefix(2)), into: terminal)
    try terminal.until("taxi · situation to avoid")
    try terminal.press("q", "q")
    #expect(try terminal.untilEnded() == 0)
  }

  @Test func aDraftOutlivesTheProgramAndTheTerminal() throws {
    let first = try open()
    try unlock(first, as: 1)
    try first.until("taxi · situation to avoid", timeout: .seconds(30))
    try first.press("Enter")
    try first.until("The late rank is fine.")
    try first.press("r", "5")
    try first.until("Ctrl-D")
    try first.type("The porter at the late rank knows the number.")
    // Kept at the next pause, for whoever opens the board as the same member; and sealed.
    let holder = try folder.write(codenames[1].joined(separator: " ") + "\n", to: "member")
    try first.until("the whole draft on the disk", timeout: .seconds(60)) { _ in
      let read = try? program.run(
        "read", "--board", path, "--codename-file", holder, timeout: .seconds(60))
      return read?.text.contains("9 words") == true
    }
    #expect(try String(decoding: kept(), as: UTF8.self).contains("porter") == false)
    kill(try first.processID(), SIGKILL)
    _ = try first.untilEnded()
    let second = try open()
    try unlock(second, as: 1)
    try second.until("Here is what you were writing last time", timeout: .seconds(30))
    try second.press("Enter")
    try second.until("The porter at the late rank knows the number.")
  }

  @Test func joinsWithAnInvitationByThreePages() throws {
    let holder = try folder.write(codenames[0].joined(separator: " ") + "\n", to: "moderator")
    let invited = try program.run(
      "invite", "--board", path, "--codename-file", holder, timeout: .seconds(60))
    let code = invited.text.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(code.count == 5, "\(invited.errorText)")
    let terminal = try open()
    try terminal.until("word 1")
    try terminal.press("1")
    try terminal.until("1 of 3")
    try type(code, into: terminal)
    let shown = try terminal.until("I have it", timeout: .seconds(30)).dropFirst()
    let words = shown.flatMap { line in
      line.matches(of: /\b([1-7]) ([a-z]{3,8})\b/).map { String($0.output.2) }
    }
    #expect(words.count == 7, "\(shown.joined(separator: "\n"))")
    try terminal.press("Enter")
    let typing = try terminal.until("3 of 3")
    // A word or two may stand in the page's own sentences.
    let stillShown = words.filter { word in typing.contains { $0.contains(word) } }
    #expect(stillShown.count < 3, "\(stillShown)")
    try type(words, into: terminal)
    try terminal.until("You are in: Matching staff board.", timeout: .seconds(30))
    try terminal.press("Enter")
    try terminal.until("taxi · situation to avoid")
    // Only moderators invite, and she came as a member.
    try terminal.type(":invite")
    try terminal.press("Enter")
    try terminal.until("Only moderators invite.")
    try terminal.type(":about")
    try terminal.press("Enter")
    try terminal.until("3, you included.")
  }

  /// What members keep to themselves, as it lies on the disk.
  private func kept() throws -> Data {
    try Data(contentsOf: URL(filePath: path + "/private.jsonl"))
  }
}
