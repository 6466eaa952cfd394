// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board

/// `lookout init`: a new, empty board.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new board.",
    discussion: """
      Only open boards can be made so far: their files protect nothing, and anybody who can read \
      them can read everything. They are for development and trying out.
      """)

  @Argument(help: ArgumentHelp("Where; nothing may be there yet.", valueName: "dir"))
  var directory: String

  @Option(help: "What the board is called on every screen: a dull name is a safe one.")
  var name: String

  @Flag(help: "Leave the record unsealed.")
  var openJournal = false

  func run() throws {
    guard openJournal else {
      throw Complaint(
        .usage, "Sealed boards cannot be made yet.",
        next: "Add --open-journal for a board to try things out on. Its files protect nothing.")
    }
    try BoardMaker.make(at: directory, name: RawText(name))
    Output.note("An open board, for trying out: its files protect nothing. At \(directory).")
  }
}
