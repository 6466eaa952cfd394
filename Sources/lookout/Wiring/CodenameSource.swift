// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Sealing

/// Where a codename comes from: a file or the terminal, never an argument or an environment value.
enum CodenameSource {
  private static let limit = 4 << 10

  /// The codename in the file that was pointed to; nil where none was.
  ///
  /// - Parameter path: `--codename-file`; nil looks at `LOOKOUT_CODENAME_FILE`.
  /// - Returns: the codename.
  /// - Throws: a complaint that names the file and never its content.
  static func given(_ path: String?) throws(Complaint) -> Codename? {
    guard let path = path ?? BoardPath.environment("LOOKOUT_CODENAME_FILE") else { return nil }
    let file = try InputFile(path, limit: limit)
    let line = try file.text().split(
      separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    do {
      return try Codename(line.first.map(String.init) ?? "")
    } catch {
      throw Complaint(
        .badData, "\(file.name) holds no codename on its first line.",
        next: "Put the codename there, alone.")
    }
  }

  /// The codename that a person types, unseen; nil where there is no terminal or nothing is typed.
  static func asked(_ prompt: String) -> Codename? {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0, isatty(STDERR_FILENO) == 1 else { return nil }
    var hidden = before
    hidden.c_lflag &= ~tcflag_t(ECHO)
    Output.ask(prompt)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      Output.note("")
    }
    return readLine().flatMap { try? Codename($0) }
  }
}
