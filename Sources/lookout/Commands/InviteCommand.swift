// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout invite`: codes for new members.
struct InviteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite", abstract: "Make invitations, for moderators to hand out.",
    discussion: """
      Prints one invitation a line, five words each. Each lets one person in, once, within 14 days. \
      That so many were made is in the record; to whom they went is written nowhere. Hand them over \
      on paper or by word of mouth.
      """)

  @OptionGroup var options: BoardOptions

  @Option(help: "How many, up to 50.")
  var count = 1

  @Flag(
    help: ArgumentHelp(
      "For new moderators, up to \(Session.mostModeratorInvitations). Whoever joins so offers "
        + "herself; the moderators take her in (lookout moderate)."))
  var moderator = false

  func validate() throws {
    let most = moderator ? Session.mostModeratorInvitations : Session.mostInvitations
    guard (1...most).contains(count) else {
      throw ValidationError("--count takes a number from 1 to \(most).")
    }
  }

  func run() throws {
    let session = try options.writing()
    do throws(SessionError) {
      let codes = try session.invite(count: count, isModerator: moderator)
      for code in codes { Output.print(code.joined(separator: " ")) }
      let last = session.today.advanced(by: Session.invitationDays)
      Output.note("Each is good once, until \(last).")
    } catch {
      throw Complaint(error)
    }
  }
}
