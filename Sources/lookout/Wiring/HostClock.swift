// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Glibc

/// The day on the board's host: the only time the program asks for, but for a note's.
enum HostClock {
  /// Today, by the host's own calendar.
  static func today() -> Day {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(
      year: Int(parts.tm_year) + 1_900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  /// This very second, by the host's own calendar and zone: for notes.
  static func now() -> Moment {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Moment(
      day: Day(
        year: Int(parts.tm_year) + 1_900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)),
      secondOfDay: (Int(parts.tm_hour) * 60 + Int(parts.tm_min)) * 60 + Int(parts.tm_sec),
      offset: Int(parts.tm_gmtoff) / 60)
  }
}
