// SPDX-License-Identifier: Apache-2.0

/// The extent of a screen in character cells.
package struct Size: Hashable, Sendable {
  /// Lines from top to bottom, at least one.
  package let rows: Int
  /// Cells from left to right, at least one.
  package let columns: Int

  /// A size; anything below one row or column counts as one.
  package init(rows: Int, columns: Int) {
    self.rows = max(1, rows)
    self.columns = max(1, columns)
  }
}
