// SPDX-License-Identifier: Apache-2.0

/// One thing that a repair set right.
///
/// What was taken out of a file is kept, byte for byte, in the files named here, in the journal's
/// folder; they go after 30 days.
package enum Mended: Equatable, Sendable {
  /// A part of the record could not be read, and one line says so in its place.
  case lines(MendedLines)
  /// The remains of a write that a crash cut short, which nobody was told had been done.
  case tail(TornTail)
  /// `file`, one of the two members' files, was made whole from the other. Nothing was lost.
  case members(file: String, keptIn: String?)
  /// Something in the file of private cells was no row: `bytes` of it from `offset` on. Whose row it
  /// was, if anybody's, has lost what she kept to herself.
  case cells(offset: UInt64, bytes: UInt64, keptIn: String)
  /// What stands around the two halves of row number `row`, from 1, was written anew. Nothing of
  /// them was touched.
  case cellFrame(row: UInt64, keptIn: String)
}
