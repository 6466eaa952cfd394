// SPDX-License-Identifier: Apache-2.0

/// Why words of the list open nothing.
package enum EntranceRefusal: CaseIterable, Hashable, Sendable {
  /// No row answers to them: mistyped, used already, or never given out.
  case opensNothing
  /// An invitation whose last day is over.
  case expired
  /// An invitation that ended unused, with all others, before its day.
  case ended
}
