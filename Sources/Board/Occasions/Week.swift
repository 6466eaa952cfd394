// SPDX-License-Identifier: Apache-2.0

/// A week from Monday to Sunday: the finest time by which an occasion to come is told.
package struct Week: Hashable, Comparable, Sendable {
  /// Weeks since the one of 1 January 1970, within those of `Day.range`.
  package let number: Int

  /// The week of a number; the nearest one that has days for a number outside.
  package init(number: Int) {
    self.number = min(max(number, Week.range.lowerBound), Week.range.upperBound)
  }

  /// The week in which a day lies.
  package init(of day: Day) {
    self.init(number: Week.number(of: day.number))
  }

  /// Monday.
  package var first: Day { Day(number: 7 * number - 3) }
  /// Sunday.
  package var last: Day { Day(number: 7 * number + 3) }

  /// How it is told: `this week`, `next week`, `in 3 weeks`, then a month, with the year where it is
  /// another one.
  package func label(on today: Day) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    switch number - Week(of: today).number {
    case 0: return "this week"
    case 1: return "next week"
    case 2...3: return "in \(number - Week(of: today).number) weeks"
    default:
      // A week belongs to the month of its Thursday, as it does to a year.
      let (year, month, _) = Day(number: 7 * number).civil
      return year == today.year ? months[month - 1] : "\(months[month - 1]) \(year)"
    }
  }

  /// The weeks of two numbers; nil where they are no numbers of weeks, or the wrong way round.
  static func span(_ first: Int, _ last: Int) -> ClosedRange<Week>? {
    guard range.contains(first), range.contains(last), first <= last else { return nil }
    return Week(number: first)...Week(number: last)
  }

  /// The weeks of two numbers, put right where they are none.
  static func kept(_ first: Int, _ last: Int) -> ClosedRange<Week> {
    let first = Week(number: first)
    return first...max(first, Week(number: last))
  }

  package static func < (left: Week, right: Week) -> Bool { left.number < right.number }

  private static func number(of day: Int) -> Int {
    let shifted = day + 3
    return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
  }

  private static let range = number(of: Day.range.lowerBound)...number(of: Day.range.upperBound)
}
