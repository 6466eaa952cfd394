// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout moderate approve`: puts a held post up.
struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Put a held post up, as its author signed it.")

  @OptionGroup var options: BoardOptions

  @Argument(help: "An id that lookout moderate queue prints.")
  var id: String

  @Flag(help: "Print the new ids as JSON.")
  var json = false

  func run() throws {
    try ErrorForm.telling(asJSON: json) { () throws(Complaint) in
      let session = try options.writing()
      let events = try session.act(.decide([try QueueArgument.event(id)], .putUp))
      let post = events.filter { $0.thread != nil }
      Output.printIDs(of: post, asJSON: json)
      Output.note("Put up.")
    }
  }
}

/// `lookout moderate reject`: turns a held post down.
struct RejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Turn a held post down, with a reason that its writer reads.",
    discussion: """
      Its writer has her words back, for another try. What the moderators had of them is erased.

      --reason takes one of: \
      \(ModerationReason.turningDown.map(\.rawValue).joined(separator: ", ")).
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: "An id that lookout moderate queue prints.")
  var id: String

  @Option(help: "Why: one of the closed list.")
  var reason: String

  func run() throws {
    let known = try ReasonArgument.reason(reason, among: ModerationReason.turningDown)
    let session = try options.writing()
    let item = try QueueArgument.event(id)
    _ = try session.act(.decide([item], .turnedDown(known)))
    Output.note(
      session.board.submissions[item] == nil
        ? "Turned down. It stays set aside; its writer reads why."
        : "Turned down. Its writer reads why, and has her words back.")
  }
}

/// `lookout moderate resolve`: what was seen to.
struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Say that reports, answers, disputes, notices or requests were seen to.",
    discussion: """
      What was done about them, if anything, is an act of its own. All reports of a post go together, \
      by the id that the queue prints for them.
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: "Ids that lookout moderate queue prints.")
  var ids: [String]

  func run() throws {
    let session = try options.writing()
    var items: [EventID] = []
    for id in ids { items.append(try QueueArgument.event(id)) }
    _ = try session.act(.decide(items, .resolved))
    Output.note("Seen to.")
  }
}

/// A reason of a closed list, as it is typed.
enum ReasonArgument {
  static func reason(
    _ word: String, among reasons: [ModerationReason]
  ) throws(Complaint) -> ModerationReason {
    guard let reason = ModerationReason(rawValue: word), reasons.contains(reason) else {
      throw Complaint(
        .usage, "\"\(word)\" is not on the list of reasons.",
        next: "--reason takes one of: \(reasons.map(\.rawValue).joined(separator: ", ")).")
    }
    return reason
  }
}
