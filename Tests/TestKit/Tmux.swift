// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A terminal that a test can type into and look at, after the driver of fzf's own tests.
///
/// Each value is a tmux server of its own with one window and no configuration; it goes with the
/// value, and whatever still runs in it is hung up. The command's environment is clean. When the
/// command ends, its last screen stays.
package final class Tmux {
  private let folder: TemporaryFolder

  /// Starts a command on a fresh screen.
  ///
  /// - Parameters:
  ///   - command: the program's path and its arguments; no shell is between.
  ///   - columns: the width in cells.
  ///   - rows: the height in cells.
  ///   - environment: added to a terminal type, a UTF-8 locale, a path and a clock.
  /// - Throws: `Failure` if there is no tmux.
  package init(
    _ command: [String],
    columns: Int = 80,
    rows: Int = 24,
    environment: [String: String] = [:]
  ) throws {
    folder = try TemporaryFolder()
    let settings =
      Program.cleanEnvironment
      .merging(["TERM": "tmux-256color"]) { _, new in new }
      .merging(environment) { _, new in new }
    try tmux(
      "start-server",
      ";",
      "set",
      "-g",
      "status",
      "off",
      ";",
      "set",
      "-g",
      "escape-time",
      "0",
      ";",
      "set",
      "-g",
      "remain-on-exit",
      "on",
      ";",
      "set",
      "-gq",
      "remain-on-exit-format",
      "",
      ";",
      "new-session",
      "-d",
      "-x",
      "\(columns)",
      "-y",
      "\(rows)",
      "--",
      words: ["env", "-i"] + settings.map { "\($0.key)=\($0.value)" }.sorted() + command
    )
  }

  deinit {
    _ = try? tmux("kill-server")
  }

  /// Presses keys by tmux's names: `Enter`, `Escape`, `C-x`, `Up`, `PgDn`, `BSpace`, or a character.
  package func press(_ keys: String...) throws {
    try press(keys)
  }

  /// Presses several keys with nothing between them.
  package func press(_ keys: [String]) throws {
    try tmux("send-keys", "--", words: keys)
  }

  /// Types a text as it stands.
  package func type(_ text: String) throws {
    try tmux("send-keys", "-l", "--", words: [text])
  }

  /// Types a codename as a person does, four letters of each word, and enters it.
  package func enter(codename: String) throws {
    try type(codename.split(separator: " ").map { String($0.prefix(4)) }.joined(separator: " "))
    try press("Enter")
  }

  /// Pastes a text, bracketed if the program asked for that.
  package func paste(_ text: String) throws {
    try tmux("set-buffer", "--", words: [text])
    try tmux("paste-buffer", "-p")
  }

  /// What is on the screen: one line a row, without blanks at the ends.
  package func screen() throws -> [String] {
    try rows("capture-pane", "-p")
  }

  /// What is on the screen and, before it, what has scrolled off it, without blanks at the ends.
  package func history() throws -> [String] {
    try rows("capture-pane", "-p", "-S", "-")
  }

  /// The rows that a tmux command prints.
  private func rows(_ command: String...) throws -> [String] {
    var lines = try tmux(command).split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
    // tmux ends each row with a line feed, the last one too.
    lines.removeLast()
    return lines
  }

  /// Looks until `text` is on the screen, in one row, and gives that screen.
  ///
  /// - Throws: `Failure` with the last screen if it does not come in time.
  @discardableResult
  package func until(_ text: String, timeout: Duration = .seconds(10)) throws -> [String] {
    try until("\"\(text)\"", timeout: timeout) { $0.contains { $0.contains(text) } }
  }

  /// Looks until the screen is as wanted, and gives that screen.
  ///
  /// - Parameters:
  ///   - wanted: what is waited for, for the message.
  ///   - timeout: how long.
  ///   - isWanted: whether this screen is it.
  /// - Returns: the first screen that is it.
  /// - Throws: `Failure` with the last screen if it does not come in time.
  @discardableResult
  package func until(
    _ wanted: String,
    timeout: Duration = .seconds(10),
    _ isWanted: ([String]) -> Bool
  ) throws -> [String] {
    let deadline = ContinuousClock.now + timeout
    while true {
      let screen = try screen()
      if isWanted(screen) { return screen }
      guard ContinuousClock.now < deadline else {
        let edge = String(repeating: "~", count: 40)
        throw Failure(
          "the screen never showed \(wanted); the last one:\n"
            + ([edge] + screen + [edge]).joined(separator: "\n")
        )
      }
      poll(nil, 0, 20)
    }
  }

  /// Waits for the command to end and gives its exit code, or 128 and the number of its signal.
  package func untilEnded(timeout: Duration = .seconds(10)) throws -> Int32 {
    var ending: Int32?
    try until("the end of the command", timeout: timeout) { _ in
      ending = (try? status()).flatMap { $0 }
      return ending != nil
    }
    return ending ?? 0
  }

  /// How the command ended; nil while it runs, and in the moment between its last output and its
  /// being reaped.
  private func status() throws -> Int32? {
    let facts = try tmux("display", "-p", "#{pane_dead},#{pane_dead_status},#{pane_dead_signal}")
      .dropLast().split(separator: ",", omittingEmptySubsequences: false).map { Int32($0) }
    guard facts.count == 3, facts[0] == 1 else { return nil }
    if facts[1] == nil && facts[2] == nil {
      // tmux 3.3 now and then misses the end of a child; the end of another one makes it look.
      try tmux("run-shell", "true")
    }
    return facts[1] ?? facts[2].map { 128 + $0 }
  }

  /// Gives the window another size, in cells.
  package func resize(columns: Int, rows: Int) throws {
    try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// Takes the terminal away, as a dropped connection does: the command gets SIGHUP, and nothing
  /// can be looked at afterwards.
  package func hangUp() throws {
    try tmux("kill-server")
  }

  /// The process that runs on the screen.
  package func processID() throws -> Int32 {
    guard let id = Int32(try tmux("display", "-p", "#{pane_pid}").dropLast()) else {
      throw Failure("tmux names no process")
    }
    return id
  }

  /// Where the cursor stands, counted from zero.
  package func cursor() throws -> (row: Int, column: Int) {
    let numbers = try tmux("display", "-p", "#{cursor_y} #{cursor_x}")
      .dropLast().split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 2 else { throw Failure("tmux names no cursor") }
    return (numbers[0], numbers[1])
  }

  /// Runs one tmux command, `words` being what tmux must not read as its own, and gives its output.
  @discardableResult
  private func tmux(_ command: String..., words: [String] = []) throws -> String {
    try tmux(command, words: words)
  }

  private func tmux(_ command: [String], words: [String] = []) throws -> String {
    // tmux takes a semicolon that ends a word for its separator.
    let literal = words.map { $0.hasSuffix(";") ? $0.dropLast() + "\\;" : $0 }
    let completion = try ChildProcess(
      "tmux",
      arguments: ["-S", folder.path(of: "socket"), "-f", "/dev/null"] + command + literal,
      environment: Program.cleanEnvironment
    ).finish()
    guard completion.status == 0 else {
      throw Failure("tmux \(command.joined(separator: " ")): \(completion.errorText)")
    }
    return completion.text
  }
}
