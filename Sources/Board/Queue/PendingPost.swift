// SPDX-License-Identifier: Apache-2.0

/// A post of one's own that was sent to the moderators, as its author sees it.
package struct PendingPost: Hashable, Sendable {
  /// The event that sent it.
  package let id: EventID
  package let day: Day
  /// What it opens; nil for a reply or a change.
  package let opening: Opening?
  /// The thread it is for; for an opening, the one that it will be.
  package let thread: ThreadID
  /// The draft that has its words as she typed them.
  package let draft: DraftID?
  /// What was decided; nil while it waits.
  package let verdict: Verdict?

  package init(
    id: EventID, day: Day, opening: Opening?, thread: ThreadID, draft: DraftID?, verdict: Verdict?
  ) {
    self.id = id
    self.day = day
    self.opening = opening
    self.thread = thread
    self.draft = draft
    self.verdict = verdict
  }
}
