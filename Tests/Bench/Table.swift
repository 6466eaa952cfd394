// SPDX-License-Identifier: Apache-2.0

/// What was measured, row by row.
struct Table {
  /// One measurement; an empty cell shows as a dash.
  struct Row {
    let what: String
    let measured: String
    var floor = ""
    var ratio = ""
    var target = ""
    /// Nil where there is no target.
    var isMet: Bool?
  }

  private var rows: [Row] = []

  mutating func add(_ row: Row) {
    rows.append(row)
    Output.note("  \(row.what): \(row.measured)")
  }

  /// The rows as a table of Markdown, to be put into the README as it is.
  var lines: [String] {
    let cells =
      [["what", "measured", "floor of the same run", "ratio", "target", ""]]
      + rows.map { row in
        [
          row.what, row.measured, row.floor, row.ratio, row.target,
          row.isMet.map { $0 ? "met" : "**missed**" } ?? "",
        ]
      }
    var lines = cells.map { "| " + $0.joined(separator: " | ") + " |" }
    lines.insert("|" + String(repeating: " --- |", count: cells[0].count), at: 1)
    return lines
  }
}
