// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// An act of the record as lines: day, deed, what there is to say of it and where, and who did it at the
/// right edge.
///
/// Nothing is cut and nothing meets, whatever the width: what has no room beside the others goes on in
/// lines of its own below.
struct RecordRow {
  let day: String
  let deed: String
  let detail: String
  /// Where; empty for the whole board.
  let place: String
  /// Who, one or two names.
  let authors: String

  init(_ line: RecordReading.Line, _ scene: Scene) {
    let entry = line.entry
    day = entry.day.label(on: scene.today)
    deed = entry.label
    detail = entry.detail
    place = entry.place(on: scene.board, scene.vocabulary)
    authors = line.authors.joined(separator: ", ")
  }

  /// All that it says, for whoever looks for a word of it.
  var words: String { [day, deed, detail, place, authors].joined(separator: "\n") }

  /// The lines, at most `columns` wide each.
  func lines(_ scene: Scene) -> [Line] {
    scene.isNarrow ? stacked(columns: scene.columns) : beside(columns: scene.columns)
  }

  /// The columns of a wide screen: where the deed begins, and what is said of it, and the place.
  private static let (deedColumn, detailColumn, placeColumn) = (10, 22, 53)

  private func beside(columns: Int) -> [Line] {
    let lead = lead(to: RecordRow.deedColumn) + deed
    let start = RecordRow.detailColumn
    // Two long names leave too little room beside them.
    let isBeside = columns - start - authors.columnWidth - 2 >= 24
    let room = columns - start - (isBeside ? authors.columnWidth + 2 : 0)
    let gap = RecordRow.placeColumn - start
    let isInColumn =
      detail.columnWidth <= gap - 2 && gap + place.columnWidth <= room && !place.isEmpty
    let text = isInColumn ? [detail.padded(to: gap) + place] : wrapped(columns: room)
    var lines = text.map { Line("".padded(to: start) + $0) }
    lines[0] = Line(lead.padded(to: start) + text[0], right: isBeside ? authors : "")
    return isBeside ? lines : lines + names(columns: columns, indent: start)
  }

  /// A phone's: what is said of it stands below, and so do two names that do not fit beside the deed.
  private func stacked(columns: Int) -> [Line] {
    let indent = 8
    let first = lead(to: indent) + deed
    let isBeside = first.columnWidth + 2 + authors.columnWidth <= columns
    let room = columns - indent
    let said =
      detail.columnWidth + 3 + place.columnWidth <= room
      ? wrapped(columns: room)
      : [detail, place].flatMap { Wrapping.wrap($0, columns: room).map(String.init) }
    return [Line(first, right: isBeside ? authors : "")]
      + said.filter { !$0.isEmpty }.map { Line("".padded(to: indent) + $0, style: .dim) }
      + (isBeside ? [] : names(columns: columns, indent: indent))
  }

  private func lead(to column: Int) -> String {
    // The day of another year is longer than its column on a phone.
    " " + (day.columnWidth + 2 <= column ? day.padded(to: column - 1) : day + " ")
  }

  private func wrapped(columns: Int) -> [String] {
    let text = [detail, place].filter { !$0.isEmpty }.joined(separator: " · ")
    return Wrapping.wrap(text, columns: max(1, columns)).map(String.init)
  }

  private func names(columns: Int, indent: Int) -> [Line] {
    Line.wrap("by \(authors)", columns: columns, indent: indent, style: .dim)
  }
}
