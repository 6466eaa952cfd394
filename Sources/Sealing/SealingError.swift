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
  /// The line belongs to epoch `epoch`, which this envelope does not open.
  case otherEpoch(UInt64)
  /// A sealed body came without its key.
  case keyMissing
  /// A key or secret is not 32 bytes long.
  case badKey
  /// The octets do not open: another key, another place, or changed since.
  case notAuthentic
  /// A codename without a word.
  case emptyCodename
  /// The cryptographic library refused, in practice for want of memory.
  case unavailable
}
