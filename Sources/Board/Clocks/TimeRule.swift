// SPDX-License-Identifier: Apache-2.0

/// One rule of a clock.
package struct TimeRule: Sendable {
  /// Calendar months, then days, to add to the day it happened; the last day to act.
  package struct Span: Hashable, Sendable {
    package let months: Int
    package let days: Int

    package init(months: Int, days: Int) {
      self.months = months
      self.days = days
    }

    /// The last day to act, on the safe side: where a month has no such day, its last one counts.
    package func end(from day: Day) -> Day {
      day.advanced(byMonths: months).advanced(by: days)
    }
  }

  package let id: String
  /// The rule itself, in a few words.
  package let words: String
  /// Nil where no date follows from the day it happened.
  package let span: Span?
  /// Whether it is known to hold; a newer rule waits here until it does.
  package let isInForce: Bool
  /// The day from which what happens falls under it; nil for the rule that always did.
  package let begins: Day?
  /// What is to be said beside it.
  package let note: String?
  package let check: Check

  package init(
    id: String, words: String, span: Span?, isInForce: Bool, begins: Day?, note: String?,
    check: Check
  ) {
    self.id = id
    self.words = words
    self.span = span
    self.isInForce = isInForce
    self.begins = begins
    self.note = note
    self.check = check
  }
}
