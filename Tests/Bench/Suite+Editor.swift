// SPDX-License-Identifier: Apache-2.0

import Canvas

extension Suite {
  /// From a key to the drawn words, in a text near its limit with a hundred findings underlined.
  mutating func measureEditor() {
    Output.note("editor")
    var times = Sample()
    var area = TextArea(Suite.words, limit: 4_000, size: Size(rows: 20, columns: 79))
    for _ in 0..<20 { area.perform(.up) }
    let findings = (0..<100).map { TextMark($0 * 39..<$0 * 39 + 9, .found) }
    for turn in 0..<2_000 {
      let start = Moment.now
      switch turn % 4 {
      case 0: area.insert("x")
      case 1: area.perform(.deleteBackward)
      case 2: area.perform(.left)
      default: area.perform(.right)
      }
      var frame = Frame(size: Size(rows: 24, columns: 80))
      for (row, line) in area.visibleRows(marks: findings).enumerated() {
        var column = 1
        for run in line.runs {
          column = frame.put(run.text, row: row, column: column, style: run.style)
        }
      }
      times.add(start.age)
    }
    table.add(
      Table.Row(
        what: "editor, a key in 3,900 characters with 100 findings",
        measured: "p50 \(Figure.time(times.median)), p99 \(Figure.time(times.percentile(99)))",
        target: "p99 ≤ 2 ms",
        isMet: times.percentile(99) <= 2_000
      )
    )
  }

  private static var words: String {
    let sentence = "Offered me a cab after the reception, and it went the long way round. "
    return String(String(repeating: sentence, count: 60).prefix(3_900))
  }
}
