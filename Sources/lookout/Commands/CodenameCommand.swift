// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Sealing
internal import Session

/// `lookout codename`: another codename, or none.
struct CodenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codename", abstract: "Change your codename, or leave the board.",
    subcommands: [Change.self, Leave.self])

  /// `lookout codename change`.
  struct Change: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draw another codename; the old one opens nothing from then on.",
      discussion: """
        The board gets another key, too, so that whoever has seen the old codename reads nothing \
        that is written from now on. What you wrote stays yours.
        """)

    @OptionGroup var options: BoardOptions

    @Option(
      help: ArgumentHelp(
        "A new file for the new codename; - writes it to standard output.", valueName: "file"))
    var newCodenameFile: String

    func run() throws {
      let session = try options.writing()
      let words = session.world.drawCodename()
      let file = try SecretFile(at: newCodenameFile)
      try file.write(lines: [words.joined(separator: " ")])
      do {
        try session.changeCodename(to: words)
      } catch {
        file.remove()
        throw Complaint(error)
      }
      Output.note("The old codename opens nothing any more.")
    }
  }

  /// `lookout codename leave`.
  struct Leave: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Leave the board for good.",
      discussion: """
        Your codename opens nothing from then on, and the board gets another key. What you wrote \
        stays under its tags, and nobody can change it or take it back any more, you included: \
        withdraw first what is to go. Your drafts and notes are erased.
        """)

    @OptionGroup var options: BoardOptions

    @Flag(help: "Yes, leave: it cannot be undone.")
    var yes = false

    func run() throws {
      guard yes else {
        throw Complaint(
          .usage, "Leaving cannot be undone; nothing was changed.",
          next: "Withdraw first what is to go, then: lookout codename leave --yes")
      }
      let session = try options.writing()
      do {
        try session.leave()
      } catch {
        throw Complaint(error)
      }
      Output.note("You have left. The codename opens nothing any more.")
    }
  }
}
