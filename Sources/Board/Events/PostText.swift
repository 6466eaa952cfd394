// SPDX-License-Identifier: Apache-2.0

internal import Text

/// Text that may stand on the board: sanitised, masked, neither empty nor too long.
///
/// Only this module makes one out of a `RawText`, so no path leads around the masking. Text that is
/// read back is sanitised again, because whoever can write the files can write anything.
package struct PostText: Hashable, Sendable {
  package let value: String

  /// Makes post text out of what somebody gave.
  init(_ raw: RawText, limit: Int, masking: (String) -> String) throws(Refusal) {
    value = Sanitiser.body(masking(Sanitiser.body(raw.value)))
    guard !value.isEmpty else { throw .emptyText }
    // Scalars, not `Character`s, of which one can hold a text of any length.
    let count = value.unicodeScalars.count
    guard count <= limit else { throw .longText(characters: count, limit: limit) }
  }

  /// Takes text back from a board's files.
  init(stored: String) {
    value = Sanitiser.body(stored)
  }
}
