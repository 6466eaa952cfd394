// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Session

/// Tonight and the occasions to come, as lines and as JSON, for `upcoming` and line mode.
///
/// The JSON's names are a promise.
struct TonightReport {
  private let tonight: Tonight
  private let names: [EventID: String]
  private let advice: [String]
  private let vocabulary: Vocabulary
  private let today: Day

  /// Of how many of tonight's threads, the newest of each evening first, the advice is gathered.
  private static let most = 512

  /// Reads what a session's board has for tonight.
  init(_ session: Session) throws(Complaint) {
    let board = session.board
    let tonight = Tonight(board, session.world.vocabulary, on: session.today)
    let threads = tonight.evenings.flatMap { $0.threads(on: board) }.prefix(TonightReport.most)
    let read = try Complaint.wording { () throws(SessionError) in
      (
        try session.words(of: board.upcoming.ahead(on: session.today).map(\.id)),
        try session.rows(Array(threads))
      )
    }
    self.init(
      tonight, names: read.0, texts: Array(read.1.values), session.world.vocabulary,
      today: session.today)
  }

  /// Tells what was read.
  init(
    _ tonight: Tonight, names: [EventID: String], texts: [RowText], _ vocabulary: Vocabulary,
    today: Day
  ) {
    self.tonight = tonight
    self.names = names
    self.vocabulary = vocabulary
    self.today = today
    advice = vocabulary.mostGiven(in: texts).map { vocabulary.sentence(ofAdvice: $0) }
  }

  private func name(of occasion: PublicOccasion) -> String {
    names[occasion.id] ?? vocabulary.label(ofOccasion: occasion.code)
  }

  private static func counts(_ row: Tonight.Row) -> String {
    func count(_ number: Int, _ word: String, _ words: String) -> String {
      number == 0 ? "no \(words)" : "\(number) \(number == 1 ? word : words)"
    }
    return "\(count(row.warnings, "warning", "warnings")), \(row.advice) advice"
  }

  /// Sentences, for people; with numbers to choose a row by, where one can.
  func lines(numbered: Bool = false) -> [String] {
    var lines = ["Tonight, by the kind of evening:"]
    for (index, row) in tonight.rows.enumerated() {
      let number = numbered ? "\(index + 1). " : "  "
      switch row.subject {
      case .evening(let evening):
        lines.append("\(number)\(evening.label): \(TonightReport.counts(row)).")
      case .occasion(let occasion):
        if row.subject == tonight.ahead.first?.subject { lines.append("Coming up:") }
        lines.append(
          "\(number)\(name(of: occasion)), \(occasion.label(on: today)): \(TonightReport.counts(row))."
        )
      }
    }
    if !advice.isEmpty {
      lines.append("Before you go, from all of tonight's:")
      lines += advice.map { "  \($0)" }
    }
    lines.append("No warning does not mean safe: most things are never written.")
    return lines
  }

  /// One object.
  var json: JSONWriter {
    var json = JSONWriter()
    json.beginObject()
    json.key("tonight")
    json.beginArray()
    for row in tonight.evenings {
      guard case .evening(let evening) = row.subject else { continue }
      json.beginObject()
      json.key("evening")
      json.value(evening.rawValue)
      TonightReport.write(row, to: &json)
      json.endObject()
    }
    json.endArray()
    json.key("upcoming")
    json.beginArray()
    for row in tonight.ahead {
      guard case .occasion(let occasion) = row.subject else { continue }
      json.beginObject()
      json.key("id")
      json.value(occasion.id.description)
      json.key("name")
      json.value(name(of: occasion))
      json.key("occasion")
      json.value(occasion.code)
      json.key("first_week")
      json.value(occasion.weeks.lowerBound.first.description)
      json.key("last_week")
      json.value(occasion.weeks.upperBound.first.description)
      TonightReport.write(row, to: &json)
      json.endObject()
    }
    json.endArray()
    json.key("before_you_go")
    json.beginArray()
    for sentence in advice { json.value(sentence) }
    json.endArray()
    json.endObject()
    return json
  }

  private static func write(_ row: Tonight.Row, to json: inout JSONWriter) {
    json.key("warnings")
    json.value(row.warnings)
    json.key("advice")
    json.value(row.advice)
  }
}
