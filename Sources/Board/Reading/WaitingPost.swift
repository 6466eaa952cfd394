// SPDX-License-Identifier: Apache-2.0

/// A thread of one's own that waits for its hour, as its author sees it.
package struct WaitingPost: Hashable, Sendable {
  /// The thread that it will open.
  package let thread: ThreadID
  package let opening: Opening
  /// The day by which it goes up, if anybody looks at the board then.
  package let due: Day

  package init(thread: ThreadID, opening: Opening, due: Day) {
    self.thread = thread
    self.opening = opening
    self.due = due
  }
}
