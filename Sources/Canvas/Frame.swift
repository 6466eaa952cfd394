// SPDX-License-Identifier: Apache-2.0



/// A whole screen as cells: what a view returns and a terminal shows.
///
/// The seam between screens and curses: everything above can be tested without a terminal, and the
/// terminal below knows nothing of boards. Rows and columns count from zero. Writing outside the
/// frame is cut off, never an error.
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
}
