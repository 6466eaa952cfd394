// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout report`: tells moderators of a post.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Report a message to the moderators.",
    discussion: """
      They alone read it, and not who sent it; nobody else sees that it was. It is counted once.

      --reason takes one of: \
      \(ModerationReason.reporting.map(\.rawValue).joined(separator: ", ")).
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: "The message's id; a thread stands for its first message.")
  var message: String

  @Option(help: "Why: one of the closed list.")
  var reason: String

  @Flag(help: "Print its id as JSON.")
  var json = false

  func run() throws {
    try ErrorForm.telling(asJSON: json) { () throws(Complaint) in
      let known = try ReasonArgument.reason(reason, among: ModerationReason.reporting)
      let session = try options.writing()
      let (thread, message) = try ThreadArgument.message(message, in: session)
      let events = try session.act(.report(thread, message, known))
      if json { Output.printItem(of: events, asJSON: true) }
      Output.note(
        "Sent to the moderators. They do not learn from whom, and nobody else that it was.")
    }
  }
}
