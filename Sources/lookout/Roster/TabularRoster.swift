// SPDX-License-Identifier: Apache-2.0

internal import Board

/// A roster as comma-separated values with a header, such as EveryPolitician's `term-56.csv`.
///
/// Quoting follows RFC 4180. Somebody who stands twice, after a change of party, is taken once, as
/// the later row has it.
enum TabularRoster {
  /// The table's people; a header without `id` and `name` is noted.
  static func people(in text: String, _ problems: inout Problems) -> [RosterPerson] {
    var rows = rows(of: text)
    guard !rows.isEmpty else { return [] }
    let header = rows.removeFirst().map { $0.lowercased() }
    guard let id = header.firstIndex(of: "id"), let name = header.firstIndex(of: "name") else {
      problems.note(
        "no roster: the first line names no columns \"id\" and \"name\"", at: 0, path: "")
      return []
    }
    var people: [RosterPerson] = []
    var places: [String: Int] = [:]
    for (number, row) in rows.enumerated() where row != [""] {
      func field(_ column: String) -> String? {
        guard let index = header.firstIndex(of: column), index < row.count else { return nil }
        return row[index].isEmpty ? nil : row[index]
      }
      guard row.count > max(id, name), !row[id].isEmpty, !row[name].isEmpty else {
        problems.note("row \(number + 2) has no id or no name", at: 0, path: "")
        continue
      }
      let isLords = field("chamber")?.contains("Lords") == true
      let person = RosterPerson(
        id: row[id], name: row[name], alternates: [], house: isLords ? .lords : .commons,
        seat: field("area") ?? field("seat"), party: field("group") ?? field("party"),
        isActive: field("end_date") == nil)
      if let place = places[person.id] {
        people[place] = person
      } else {
        places[person.id] = people.count
        people.append(person)
      }
    }
    return people
  }

  /// The fields of each line; a quoted field may hold commas, line feeds and doubled quotes.
  private static func rows(of text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    var scalars = text.unicodeScalars.drop { $0 == "\u{FEFF}" }[...]
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true) where scalars.first == "\"":
        field.unicodeScalars.append("\"")
        scalars.removeFirst()
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        row.append(field)
        field = ""
      case ("\r", false): break
      case ("\n", false):
        rows.append(row + [field])
        row = []
        field = ""
      default: field.unicodeScalars.append(scalar)
      }
    }
    if !field.isEmpty || !row.isEmpty { rows.append(row + [field]) }
    return rows
  }
}
