// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Glibc

/// The day on the board's host: the only time the program asks for.
enum HostClock {
  /// Today, by the host's own calendar.
  static func today() -> Day {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(
      year: Int(parts.tm_year) + 1_900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }
}
