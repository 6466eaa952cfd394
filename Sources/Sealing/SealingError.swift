// SPDX-License-Identifier: Apache-2.0

/// Why bytes could not be sealed or opened.
package enum SealingError: Error, Equatable, Sendable {
  /// What was to be sealed is not one JSON object in compact form: `{}` or `{"…}`, nothing before
  /// the first brace, nothing after the last.
  case notAnObject
  /// What was to be sealed is longer than `limit` octets.
  case tooLong(limit: Int)
  /// Stored octets do not have the form that this envelope writes; an erased body is one case.
  case malformed
  /// The line belongs to epoch `epoch`, whose key this envelope does not have.
  case otherEpoch(UInt64)
  /// A sealed body came without its key.
  case keyMissing
  /// A key or secret is not 32 bytes long.
  case badKey
  /// The octets do not open: another key, another place, or changed since.
  case notAuthentic
  /// No row has the name that the codename leads to: a wrong codename, or the row is gone, as that
  /// of an invitation is once it is used.
  case noSuchRow
  /// The row is a suspended member's: what it holds for her instead of the board's key.
  case tombstone(notice: [UInt8])
  /// The row is that of an invitation which ended unused, with all others, when an access was ended.
  case endedInvitation
  /// A row of that name is there already.
  case nameTaken
  /// An epoch's key is not the one that is stated beside it, or keys are not those of this file.
  case wrongKeyCheck
  /// The file is of format `version`, which is not the one that this program writes.
  case otherVersion(UInt64)
  /// The file's octets are not those that its sum was made of: damage, or another board's file.
  case wrongSum
  /// The file's rows are not in rising order of their names, each once.
  case wrongOrder
  /// A codename without a word.
  case emptyCodename
  /// The cryptographic library refused, in practice for want of memory.
  case unavailable
}
