// SPDX-License-Identifier: Apache-2.0

import Board
import TestKit
import Testing

@Suite("Clocks that run from the day something happened")
struct ClockTests {
  private static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

  @Test(
    "tell the last day on the safe side: month ends, leap days, the year's turn",
    arguments: [
      // Three months less a day.
      ("2026-08-25", 3, -1, "2026-11-24"), ("2026-11-21", 3, -1, "2027-02-20"),
      ("2026-11-30", 3, -1, "2027-02-27"), ("2027-11-30", 3, -1, "2028-02-28"),
      ("2027-11-29", 3, -1, "2028-02-28"), ("2027-11-28", 3, -1, "2028-02-27"),
      ("2026-12-01", 3, -1, "2027-02-28"), ("2026-01-31", 3, -1, "2026-04-29"),
      ("2026-10-01", 3, -1, "2026-12-31"), ("2026-10-02", 3, -1, "2027-01-01"),
      ("2024-02-29", 3, -1, "2024-05-28"), ("2026-12-31", 3, -1, "2027-03-30"),
      // Six months less a day.
      ("2026-08-31", 6, -1, "2027-02-27"), ("2027-08-31", 6, -1, "2028-02-28"),
      ("2026-07-01", 6, -1, "2026-12-31"),
      // A year less a day.
      ("2024-02-29", 12, -1, "2025-02-27"), ("2023-02-28", 12, -1, "2024-02-27"),
      ("2023-03-01", 12, -1, "2024-02-29"), ("2026-01-01", 12, -1, "2026-12-31"),
      ("2026-11-22", 12, -1, "2027-11-21"),
      // Seven days.
      ("2026-11-21", 0, 7, "2026-11-28"), ("2026-12-28", 0, 7, "2027-01-04"),
      ("2024-02-25", 0, 7, "2024-03-03"), ("2026-02-25", 0, 7, "2026-03-04"),
    ])
  func ends(from: String, months: Int, days: Int, end: String) {
    let span = TimeRule.Span(months: months, days: days)
    #expect(span.end(from: Self.day(from)) == Self.day(end))
  }

  @Test("never tell a later day for an earlier start, nor one beyond the month of the same name")
  func order() {
    forEachSeed(200) { seed, random in
      let start = Day(number: Int.random(in: -20_000...80_000, using: &random))
      let months = Int.random(in: 0...24, using: &random)
      let later = start.advanced(by: 1)
      #expect(start.advanced(byMonths: months) <= later.advanced(byMonths: months), "seed \(seed)")
      let (year, month, day) = start.civil
      let end = start.advanced(byMonths: months).civil
      #expect(end.year * 12 + end.month == year * 12 + month + months, "seed \(seed)")
      #expect(end.day <= day, "seed \(seed)")
    }
  }

  private static let check = Check(
    source: "a page", verified: day("2026-11-21"), recheckAfter: day("2027-05-21"))

  private static func rule(
    _ id: String, _ months: Int?, inForce: Bool = true, begins: String? = nil
  ) -> TimeRule {
    TimeRule(
      id: id, words: id, span: months.map { TimeRule.Span(months: $0, days: -1) },
      isInForce: inForce, begins: begins.map(day), note: nil, check: check)
  }

  private static func clock(_ rules: TimeRule...) -> TimeLimit {
    TimeLimit(id: "c", label: "A clock", route: .helpline, advice: "Ask.", rules: rules)
  }

  @Test("go by the shorter rule until the newer one is marked in force, from its first day on")
  func choice() {
    let old = Self.rule("old", 3)
    let happened = Self.day("2026-11-21")
    let waiting = Self.clock(old, Self.rule("new", 6, inForce: false))
    #expect(waiting.reckoning(from: happened)?.rule.id == "old")
    #expect(waiting.reckoning(from: happened)?.others.map(\.rule.id) == ["new"])
    let begun = Self.clock(old, Self.rule("new", 6, begins: "2026-10-01"))
    #expect(begun.reckoning(from: happened)?.rule.id == "new")
    #expect(begun.reckoning(from: Self.day("2026-10-01"))?.rule.id == "new")
    #expect(begun.reckoning(from: Self.day("2026-09-30"))?.rule.id == "old")
    let unsure = Self.clock(old, Self.rule("new", 6, inForce: false, begins: "2026-10-01"))
    #expect(unsure.reckoning(from: happened)?.rule.id == "old")
    // In force and without a first day, neither is the newer one: the shorter holds.
    #expect(Self.clock(Self.rule("new", 6), old).reckoning(from: happened)?.rule.id == "old")
    #expect(Self.clock(Self.rule("none", nil), old).reckoning(from: happened)?.rule.id == "old")
    #expect(Self.clock(Self.rule("none", nil)).reckoning(from: happened)?.end == nil)
  }

  @Test("never say that it is too late")
  func wording() throws {
    let book = try ShippedRoutes.book()
    let today = Self.day("2026-11-22")
    for start in stride(from: -40_000, through: 0, by: 13) {
      for clock in book.clocks {
        let reckoning = try #require(clock.reckoning(from: today.advanced(by: start)))
        let sentence = reckoning.sentence(on: today)
        let words = ([sentence] + reckoning.cautions(on: today)).joined(separator: " ").lowercased()
        for phrase in ["out of time", "too late", "expired", "time-barred", "you cannot"] {
          #expect(!words.contains(phrase), "\(words)")
        }
        if let end = reckoning.end, end < today {
          #expect(sentence.hasSuffix("seems past. Ask all the same: exceptions exist."))
        }
      }
    }
  }

  @Test(
    "ship with the rules that the facts have",
    arguments: [
      ("evidence", "2026-11-28"), ("tribunal", "2027-02-20"), ("scheme-bullying", "2027-11-20"),
      ("scheme-sexual", nil), ("alert-list", nil),
    ])
  func shipped(id: String, end: String?) throws {
    let clock = try #require(try ShippedRoutes.book().clocks.first { $0.id == id })
    let reckoning = try #require(clock.reckoning(from: Self.day("2026-11-21")))
    #expect(reckoning.end == end.map(Self.day))
  }

  // MARK: Typing a day

  private static let today = day("2026-11-22")

  @Test(
    "take a day as people write it, day first",
    arguments: [
      "2026-11-21", "21/11/2026", "21.11.2026", "21-11-2026", "21 11 2026", "21 Nov 2026",
      "21 november 2026", " 21  Nov, 2026 ", "2026/11/21",
    ])
  func typed(text: String) throws {
    #expect(try Day(typed: text, today: Self.today) == Self.day("2026-11-21"))
  }

  @Test("take today, a leap day and the first year")
  func edges() throws {
    #expect(try Day(typed: "22/11/2026", today: Self.today) == Self.today)
    #expect(try Day(typed: "29/2/2024", today: Self.today) == Self.day("2024-02-29"))
    #expect(try Day(typed: "1/1/1900", today: Self.today) == Self.day("1900-01-01"))
  }

  @Test(
    "refuse what is no such day, by name",
    arguments: [
      ("", DayFault.notADate), ("yesterday", .notADate), ("21/11", .notADate),
      ("21/11/2026/1", .notADate), ("a/b/c", .notADate), ("21/No/2026", .notADate),
      ("+1/1/2026", .notADate), ("٢١/١١/٢٠٢٦", .notADate),
      ("99999999999999999999/1/2026", .notADate),
      ("31/02/2026", .noSuchDay), ("29/2/2025", .noSuchDay), ("29/2/1900", .noSuchDay),
      ("11/21/2026", .noSuchDay), ("0/1/2026", .noSuchDay), ("1/0/2026", .noSuchDay),
      ("2026-11-31", .noSuchDay), ("23/11/2026", .toCome), ("1/1/9999", .toCome),
      ("21/11/26", .longAgo), ("31/12/1899", .longAgo), ("0001-01-01", .longAgo),
    ])
  func refused(text: String, fault: DayFault) {
    #expect(throws: fault) { try Day(typed: text, today: Self.today) }
  }
}
