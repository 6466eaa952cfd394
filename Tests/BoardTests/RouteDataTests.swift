// SPDX-License-Identifier: Apache-2.0

import Board
import TestKit
import Testing

@Suite("Files of routes, clocks and holidays")
struct RouteDataTests {
  private static let check =
    #""source": "a page", "verified_on": "2026-11-21", "recheck_after": "2027-05-21""#

  private static let route = """
    {"id": "line", "name": "A line", "gist": "talk", "needs": {"talk": 1}, "who": "Anyone.",
     "can": ["Talk."], "cannot": [], "needs_name": "no", "time_limit": null,
     "contacts": [{"kind": "phone", "value": "116 123"}], "hours": "always", \(check),
     "not_verified": []}
    """

  private static let routes = #"{"routes": [ROUTE], "pages": [], "gaps": []}"#
    .replacing("ROUTE", with: route)

  private static let clocks = """
    {"clocks": [{"id": "c", "label": "A clock", "route": "line", "advice": "Ask.", "rules": [
      {"id": "r", "words": "3 months", "span": {"months": 3, "days": -1}, "in_force": true, \(check)}
    ]}]}
    """

  private static let holidays = """
    {"area": "England and Wales", "first_known_year": 2026, "last_known_year": 2026, \(check),
     "days": [{"date": "2026-12-25", "name": "Christmas Day"}]}
    """

  private static func read(
    routes: String = routes, clocks: String = clocks, holidays: String = holidays
  ) throws(RouteDataError) -> RouteBook {
    try RouteBook(
      routes: Array(routes.utf8), clocks: Array(clocks.utf8), holidays: Array(holidays.utf8))
  }

  @Test("are read when they are sound")
  func sound() throws {
    #expect(try Self.read().routes.map(\.name) == ["A line"])
  }

  @Test(
    "are refused by the name of what is wrong: a route",
    arguments: [
      (#""source": "a page", "#, "", RouteDataError.missing(at: "routes.line.source")),
      (#""source": "a page""#, #""source": """#, .missing(at: "routes.line.source")),
      (
        #""source": "a page""#, #""source": 7"#,
        .wrongType(at: "routes.line.source", expected: "text")
      ),
      (#""verified_on": "2026-11-21", "#, "", .missing(at: "routes.line.verified_on")),
      ("2026-11-21", "2026-02-30", .badDate("2026-02-30", at: "routes.line.verified_on")),
      ("2026-11-21", "21/11/2026", .badDate("21/11/2026", at: "routes.line.verified_on")),
      ("2027-05-21", "2026-13-01", .badDate("2026-13-01", at: "routes.line.recheck_after")),
      ("2027-05-21", "2026-11-20", .disorder(at: "routes.line.recheck_after")),
      (
        #"{"talk": 1}"#, #"{"gossip": 1}"#,
        .unknownValue(
          "gossip", at: "routes.line.needs.gossip", allowed: Need.allCases.map(\.rawValue))
      ),
      (#"{"talk": 1}"#, "{}", .missing(at: "routes.line.needs")),
      (
        #""needs_name": "no""#, #""needs_name": "perhaps""#,
        .unknownValue(
          "perhaps", at: "routes.line.needs_name",
          allowed: Route.NameRule.allCases.map(\.rawValue))
      ),
      (
        #""kind": "phone""#, #""kind": "fax""#,
        .unknownValue(
          "fax", at: "routes.line.contacts.0.kind",
          allowed: RouteContact.Kind.allCases.map(\.rawValue))
      ),
      (
        #""kind": "phone", "value": "116 123""#, #""kind": "through", "value": "nowhere""#,
        .noSuchRoute("nowhere", at: "routes.line.contacts")
      ),
      (
        #""kind": "phone", "value": "116 123""#, #""kind": "through", "value": "line""#,
        .noSuchRoute("line", at: "routes.line.contacts")
      ),
      (
        #""hours": "always""#, #""hours": "sometimes""#,
        .unknownValue("sometimes", at: "routes.line.hours", allowed: ["always"])
      ),
      (
        #""hours": "always""#, #""hours": {"days": ["mon"], "from": "18:00", "to": "09:00"}"#,
        .disorder(at: "routes.line.hours.to")
      ),
      (
        #""hours": "always""#, #""hours": {"days": ["mon"], "from": "9 am", "to": "18:00"}"#,
        .badDate("9 am", at: "routes.line.hours.from")
      ),
      (#""gist": "talk""#, #""gossip": "talk""#, .unknownKey(at: "routes.line.gossip")),
      (#""pages": []"#, #""pages": [], "more": 1"#, .unknownKey(at: "more")),
    ])
  func badRoutes(old: String, new: String, error: RouteDataError) {
    let routes = Self.routes.replacing(old, with: new)
    #expect(routes != Self.routes)
    #expect(throws: error) { try Self.read(routes: routes) }
  }

  @Test("are refused with an id or a rank twice")
  func duplicates() {
    let twice = Self.routes.replacing("[\(Self.route)]", with: "[\(Self.route), \(Self.route)]")
    #expect(throws: RouteDataError.duplicate(at: "routes.line")) { try Self.read(routes: twice) }
    let other = Self.route.replacing(#""id": "line""#, with: #""id": "other""#)
    let ranks = Self.routes.replacing("[\(Self.route)]", with: "[\(Self.route), \(other)]")
    #expect(throws: RouteDataError.duplicate(at: "routes: needs.talk, rank 1")) {
      try Self.read(routes: ranks)
    }
  }

  @Test("are refused by the name of what is wrong: clocks and holidays")
  func others() {
    func clocks(_ old: String, _ new: String) -> String { Self.clocks.replacing(old, with: new) }
    #expect(throws: RouteDataError.noSuchRoute("none", at: "clocks.c.route")) {
      try Self.read(clocks: clocks(#""route": "line""#, #""route": "none""#))
    }
    #expect(throws: RouteDataError.missing(at: "clocks.c.rules.r.span.days")) {
      try Self.read(clocks: clocks(#", "days": -1"#, ""))
    }
    #expect(throws: RouteDataError.missing(at: "clocks.c.rules.r.source")) {
      try Self.read(clocks: clocks(#""source": "a page", "#, ""))
    }
    func holidays(_ old: String, _ new: String) -> String {
      Self.holidays.replacing(old, with: new)
    }
    #expect(throws: RouteDataError.badDate("2026-12-32", at: "days.0.date")) {
      try Self.read(holidays: holidays("2026-12-25", "2026-12-32"))
    }
    #expect(throws: RouteDataError.disorder(at: "days.0.date")) {
      try Self.read(holidays: holidays("2026-12-25", "2027-12-25"))
    }
    #expect(throws: RouteDataError.disorder(at: "last_known_year")) {
      try Self.read(holidays: holidays(#""last_known_year": 2026"#, #""last_known_year": 2025"#))
    }
  }

  @Test("are refused as a whole, and never trap, whatever becomes of their bytes")
  func noise() throws {
    let shipped = try ShippedRoutes.file("routes.json")
    forEachSeed(60) { seed, random in
      var bytes = shipped
      for _ in 0...Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes = Array(bytes[..<max(1, place)])
        }
      }
      _ = try? RouteBook(
        routes: bytes, clocks: Array(Self.clocks.utf8), holidays: Array(Self.holidays.utf8))
    }
  }
}
