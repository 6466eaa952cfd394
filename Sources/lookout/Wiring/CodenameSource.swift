// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Ledger
internal import Sealing
internal import Text

/// Where a codename or an invitation comes from: a file or the terminal, never an argument or an
/// environment value.
enum CodenameSource {
  private static let limit = 4 << 10

  /// The first line of the file that was pointed to; nil where none was.
  ///
  /// - Parameter path: `--codename-file`; nil looks at `LOOKOUT_CODENAME_FILE`.
  /// - Returns: the line.
  /// - Throws: a complaint that names the file and never its content.
  static func given(_ path: String?) throws(Complaint) -> String? {
    guard let path = path ?? BoardPath.environment("LOOKOUT_CODENAME_FILE") else { return nil }
    return try firstLine(of: path)
  }

  /// The first line of a file; `-` is standard input.
  static func firstLine(of path: String) throws(Complaint) -> String {
    let file = try InputFile(path, limit: limit)
    let line = try file.text().split(
      separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = line.first, first.contains(where: { !$0.isWhitespace }) else {
      throw Complaint(
        .badData, "\(file.name) holds no codename on its first line.",
        next: "Put the codename there, alone.")
    }
    return String(first)
  }

  /// What a person types, unseen; nil where there is no terminal or nothing is typed.
  static func asked(_ prompt: String) -> String? {
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
    guard let line = readLine(), line.contains(where: { !$0.isWhitespace }) else { return nil }
    return line
  }

  /// The codename behind a line: of the list's words on a sealed board, any text on an open one.
  ///
  /// - Parameters:
  ///   - line: as typed; four letters of each word will do.
  ///   - isSealed: whether the board is.
  ///   - count: how many words there are to be: seven, or five in an invitation.
  /// - Returns: the codename.
  /// - Throws: a complaint that says which word is off and never the word.
  static func codename(
    _ line: String, isSealed: Bool, words count: Int = Codename.wordCount
  ) throws(Complaint) -> Codename {
    let words = isSealed ? try words(of: line, count: count) : [line]
    do {
      return try Codename(words: words)
    } catch {
      throw Complaint(LedgerError.sealing(error))
    }
  }

  /// The words of the list that a line stands for.
  private static func words(of line: String, count: Int) throws(Complaint) -> [String] {
    let list = Lists.codewords
    let typed = line.split { !$0.isLetter }
    var words: [String] = []
    for (index, letters) in typed.enumerated() {
      guard let word = list.index(of: letters.lowercased()) else {
        throw Complaint(
          .badData, "Word \(index + 1) is not on the list of words.",
          next: "Four letters of each word will do; look for a slip of a key.")
      }
      words.append(list[word])
    }
    guard words.count == count else {
      let hint =
        switch words.count {
        case Codename.wordCount: "That is as long as a codename."
        case Codename.invitationWordCount: "That is as long as an invitation: lookout join."
        default: "A space stands between two words."
        }
      throw Complaint(
        .badData, "\(words.count) words were given; there are to be \(count).", next: hint)
    }
    return words
  }
}
