// SPDX-License-Identifier: Apache-2.0

/// What a line's body turned out to be.
package enum StoredBody: Equatable, Sendable {
  /// The line never had one.
  case absent
  /// Not asked for.
  case unread
  /// The octets that were written; their hash has been checked.
  case present([UInt8])
  /// Overwritten with dots, in full.
  case erased
  /// Neither what was written nor erased in full: rot, a foreign hand, or an erasing that was cut
  /// off, which erasing again completes.
  case damaged
}
