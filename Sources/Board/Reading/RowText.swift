// SPDX-License-Identifier: Apache-2.0

/// What a list shows of a thread beside its numbers.
package struct RowText: Hashable, Sendable {
  /// Codes of the vocabulary, in the writer's order.
  package let advice: [String]
  /// The opening's own words.
  package let body: BodyReading

  package init(advice: [String], body: BodyReading) {
    self.advice = advice
    self.body = body
  }
}
