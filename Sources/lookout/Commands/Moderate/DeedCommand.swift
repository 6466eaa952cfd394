// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout moderate lock`, and each of the deeds that need no more than a thread or a post.
struct DeedCommand<Verb: ModerationVerb>: ParsableCommand {
  static var configuration: CommandConfiguration {
    let reasons = Verb.deed.reasons
    return CommandConfiguration(
      commandName: Verb.deed.rawValue, abstract: Verb.abstract,
      discussion: reasons.isEmpty
        ? "It takes no --reason: none is kept."
        : "--reason takes one of: \(Verb.deed.reasonWords).")
  }

  @OptionGroup var options: BoardOptions
  @OptionGroup var because: ReasonOption

  @Argument(help: "A thread's reference or id, or a message's id.")
  var id: String

  func run() throws {
    let session = try options.writing()
    let (thread, message) = try ThreadArgument.message(id, in: session)
    let reason = try because.reason(for: Verb.deed)
    _ = try session.act(.moderate(Moderation(Verb.deed, thread, post: message, reason: reason)))
    Output.note(Verb.done)
  }
}

/// Why, from the closed list.
struct ReasonOption: ParsableArguments {
  @Option(help: "Why: one of the closed list.")
  var reason: String?

  /// The reason that was given; whether the deed takes it is decided with the deed.
  func reason(for deed: ModerationDeed) throws(Complaint) -> ModerationReason? {
    guard let reason else { return nil }
    guard let known = ModerationReason(rawValue: reason) else {
      throw Complaint(
        .usage, "\"\(reason)\" is not on the list of reasons.",
        next: deed.reasons.isEmpty
          ? "\"\(deed.rawValue)\" takes none." : "--reason takes one of: \(deed.reasonWords).")
    }
    return known
  }
}
