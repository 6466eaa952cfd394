// SPDX-License-Identifier: Apache-2.0

/// What somebody at the door asked for, found to be on the list.
///
/// The words are held against the list before the program's own parser sees them, and go to it
/// unchanged. Every word that begins with a hyphen must be on the command's list, wherever it stands:
/// whatever the parser would make of it, no other option reaches it.
struct DoorCall: Equatable {
  /// What the program is to do, as its parser takes it.
  let words: [String]
  /// Whether the codename is the first line of standard input where there is no terminal.
  let takesCodename: Bool

  /// The longest line that is looked at, in bytes.
  static let longestLine = 16 << 10

  /// The board on the screens, where nothing else was asked for.
  static let screens = DoorCall(words: ["open"], takesCodename: false)

  /// What a line of SSH's asks for.
  ///
  /// - Parameter line: `SSH_ORIGINAL_COMMAND`.
  /// - Returns: the call, every word of which is on the list.
  /// - Throws: a complaint that names what is not on the list.
  static func asked(by line: String) throws(Complaint) -> DoorCall {
    guard line.utf8.count <= longestLine else {
      throw Complaint(
        .usage, "That call is longer than \(longestLine >> 10) KiB.",
        next: "Longer texts go through standard input.")
    }
    var words: [String]
    do throws(QuotedWords.Fault) {
      words = try QuotedWords(line).words
    } catch {
      throw Complaint(error)
    }
    if words.first == "lookout" { words.removeFirst() }
    guard let first = words.first else { return screens }
    if first == "--help" || first == "-h" { words[0] = "help" }
    guard let row = DoorTable.row(of: words) else { throw refusal(of: words) }
    try hold(words.dropFirst(row.name.count), to: row)
    return DoorCall(words: words, takesCodename: row.caller == .member)
  }

  /// Holds that every option is on the row's list, and that every path is `-`.
  private static func hold(
    _ words: ArraySlice<String>, to row: DoorRow
  ) throws(Complaint) {
    var rest = words
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word != "-" else { continue }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let value = row.options[name] else {
        throw Complaint(
          .refused,
          "\(name) is not offered over SSH with \"\(row.name.joined(separator: " "))\"; nothing "
            + "was done.",
          next: name == "--board" || name == "--codename-file"
            ? "The host says which board it is; a codename is the first line of standard input, or "
              + "is asked for on a terminal (ssh -t)."
            : "Over SSH: \(offered(row)).")
      }
      let given = parts.count == 2 ? String(parts[1]) : rest.first
      if value == .stream, given != "-" {
        throw Complaint(
          .refused, "Over SSH \(name) takes - alone, which is standard input or output.",
          next: "ssh HOST … \(name) - <FILE reads a file of yours; >FILE keeps what is printed.")
      }
      // The parser takes such a value whatever it begins with.
      if value == .anyWord, parts.count == 1 { rest = rest.dropFirst() }
    }
  }

  private static func offered(_ row: DoorRow) -> String {
    let names = row.options.keys.filter { $0 != "-h" }.sorted()
    return (row.name + names).joined(separator: " ")
  }

  /// Why a call whose command is not on the list is not followed.
  private static func refusal(of words: [String]) -> Complaint {
    let name = words[0]
    let commands = Set(DoorTable.rows.map { $0.name[0] }).sorted().joined(separator: ", ")
    let next = "There is no shell behind this door. It takes: \(commands)."
    let whole = words.prefix(2).joined(separator: " ")
    let isWhole = DoorTable.keptBack[whole] != nil
    if let reason = DoorTable.keptBack[whole] ?? DoorTable.keptBack[name] {
      return Complaint(
        .refused, "\"\(isWhole ? whole : name)\" is not offered over SSH. \(reason)", next: next)
    }
    let program = name.split(separator: "/").last.map(String.init) ?? name
    if ["scp", "sftp", "sftp-server", "internal-sftp", "rsync"].contains(program) {
      return Complaint(
        .refused, "\"\(program)\": no files are copied over this door, in or out.", next: next)
    }
    let offered = DoorTable.rows.filter { $0.name[0] == name }
    if !offered.isEmpty {
      let names = offered.map { $0.name.joined(separator: " ") }.joined(separator: ", ")
      return Complaint(
        .refused, "\"\(whole)\" is not offered over SSH.", next: "Offered: \(names).")
    }
    return Complaint(.refused, "\"\(name)\" is nothing that can be asked for here.", next: next)
  }
}
