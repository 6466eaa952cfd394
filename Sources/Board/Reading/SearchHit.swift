// SPDX-License-Identifier: Apache-2.0

/// A post that a search found.
package struct SearchHit: Hashable, Sendable {
  package let thread: ThreadID
  package let message: EventID
  package let day: Day
  /// The line of the text around the first match.
  package let excerpt: String

  package init(thread: ThreadID, message: EventID, day: Day, excerpt: String) {
    self.thread = thread
    self.message = message
    self.day = day
    self.excerpt = excerpt
  }
}
