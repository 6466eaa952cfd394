// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout moderate confirm`: the second of two, for another set of moderators or a suspension.
struct ConfirmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Confirm what another moderator, or an offer, proposes.")

  @OptionGroup var options: BoardOptions

  @Argument(
    help:
      "The proposal's reference, from lookout moderate moderators or lookout moderate suspensions.")
  var proposal: String

  func run() throws {
    let session = try options.writing()
    if let suspension = try SuspensionArgument.suspension(proposal, in: session) {
      try Complaint.wording { () throws(SessionError) in
        try session.confirmSuspension(suspension)
      }
      Output.note(
        "Confirmed. The proposer's program alone has both shares now: it carries it out when the "
          + "proposer next looks, and the record tells. Every invitation that is not used yet ends then. "
          + "lookout moderate suspensions shows how long it has waited.")
      return
    }
    let id = try ProposalArgument.proposal(proposal, in: session)
    _ = try session.act(.confirmModerators(id))
    let holds = session.board.moderators.current?.id == id
    Output.note(
      holds ? "The set is as proposed." : "Confirmed. One more of the moderators has to.")
  }
}
