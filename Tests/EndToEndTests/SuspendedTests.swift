// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc
internal import TestKit
internal import Testing

/// An access that is ended while its owner has the board open, on a screen and in lines: the real binary
/// in real terminals.
@Suite struct SuspendedTests {
  private let folder: TemporaryFolder
  private let program: Program
  private let codename: [String]
  private let message: String

  private static let words = "Offers of a shared cab go the long way round."

  private var path: String { folder.path(of: "board") }

  init() throws {
    folder = try TemporaryFolder()
    program = try Program()
    let board = folder.path(of: "board")
    let (folder, program) = (folder, program)
    func run(_ arguments: String..., as name: String, input: String = "") throws -> String {
      let run = try program.start(
        arguments + ["--board", board, "--codename-file", folder.path(of: name)], input: input
      ).finish(timeout: .seconds(60))
      guard run.status == 0 else { throw Failure("\(arguments): \(run.errorText)") }
      return run.text
    }
    func join(_ code: some StringProtocol, as name: String) throws {
      let card = try folder.write(code + "\n", to: "card-\(name)")
      _ = try run("join", "--invitation-file", card, as: name)
    }
    let made = try program.run("init", board, "--name", "Matching", timeout: .seconds(60))
    let codes = made.text.split(separator: "\n")
    guard codes.count > 1 else { throw Failure("no board: \(made.errorText)") }
    for (code, name) in zip(codes, ["a", "b"]) { try join(code, as: name) }
    try join(try run("invite", as: "b").split(separator: "\n")[0], as: "c")
    _ = try run("moderate", "policy", "--review-address", "Box 7, Barchester", as: "a")
    let warning =
      #"{"kind": "warning", "conduct": "situation-to-avoid", "basis": "first-hand", "#
      + #""occasion": "taxi", "when": "this-term", "advice": ["do-not-share-a-car"], "#
      + #""body": "\#(SuspendedTests.words)"}"#
    let posted = try run("warn", "--file", "-", "--json", as: "c", input: warning)
    let ids = try JSONSerialization.jsonObject(with: Data(posted.utf8)) as? [String: Any]
    guard let id = ids?["message"] as? String else { throw Failure("no post: \(posted)") }
    message = id
    codename = try String(contentsOfFile: folder.path(of: "c"), encoding: .utf8)
      .split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private func run(_ arguments: String..., as name: String) throws -> Completion {
    try program.start(
      arguments + ["--board", path, "--codename-file", folder.path(of: name)]
    ).finish(timeout: .seconds(60))
  }

  /// Ends the access of whoever wrote the message; her reference.
  private func suspend() throws -> String {
    let proposed = try run("moderate", "suspend", message, "--reason", "flooding", as: "a")
    let reference = String(proposed.text.prefix(4))
    #expect(proposed.status == 0, "\(proposed.errorText)")
    #expect(try run("moderate", "confirm", reference, as: "b").status == 0)
    let carriedOut = try run("list", as: "a")
    #expect(carriedOut.errorText.contains("Suspended (\(reference)"), "\(carriedOut.errorText)")
    return reference
  }

  private func open(columns: Int = 80, rows: Int = 24) throws -> Tmux {
    let terminal = try Tmux(
      [program.path, "open", "--board", path], columns: columns, rows: rows,
      environment: ["SWIFT_BACKTRACE": "enable=no"])
    try terminal.until("word 1")
    try type(codename, into: terminal)
    return terminal
  }

  private func type(_ words: [String], into terminal: Tmux) throws {
    try terminal.enter(codename: words.joined(separator: " "))
  }

  @Test func theOpenScreenGoesWithTheAccessAndTheHiddenOneStaysHidden() throws {
    let screen = try open()
    try screen.until("taxi · situation to avoid", timeout: .seconds(30))
    try screen.press("Enter")
    try screen.until("the long way round")
    try screen.press("r", "5")
    try screen.until("Ctrl-D")
    try screen.type("Half a sentence that nobody else reads")
    let hidden = try open()
    try hidden.until("taxi · situation to avoid", timeout: .seconds(30))
    try hidden.press("C-x")
    try hidden.until("an empty screen") { $0.allSatisfy(\.isEmpty) }
    let phone = try open(columns: 40, rows: 12)
    try phone.until("taxi", timeout: .seconds(30))
    let reader = try Tmux(
      [
        program.path, "read", "--board", path, "--codename-file", folder.path(of: "c"),
      ], rows: 40)
    try reader.until(">", timeout: .seconds(30))
    try reader.type("n")
    try reader.press("Enter")
    try reader.until("taxi", timeout: .seconds(30)) { $0.contains { $0.contains("axi") } }

    let reference = try suspend()

    // Nobody presses a key: it is there, and nothing of the board is.
    let notice = try screen.until("Two moderators have ended your access", timeout: .seconds(30))
    let text = notice.joined().filter { $0 != " " }
    for part in ["flooding", "Box7,Barchester,reference\(reference).", "2showswhotoring"] {
      #expect(text.contains(part), "\(notice.joined(separator: "\n"))")
    }
    for words in ["longwayround", "Halfasentence", "Matching"] { #expect(!text.contains(words)) }
    try screen.press("Enter", "Enter", "Enter")
    try screen.press("2")
    try screen.until("Who to ring")
    try screen.press("Escape")
    try screen.until("Two moderators have ended your access")
    #expect(try !screen.history().contains { $0.contains("long way round") })

    let small = try phone.until("Two moderators have ended", timeout: .seconds(30))
    for part in ["flooding", reference, "2 shows who to ring"] {
      #expect(small.contains { $0.contains(part) }, "\(small.joined(separator: "\n"))")
    }

    // Whoever sits before a hidden screen reads nothing of it without the codename.
    try hidden.press("Enter")
    let closed = try hidden.until("word 1", timeout: .seconds(30))
    #expect(!closed.contains { $0.contains("ended your access") })
    try type(codename, into: hidden)
    try hidden.until("Two moderators have ended your access", timeout: .seconds(30))

    // In lines, with the next one.
    try reader.type("n")
    try reader.press("Enter")
    #expect(try reader.untilEnded(timeout: .seconds(30)) == 77)
    let lines = try reader.screen().joined().filter { $0 != " " }
    #expect(lines.contains("Twomoderatorshaveendedyouraccess"))
    #expect(lines.contains("reference\(reference)") && !lines.contains("longwayround"))
    let command = try run("list", as: "c")
    #expect(command.status == 77 && command.errorText.contains("reference \(reference)"))
  }
}
