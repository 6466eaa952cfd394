// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Session
internal import Text

/// The record of what was done for the board, as text and as JSON.
///
/// The JSON's names are a promise.
struct RecordReport {
  private let board: BoardState
  private let vocabulary: Vocabulary
  private let today: Day
  private let reading: RecordReading

  init(_ session: Session, _ reading: RecordReading) {
    board = session.board
    vocabulary = session.world.vocabulary
    today = session.today
    self.reading = reading
  }

  /// What is told to whoever has seen more of the record than there is.
  static let shortened =
    "Something that you saw in the record is not there any more. Compare the check words with a "
    + "friend's, and tell whoever runs the board."

  /// A line for each act, and the check words.
  func text(_ lines: [RecordReading.Line]) -> String {
    let acts = lines.map { line in
      let entry = line.entry
      let place = entry.place(on: board, vocabulary)
      let cells = [
        entry.day.label(on: today).filled(to: 9), entry.label.filled(to: 11),
        entry.detail.filled(to: 30), place.filled(to: 20),
      ]
      return (cells.joined(separator: " ") + " " + line.authors.joined(separator: ", "))
    }
    return (acts + [foot]).joined(separator: "\n")
  }

  private var foot: String {
    let count = reading.lines.count
    guard count > 0 else { return "Nothing was done for the board yet." }
    let since: String =
      switch reading.comparison {
      case .first: ""
      case .whole(let day):
        " Nothing has gone missing since you last looked (\(day.label(on: today)))."
      case .shortened: " \(RecordReport.shortened)"
      }
    return "\(count == 1 ? "1 act" : "\(count) acts"). Check words: "
      + "\(reading.checkWords.joined(separator: " ")).\(since)"
  }

  /// One object: the acts, newest first, the check words, and what the last look says.
  func json(_ lines: [RecordReading.Line]) -> JSONWriter {
    var json = JSONWriter(reserving: 256 + 256 * lines.count)
    json.beginObject()
    json.key("acts")
    json.beginArray()
    for line in lines {
      let entry = line.entry
      json.beginObject()
      json.key("id")
      json.value(entry.id.description)
      json.key("day")
      json.value(entry.day.description)
      json.key("act")
      json.value(entry.code)
      json.key("reason")
      json.value(orNull: entry.reason?.rawValue)
      json.key("thread")
      json.value(orNull: entry.thread?.description)
      json.key("ref")
      json.value(orNull: entry.thread?.reference.description)
      json.key("review")
      json.value(orNull: entry.review?.description)
      json.key("moderators")
      json.beginArray()
      for author in line.authors { json.value(author) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.key("count")
    json.value(reading.lines.count)
    json.key("check")
    json.value(reading.checkWords.joined(separator: " "))
    json.key("shortened")
    if case .shortened = reading.comparison { json.value(true) } else { json.value(false) }
    json.endObject()
    return json
  }
}

extension String {
  /// The text with blanks up to a width.
  func filled(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - columnWidth))
  }
}
