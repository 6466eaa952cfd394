// SPDX-License-Identifier: Apache-2.0

extension Day {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let fullMonths = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october",
    "november", "december",
  ]

  /// A day of ISO 8601, such as `2026-11-21`; nil for anything else.
  package init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Day.number(parts[0]),
      let month = Day.number(parts[1]), let date = Day.number(parts[2]),
      let day = Day(existing: year, month, date)
    else { return nil }
    self = day
  }

  /// The day on which something happened, as somebody types it: `2026-11-21`, or day first,
  /// `21/11/2026`, `21.11.2026`, `21 Nov 2026`.
  package init(typed text: String, today: Day) throws(DayFault) {
    let parts = text.lowercased().split { "-/., ".contains($0) }
    guard parts.count == 3 else { throw .notADate }
    let isYearFirst = parts[0].utf8.count == 4
    let (yearPart, dayPart) = isYearFirst ? (parts[0], parts[2]) : (parts[2], parts[0])
    guard let year = Day.number(yearPart), let month = Day.month(parts[1]),
      let date = Day.number(dayPart)
    else { throw .notADate }
    guard year >= 1900 else { throw .longAgo }
    guard let day = Day(existing: year, month, date) else { throw .noSuchDay }
    guard day <= today else { throw .toCome }
    self = day
  }

  /// The day so many calendar months on; the month's last where it has no such day.
  package func advanced(byMonths count: Int) -> Day {
    let (year, month, day) = civil
    let total = year * 12 + month - 1 + count
    let first = Day(year: total / 12, month: total % 12 + 1, day: 1)
    let next = Day(year: (total + 1) / 12, month: (total + 1) % 12 + 1, day: 1)
    return first.advanced(by: min(day, next.number - first.number) - 1)
  }

  /// The day in words, such as `Sat 21 Nov 2026`.
  package var words: String {
    let (year, month, day) = civil
    let name = Day.months[month - 1]
    return "\(weekday) \(day) \(name.prefix(1).uppercased())\(name.dropFirst()) \(year)"
  }

  /// A day that there is.
  private init?(existing year: Int, _ month: Int, _ day: Int) {
    let candidate = Day(year: year, month: month, day: day)
    guard candidate.civil == (year, month, day) else { return nil }
    self = candidate
  }

  /// ASCII digits, at most four.
  private static func number(_ text: Substring) -> Int? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }

  private static func month(_ text: Substring) -> Int? {
    if let number = number(text) { return number }
    return fullMonths.firstIndex { text.count >= 3 && $0.hasPrefix(text) }.map { $0 + 1 }
  }
}
