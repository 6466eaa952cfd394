// SPDX-License-Identifier: Apache-2.0

/// What words are being written for.
package enum Purpose: Hashable, Sendable {
  /// A new thread.
  case new
  case reply(ThreadID, to: EventID?)
  case amend(ThreadID, EventID)
  /// A note for herself.
  case note

  /// What a kept draft was written for.
  package init(_ draft: KeptDraft) {
    switch draft.purpose {
    case .new: self = .new
    case .reply(let thread, let target): self = .reply(thread, to: target)
    case .amend(let thread, let target): self = .amend(thread, target)
    case .note: self = .note
    }
  }

  /// What a kept reply, amendment or note was written for; nil for a new thread.
  package init?(reply draft: KeptDraft) {
    self.init(draft)
    if self == .new { return nil }
  }

  /// What the words are kept under: a thread has one reply in the making, whatever it answers.
  package var draft: Purpose {
    if case .reply(let thread, _) = self { .reply(thread, to: nil) } else { self }
  }
}
