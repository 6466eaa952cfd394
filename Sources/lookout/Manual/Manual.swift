// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Canvas
internal import Screens

/// `lookout(1)`, out of the commands, the request table and the table of editing: it says what the
/// program does because the program says it.
enum Manual {
  /// The page, in man(7).
  ///
  /// - Throws: `JSONSyntaxError` if the commands' own description is none, which no input can cause.
  static func page() throws -> String {
    let program = try LocatedJSON(Array(Lookout._dumpHelp().utf8))["command"]
    var page = ManualPage("lookout")
    page.section("NAME")
    page.prose("lookout - \(Lookout.configuration.abstract.lowercased().dropLast())")
    page.section("SYNOPSIS")
    page.prose("lookout [command] [option ...]")
    page.section("DESCRIPTION")
    page.prose(Lookout.configuration.discussion)
    page.section("COMMANDS")
    for command in program?["subcommands"]?.elements ?? [] {
      add(command, of: "lookout", to: &page)
    }
    addKeys(to: &page)
    addSurroundings(to: &page)
    return page.text
  }

  /// Adds a command, and after it those that stand under it.
  private static func add(_ command: LocatedJSON, of parent: String, to page: inout ManualPage) {
    guard command["shouldDisplay"]?.flag == true, let name = command["commandName"]?.text,
      name != "help"
    else { return }
    let arguments = (command["arguments"]?.elements ?? []).filter {
      $0["shouldDisplay"]?.flag == true && $0["preferredName"]?["name"]?.text != "help"
    }
    let operands = arguments.filter { $0["kind"]?.text == "positional" }.compactMap(shown)
    page.part((["\(parent) \(name)"] + operands).joined(separator: " "))
    page.prose(command["abstract"]?.text ?? "")
    page.prose(command["discussion"]?.text ?? "")
    for argument in arguments {
      guard let shown = shown(argument) else { continue }
      let values = (argument["allValues"]?.elements ?? []).compactMap(\.text)
      let choice = values.isEmpty ? "" : " One of: \(values.joined(separator: ", "))."
      page.entry(shown, (argument["abstract"]?.text ?? "") + choice)
    }
    for inner in command["subcommands"]?.elements ?? [] {
      add(inner, of: "\(parent) \(name)", to: &page)
    }
  }

  /// How an argument is written on the command line.
  private static func shown(_ argument: LocatedJSON) -> String? {
    let value = argument["valueName"]?.text.map { "<\($0)>" }
    guard let name = argument["preferredName"], let word = name["name"]?.text else { return value }
    let option = (name["kind"]?.text == "short" ? "-" : "--") + word
    return argument["kind"]?.text == "flag" ? option : "\(option) \(value ?? "")"
  }

  private static func addKeys(to page: inout ManualPage) {
    page.section("KEYS")
    page.prose("On the screens; a word in brackets is the request's name, which : runs as well.")
    var told: Set<String> = []
    for group in RequestRow.Group.allCases {
      page.part(group.rawValue)
      for row in RequestTable.rows where row.group == group && !row.help.isEmpty {
        page.entry(row.shown, row.isNamed ? "\(row.help) [\(row.name)]" : row.help)
        told.insert(row.name)
      }
    }
    page.part("BY NAME ALSO")
    let others = RequestTable.rows.filter { $0.isNamed && told.insert($0.name).inserted }
    page.prose(others.map { "\($0.name) (\($0.shown))" }.joined(separator: ", ") + ".")
    page.part("EDITING")
    for row in EditKeys.table where !row.help.isEmpty { page.entry(row.shown, row.help) }
  }

  private static func addSurroundings(to page: inout ManualPage) {
    page.section("ENVIRONMENT")
    page.entry("LOOKOUT_BOARD", "The board's directory, unless --board names one.")
    page.entry(
      "LOOKOUT_CODENAME_FILE",
      "A file whose first line is the codename, unless --codename-file names one.")
    page.entry("XDG_DATA_HOME", "Where the usual board is; ~/.local/share if not set.")
    page.entry("TERM", "The terminal. It must be able to place its cursor; any size will do.")
    page.entry(
      "LC_ALL, LC_CTYPE, LANG",
      "The first that is set names the locale; one with another character set than UTF-8 gets ASCII."
    )
    page.entry("NO_COLOR", "If it holds anything, no colours are sent.")
    page.section("FILES")
    page.entry("$XDG_DATA_HOME/lookout/board", "The usual board, a directory.")
    page.section("EXIT STATUS")
    page.entry("0", "done")
    for code in Complaint.Code.allCases { page.entry("\(code.rawValue)", code.words) }
  }
}

extension Complaint.Code {
  /// What the code means, for the manual.
  fileprivate var words: String {
    switch self {
    case .usage: "the call makes no sense, or the terminal cannot do it"
    case .badData: "what was given, or is stored, is not what it should be"
    case .notFound: "there is no such board, thread or file"
    case .busy: "another process held the board for too long"
    case .cannotCreate: "something could not be made"
    case .inputOutput: "reading or writing failed"
    case .refused: "it may not be done"
    }
  }
}
