// SPDX-License-Identifier: Apache-2.0

/// What the screens wait for on the clock; each has one wait at a time.
package enum Tick: CaseIterable, Hashable, Sendable {
  /// Nobody has pressed anything for a while.
  case quiet
  /// Escapes pressed from now on no longer belong to those before.
  case escapes
  /// Nobody has written for a moment: what was typed is to be kept.
  case pause
  /// What was decided can no longer be taken back.
  case decision
  /// A name has stood on the screen long enough.
  case card
}
