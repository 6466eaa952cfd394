// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// Something that was sent to the moderators, as everybody's board knows it: that it is there.
///
/// What it is and whose, its words, thread and tag, stands in a box that moderators alone open: a post
/// that waits, a report, an answer, or what moderators tell one another.
package struct SubmissionRow: Hashable, Sendable {
  package let id: EventID
  /// The key that signed it, used for nothing else; whose it is its owner alone can tell.
  package let author: AuthorKey
  package let day: Day
  package let place: Place
  /// The public half of the moderators' common key that its box is sealed to.
  package let key: Bytes32
  /// The value by which a report is counted once; nil where a foreign program left it out.
  ///
  /// Of anything else a random one, so that nobody can tell which is which.
  package let once: Bytes16?
  /// What became of it; nil while it waits.
  package internal(set) var outcome: Outcome?

  /// What became of something that was sent to the moderators.
  package enum Outcome: Hashable, Sendable {
    /// They decided on a day.
    case decided(Verdict, Day)
    /// Its author took it back.
    case takenBack
  }

  init(
    id: EventID, author: AuthorKey, day: Day, place: Place, key: Bytes32, once: Bytes16?,
    outcome: Outcome? = nil
  ) {
    self.id = id
    self.author = author
    self.day = day
    self.place = place
    self.key = key
    self.once = once
    self.outcome = outcome
  }
}
