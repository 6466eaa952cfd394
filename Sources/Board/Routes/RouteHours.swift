// SPDX-License-Identifier: Apache-2.0

/// When somebody answers.
package enum RouteHours: Hashable, Sendable {
  case always
  /// On some days of the week, counted from Monday as zero, between two minutes of the day.
  case weekly(days: Set<Int>, from: Int, to: Int)
  case unknown

  /// Whether somebody answers at some time of a day.
  package enum Answer: Hashable, Sendable {
    case yes, no, unknown
    /// It is a day of theirs, and the bank holiday named.
    case perhaps(String)
  }

  /// Whether somebody answers at some time of `day`, as far as hours and holidays are known.
  package func answer(on day: Day, _ holidays: BankHolidays) -> Answer {
    switch self {
    case .always: return .yes
    case .unknown: return .unknown
    case .weekly(let days, _, _):
      guard days.contains(day.weekdayFromMonday) else { return .no }
      return holidays.name(of: day).map(Answer.perhaps) ?? .yes
    }
  }

  /// The words on a screen, such as `any hour` or `Mon-Fri 9-6`; nil where nothing is known.
  package var label: String? {
    switch self {
    case .always: return "any hour"
    case .unknown: return nil
    case .weekly(let days, let from, let to):
      return "\(RouteHours.words(days)) \(RouteHours.words(from))-\(RouteHours.words(to))"
    }
  }

  private static let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  private static func words(_ days: Set<Int>) -> String {
    let sorted = days.sorted().filter(names.indices.contains)
    guard let first = sorted.first, let last = sorted.last else { return "" }
    if sorted.count > 2, sorted.count == last - first + 1 {
      return "\(names[first])-\(names[last])"
    }
    return sorted.map { names[$0] }.joined(separator: " ")
  }

  /// A minute of the day on a clock of twelve hours.
  private static func words(_ minute: Int) -> String {
    let hour = minute / 60 % 12 == 0 ? 12 : minute / 60 % 12
    let rest = minute % 60
    return rest == 0 ? "\(hour)" : "\(hour).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Day {
  /// The day of the week, Monday being zero.
  package var weekdayFromMonday: Int { ((number + 3) % 7 + 7) % 7 }
}
