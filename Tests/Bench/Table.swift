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

  /// The rows in columns as wide as they need to be.
  var lines: [String] {
    let cells =
      [["what", "measured", "floor of the same run", "ratio", "target", ""]]
      + rows.map { row in
        [
          row.what, row.measured, row.floor, row.ratio, row.target,
          row.isMet.map { $0 ? "met" : "NOT MET" } ?? "",
        ].map { $0.isEmpty ? "–" : $0 }
      }
    let widths = cells[0].indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    var lines = cells.map { row in
      zip(row, widths).map { text, width in
        text + String(repeating: " ", count: width - text.count)
      }.joined(separator: " | ")
    }
    lines.insert(
      widths.map { String(repeating: "-", count: $0) }.joined(separator: " | "),
      at: 1
    )
    return lines
  }
}
