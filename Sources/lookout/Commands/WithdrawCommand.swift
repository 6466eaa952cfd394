// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout withdraw`: takes one's own post back.
struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take a post of your own back, or a whole thread of your own.",
    discussion: "The words are erased from the board's files. This cannot be undone.")

  @OptionGroup var options: BoardOptions

  @Argument(help: "The message's id; a thread stands for its first message and ends with it.")
  var message: String

  func run() throws {
    let session = try options.writing()
    let (thread, message) = try ThreadArgument.message(message, in: session)
    _ = try session.act(.withdraw(thread, message))
    Output.note("Taken back. The words are gone from the board's files.")
  }
}
