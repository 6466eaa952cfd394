// SPDX-License-Identifier: Apache-2.0

/// What a list shows of a thread beside its numbers.
package struct RowText: Hashable, Sendable {
  /// What the opener is called in the thread.
  package let author: String
  /// Codes of the vocabulary, in the writer's order.
  package let advice: [String]
  /// The opening's own words.
  package let body: BodyReading

  package init(author: String, advice: [String], body: BodyReading) {
    self.author = author
    self.advice = advice
    self.body = body
  }
}
