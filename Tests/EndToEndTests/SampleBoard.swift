// SPDX-License-Identifier: Apache-2.0

internal import TestKit

/// A board on disk with one warning, and the real program in front of it.
struct SampleBoard {
  let folder: TemporaryFolder
  let program: Program
  let path: String
  /// The reference of the warning.
  private(set) var reference = ""

  /// Makes one in a folder.
  init(in folder: TemporaryFolder) throws {
    self.folder = folder
    program = try Program()
    path = folder.path(of: "board")
    for name in ["ada", "ben"] { _ = try folder.write("\(name) of the tests\n", to: name) }
    let made = try program.run("init", path, "--name", "Matching staff board", "--open-journal")
    _ = try SampleBoard.output(of: made)
    let file = try folder.write(SampleBoard.warning, to: "warning.json")
    reference = String(try run("warn", as: "ada", "--file", file).prefix(4))
  }

  /// What a command prints on the board, run in somebody's name by another process.
  func run(_ name: String, as author: String? = nil, _ arguments: String...) throws -> String {
    try SampleBoard.output(
      of: program.start(call(name, as: author) + arguments).finish())
  }

  /// Replies to the warning from another process.
  func reply(_ text: String, as author: String) throws {
    let file = try folder.write(text, to: "reply-by-\(author)")
    _ = try run("post", as: author, reference, "--body-file", file)
  }

  /// Opens the terminal interface.
  ///
  /// `author` is in whose name, nil only reads; `before` and `after` are shell commands to run in
  /// the same terminal, `before` only if there is an `after`.
  func open(
    as author: String? = "ben", columns: Int = 80, rows: Int = 24, before: String = ":",
    after: String? = nil, environment: [String: String] = [:]
  ) throws -> Tmux {
    var command = [program.path] + call("open", as: author)
    if let after { command = ["/bin/sh", "-c", "\(before); \"$@\"; \(after)", "sh"] + command }
    return try Tmux(
      command, columns: columns, rows: rows,
      environment: environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { given, _ in given })
  }

  /// Opens the terminal interface on a terminal whose bytes can be read, between two lines that tell
  /// its settings, and a third that tells how it was left.
  func openBetweenSettings(_ environment: [String: String]) throws -> PseudoTerminal {
    let script = """
      echo settings $(stty -g); "$@"; echo left with $?; echo settings $(stty -g)
      """
    return try PseudoTerminal(
      ["/bin/sh", "-c", script, "sh", program.path] + call("open", as: "ben"),
      environment: Program.cleanEnvironment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        .merging(environment) { $1 })
  }

  /// What opens the terminal interface when typed into a shell.
  var openingCall: String {
    ([program.path] + call("open", as: "ben")).joined(separator: " ")
  }

  private func call(_ name: String, as author: String?) -> [String] {
    [name, "--board", path] + (author.map { ["--codename-file", folder.path(of: $0)] } ?? [])
  }

  private static func output(of completion: Completion) throws -> String {
    guard completion.status == 0 else {
      throw Failure("status \(completion.status): \(completion.errorText)")
    }
    return completion.text
  }

  private static let warning = """
    {"kind": "warning", "conduct": "situation-to-avoid", "basis": "told-by-several",
     "occasion": "taxi", "when": "this-term", "advice": ["do-not-share-a-car"],
     "body": "Offers of a shared cab go the long way round. The late rank is fine."}
    """
}
