// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Screens

/// Tonight, what is coming up, and thanks.
extension LineMode {
  /// Of how many of tonight's threads the advice is gathered.
  private static let most = 512

  mutating func tellTonight() -> LineStep {
    let tonight = Tonight(board, vocabulary, on: today)
    let threads = tonight.evenings.flatMap { $0.threads(on: board) }.prefix(LineMode.most)
    return want(.rows(Array(threads)), .tonight(tonight))
  }

  mutating func tell(_ tonight: Tonight, texts: [RowText]) -> LineStep {
    let report = TonightReport(tonight, names: told, texts: texts, vocabulary, today: today)
    talk = .tonight(tonight.rows)
    return .say(
      report.lines(numbered: true)
        + ["A number lists its threads. Anything else goes back."])
  }

  mutating func takeTonight(_ typed: String, _ rows: [Tonight.Row]) -> LineStep {
    talk = .none
    guard let number = Int(typed) else {
      return typed.isEmpty
        ? .say(reading == nil ? "Back on the board." : "Back in the thread.")
        : take(typed)
    }
    guard rows.indices.contains(number - 1) else {
      talk = .tonight(rows)
      return .say("The numbers go from 1 to \(rows.count).")
    }
    let threads = rows[number - 1].threads(on: board)
    guard !threads.isEmpty else {
      talk = .tonight(rows)
      return .say("Nothing is written there. That is not the same as safe. Another number, or b.")
    }
    reading = nil
    listing = LineListing(threads.map { LineListing.Entry(thread: $0) })
    return goOn()
  }

  /// Asks why the post that was heard last is reported.
  mutating func reportPost() -> LineStep {
    guard let reading, let message = heardLast else { return .say(LineMode.openFirst) }
    if !standing.isSealed { return .say(Complaint(.noReportsOnOpenBoard).sentence) }
    if let why = blocked(reading) { return .say(why) }
    if reading.own.contains(message.author) { return .say(Complaint(.ownPostReported).sentence) }
    talk = .report(reading.state.id, message.id)
    let reasons = ModerationReason.reporting.map { "\($0.digit) \($0.label)." }
    return .say("Report it: why? \(reasons.joined(separator: " ")) Anything else does not.")
  }

  mutating func takeReason(
    _ typed: String, _ thread: ThreadID, _ message: EventID
  ) -> LineStep {
    talk = .none
    guard let digit = Int(typed),
      let reason = ModerationReason.reporting.first(where: { $0.digit == digit })
    else { return .say("Nothing was reported.") }
    return perform(
      .report(thread, message, reason),
      saying: "Sent to the moderators. They do not learn from whom.")
  }

  /// Thanks whoever wrote the post that was heard last.
  mutating func thank() -> LineStep {
    guard let reading, let message = heardLast else { return .say(LineMode.openFirst) }
    if !standing.isSealed { return .say(Complaint(.noMailOnOpenBoard).sentence) }
    if let why = blocked(reading) { return .say(why) }
    if reading.own.contains(message.author) { return .say(Complaint(.ownMessage).sentence) }
    return perform(
      .thank(reading.state.id, message.id),
      saying: "Sent. Whoever wrote it alone will see that somebody was helped; it is not counted.")
  }
}
