// SPDX-License-Identifier: Apache-2.0

import Board
import Testing

@Suite("The book of routes")
struct RouteBookTests {
  private let book: RouteBook

  init() throws {
    book = try ShippedRoutes.book()
  }

  @Test("has every route that the program sends people to")
  func known() {
    for id in RouteID.known { #expect(book.route(id) != nil, "\(id.text)") }
    for page in Counsel.ID.allCases { #expect(book.page(page) != nil, "\(page)") }
  }

  @Test(
    "opens each need with the door that is meant to be first",
    arguments: [
      (Need.danger, "police"), (.recentAssault, "havens"), (.talk, "rape-support-line"),
      (.investigation, "icgs-helpline"), (.employer, "union-branch"),
      (.peer, "lords-commissioners"), (.minister, "icgs-helpline"),
      (.partyEvent, "icgs-helpline"), (.elsewhere, "scottish-parliament"),
    ])
  func firstDoors(need: Need, id: String) {
    #expect(book.routes(for: need).first?.id.text == id)
    let ranks = book.routes(for: need).compactMap { $0.needs[need] }
    #expect(ranks == Array(1...ranks.count))
  }

  @Test("gives an entrance the numbers for the first needs, with hours")
  func firstHelp() {
    let help = book.firstHelp(on: Day(year: 2026, month: 11, day: 22))
    #expect(help.map(\.need) == [.danger, .recentAssault, .talk, .investigation])
    #expect(
      help.map(\.number) == ["999", "020 3299 6900", "0808 500 2222", "0808 168 9281"])
    #expect(help.map(\.hours) == ["any hour", "any hour", "any hour", "Mon-Fri 9-6"])
    #expect(help.allSatisfy { !$0.isOld })
    let old = book.firstHelp(on: Day(year: 2030, month: 1, day: 1))
    let isAllOld = old.filter { !$0.isOld }.isEmpty
    #expect(old.count == 4 && isAllOld, "and never an old one as if it were new")
  }

  @Test("calls a route old that is reached through an old one")
  func through() throws {
    let tribunal = try #require(book.route(RouteID("tribunal")))
    let today = Day(year: 2026, month: 11, day: 22)
    #expect(!tribunal.check.isOld(on: today))
    #expect(book.isOld(tribunal, on: today))
    #expect(book.caution(about: tribunal, on: today)?.hasPrefix("Acas is OLD") == true)
    #expect(book.reach(of: tribunal) == "through Acas, 0300 123 1100")
  }

  @Test("says no number that was not verified, and none that is missing")
  func sentences() {
    #expect(book.alertListSentence.contains("0808 168 9281"))
    #expect(book.toRingSentence.hasSuffix("0808 500 2222. In danger: 999."))
    #expect(!book.helpPageSentence.contains("101"))
    let empty = RouteBook.empty
    #expect(empty.toRingSentence.isEmpty && empty.howAreYouSentence.isEmpty)
    #expect(!empty.alertListSentence.contains { $0.isNumber })
    #expect(empty.firstHelp(on: Day(number: 0)).isEmpty)
  }

  @Test(
    "tells a check's age in words",
    arguments: [
      (0, "checked today"), (-3, "checked today"), (1, "checked 1 day"), (6, "checked 6 days"),
      (60, "checked 60 days"), (61, "checked 2 months"), (364, "checked 11 months"),
      (365, "OLD"), (2_000, "OLD"),
    ])
  func age(days: Int, words: String) {
    let read = Day(year: 2026, month: 11, day: 21)
    let check = Check(source: "a page", verified: read, recheckAfter: read.advanced(by: 365))
    #expect(check.label(on: read.advanced(by: days)) == words)
  }

  @Test("says how long ago an old check was, or of when an old source is")
  func cautions() {
    let read = Day(year: 2026, month: 1, day: 31)
    let check = Check(source: "a page", verified: read, recheckAfter: read.advanced(by: 30))
    #expect(check.caution(on: read.advanced(by: 29)) == nil)
    #expect(
      check.caution(on: read.advanced(by: 430))
        == "OLD: last checked 14 months ago, so it may be wrong.")
    let old = Check(source: "a page", sourceOf: "2019", verified: read, recheckAfter: read)
    #expect(old.caution(on: read) == "OLD: its source is of 2019, so it may be wrong.")
  }

  @Test("knows on which days somebody answers")
  func hours() throws {
    let helpline = try #require(book.route(.helpline)).hours
    #expect(helpline.label == "Mon-Fri 9-6")
    func answer(_ year: Int, _ month: Int, _ day: Int) -> RouteHours.Answer {
      helpline.answer(on: Day(year: year, month: month, day: day), book.holidays)
    }
    #expect(answer(2026, 11, 20) == .yes)
    #expect(answer(2026, 11, 21) == .no)
    #expect(answer(2026, 11, 22) == .no)
    #expect(answer(2026, 12, 25) == .perhaps("Christmas Day"))
    #expect(answer(2026, 12, 26) == .no)
    #expect(answer(2026, 12, 28) == .perhaps("Boxing Day (substitute day)"))
    #expect(RouteHours.always.answer(on: Day(number: 0), book.holidays) == .yes)
    #expect(RouteHours.unknown.answer(on: Day(number: 0), book.holidays) == .unknown)
    #expect(
      RouteHours.weekly(days: [0, 2], from: 9 * 60 + 30, to: 12 * 60).label == "Mon Wed 9.30-12")
  }

  @Test("says so beyond the last year whose holidays are known")
  func unknownYears() {
    let holidays = book.holidays
    #expect(holidays.caution(for: Day(year: 2027, month: 12, day: 31)) == nil)
    #expect(
      holidays.caution(for: Day(year: 2028, month: 1, day: 3))
        == "Bank holidays are known here for 2026 to 2027 alone; 2028 has others.")
  }
}
