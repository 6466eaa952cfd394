// SPDX-License-Identifier: Apache-2.0

internal import Board

/// What is being written.
enum LinePurpose: Hashable {
  /// A new thread.
  case new
  case reply(ThreadID, to: EventID?)
  case amend(ThreadID, EventID)
  /// A note for herself.
  case note

  /// What a kept draft was written for.
  init(_ draft: KeptDraft) {
    switch draft.purpose {
    case .new: self = .new
    case .reply(let thread, let target): self = .reply(thread, to: target)
    case .amend(let thread, let target): self = .amend(thread, target)
    case .note: self = .note
    }
  }

  /// What its words are kept under: a thread has one reply in the making, whatever it answers.
  var draft: LinePurpose {
    if case .reply(let thread, _) = self { .reply(thread, to: nil) } else { self }
  }
}
