// SPDX-License-Identifier: Apache-2.0

internal import Board

/// A roster as comma-separated values with a header, such as EveryPolitician's `term-56.csv`.
///
/// The columns `id` and `name` are needed; `alternates` (parted by semicolons), `house` or `chamber`,
/// `area`, `seat` or `constituency`, `group` or `party`, `end_date` and `active` are taken where they
/// are there. Quoting follows RFC 4180. Somebody who stands twice, after a change of party, is taken
/// once, as the later row has it.
struct TabularRoster {
  private struct Row {
    let offset: Int
    let fields: [String]
  }

  private let bytes: ArraySlice<UInt8>

  /// A table in UTF-8.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  /// The table's people; a header without `id` and `name` is noted.
  func people(on today: Day, _ problems: inout Problems) -> [RosterPerson] {
    var rows = rows(&problems).filter { $0.fields != [""] }
    guard !rows.isEmpty else { return [] }
    let first = rows.removeFirst()
    let header = first.fields.map { $0.lowercased() }
    guard header.contains("id"), header.contains("name") else {
      problems.note(
        "no roster: the first line names no columns \"id\" and \"name\"", at: first.offset, path: ""
      )
      return []
    }
    var people: [RosterPerson] = []
    var places: [String: Int] = [:]
    for row in rows {
      guard let person = person(in: row, header, on: today, &problems) else { continue }
      if let place = places[person.id] {
        people[place] = person
      } else {
        places[person.id] = people.count
        people.append(person)
      }
    }
    return people
  }

  private func person(
    in row: Row, _ header: [String], on today: Day, _ problems: inout Problems
  ) -> RosterPerson? {
    func field(_ columns: String...) -> String? {
      for column in columns {
        guard let index = header.firstIndex(of: column), index < row.fields.count else { continue }
        if !row.fields[index].isEmpty { return row.fields[index] }
      }
      return nil
    }
    func note(_ words: String) { problems.note(words, at: row.offset, path: "") }
    guard row.fields.count <= header.count else {
      note("\(row.fields.count) fields where the first line names \(header.count) columns")
      return nil
    }
    guard let id = field("id"), let name = field("name") else {
      note(field("id") == nil ? "no \"id\"" : "no \"name\"")
      return nil
    }
    var isActive = PartialDate.isOpen(field("end_date"), on: today)
    if let active = field("active")?.lowercased() {
      if ["yes", "true", "1"].contains(active) {
        isActive = true
      } else if ["no", "false", "0"].contains(active) {
        isActive = false
      } else {
        note("\"active\" should be yes or no, is \(Problems.quoted(active))")
      }
    }
    let isLords = field("house", "chamber")?.lowercased().contains("lords") == true
    let others = field("alternates")?.split(separator: ";").map { part in
      String(part.drop { $0 == " " })
    }
    return RosterPerson(
      id: id, name: name, alternates: PopoloRoster.alternates(others ?? [], to: name),
      house: isLords ? .lords : .commons,
      seat: isLords ? nil : field("area", "seat", "constituency"), party: field("group", "party"),
      isActive: isActive, offset: row.offset, path: "")
  }

  /// The fields of each line; a quoted field may hold commas, line feeds and doubled quotes.
  private func rows(_ problems: inout Problems) -> [Row] {
    var rows: [Row] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var start = bytes.startIndex
    var quote: Int?
    var index = bytes.startIndex
    func text() -> String { String(decoding: field, as: UTF8.self) }
    while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\"")
      where quote != nil && index + 1 < bytes.endIndex
        && bytes[index + 1] == UInt8(ascii: "\""):
        field.append(byte)
        index += 1
      case UInt8(ascii: "\""): quote = quote == nil ? index : nil
      case UInt8(ascii: ",") where quote == nil:
        fields.append(text())
        field = []
      case UInt8(ascii: "\r") where quote == nil: break
      case UInt8(ascii: "\n") where quote == nil:
        rows.append(Row(offset: start, fields: fields + [text()]))
        (fields, field, start) = ([], [], index + 1)
      default: field.append(byte)
      }
      index += 1
    }
    if let quote { problems.note("a quotation mark that is never closed", at: quote, path: "") }
    if !field.isEmpty || !fields.isEmpty {
      rows.append(Row(offset: start, fields: fields + [text()]))
    }
    return rows
  }
}
