// SPDX-License-Identifier: Apache-2.0

/// Where somebody stands before an unlocked board.
package enum EntrancePage: CaseIterable, Hashable, Sendable {
  /// The codename, or a digit for all else.
  case unlock
  /// What somebody reads whose access was ended, until she leaves it.
  case ended
  /// Joining, 1 of 3: the words of an invitation.
  case invitation
  /// Joining, 2 of 3: the words that were drawn.
  case drawn
  /// Joining, 3 of 3: the same words, typed back.
  case typeBack
  /// What to know before reading.
  case firstRun
  /// Numbers to ring.
  case ring
  /// What the board protects.
  case protects

  /// How many words are typed here; nil where none are.
  var wordCount: Int? {
    switch self {
    case .unlock, .typeBack: Entrance.codenameLength
    case .invitation: Entrance.invitationLength
    case .ended, .drawn, .firstRun, .ring, .protects: nil
    }
  }
}
