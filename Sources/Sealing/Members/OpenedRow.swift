// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What a codename opens: its row's content, and with it the keys of the board.
package struct OpenedRow: Sendable {
  /// The row's name.
  package let name: Bytes16
  /// What its box holds.
  package let content: RowContent
  /// The keys of every epoch so far.
  package let keys: EpochKeys
}
