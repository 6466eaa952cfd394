// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout moderate queue`: what waits for moderators.
struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "What waits for moderators, the most urgent first.",
    discussion: """
      Notices by their clock, then what can hurt someone tonight. No words of a post stand here: \
      lookout moderate look ID shows one item. Two moderators are told to start at different items.
      """)

  @OptionGroup var options: BoardOptions

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let session = try options.writing()
    let reading = try Complaint.wording { () throws(SessionError) in try session.queue() }
    let report = QueueReport(session)
    if json { Output.print(report.json(reading)) } else { Output.print(report.text(reading)) }
  }
}

/// `lookout moderate look`: one item.
struct LookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "look", abstract: "Show one item of the queue, and what the program found in it.")

  @OptionGroup var options: BoardOptions
  @OptionGroup var item: QueueArgument

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let session = try options.writing()
    let id = try item.item(in: session)
    let detail = try Complaint.wording { () throws(SessionError) in try session.queueItem(id) }
    guard let detail else { throw Complaint(.refused(.noSuchItem)) }
    let report = QueueReport(session)
    if json { Output.print(report.json(detail)) } else { Output.print(report.text(detail)) }
  }
}

/// An item of the queue, by the id that the queue prints.
struct QueueArgument: ParsableArguments {
  @Argument(help: "An id that lookout moderate queue prints.")
  var id: String

  /// The item.
  func item(in session: Session) throws(Complaint) -> QueueItem.ID {
    let reading = try Complaint.wording { () throws(SessionError) in try session.queue() }
    if let item = reading.items.first(where: { $0.id.event.description == id }) { return item.id }
    // What became of it the session tells; others' items are known by their event alone.
    return .submission(try QueueArgument.event(id))
  }

  static func event(_ text: String) throws(Complaint) -> EventID {
    guard let event = EventID(text) else { throw Complaint(.refused(.noSuchItem)) }
    return event
  }
}
