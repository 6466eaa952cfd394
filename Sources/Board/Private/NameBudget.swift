// SPDX-License-Identifier: Apache-2.0

/// Which names a member has had shown on a day, hour by hour, so that nobody lists who is warned
/// about: not whose they were, only that there were so many.
///
/// Every look is a random number, so that looks of two terminals add up and none counts twice.
package struct NameBudget: Hashable, Sendable {
  /// How many names an hour shows.
  package static let mostOfHour = 20
  /// How many a day shows in a member's first days.
  package static let mostOfEarlyDay = 10
  /// How many days that holds.
  package static let earlyDays = 14

  /// The looks of the last day on which there were any, by the hour since 1970 by the host's clock.
  private(set) var looks: [Int: Set<UInt32>] = [:]

  package init() {}

  init(_ looks: [Int: Set<UInt32>]) {
    for (hour, tokens) in looks where !tokens.isEmpty { merge(hour, tokens) }
  }

  private var day: Int? { looks.keys.first.map(NameBudget.day) }

  private static func day(of hour: Int) -> Int {
    hour >= 0 ? hour / 24 : (hour - 23) / 24
  }

  mutating func note(_ look: UInt32, in hour: Int) {
    // A clock that was put back gives nothing back.
    merge(day.map { max(hour, $0 * 24) } ?? hour, [look])
  }

  mutating func merge(_ other: NameBudget) {
    for (hour, tokens) in other.looks { merge(hour, tokens) }
  }

  private mutating func merge(_ hour: Int, _ tokens: Set<UInt32>) {
    let new = NameBudget.day(of: hour)
    if let day, day != new {
      guard new > day else { return }
      looks = [:]
    }
    looks[hour, default: []].formUnion(tokens)
  }

  /// What is left in an hour; `isEarly` in a member's first days.
  func left(in hour: Int, isEarly: Bool) -> NamesLeft {
    let ofHour = NameBudget.mostOfHour - (looks[hour]?.count ?? 0)
    let isToday = day.map { $0 >= NameBudget.day(of: hour) } ?? false
    let ofDay =
      NameBudget.mostOfEarlyDay - (isToday ? looks.values.reduce(0) { $0 + $1.count } : 0)
    return isEarly && ofDay <= ofHour
      ? NamesLeft(count: max(0, ofDay), period: .day)
      : NamesLeft(count: max(0, ofHour), period: .hour)
  }
}
