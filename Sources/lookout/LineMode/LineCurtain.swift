// SPDX-License-Identifier: Apache-2.0

/// What keeps the board from whoever comes by, until the codename's first two words are typed unseen,
/// or Enter on a board without codenames.
struct LineCurtain {
  enum Cause {
    /// Somebody came: nothing at all is said.
    case hidden
    /// Nobody has typed a line for a while.
    case quiet
  }

  let cause: Cause

  /// How many words open it.
  static let wordCount = 2
  /// How often they may be wrong.
  static let tries = 3
  /// How long nobody types a line before the board is closed, in seconds.
  static let quietSeconds = 180
}
