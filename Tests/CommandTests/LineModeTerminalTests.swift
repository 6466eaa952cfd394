// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@Suite("Line mode, on a terminal")
struct LineModeTerminalTests {
  @Test("prompts, and wipes a name with the next Enter, however narrow the terminal is")
  func wiping() throws {
    let board = try CommandBoard()
    for columns in [80, 12] {
      let terminal = try Tmux(
        [
          board.program.path, "read", "--board", board.path, "--codename-file",
          board.codename(of: 5),
        ], columns: columns, rows: 60)
      try look(terminal, for: ">")
      try terminal.type(try board.reference("taxi"))
      try terminal.press("Enter")
      try look(terminal, for: "back.")
      try terminal.type("w")
      try terminal.press("Enter")
      try look(terminal, for: "saysit")
      try terminal.press("Enter")
      try look(terminal, for: "Finn")
      let said = try look(terminal, for: "wipes")
      try terminal.press("Enter")
      let wiped = try look(terminal, for: "wipedoff")
      #expect(!joined(wiped).contains("Phineas") && !joined(wiped).contains("Finn"))
      // Nothing but the name, the line before it and its counsel went: what was said before still stands above.
      let before = said.prefix { !$0.contains("Phineas") }.dropLast()
      #expect(Array(wiped.prefix(before.count)) == Array(before), "\(columns) columns")
      #expect(wiped[before.count].hasPrefix("The name is"), "\(columns) columns")
      try terminal.type("q")
      try terminal.press("Enter")
      #expect(try terminal.untilEnded() == 0)
    }
  }

  /// Looks until a text without its blanks is there, across the ends of rows.
  @discardableResult
  private func look(_ terminal: Tmux, for text: String) throws -> [String] {
    try terminal.until(text) { joined($0).contains(text) }
  }

  private func joined(_ screen: [String]) -> String {
    screen.joined().filter { $0 != " " }
  }
}
