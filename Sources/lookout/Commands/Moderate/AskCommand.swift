// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout moderate ask`: a question to an author.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Ask a message's author something, for her alone to read.",
    discussion: """
      It reaches her own sessions, under the tag that wrote; she can answer under that tag, for the \
      moderators alone. The record says that somebody was asked, and not where. At most \
      \(Limits.questionCharacters) characters, fewer where they are not ASCII.
      """)

  @OptionGroup var options: BoardOptions
  @OptionGroup var preview: PreviewOption

  @Argument(help: "The message's id; a thread stands for its first message.")
  var message: String

  @Option(help: ArgumentHelp("The file with the words; - reads standard input.", valueName: "file"))
  var textFile: String

  func run() throws {
    let (session, text) = try options.writing { () throws(Complaint) in
      RawText(try InputFile(textFile, limit: 1 << 16).text())
    }
    let (thread, message) = try ThreadArgument.message(message, in: session)
    if preview.isMet(with: text, in: session) { return }
    _ = try session.act(.ask(thread, message, text))
    Output.note("Asked. Its author alone will see it.")
  }
}

/// `lookout moderate notice`: a formal complaint that came by letter.
struct NoticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "Put a formal complaint about a thread into the queue.",
    discussion: """
      It is to be answered within 48 hours; Saturdays, Sundays and bank holidays are not counted. The \
      moderators alone see it, and the hour of its arrival, no finer.
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: "A thread's reference or id.")
  var thread: String

  @Option(help: ArgumentHelp("When it came, such as 2026-11-20T13:00.", valueName: "moment"))
  var arrived: String

  @Flag(help: "Print the item's id as JSON.")
  var json = false

  func run() throws {
    let session = try options.writing()
    let row = try ThreadArgument.thread(thread, in: session)
    let offset = HostClock.now().offset
    let sign = offset < 0 ? "-" : "+"
    let zone = [abs(offset) / 60, abs(offset) % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    let written = Moment("\(arrived):00\(sign)\(zone.joined(separator: ":"))") ?? Moment(arrived)
    guard let written else {
      throw Complaint(
        .usage, "\"\(arrived)\" is no day and hour.", next: "Such as 2026-11-20T13:00.")
    }
    guard written.day <= session.today else {
      throw Complaint(.usage, "\(arrived) is still to come.", next: "When did it come?")
    }
    let events = try session.act(
      .tellModerators(.notice(row.id, arrived: QueueClock.hour(of: written))))
    Output.printItem(of: events, asJSON: json)
    let answer = QueueClock.answer(
      toNotice: QueueClock.hour(of: written), session.world.holidays())
    Output.note("In the queue. Answer by \(answer.label(on: session.today)).")
  }
}

/// `lookout moderate data-request`: somebody asks what the board holds about them.
struct DataRequestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data-request",
    abstract: "Put a request for what the board holds about somebody into the queue.",
    discussion: "It is to be answered within a month. Who asks is written nowhere.")

  @OptionGroup var options: BoardOptions

  @Option(help: ArgumentHelp("The day on which it came, such as 2026-11-20.", valueName: "day"))
  var arrived: String

  @Flag(help: "Print the item's id as JSON.")
  var json = false

  func run() throws {
    let session = try options.writing()
    guard let day = Day(iso: arrived), day <= session.today else {
      throw Complaint(
        .usage, "\"\(arrived)\" is no day that has come.", next: "Such as \(session.today).")
    }
    let events = try session.act(.tellModerators(.dataRequest(arrived: day)))
    Output.printItem(of: events, asJSON: json)
    Output.note("In the queue. Answer by \(QueueClock.answer(toDataRequest: day)).")
  }
}
