// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The erasable part of an event.
package enum EventBody: Hashable, Sendable {
  /// A post, or what the board, an occasion or a route is called or has become.
  case text(PostText)
  /// A post with words or none, and what goes with it: with a tag's first in a thread the key to which
  /// its author's mail is sealed; with each the moderators' shares of its author's handle, where there
  /// are two moderators.
  case post(PostText?, mail: Bytes32?, shares: [SealedShare])
  /// Something for one author alone, sealed to her mail key.
  case mail([UInt8])
  /// The office-holder behind a subject tag.
  case person(RosterEntry)
  /// The moderators' wraps of their common key.
  case wraps([ModeratorWrap])
  /// A note, and when it was written.
  case note(PostText, Moment)

  /// The words of a post; nil where there are none, or what it holds is no post.
  package var text: PostText? {
    switch self {
    case .text(let text): text
    case .post(let text, _, _): text
    case .mail, .person, .wraps, .note: nil
    }
  }
}
