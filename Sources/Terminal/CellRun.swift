// SPDX-License-Identifier: Apache-2.0

import CCurses
package import Canvas

/// Neighbouring cells of one row that go to curses in one call.
///
/// The one place where cells become text: a run is ASCII of one style, or a single cell of anything
/// else, so that a character this machine counts differently can damage nothing but its own cell.
package struct CellRun: Hashable {
  /// The first column.
  package let column: Int
  /// How many columns the text fills.
  package private(set) var width: Int
  /// The text.
  package private(set) var text: String
  /// The style.
  package let style: Style

  /// The runs of a part of a row.
  ///
  /// - Parameters:
  ///   - frame: the frame.
  ///   - row: a row of it.
  ///   - columns: the columns, beginning and ending with whole characters.
  ///   - asciiOnly: whether the terminal shows nothing but ASCII.
  /// - Returns: runs that fill exactly these columns, from left to right.
  package static func runs(
    of frame: Frame,
    row: Int,
    columns: Range<Int>,
    asciiOnly: Bool
  ) -> [CellRun] {
    var runs: [CellRun] = []
    var mayGrow = false
    var column = columns.lowerBound
    while column < columns.upperBound {
      let cell = asciiOnly ? frame[row, column].ascii : frame[row, column]
      var width = 1
      while !asciiOnly, column + width < columns.upperBound, frame[row, column + width].isCovered {
        width += 1
      }
      let text = cell.text
      let isASCII = text.utf8.count == width
      if mayGrow, isASCII, let last = runs.last, last.style == cell.style {
        runs[runs.count - 1].width += width
        runs[runs.count - 1].text += text
      } else {
        runs.append(CellRun(column: column, width: width, text: text, style: cell.style))
        mayGrow = isASCII
      }
      column += width
    }
    return runs
  }

  /// The columns of a row in which a frame differs from the one before, in whole characters; nil if
  /// it does not.
  package static func changes(
    from old: Frame,
    to new: Frame,
    row: Int,
    columns: Int
  ) -> Range<Int>? {
    guard var first = (0..<columns).first(where: { old[row, $0] != new[row, $0] }) else {
      return nil
    }
    var end = columns
    while end > first + 1, old[row, end - 1] == new[row, end - 1] { end -= 1 }
    while first > 0, new[row, first].isCovered { first -= 1 }
    while end < columns, new[row, end].isCovered { end += 1 }
    return first..<end
  }

  /// Hands the run to curses.
  func put(on screen: OpaquePointer, row: Int) {
    let look =
      switch style {
      case .plain: CC_PLAIN
      case .dim: CC_DIM
      case .strong: CC_STRONG
      case .selected: CC_SELECTED
      case .new: CC_NEW
      case .alarm: CC_ALARM
      case .found: CC_FOUND
      }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        cc_put(
          screen,
          Int32(clamping: row),
          Int32(clamping: column),
          Int32(clamping: width),
          characters.baseAddress,
          Int32(clamping: characters.count),
          look
        )
      }
    }
  }
}
