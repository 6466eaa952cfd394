// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Ledger
internal import Session
internal import Storage

/// What `doctor` found, and what the board protects and what not.
struct DoctorReport {
  private let examination: Examination
  private let damage: Damage?
  private let threadCount: Int

  init(_ examination: Examination, of session: Session) {
    self.examination = examination
    damage = session.damage
    threadCount = session.board.threads.count
  }

  /// Whether the record is what was written.
  var isSound: Bool { damage == nil && examination.isSound }

  /// For people.
  var text: String {
    var lines = [
      "\(examination.lines) lines, \(threadCount) threads, \(examination.texts) texts, "
        + "\(examination.erasedTexts) erased."
    ]
    if let damage { lines.append("DAMAGED  \(Complaint(damage).fact)") }
    lines += examination.unreadable.map { "UNREADABLE  line \($0) of the record" }
    lines += examination.forged.map { "FORGED  \($0) is not signed by the tag it names" }
    lines += examination.damagedTexts.map { "DAMAGED  the words of \($0) are not as written" }
    lines.append(isSound ? "Every line, text and signature is as it was written." : "")
    lines += [
      "",
      "This is an open board: its files protect NOTHING. Whoever can read them can read every",
      "word and act in every name. Use it to try things out.",
    ]
    return lines.joined(separator: "\n")
  }

  /// For programs.
  var json: JSONWriter {
    var json = JSONWriter()
    json.beginObject()
    json.key("sound")
    json.value(isSound)
    json.key("sealed")
    json.value(false)
    json.key("lines")
    json.value(examination.lines)
    json.key("threads")
    json.value(threadCount)
    json.key("texts")
    json.value(examination.texts)
    json.key("erased_texts")
    json.value(examination.erasedTexts)
    json.key("damage")
    if let damage {
      json.beginObject()
      json.key("segment")
      json.value(damage.segment)
      json.key("line")
      json.value(damage.line)
      json.key("cause")
      json.value(Complaint(damage).fact)
      json.endObject()
    } else {
      json.null()
    }
    json.key("damaged_texts")
    write(examination.damagedTexts.map(\.description), to: &json)
    json.key("forged")
    write(examination.forged.map(\.description), to: &json)
    json.key("unreadable_lines")
    json.beginArray()
    for number in examination.unreadable { json.value(number) }
    json.endArray()
    json.endObject()
    return json
  }

  private func write(_ texts: [String], to json: inout JSONWriter) {
    json.beginArray()
    for text in texts { json.value(text) }
    json.endArray()
  }
}
