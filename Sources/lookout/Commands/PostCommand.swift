// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout post`: a reply.
struct PostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "post", abstract: "Reply in a thread.")

  @OptionGroup var options: BoardOptions

  @Argument(help: "A reference such as K4TZ, or an id.")
  var thread: String

  @OptionGroup var body: BodyOption

  @Option(help: ArgumentHelp("The id of the message it answers.", valueName: "message"))
  var replyTo: String?

  @Option(
    help: ArgumentHelp(
      "Another try of a post that was turned down, by the id that lookout mail tells.",
      valueName: "held"))
  var again: String?

  @Flag(help: "Print the new ids as JSON.")
  var json = false

  func run() throws {
    try ErrorForm.telling(asJSON: json) { () throws(Complaint) in
      let (session, text) = try options.writing(with: body.read)
      let row = try ThreadArgument.thread(thread, in: session)
      var target: EventID?
      if let replyTo { target = try ThreadArgument.message(replyTo, in: session).message }
      _ = try session.post(.reply(row.id, to: target, text), again: again, asJSON: json)
    }
  }
}
