// SPDX-License-Identifier: Apache-2.0

internal import Board

/// The dates of rosters: `2024`, `2024-07`, `2024-07-04` or with a time behind them.
enum PartialDate {
  /// Whether what ends on a date, if it ends at all, still goes on on a day; a year goes on to its end.
  static func isOpen(_ end: String?, on today: Day) -> Bool {
    guard let end = end?.prefix(10), !end.isEmpty else { return true }
    return "\(today)".prefix(end.count) <= end
  }

  /// Whether what starts on a date has started by a day.
  static func hasStarted(_ start: String?, on today: Day) -> Bool {
    guard let start = start?.prefix(10) else { return true }
    return start <= "\(today)".prefix(start.count)
  }
}
