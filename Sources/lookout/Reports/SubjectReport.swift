// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Canvas
internal import Screens
internal import Session

/// What a board says of office-holders, for `who` and `about`: tags and words, never names.
///
/// The JSON's names are a promise.
struct SubjectReport {
  private let session: Session
  private let threads: ThreadReport

  /// Reports on a session's board as it stands.
  init(_ session: Session) {
    self.session = session
    threads = ThreadReport(session)
  }

  /// What a check of one name came to.
  enum Check {
    /// Nobody of that name is on the roster.
    case unknown
    /// Several people, by what tells them apart.
    case several([String])
    case found(SubjectRow, SubjectStanding)
  }

  // MARK: Who

  /// A line for a name, by its number among those that were given.
  func text(_ check: Check, number: Int) -> String {
    let lead = "\(number)  "
    return switch check {
    case .unknown: lead + "nobody of that name is on the roster"
    case .several(let seats):
      lead + "several people may be meant; add the seat: \(seats.joined(separator: "; "))"
    case .found(let subject, let standing):
      standing.warnings == .none
        ? lead + standing.label : lead + "\(subject.tag): \(standing.label)"
    }
  }

  /// `who --json`.
  func json(_ checks: [Check]) -> JSONWriter {
    var json = JSONWriter()
    json.beginArray()
    for (index, check) in checks.enumerated() {
      json.beginObject()
      json.key("number")
      json.value(index + 1)
      json.key("state")
      switch check {
      case .unknown: json.value("not-on-the-roster")
      case .several(let seats):
        json.value("several")
        json.key("seats")
        json.beginArray()
        for seat in seats { json.value(seat) }
        json.endArray()
      case .found(let subject, let standing):
        json.value(standing.warnings == .none ? "nothing" : "warned")
        json.key("subject")
        json.value(orNull: standing.warnings == .none ? nil : subject.tag.description)
        write(standing, to: &json)
      }
      json.endObject()
    }
    json.endArray()
    return json
  }

  private func write(_ standing: SubjectStanding, to json: inout JSONWriter) {
    json.key("warnings")
    json.value(standing.warnings.rawValue)
    json.key("voices")
    json.value(orNull: standing.voices?.rawValue)
  }

  // MARK: About

  /// What to do from all of it, then the threads.
  func text(_ subject: SubjectRow, _ rows: [(row: ThreadRow, text: RowText?)]) -> String {
    var lines = [
      "About \(subject.tag)", "What members wrote. Not findings. Nobody is told that you looked.",
      "",
    ]
    guard !rows.isEmpty else {
      lines.append("Nothing on this board is about \(subject.tag).")
      lines += Wrapping.wrap(SubjectReport.caution, columns: 80).map(String.init)
      return lines.joined(separator: "\n")
    }
    let advice = advice(rows).map { session.world.vocabulary.sentence(ofAdvice: $0) }
    if !advice.isEmpty {
      lines.append("TO DO, from all of it")
      lines += Wrapping.wrap(advice.joined(separator: " "), columns: 77).map { "  \($0)" } + [""]
    }
    lines += rows.map { threads.text($0.row, $0.text) }
    lines += [
      "", "No scores and no ranking, on purpose. What ran out or was withdrawn is deleted.",
    ]
    return lines.joined(separator: "\n")
  }

  /// `about --json`.
  func json(_ subject: SubjectRow, _ rows: [(row: ThreadRow, text: RowText?)]) -> JSONWriter {
    var json = JSONWriter(reserving: rows.count * 512 + 256)
    json.beginObject()
    json.key("subject")
    json.value(subject.tag.description)
    json.key("watched")
    json.value(session.privateState.isWatching(subject.id))
    write(session.board.standing(of: subject.id, on: session.today), to: &json)
    json.key("advice")
    json.beginArray()
    for code in advice(rows) { json.value(code) }
    json.endArray()
    json.key("threads")
    threads.write(rows, to: &json)
    json.endObject()
    return json
  }

  static let caution =
    "That is not the same as safe: most things are never written down. Whoever you meet: agree a "
    + "leaving time with someone, and leave with others."

  /// Each advice once, the newest thread's first.
  private func advice(_ rows: [(row: ThreadRow, text: RowText?)]) -> [String] {
    var codes: [String] = []
    for code in rows.flatMap({ $0.text?.advice ?? [] }) where !codes.contains(code) {
      codes.append(code)
    }
    return codes
  }
}
