// SPDX-License-Identifier: Apache-2.0

/// Why a suspension cannot be proposed, confirmed or carried out.
package enum SuspensionFault: Hashable, Sendable {
  /// It takes two moderators, and the set has fewer.
  case fewModerators
  /// The tag is one's own.
  case ownTag
  /// The post carries no share for this moderator: its words are gone, or it was written before she
  /// was in the set or there were two.
  case noShare
  /// The share that the post carries for her, or that was given to her, does not open in this place.
  case badShare
  /// Another proposal about the same tag waits.
  case proposed(EventID)
  /// Somebody has confirmed it: the proposer's program does the rest.
  case confirmed
  /// It was carried out.
  case done
  /// Whoever proposed it is not in the set any more.
  case proposerLeft
  /// The tag's author acts for the board.
  case moderator
}
