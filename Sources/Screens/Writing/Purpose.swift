// SPDX-License-Identifier: Apache-2.0

internal import Board

/// What words are being written for.
enum Purpose: Hashable {
  /// A new thread.
  case new
  case reply(ThreadID, to: EventID?)
  case amend(ThreadID, EventID)

  /// What the words are kept under.
  var draft: Purpose {
    if case .reply(let thread, _) = self { .reply(thread, to: nil) } else { self }
  }
}
