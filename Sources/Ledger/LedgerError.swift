// SPDX-License-Identifier: Apache-2.0

package import Board
package import Sealing
package import Storage

/// What can go wrong between a board's meaning and its bytes.
package enum LedgerError: Error, Equatable {
  /// The files could not be read or written.
  case storage(StorageError)
  /// `board.json` is not one.
  case badManifest
  /// The board's format is another than this program's.
  case otherFormat(found: UInt64, known: UInt64)
  /// The board is sealed and no key was given.
  case sealed
  /// The board has a key since that is not for this member: she left, or was taken off.
  case lockedOut
  /// The journal lacks lines that this member has seen: a copy was put back.
  case olderJournal
  /// The members' file is older than the journal: a copy was put back.
  case olderMembers
  /// The members' file has another key than the one that the journal tells of.
  case otherKey
  /// The board may not be done what was asked; with the number of the request in its batch.
  case refused(Refusal, request: Int)
  /// Something could not be sealed or signed.
  case sealing(SealingError)
  /// Part of the record is not as it was written: what stands before it can be read, nothing can be
  /// added.
  case damaged(Damage)
}
