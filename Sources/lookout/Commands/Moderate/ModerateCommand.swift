// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// `lookout moderate`: what is done for the board, and the record of it.
struct ModerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moderate", abstract: "Act for the board, and read the record of it.",
    discussion: """
      Every act stands in the record, which every member can read, with its reason from a closed list; \
      another act takes it back. Setting aside and putting back take no reason: none is kept, so that \
      nothing can be read into them.

      Moderators are a set of at most eight. Whoever comes by a moderator's invitation offers herself; \
      two of the set take her in: one proposes, another confirms. The founder alone does it until \
      there are two.
      """,
    subcommands: [
      QueueCommand.self, LookCommand.self, ApproveCommand.self, RejectCommand.self,
      ResolveCommand.self, PolicyCommand.self, AskCommand.self, NoticeCommand.self,
      DataRequestCommand.self,
      RecordCommand.self, ModeratorsCommand.self, ProposeCommand.self, ConfirmCommand.self,
      SuspendCommand.self, SuspensionsCommand.self,
      DeedCommand<SetAside>.self, DeedCommand<PutBack>.self, DeedCommand<Lock>.self,
      DeedCommand<Unlock>.self, DeedCommand<Pin>.self, DeedCommand<Unpin>.self,
      MergeCommand.self, DeedCommand<Split>.self, RedactCommand.self, OriginalCommand.self,
      DeedCommand<Expire>.self, DeedCommand<Revive>.self, DeedCommand<Mute>.self,
      DeedCommand<Unmute>.self,
    ])
}
