// SPDX-License-Identifier: Apache-2.0

/// One thing that happened on a board: who (under a key of one thread), on which day, and what.
///
/// Everything a fold needs and no text: texts are bodies, which can be erased while events stand.
package struct Event: Hashable, Sendable {
  package let id: EventID
  package let day: Day
  /// Who signs: the author's tag key in this thread, a voice key, or the founder's key.
  package let author: AuthorKey
  package let act: Act

  package init(id: EventID, day: Day, author: AuthorKey, act: Act) {
    self.id = id
    self.day = day
    self.author = author
    self.act = act
  }

  /// Whether it sends something to the moderators: of a post, that it is held.
  package var isSubmission: Bool {
    if case .submitted = act { true } else { false }
  }

  /// The thread it belongs to; nil for what concerns the whole board.
  package var thread: ThreadID? {
    if case .opened = act { ThreadID(opening: id) } else { act.thread }
  }
}
