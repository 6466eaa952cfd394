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

  @Flag(help: "Print the new ids as JSON.")
  var json = false

  func run() throws {
    let text = try body.read()
    let session = try options.writing()
    let row = try ThreadArgument.thread(thread, in: session)
    let target = try replyTo.map { try ThreadArgument.message($0, in: session).message }
    let events = try session.act(.reply(row.id, to: target, text))
    Output.printIDs(of: events, asJSON: json)
  }
}
