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

  /// The first line of a file; `-` is standard input, of which nothing more is read.
  static func firstLine(of path: String) throws(Complaint) -> String {
    let file =
      path == "-"
      ? InputFile(named: "standard input", try firstLineOfInput())
      : try InputFile(path, limit: limit)
    let line = try file.text().split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let first = line.first, first.contains(where: { !$0.isWhitespace }) else {
      throw Complaint(
        .badData, "\(file.name) holds no codename on its first line.",
        next: "Put the codename there, alone.")
    }
    return String(first)
  }

  /// The bytes of standard input up to its first line feed; what follows is somebody else's to read.
  private static func firstLineOfInput() throws(Complaint) -> [UInt8] {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count > 0, byte != UInt8(ascii: "\n") else { return line }
      line.append(byte)
      guard line.count <= limit else {
        throw Complaint(
          .badData, "The first line of standard input is longer than a codename.",
          next: "Put the codename there, alone.")
      }
    }
  }

  /// What a person types, unseen; nil where there is no terminal or nothing is typed.
  static func asked(_ prompt: String) -> String? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
    Output.ask(prompt)
    _ = UnseenTyping.waits(isFresh: true)
    defer { Output.note("") }
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
