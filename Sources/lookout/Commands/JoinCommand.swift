// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Screens
internal import Sealing
internal import Session

/// `lookout join`: a codename for an invitation.
struct JoinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Join a board with an invitation.",
    discussion: """
      Draws a codename of seven words, writes it to a new file, and uses the invitation up. The \
      codename is the only key: nobody can look it up or reset it. In the terminal, lookout open \
      does the same and shows the words once.
      """)

  @Option(help: ArgumentHelp("The board's directory.", valueName: "dir"))
  var board: String?

  @Option(
    help: ArgumentHelp(
      "A file whose first line is the invitation; - reads standard input.", valueName: "file"))
  var invitationFile: String

  @Option(
    help: ArgumentHelp(
      "A new file for the codename; - writes it to standard output.", valueName: "file"))
  var codenameFile: String

  func run() throws {
    let code = try CodenameSource.codename(
      CodenameSource.firstLine(of: invitationFile), isSealed: true,
      words: Codename.invitationWordCount)
    let folder = try BoardOptions.folder(board)
    let joining = try Complaint.wording { () throws(SessionError) in
      try Joining(folder, invitation: code, world: .ofThisHost)
    }
    let words = joining.world.drawCodename()
    let file = try SecretFile(at: codenameFile)
    try file.write(lines: [words.joined(separator: " ")])
    do {
      _ = try joining.join(as: words)
    } catch {
      // Once the invitation is used up, these words are the only way in.
      if !joining.hasJoined { file.remove() }
      throw Complaint(error)
    }
    Output.note("You are in. \(Protection.inOneLine)")
  }
}
