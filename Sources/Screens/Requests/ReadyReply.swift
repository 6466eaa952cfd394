// SPDX-License-Identifier: Apache-2.0

/// Replies that take one key, in the words of nobody.
package enum ReadyReply {
  /// The replies, in the order of their numbers.
  package static let all = [
    "Thank you, this helped.", "It has stopped, as far as I know.",
    "I was there this time and nothing happened.", "Where did you take it?",
  ]

  /// The one that says that it has stopped: from whoever wrote the warning it is more than a reply,
  /// and stands above the thread.
  package static let allClear = 1
}
