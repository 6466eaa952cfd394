// SPDX-License-Identifier: Apache-2.0

/// That a text is not put up, why, and by which of its words: for the writer alone.
package struct Turning: Hashable, Sendable {
  package let reason: TurnReason
  /// The words that turned it, as they would have been published.
  package let words: String

  package init(reason: TurnReason, words: String) {
    self.reason = reason
    self.words = words
  }
}
