// SPDX-License-Identifier: Apache-2.0

internal import Canvas

/// What is said to a writer whose post waits.
struct HeldPage: Screen {
  let page = Page.notice

  func head(_ scene: Scene) -> [Line] {
    [Line(" Held", right: scene.isNarrow ? "only you" : "only you can see it", style: .strong)]
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] { [.back] }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let air: [Line] = scene.isLow ? [] : [.blank]
    let lines =
      air + scene.heldSentences.flatMap { Line.wrap($0, columns: scene.columns) } + air
      + Line.wrap("4 has it: d takes it back there.", columns: scene.columns, style: .dim)
    for (line, row) in zip(lines, rows) { frame.draw(line, row: row, columns: scene.columns) }
    frame.cursor = Frame.Cursor(row: rows.lowerBound, column: 0)
  }
}
