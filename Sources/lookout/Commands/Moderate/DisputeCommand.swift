// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout moderate dispute`: the answer of the person named.
struct DisputeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispute",
    abstract: "Put up what the person named answers, below the warning.",
    discussion: """
      Everybody reads it there as the answer of the person named; the thread and the record say that it \
      is disputed, and the queue keeps it until a moderator has seen to it. Till then no second one is \
      taken. Its words are masked like a post's, and are not changed afterwards.
      """)

  @OptionGroup var options: BoardOptions
  @OptionGroup var preview: PreviewOption

  @Argument(help: "The warning's reference or id.")
  var thread: String

  @OptionGroup var body: BodyOption

  @Flag(help: "Print the new ids as JSON.")
  var json = false

  func run() throws {
    try ErrorForm.telling(asJSON: json) { () throws(Complaint) in
      let (session, text) = try options.writing(with: body.read)
      let row = try ThreadArgument.thread(thread, in: session)
      if preview.isMet(with: text, in: session) { return }
      let events = try session.act(.dispute(row.id, text))
      Output.printIDs(of: events, asJSON: json)
      Output.note("It stands in the thread, for everybody. The queue has it, to be seen to.")
    }
  }
}
