// SPDX-License-Identifier: Apache-2.0

/// By when moderators answer those outside the board who have a right to an answer.
package enum QueueClock {
  /// The hours within which a formal complaint is answered: regulation 3 and the schedule of the
  /// Defamation (Operators of Websites) Regulations 2013, SI 2013/3028.
  private static let noticeHours = 48

  /// By when a notice is answered: 48 hours of days that are neither Saturdays, Sundays nor bank
  /// holidays; no office hours are counted.
  ///
  /// - Parameters:
  ///   - arrived: when it came, by the clock of the place.
  ///   - holidays: the bank holidays; a year that is not known has none.
  /// - Returns: the moment, by the same clock.
  package static func answer(toNotice arrived: Moment, _ holidays: BankHolidays) -> Moment {
    var rest = noticeHours * 3_600
    var (day, second) = (arrived.day, arrived.secondOfDay)
    while true {
      let counts = !["Sat", "Sun"].contains(day.weekday) && holidays.name(of: day) == nil
      // What ends at midnight ends then, whatever day follows.
      if counts, rest < 86_400 - second {
        return Moment(day: day, secondOfDay: second + rest, offset: arrived.offset)
      }
      if counts { rest -= 86_400 - second }
      day = day.advanced(by: 1)
      second = 0
      if counts, rest == 0 { return Moment(day: day, secondOfDay: 0, offset: arrived.offset) }
      // No calendar goes on for ever.
      if day.number >= Day.range.upperBound { return arrived }
    }
  }

  /// By when somebody is answered who asks what the board holds about them: the day of the next month
  /// with the same number, or its last (article 12(3) of the UK GDPR).
  package static func answer(toDataRequest arrived: Day) -> Day {
    arrived.advanced(byMonths: 1)
  }

  /// The same moment to the hour: no finer than a letter's arrival needs.
  package static func hour(of moment: Moment) -> Moment {
    Moment(
      day: moment.day, secondOfDay: moment.secondOfDay / 3_600 * 3_600, offset: moment.offset)
  }
}
