// SPDX-License-Identifier: Apache-2.0

/// One place of a frame: what stands there and in which style.
package struct Cell: Hashable, Sendable {
  /// The text of the cell: one scalar of width 1 or 2, with any combining scalars that sit on it.
  /// Empty in the right half of a wide character.
  package var text: String
  /// The style.
  package var style: Style

  /// A blank.
  package static let blank = Cell(text: " ", style: .plain)

  /// A cell.
  package init(text: String, style: Style) {
    self.text = text
    self.style = style
  }
}
