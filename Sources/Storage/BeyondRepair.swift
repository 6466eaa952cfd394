// SPDX-License-Identifier: Apache-2.0

/// Why a repair leaves a journal as it is.
package enum BeyondRepair: Equatable, Sendable {
  /// Its lines prove one another and do not begin as this board's do: it is another board's, or
  /// board.json is.
  case otherBoard
  /// The lines behind the damage are sealed under another key than those before it. What told of
  /// that key is among the lost lines, and without it none of the later ones could be read.
  case lostKey
  /// A segment is larger than any that was ever written.
  case tooLarge(segment: UInt32)
}
