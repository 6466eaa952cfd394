// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Session
internal import Storage

/// What `doctor --repair` did.
struct RepairReport {
  private let mended: [Mended]
  private let complaints: [Complaint]

  init(_ repair: Repair) {
    mended = repair.mended
    complaints = repair.failures.map { Complaint($0) }
  }

  /// Why something could not be mended; nil where all is.
  var failure: Complaint? { complaints.first }

  /// For people.
  var text: String {
    var lines = mended.flatMap(RepairReport.lines)
    lines += complaints.map { "NOT MENDED  \($0.sentence)" }
    if lines.isEmpty { return "Nothing to mend." }
    if !mended.isEmpty {
      lines += [
        "", "What was taken out is kept for 30 days in files that only this account can read.",
        "Their names are beside each. lookout doctor looks through all there is.",
      ]
    }
    return lines.joined(separator: "\n")
  }

  private static func lines(_ mended: Mended) -> [String] {
    switch mended {
    case .lines(let lines):
      [
        "MENDED  segment \(lines.segment), line \(lines.line): \(lost(lines.lost)); "
          + "\(lines.bytes) bytes taken out."
      ] + kept(lines.keptIn)
    case .tail(let torn):
      [
        "MENDED  segment \(torn.segment): a write that a crash had cut short, of which nobody was "
          + "told that it was done; \(torn.length) bytes taken out."
      ] + kept([torn.name])
    case .members(let file, let keptIn):
      ["MENDED  \(file): made whole from its twin; nothing is lost."]
        + kept([keptIn].compactMap(\.self))
    case .cells(let offset, let bytes, let keptIn):
      [
        "MENDED  private.jsonl, byte \(offset): \(bytes) bytes that were no row taken out. If they "
          + "were somebody's, what she kept to herself is lost: drafts, and what she had read."
      ] + kept([keptIn])
    case .cellFrame(let row, let keptIn):
      ["MENDED  private.jsonl, row \(row): what stands around it written anew."] + kept([keptIn])
    }
  }

  private static func lost(_ numbers: ClosedRange<UInt64>?) -> String {
    guard let numbers else { return "what stood there was none of the record's; nothing is lost" }
    return numbers.lowerBound == numbers.upperBound
      ? "line \(numbers.lowerBound) of the record is lost"
      : "lines \(numbers.lowerBound) to \(numbers.upperBound) of the record are lost"
  }

  private static func kept(_ names: [String]) -> [String] {
    names.map { "        kept in journal/\($0)" }
  }

  /// For programs.
  var json: JSONWriter {
    var json = JSONWriter()
    json.beginObject()
    json.key("mended")
    json.beginArray()
    for mended in mended { RepairReport.write(mended, to: &json) }
    json.endArray()
    json.key("not_mended")
    json.beginArray()
    for complaint in complaints { json.value(complaint.sentence) }
    json.endArray()
    json.endObject()
    return json
  }

  private static func write(_ mended: Mended, to json: inout JSONWriter) {
    json.beginObject()
    switch mended {
    case .lines(let lines):
      write("lines", "journal", lines.keptIn, to: &json)
      write([("segment", UInt64(lines.segment)), ("line", lines.line)], to: &json)
      write([("bytes", lines.bytes)], to: &json)
      json.key("lost")
      json.beginArray()
      if let lost = lines.lost {
        json.value(lost.lowerBound)
        json.value(lost.upperBound)
      }
      json.endArray()
    case .tail(let torn):
      write("tail", "journal", [torn.name], to: &json)
      write([("segment", UInt64(torn.segment)), ("bytes", torn.length)], to: &json)
    case .members(let file, let keptIn):
      write("members", file, [keptIn].compactMap(\.self), to: &json)
    case .cells(let offset, let bytes, let keptIn):
      write("cells", "private.jsonl", [keptIn], to: &json)
      write([("offset", offset), ("bytes", bytes)], to: &json)
    case .cellFrame(let row, let keptIn):
      write("cell_frame", "private.jsonl", [keptIn], to: &json)
      write([("row", row)], to: &json)
    }
    json.endObject()
  }

  private static func write(
    _ what: String, _ file: String, _ names: [String], to json: inout JSONWriter
  ) {
    json.key("what")
    json.value(what)
    json.key("file")
    json.value(file)
    json.key("kept_in")
    json.beginArray()
    for name in names { json.value("journal/\(name)") }
    json.endArray()
  }

  private static func write(_ numbers: [(StaticString, UInt64)], to json: inout JSONWriter) {
    for (key, number) in numbers {
      json.key(key)
      json.value(number)
    }
  }
}
