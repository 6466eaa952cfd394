// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Sealing
internal import Session

/// `lookout init`: a new, empty board.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new board.",
    discussion: """
      The board is sealed: its files show nothing to whoever has no codename. Invitations for its \
      first moderators are printed, one a line, five words each; whoever runs the machine hands \
      them out and keeps none. With --codename-file the caller becomes the founder at once.

      With --open-journal the files protect nothing: for development and trying out.
      """)

  @Argument(help: ArgumentHelp("Where; nothing may be there yet.", valueName: "dir"))
  var directory: String

  @Option(help: "What the board is called on every screen: a dull name is a safe one.")
  var name: String

  @Flag(help: "Leave the record unsealed.")
  var openJournal = false

  @Option(
    help: ArgumentHelp(
      "How many moderators to invite, up to 8; two unless there is a --codename-file.",
      valueName: "n"))
  var moderators: Int?

  @Option(
    help: ArgumentHelp(
      "A new file for a codename of your own; - writes it to standard output.", valueName: "file"))
  var codenameFile: String?

  func validate() throws {
    guard openJournal else {
      guard (codenameFile == nil ? 1...8 : 0...8).contains(invited) else {
        throw ValidationError("--moderators takes a number from 1 to 8.")
      }
      return
    }
    guard moderators == nil, codenameFile == nil else {
      throw ValidationError(
        "An open board has no members: leave --moderators and --codename-file out.")
    }
  }

  private var invited: Int { moderators ?? (codenameFile == nil ? 2 : 0) }

  func run() throws {
    guard !openJournal else {
      try BoardMaker.make(at: directory, name: RawText(name))
      Output.note("An open board, for trying out: its files protect nothing. At \(directory).")
      return
    }
    let codes = try BoardMaker.makeSealed(
      at: directory, name: RawText(name), invitations: invited, codenameFile: codenameFile)
    for code in codes { Output.print(code.joined(separator: " ")) }
    Output.note("A sealed board, at \(directory).")
    if !codes.isEmpty {
      Output.note(
        "Each line is an invitation for a moderator, good once within "
          + "\(Session.invitationDays) days. Hand them out, keep none.")
    }
  }
}
