// SPDX-License-Identifier: Apache-2.0

internal import Text

/// A whole screen as cells: what a view returns and a terminal shows.
///
/// The seam between screens and curses: everything above can be tested without a terminal, and the
/// terminal below knows nothing of boards. Rows and columns count from zero. Writing outside the
/// frame is cut off, never an error.
///
/// Every text passes the sanitiser once more on its way in, and no writing changes a cell outside
/// its own run of columns, with one exception that holds the frame drawable: of a wide character that
/// the run cuts in two, the half outside becomes a blank.
package struct Frame: Hashable, Sendable {
  /// The extent.
  package let size: Size
  /// Where the cursor stands; nil hides it.
  package var cursor: Cursor?
  private var cells: [Cell]

  /// A place of the cursor.
  package struct Cursor: Hashable, Sendable {
    package let row: Int
    package let column: Int

    package init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// A blank frame.
  package init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.rows * size.columns)
  }

  // MARK: Reading

  /// The cell at a place; a blank outside the frame.
  package subscript(row: Int, column: Int) -> Cell {
    guard 0..<size.rows ~= row, 0..<size.columns ~= column else { return .blank }
    return cells[row * size.columns + column]
  }

  /// The cells of a row, from left to right; none outside the frame.
  package func cells(ofRow row: Int) -> ArraySlice<Cell> {
    guard 0..<size.rows ~= row else { return [] }
    return cells[(row * size.columns)..<((row + 1) * size.columns)]
  }

  /// The text of every row, blanks at its end left out.
  package var lines: [String] {
    (0..<size.rows).map { row in
      let cells = cells(ofRow: row)
      guard let last = cells.lastIndex(where: { !$0.isBlank }) else { return "" }
      var bytes: [UInt8] = []
      for cell in cells[...last] { cell.append(to: &bytes) }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The frame as a terminal without UTF-8 can show it, cell by cell.
  package var ascii: Frame {
    var frame = self
    for index in cells.indices { frame.cells[index] = cells[index].ascii }
    return frame
  }

  // MARK: Writing

  /// Writes `text` from `column` rightwards.
  ///
  /// - Parameters:
  ///   - text: one line; newlines and tabs count as blanks.
  ///   - row: the row; outside the frame nothing is written.
  ///   - column: where to begin; what lies left of the frame is cut off.
  ///   - style: the style of every cell written.
  ///   - width: the most columns to take; nil goes on to the frame's edge.
  /// - Returns: the column after the last one written; a wide character that the end cuts in two
  ///   leaves a blank there.
  @discardableResult
  package mutating func put(
    _ text: some StringProtocol,
    row: Int,
    column: Int,
    style: Style = .plain,
    width: Int? = nil
  ) -> Int {
    let end = edge(from: column, width: width)
    guard 0..<size.rows ~= row, column < end else { return column }
    let start = row * size.columns
    let first = start + max(0, column)
    var next = column
    // The cell that a mark would join.
    var base: Int?
    for scalar in Sanitiser.line(text).unicodeScalars {
      let columns = scalar.columnWidth
      if columns == 0 {
        if let base { cells[base].join(scalar) }
        continue
      }
      guard next < end else { break }
      base = nil
      let whole = next >= 0 && next + columns <= end
      if whole {
        base = start + next
        place(Cell(scalar: scalar, style: style), at: start + next, runFrom: first)
        if columns == 2 { place(.covered(style: style), at: start + next + 1, runFrom: first) }
      } else {
        let cut = max(0, next)..<max(0, next, min(end, next + columns))
        for column in cut {
          place(Cell(scalar: " ", style: style), at: start + column, runFrom: first)
        }
      }
      next = min(end, next + columns)
    }
    if next > max(0, column) { mend(after: next, row: row) }
    return next
  }

  /// Writes `text` so that it ends before `end`, or begins at `start` where it is too long for that.
  ///
  /// - Parameters:
  ///   - text: one line.
  ///   - row: the row.
  ///   - end: the column after the text's last; nil is the frame's edge.
  ///   - start: the leftmost column to take.
  ///   - style: the style of every cell written.
  /// - Returns: the column where the text begins.
  @discardableResult
  package mutating func putRight(
    _ text: some StringProtocol,
    row: Int,
    before end: Int? = nil,
    notBefore start: Int = 0,
    style: Style = .plain
  ) -> Int {
    let end = min(end ?? size.columns, size.columns)
    let column = max(start, end - text.columnWidth)
    put(text, row: row, column: column, style: style, width: end - column)
    return column
  }

  /// Draws a horizontal rule over `columns`, or over the whole row.
  package mutating func rule(row: Int, columns: Range<Int>? = nil, style: Style = .plain) {
    fill(rows: row..<(row + 1), columns: columns, with: Cell(scalar: "─", style: style))
  }

  /// Blanks a region, in `style`.
  package mutating func clear(
    rows: Range<Int>,
    columns: Range<Int>? = nil,
    style: Style = .plain
  ) {
    fill(rows: rows, columns: columns, with: Cell(scalar: " ", style: style))
  }

  /// Gives the cells of a region another style and leaves their text.
  package mutating func restyle(rows: Range<Int>, columns: Range<Int>? = nil, to style: Style) {
    let columns = (columns ?? 0..<size.columns).clamped(to: 0..<size.columns)
    for row in rows.clamped(to: 0..<size.rows) {
      for column in columns { cells[row * size.columns + column].style = style }
    }
  }

  // MARK: Parts

  /// The end of a run that begins at `column`, within the frame.
  private func edge(from column: Int, width: Int?) -> Int {
    guard let width else { return size.columns }
    let (end, overflows) = column.addingReportingOverflow(max(0, width))
    return overflows ? size.columns : min(end, size.columns)
  }

  private mutating func fill(rows: Range<Int>, columns: Range<Int>?, with cell: Cell) {
    let columns = (columns ?? 0..<size.columns).clamped(to: 0..<size.columns)
    guard !columns.isEmpty else { return }
    for row in rows.clamped(to: 0..<size.rows) {
      let start = row * size.columns
      for column in columns { place(cell, at: start + column, runFrom: start + columns.lowerBound) }
      mend(after: columns.upperBound, row: row)
    }
  }

  /// Writes one cell; where a run begins in the right half of a wide character, its left half goes.
  @inline(__always)
  private mutating func place(_ cell: Cell, at index: Int, runFrom first: Int) {
    if index == first, cells[index].isCovered, index % size.columns > 0 {
      cells[index - 1] = Cell(scalar: " ", style: cells[index - 1].style)
    }
    cells[index] = cell
  }

  /// Blanks the right half of a wide character whose left half a run that ends before `column` took.
  private mutating func mend(after column: Int, row: Int) {
    guard column < size.columns else { return }
    let index = row * size.columns + column
    if cells[index].isCovered { cells[index] = Cell(scalar: " ", style: cells[index].style) }
  }
}
