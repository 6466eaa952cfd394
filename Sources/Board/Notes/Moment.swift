// SPDX-License-Identifier: Apache-2.0

/// A second of a clock, with the clock's zone: the exact time of a note, which only its owner reads.
///
/// Everything else on a board is told by its `Day`.
package struct Moment: Hashable, Sendable {
  /// The day by the clock that told it.
  package let day: Day
  /// The seconds since that day began by that clock.
  package let secondOfDay: Int
  /// How far the clock was ahead of UTC, in minutes.
  package let offset: Int

  /// A moment; parts that no clock shows are taken as the nearest that some clock does.
  package init(day: Day, secondOfDay: Int, offset: Int) {
    self.day = day
    self.secondOfDay = min(max(0, secondOfDay), 86_399)
    self.offset = min(max(-Moment.largestOffset, offset), Moment.largestOffset)
  }

  /// Reads what `description` writes; nil for anything else.
  package init?(_ text: String) {
    let characters = Array(text.utf8)
    guard characters.count == 25 else { return nil }
    func number(_ start: Int, _ count: Int) -> Int? {
      var number = 0
      for character in characters[start..<(start + count)] {
        guard (0x30...0x39).contains(character) else { return nil }
        number = number * 10 + Int(character) - 0x30
      }
      return number
    }
    guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
      let hours = number(11, 2), let minutes = number(14, 2), let seconds = number(17, 2),
      let zoneHours = number(20, 2), let zoneMinutes = number(23, 2)
    else { return nil }
    let zone = (zoneHours * 60 + zoneMinutes) * (characters[19] == UInt8(ascii: "-") ? -1 : 1)
    self.init(
      day: Day(year: year, month: month, day: day),
      secondOfDay: (hours * 60 + minutes) * 60 + seconds, offset: zone)
    // What is not written as this would be is not a moment.
    guard description == text else { return nil }
  }

  /// Half a day and two hours: no zone is further from UTC.
  private static let largestOffset = 14 * 60

  /// The seconds since 1970 in UTC, by which moments of any zone are in order.
  package var seconds: Int { day.number * 86_400 + secondOfDay - offset * 60 }

  /// For a list: `14 Nov 09:12`, with the year where it is another one than `today`'s.
  package func label(on today: Day) -> String {
    let (year, month, day) = self.day.civil
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let date = "\(day) \(months[month - 1])" + (year == today.year ? "" : " \(year)")
    return "\(date) \(Moment.padded(secondOfDay / 3_600)):\(Moment.padded(secondOfDay / 60 % 60))"
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

extension Moment: CustomStringConvertible {
  /// ISO 8601 with seconds and zone, such as `2026-11-14T09:12:31+00:00`.
  package var description: String {
    let time = [secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60].map(Moment.padded)
    let zone = [abs(offset) / 60, abs(offset) % 60].map(Moment.padded)
    return "\(day)T\(time.joined(separator: ":"))\(offset < 0 ? "-" : "+")"
      + zone.joined(separator: ":")
  }
}
