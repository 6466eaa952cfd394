// SPDX-License-Identifier: Apache-2.0

import Foundation
import Resources
import Testing

/// What must be true of the data before anybody is sent anywhere by it; the reader in `Board` holds
/// its shape once more.
@Suite("Routes, clocks and holidays")
struct RouteFileTests {
  private struct Contact: Decodable {
    let kind: String
    let value: String
    let verified: Bool?
  }

  private struct Route: Decodable {
    let id: String
    let name: String
    let short: String?
    let gist: String
    let needs: [String: Int]
    let who: String
    let can: [String]
    let cannot: [String]
    let contacts: [Contact]
    let source: String
    let verified_on: String
    let recheck_after: String
    let not_verified: [String]
  }

  private struct Page: Decodable {
    let source: String
    let verified_on: String
    let recheck_after: String
  }

  private struct Gap: Decodable {
    let need: String
    let text: String
  }

  private struct Routes: Decodable {
    let routes: [Route]
    let pages: [Page]
    let gaps: [Gap]
  }

  private struct Clocks: Decodable {
    struct Clock: Decodable {
      let rules: [Page]
    }
    let clocks: [Clock]
  }

  private struct Holidays: Decodable {
    struct Holiday: Decodable {
      let date: String
      let name: String
    }
    let first_known_year: Int
    let last_known_year: Int
    let source: String
    let verified_on: String
    let recheck_after: String
    let days: [Holiday]
  }

  private let file: Routes

  init() throws {
    file = try read(Routes.self, from: .routes)
  }

  private static let needs: Set = [
    "danger", "recent-assault", "talk", "investigation", "employer", "peer", "minister",
    "party-event", "how-long", "elsewhere",
  ]

  /// Numbers and addresses that official pages still show and nobody answers any more, and numbers
  /// that nobody has verified.
  private static let banned = [
    "0800 112 4318", "0800 028 2439", "disclosure@healthassured.co.uk", "0800 020 9550",
    "0808 800 0082", "020 3117 2520", "020 8683 3311",
  ]

  @Test("Every route, page and rule has its source and two sound dates in order")
  func sources() throws {
    let clocks = try read(Clocks.self, from: .clocks)
    let holidays = try read(Holidays.self, from: .holidays)
    let checks =
      file.routes.map { ($0.id, $0.source, $0.verified_on, $0.recheck_after) }
      + (file.pages + clocks.clocks.flatMap(\.rules)).map {
        ("a page or rule", $0.source, $0.verified_on, $0.recheck_after)
      }
      + [("holidays", holidays.source, holidays.verified_on, holidays.recheck_after)]
    for (id, source, verified, recheck) in checks {
      #expect(source.count > 5, "\(id)")
      let days = try [verified, recheck].map { try #require(date($0), "\(id): \($0)") }
      #expect(days[0] <= days[1], "\(id)")
    }
  }

  @Test("Every route has an id of its own, kebab-case, and needs that exist; ranks have no gap")
  func needs() {
    #expect(repeated(file.routes.map(\.id)).isEmpty)
    #expect(repeated(file.routes.map(\.name)).isEmpty)
    for route in file.routes {
      #expect(route.id.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(route.id)")
      #expect(!route.needs.isEmpty && Set(route.needs.keys).isSubset(of: Self.needs), "\(route.id)")
      #expect((route.short ?? route.name).count <= 40 && route.gist.count <= 50, "\(route.id)")
    }
    for need in Self.needs.subtracting(["how-long"]) {
      let ranks = file.routes.compactMap { $0.needs[need] }.sorted()
      #expect(!ranks.isEmpty && ranks == Array(1...max(1, ranks.count)), "\(need)")
    }
  }

  @Test("No file holds a number that is stale or was not verified, however it is written")
  func banned() {
    for resource in [Resource.routes, .clocks, .anonymisePublished] {
      let text = String(decoding: resource.bytes, as: UTF8.self)
      let digits = text.filter(\.isNumber)
      for entry in Self.banned {
        #expect(!text.localizedCaseInsensitiveContains(entry), "\(entry) in \(resource)")
        let number = entry.filter(\.isNumber)
        if !number.isEmpty { #expect(!digits.contains(number), "\(entry) in \(resource)") }
      }
    }
  }

  @Test("The numbers are those of the facts, digit by digit")
  func numbers() {
    let phones = file.routes.reduce(into: [String: [String]]()) { phones, route in
      let own = route.contacts.filter { $0.kind == "phone" }.map(\.value)
      if !own.isEmpty { phones[route.id] = own }
    }
    #expect(
      phones == [
        "police": ["999", "101"], "havens": ["020 3299 6900"],
        "rape-support-line": ["0808 500 2222"], "victim-support": ["08 08 16 89 111"],
        "samaritans": ["116 123"], "icgs-helpline": ["0808 168 9281"], "acas": ["0300 123 1100"],
        "rights-of-women": ["020 7490 0152"], "party-snp": ["0131 525 8919"],
      ])
  }

  @Test("What was not verified says so where it stands, and nowhere else is anything of the kind")
  func unverified() {
    for route in file.routes {
      let facts = [route.gist, route.who, route.source] + route.can + route.cannot
      for fact in facts {
        #expect(!fact.lowercased().contains("unverified"), "\(route.id): \(fact)")
      }
      for doubt in route.not_verified {
        #expect(doubt.hasSuffix(".") && doubt.count > 10, "\(route.id): \(doubt)")
      }
      for contact in route.contacts where contact.verified == false {
        let isTold = route.not_verified.contains { $0.contains(contact.value) }
        #expect(isTold, "\(route.id): \(contact.value) is not verified, and nothing says so")
      }
    }
    for gap in file.gaps { #expect(Self.needs.contains(gap.need) && gap.text.hasSuffix(".")) }
  }

  @Test("The anonymiser leaves every number and address of the routes alone")
  func published() {
    func bare(_ text: some StringProtocol) -> String { text.lowercased().filter { $0 != " " } }
    let lines = Set(
      String(decoding: Resource.anonymisePublished.bytes, as: UTF8.self)
        .split(separator: "\n").map(bare))
    for contact in file.routes.flatMap(\.contacts)
    where ["phone", "text-relay", "email"].contains(contact.kind)
      && contact.value.filter(\.isNumber).count != 3 && contact.value != "116 123"
    {
      #expect(lines.contains(bare(contact.value)), "\(contact.value)")
    }
  }

  @Test("Bank holidays are whole years of working days, and fall as the law has them")
  func holidays() throws {
    let holidays = try read(Holidays.self, from: .holidays)
    #expect(repeated(holidays.days.map(\.date)).isEmpty)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    for year in holidays.first_known_year...holidays.last_known_year {
      let days = holidays.days.filter { $0.date.hasPrefix("\(year)-") }
      #expect(days.count == 8, "\(year)")
      for holiday in days {
        let weekday = calendar.component(.weekday, from: try #require(date(holiday.date)))
        #expect((2...6).contains(weekday), "\(holiday.date)")
        let isMonday = ["Easter", "May", "Spring", "Summer"].contains(where: holiday.name.contains)
        #expect(!isMonday || weekday == 2, "\(holiday.name) \(holiday.date)")
        #expect(holiday.name != "Good Friday" || weekday == 6, "\(holiday.date)")
      }
      let easter = try #require(date(Self.easter(year)))
      let dates = days.map(\.date)
      for distance in [-2, 1] {
        let day = try #require(calendar.date(byAdding: .day, value: distance, to: easter))
        #expect(dates.contains(String(day.ISO8601Format().prefix(10))), "\(year) Easter")
      }
    }
  }

  /// Easter Sunday by the anonymous Gregorian rule.
  private static func easter(_ year: Int) -> String {
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return String(format: "%04d-%02d-%02d", year, sum / 31, sum % 31 + 1)
  }

  /// A day that there is, in ISO 8601.
  private func date(_ text: String) -> Date? {
    guard text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil,
      let date = try? Date("\(text)T00:00:00Z", strategy: .iso8601)
    else { return nil }
    return date.ISO8601Format().hasPrefix(text) ? date : nil
  }
}
