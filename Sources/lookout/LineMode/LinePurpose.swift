// SPDX-License-Identifier: Apache-2.0

internal import Board

/// What is being written.
enum LinePurpose: Hashable {
  /// A new thread.
  case new
  case reply(ThreadID, to: EventID?)
  case amend(ThreadID, EventID)

  /// What its words are kept under: a thread has one reply in the making, whatever it answers.
  var draft: LinePurpose {
    if case .reply(let thread, _) = self { .reply(thread, to: nil) } else { self }
  }
}
