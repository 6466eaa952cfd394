// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout amend`: other words for one's own post.
struct AmendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend", abstract: "Replace the words of a post of your own.",
    discussion: "The words that stood there are erased from the board's files.")

  @OptionGroup var options: BoardOptions

  @Argument(help: "The message's id; a thread stands for its first message.")
  var message: String

  @OptionGroup var body: BodyOption

  @Flag(help: "Tell as JSON why the words are not put up, on standard error.")
  var json = false

  func run() throws {
    try ErrorForm.telling(asJSON: json) { () throws(Complaint) in
      let (session, text) = try options.writing(with: body.read)
      let (thread, message) = try ThreadArgument.message(message, in: session)
      let events = try session.act(.amend(thread, message, text))
      guard events.contains(where: \.isSubmission) else {
        return Output.note("Amended. The words that stood there are gone from the board's files.")
      }
      Output.printIDs(of: events, asJSON: json)
      for sentence in HeldText.sentences(session.board.policy) { Output.note(sentence) }
    }
  }
}
