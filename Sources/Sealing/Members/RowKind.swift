// SPDX-License-Identifier: Apache-2.0

/// What a row of the members file is; nothing about its form tells which.
package enum RowKind: UInt8, Sendable {
  /// Someone's who has a codename.
  case member = 0
  /// One that waits for whoever holds its one-time code.
  case invitation = 1
  /// A suspended member's: in the place of the board's key it holds what she is to read.
  case tombstone = 2
}
