// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session
internal import Storage

/// `lookout pulse`: whether it is worth a look, without a codename.
struct PulseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pulse", abstract: "Whether the board is worth a look; no codename.",
    discussion: """
      Says "Quiet.", "Something new since yesterday." or "Busy.", and whether something stands for \
      tonight. Made from published threads alone, at \(Pulse.hours[0]) and at \(Pulse.hours[1]), \
      when moderators look, by whichever session comes next. Nothing new does not mean safe.
      """)

  @Option(help: ArgumentHelp("The board's directory.", valueName: "dir"))
  var board: String?

  func run() throws {
    let folder = try BoardOptions.folder(board)
    let due = Pulse.due(at: HostClock.now())
    if folder.hasMembers {
      return Output.print(Pulse.sentence(Session.pulse(in: folder), due: due))
    }
    let session = try Complaint.wording { () throws(SessionError) in
      try Session(folder, codename: nil, world: .ofThisHost)
    }
    Output.print(Pulse.sentence(Pulse(of: session.board, at: due), due: due))
  }
}
