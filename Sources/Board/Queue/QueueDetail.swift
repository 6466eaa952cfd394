// SPDX-License-Identifier: Apache-2.0

/// One item of the queue with all that a moderator decides by.
package struct QueueDetail: Hashable, Sendable {
  package let item: QueueItem
  /// The structured sentence of the post's thread; nil where it is about none.
  package let opening: Opening?
  /// The post's words as others would see them, or do; nil where there are none.
  package let text: String?
  /// What the post's author is called in the thread.
  package let tag: String?
  /// The post it is about; for a held one, the one it will be.
  package let message: EventID?
  /// What was there before a change of it.
  package let former: String?
  /// What the program looked for in the words, and found.
  package let sought: [Sought]
  /// A thread that says the same and stands.
  package let twin: ThreadID?
  /// The reasons one may give in turning it down, in the order of their digits; empty where it cannot
  /// be turned down.
  package let reasons: [ModerationReason]

  package init(
    item: QueueItem, opening: Opening? = nil, text: String? = nil, tag: String? = nil,
    message: EventID? = nil, former: String? = nil, sought: [Sought] = [],
    twin: ThreadID? = nil, reasons: [ModerationReason] = []
  ) {
    self.item = item
    self.opening = opening
    self.text = text
    self.tag = tag
    self.message = message
    self.former = former
    self.sought = sought
    self.twin = twin
    self.reasons = reasons
  }
}
