// SPDX-License-Identifier: Apache-2.0

/// A calendar day, the finest time that the board keeps.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970, within `range`.
  package var number: Int { Int(count) }

  /// The same in little room: a board keeps five days for each thread.
  private let count: Int32

  /// The numbers that are dates: some eight thousand years to either side.
  ///
  /// No sum or difference of two of them overflows, whatever a hostile file says.
  package static let range = -3_000_000...3_000_000

  /// A day; the nearest one for a number outside `range`.
  package init(number: Int) {
    count = Int32(min(max(number, Day.range.lowerBound), Day.range.upperBound))
  }

  /// A day of the Gregorian calendar, by Howard Hinnant's `days_from_civil`
  /// (<https://howardhinnant.github.io/date_algorithms.html>).
  ///
  /// Parts that no date has are taken as the nearest that some date has.
  package init(year: Int, month: Int, day: Int) {
    let year = min(max(year, -10_000), 11_000)
    let month = min(max(month, 1), 12)
    let day = min(max(day, 1), 31)
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month from 1 and day from 1, by Howard Hinnant's `civil_from_days`.
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, day)
  }

  /// The calendar year.
  package var year: Int { civil.year }

  /// Three letters, such as `Mon`.
  package var weekday: String {
    ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((number % 7) + 7) % 7]
  }

  /// How coarsely a reader is told: `today`, a weekday within six days of it, a month, a month and
  /// year.
  package func label(on today: Day) -> String {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let (year, month, _) = civil
    return switch today.number - number {
    case 0: "today"
    case 1...6: weekday
    case -6 ... -1: weekday
    default: year == today.year ? months[month - 1] : "\(months[month - 1]) \(year)"
    }
  }

  /// The day's first second, counted in UTC from 1970: the finest time that files may bear.
  package var startSeconds: Int64 { Int64(number) * 86_400 }

  /// The day `count` days on, or back.
  package func advanced(by count: Int) -> Day {
    let (sum, overflows) = number.addingReportingOverflow(count)
    return Day(number: overflows ? count : sum)
  }

  package static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }
}

extension Day: CustomStringConvertible {
  /// ISO 8601, such as `2026-11-21`.
  package var description: String {
    let (year, month, day) = civil
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}
