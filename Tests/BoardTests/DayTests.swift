// SPDX-License-Identifier: Apache-2.0

import Board
import Testing

struct DayTests {
  @Test(arguments: [
    (1970, 1, 1, 0, "Thu"), (1969, 12, 31, -1, "Wed"), (2000, 2, 29, 11_016, "Tue"),
    (2026, 11, 21, 20_778, "Sat"), (1900, 3, 1, -25_508, "Thu"), (2100, 2, 28, 47_540, "Sun"),
    (1, 1, 1, -719_162, "Mon"), (9999, 12, 31, 2_932_896, "Fri"),
  ])
  func `known dates`(year: Int, month: Int, day: Int, number: Int, weekday: String) {
    let date = Day(year: year, month: month, day: day)
    #expect(date == Day(number: number))
    #expect(date.civil == (year, month, day))
    #expect(date.weekday == weekday)
  }

  @Test func `number and calendar agree, and each day follows the one before`() {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    // The calendar repeats every 146,097 days, counted from 1 March of the year 0.
    let edges = (-10...10).flatMap { era in (-2...2).map { -719_468 + era * 146_097 + $0 } }
    for number in edges + stride(from: -800_000, through: 800_000, by: 61) {
      let (year, month, day) = Day(number: number).civil
      #expect(Day(year: year, month: month, day: day).number == number)
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let length = month == 2 && isLeap ? 29 : lengths[month - 1]
      let next =
        day < length ? (year, month, day + 1) : month < 12 ? (year, month + 1, 1) : (year + 1, 1, 1)
      #expect(Day(number: number + 1).civil == next, "\(number)")
      #expect(Day(number: number + 7).weekday == Day(number: number).weekday)
      #expect(Day(number: number + 1).weekday != Day(number: number).weekday)
    }
  }

  @Test(arguments: [
    ("2026-11-21", 0, "today"), ("2026-11-20", -1, "Fri"), ("2026-11-15", -6, "Sun"),
    ("2026-11-14", -7, "Nov"), ("2026-01-01", -324, "Jan"), ("2025-12-31", -325, "Dec 2025"),
    ("2026-11-22", 1, "Sun"), ("2026-11-27", 6, "Fri"), ("2026-11-28", 7, "Nov"),
    ("2027-01-01", 41, "Jan 2027"),
  ])
  func `labels on a Saturday in November`(date: String, distance: Int, label: String) {
    let day = Samples.today.advanced(by: distance)
    #expect(day.description == date)
    #expect(day.label(on: Samples.today) == label)
  }

  @Test(arguments: RandomEvents.dayNumbers)
  func `no number is out of reach`(number: Int) {
    let day = Day(number: number)
    #expect(Day.range.contains(day.number))
    for other in RandomEvents.dayNumbers {
      #expect(Day.range.contains(day.advanced(by: other).number))
      #expect(!day.label(on: Day(number: other)).isEmpty)
      #expect(Day.range.contains(Day(year: number, month: other, day: other).number))
    }
    #expect(!day.weekday.isEmpty && !day.description.isEmpty)
  }

  @Test func `days beyond the range are its ends`() {
    #expect(Day(number: .max).number == 3_000_000)
    #expect(Day(number: .min).number == -3_000_000)
    #expect(Day(number: 1).advanced(by: .max) == Day(number: .max))
    #expect(Day(number: -1).advanced(by: .min) == Day(number: .min))
  }
}
