// SPDX-License-Identifier: Apache-2.0

/// The bank holidays of some years, and how far they are known.
package struct BankHolidays: Sendable {
  package let area: String
  package let days: [Day: String]
  /// The years whose holidays are all known.
  package let knownYears: ClosedRange<Int>
  package let check: Check

  package init(area: String, days: [Day: String], knownYears: ClosedRange<Int>, check: Check) {
    self.area = area
    self.days = days
    self.knownYears = knownYears
    self.check = check
  }

  /// What a day's holiday is called; nil where it is none, or in a year that is not known.
  package func name(of day: Day) -> String? { days[day] }

  /// What is to be said of a day in a year that is not known; nil where it is known.
  package func caution(for day: Day) -> String? {
    knownYears.contains(day.year)
      ? nil
      : "Bank holidays are known here for \(knownYears.lowerBound) to \(knownYears.upperBound) "
        + "alone; \(day.year) has others."
  }

  /// None at all.
  package static let none = BankHolidays(
    area: "", days: [:], knownYears: 0...0,
    check: Check(source: "", verified: Day(number: 0), recheckAfter: Day(number: 0)))
}
