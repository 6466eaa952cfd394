// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout thanks`: to one author, for her alone to see.
struct ThanksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thanks", abstract: "Thank the author of a message.",
    discussion: """
      She alone sees that somebody was helped, and nobody, she included, sees by whom. It is not \
      counted, shows nowhere else, and reaches her through her own sessions: lookout mail.
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: "The message's id; a thread stands for its first message.")
  var message: String

  func run() throws {
    let session = try options.writing()
    let (thread, message) = try ThreadArgument.message(message, in: session)
    _ = try session.act(.thank(thread, message))
    Output.note("Sent. Whoever wrote it alone will see that somebody was helped.")
  }
}
