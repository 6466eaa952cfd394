// SPDX-License-Identifier: Apache-2.0

/// Which posts a moderator reads before others do.
///
/// A warning, and what is said beneath one, is about somebody. Advice and questions are so only where
/// their words name an office-holder by tag: else they point at nobody, and are never among them.
package enum Publication: String, CaseIterable, Sendable {
  /// None.
  case open
  /// A tag's posts in a thread until a moderator has read one, and every change of the first; where it
  /// is no warning, its first and its changes.
  case firstPostsHeld = "first-posts-held"
  /// Every one, and every change of one.
  case allHeld = "all-held"

  /// The words in the record.
  package var label: String {
    switch self {
    case .open: "nothing is held"
    case .firstPostsHeld: "first posts are held"
    case .allHeld: "all posts are held"
    }
  }
}
