// SPDX-License-Identifier: Apache-2.0

/// The line of the record that brought a post, or other words for one.
package struct PostLine: Hashable, Sendable {
  /// The post's thread; of an opening, the one that it opens.
  package let thread: ThreadID
  /// The event of the line: the post itself, or the change of one.
  package let event: EventID

  package init(thread: ThreadID, event: EventID) {
    self.thread = thread
    self.event = event
  }
}
