// SPDX-License-Identifier: Apache-2.0

internal import Canvas

/// Lines to read, more of them than a screen has room for.
struct Sheet {
  private var first = 0

  /// Moves by a request that moves; others leave it alone.
  mutating func perform(_ request: Request, rows: Int) {
    let page = max(1, rows - 1)
    switch request {
    case .moveDown: first += 1
    case .moveUp: first -= 1
    case .pageDown: first += page
    case .pageUp: first -= page
    case .first: first = 0
    case .last: first = .max / 2
    default: break
    }
  }

  /// Goes back to where there is something to read.
  mutating func settle(rows: Int, count: Int) {
    first = max(0, min(first, count - rows))
  }

  func draw(_ lines: [Line], on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    for (row, line) in zip(rows, lines.dropFirst(first)) {
      frame.draw(line, row: row, columns: scene.columns)
    }
    if first + rows.count < lines.count, let last = rows.last {
      frame.clear(rows: last..<(last + 1))
      let more = lines.count - first - rows.count + 1
      let lead = more == 1 ? "j goes on: 1 more line" : "j goes on: \(more) more lines"
      frame.put(lead, row: last, column: 1, style: .dim)
    }
    frame.cursor = Frame.Cursor(row: rows.lowerBound, column: 1)
  }
}
