// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board

/// `lookout moderate`: what is done for the board, and the record of it.
struct ModerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moderate", abstract: "Act for the board, and read the record of it.",
    discussion: """
      Every act stands in the record, which every member can read, with its reason from a closed list; \
      another act takes it back. Setting aside and putting back take no reason: none is kept, so that \
      nothing can be read into them.

      The acts, what takes each back, and its reasons:

      \(ModerateCommand.reasonTable)

      Moderators are a set of at most eight. Whoever comes by a moderator's invitation offers herself; \
      two of the set take her in: one proposes, another confirms. The founder alone does it until \
      there are two.
      """,
    subcommands: [
      QueueCommand.self, LookCommand.self, ApproveCommand.self, RejectCommand.self,
      ResolveCommand.self, PolicyCommand.self, AskCommand.self, NoticeCommand.self,
      DisputeCommand.self, DataRequestCommand.self,
      RecordCommand.self, ModeratorsCommand.self, ProposeCommand.self, ConfirmCommand.self,
      SuspendCommand.self, SuspensionsCommand.self,
      DeedCommand<SetAside>.self, DeedCommand<PutBack>.self, DeedCommand<Lock>.self,
      DeedCommand<Unlock>.self, DeedCommand<Pin>.self, DeedCommand<Unpin>.self,
      MergeCommand.self, DeedCommand<Split>.self, RedactCommand.self, OriginalCommand.self,
      DeedCommand<Expire>.self, DeedCommand<Revive>.self, DeedCommand<Mute>.self,
      DeedCommand<Unmute>.self,
    ])

  /// Every deed with its reasons and its reverse, a line for each.
  private static var reasonTable: String {
    ModerationDeed.allCases.map { deed in
      let back = deed.reverse?.rawValue ?? deed.rawValue
      let reasons = deed.reasons.isEmpty ? "none" : deed.reasonWords
      return "\(deed.rawValue) (\(back)): \(reasons)"
    }.joined(separator: "\n")
  }
}
