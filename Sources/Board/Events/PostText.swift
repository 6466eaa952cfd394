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
    let given = Sanitiser.body(raw.value)
    // Measured as given, since that is what the writer can shorten, and again as masked. In scalars,
    // not `Character`s, of which one can hold a text of any length.
    let count = given.unicodeScalars.count
    guard count <= limit else { throw .longText(characters: count, limit: limit) }
    value = Sanitiser.body(masking(given))
    guard !value.isEmpty else { throw .emptyText }
    let masked = value.unicodeScalars.count
    guard masked <= limit else { throw .longText(characters: masked, limit: limit) }
  }

  /// Takes text back from a board's files.
  init(stored: String) {
    value = Sanitiser.body(stored)
  }
}
