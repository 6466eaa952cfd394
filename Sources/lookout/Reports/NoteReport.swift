// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Ledger

/// Notes as commands show them.
enum NoteReport {
  /// One note for people.
  static func text(_ note: Note) -> String {
    let time = note.moment?.description ?? "\(note.day)"
    return "\(time)  \(note.id)\n" + indented(words(of: note))
  }

  /// The words of a note, or why there are none.
  static func words(of note: Note) -> String {
    switch note.body {
    case .text(let text): text
    case .erased: "(Its words have been erased from the board's files, and not by you.)"
    default: "(Its words cannot be read: what is stored is not what was written.)"
    }
  }

  /// Lines set in by two blanks.
  static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
      .joined(separator: "\n")
  }

  /// `note list --json`: an array of objects.
  static func json(_ notes: [Note]) -> JSONWriter {
    var json = JSONWriter()
    json.beginArray()
    for note in notes {
      json.beginObject()
      json.key("note")
      json.value(note.id.description)
      json.key("at")
      if let moment = note.moment { json.value(moment.description) } else { json.null() }
      json.key("line")
      json.value(note.line)
      json.key("body")
      if let text = note.body.text { json.value(text) } else { json.null() }
      json.endObject()
    }
    json.endArray()
    return json
  }

  /// What holds of a proof, for people.
  ///
  /// - Parameters:
  ///   - findings: what was found of each note.
  ///   - lines: how many of the record's lines the proof covers.
  ///   - isMember: whether the board was open to whoever checked.
  /// - Returns: some sentences.
  static func text(_ findings: [NoteFinding], lines: Int, isMember: Bool) -> String {
    var text = """
      The proof holds: \(findings.count == 1 ? "this note stands" : "these notes stand") in this \
      board's record, in this order, with these words. The record has not been changed since, over \
      the \(lines == 1 ? "1 line" : "\(lines) lines") that the proof covers.
      """
    text +=
      isMember
      ? "\nThe day is the board's own, signed with the note. The time is by the writer's host.\n"
      : "\nChecked without a codename: a member can also see the day that each line bears.\n"
    for finding in findings {
      text += "\nline \(finding.content.line)"
      if let day = finding.day { text += ", in the record on \(day)" }
      text += ", written at \(finding.content.moment) by its own account"
      if let seen = finding.seen {
        text += "; the board's founder had seen it there on \(seen.day) (line \(seen.line))"
      }
      if finding.isErased { text += "; erased from the board's files since" }
      text += "\n\(indented(finding.content.text))\n"
    }
    return text
  }

  /// `verify --note --json`: one object.
  static func json(_ findings: [NoteFinding], lines: Int, isMember: Bool) -> JSONWriter {
    var json = JSONWriter()
    json.beginObject()
    json.key("holds")
    json.value(true)
    json.key("signatures_checked")
    json.value(isMember)
    json.key("lines")
    json.value(lines)
    json.key("notes")
    json.beginArray()
    for finding in findings {
      json.beginObject()
      json.key("note")
      json.value(finding.content.id.description)
      json.key("line")
      json.value(finding.content.line)
      json.key("at")
      json.value(finding.content.moment.description)
      json.key("day")
      if let day = finding.day { json.value(day.description) } else { json.null() }
      json.key("seen_by_founder")
      if let seen = finding.seen { json.value(seen.day.description) } else { json.null() }
      json.key("erased")
      json.value(finding.isErased)
      json.key("body")
      json.value(finding.content.text)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json
  }
}
