// SPDX-License-Identifier: Apache-2.0

/// The erasable part of an event.
package enum EventBody: Hashable, Sendable {
  /// A post, or the board's name.
  case text(PostText)
  /// The office-holder behind a subject tag.
  case person(RosterEntry)
  /// A note, and when it was written.
  case note(PostText, Moment)
}
