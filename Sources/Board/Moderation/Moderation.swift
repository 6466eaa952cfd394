// SPDX-License-Identifier: Apache-2.0

/// One act of a moderator on what stands on the board.
package struct Moderation: Hashable, Sendable {
  package let deed: ModerationDeed
  package let thread: ThreadID
  /// The post it is about, or whose tag; nil for the whole thread.
  package let post: EventID?
  /// The thread that a merged one points to.
  package let other: ThreadID?
  package let reason: ModerationReason?

  package init(
    _ deed: ModerationDeed, _ thread: ThreadID, post: EventID? = nil, other: ThreadID? = nil,
    reason: ModerationReason? = nil
  ) {
    self.deed = deed
    self.thread = thread
    self.post = post == thread.opening && deed.takesWholeThread ? nil : post
    self.other = other
    self.reason = reason
  }
}

extension ModerationDeed {
  /// Whether the opening stands for its thread.
  fileprivate var takesWholeThread: Bool { self != .redact && self != .mute && self != .unmute }
}
