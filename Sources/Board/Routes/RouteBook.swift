// SPDX-License-Identifier: Apache-2.0

/// Every route, page, clock and holiday that the program carries.
package struct RouteBook: Sendable {
  package let routes: [Route]
  package let pages: [Counsel]
  /// What is missing under a need, as a sentence.
  package let gaps: [Need: String]
  package let clocks: [TimeLimit]
  package let holidays: BankHolidays

  package init(
    routes: [Route], pages: [Counsel], gaps: [Need: String], clocks: [TimeLimit],
    holidays: BankHolidays
  ) {
    self.routes = routes
    self.pages = pages
    self.gaps = gaps
    self.clocks = clocks
    self.holidays = holidays
  }

  /// A book without a page, for what shows no routes.
  package static let empty = RouteBook(
    routes: [], pages: [], gaps: [:], clocks: [], holidays: .none)

  /// The routes that serve a need, the first door first.
  package func routes(for need: Need) -> [Route] {
    routes.compactMap { route in route.needs[need].map { ($0, route) } }
      .sorted { $0.0 < $1.0 }.map(\.1)
  }

  package func route(_ id: RouteID) -> Route? {
    routes.first { $0.id == id }
  }

  package func page(_ id: Counsel.ID) -> Counsel? {
    pages.first { $0.id == id }
  }

  /// The number to ring; nil where the route has none of its own that is verified.
  package func phone(of id: RouteID) -> String? {
    route(id)?.contacts.first { $0.kind == .phone && $0.isVerified }?.value
  }

  /// The route that another one is reached through first; nil where it has a contact of its own.
  package func way(to route: Route) -> Route? {
    guard let first = route.contacts.first, first.kind == .through else { return nil }
    return self.route(RouteID(first.value))
  }

  /// The first way to reach a route, in half a line; nil where none is verified.
  package func reach(of route: Route) -> String? {
    if let way = way(to: route) {
      return "through \(way.shortName)\(phone(of: way.id).map { ", \($0)" } ?? "")"
    }
    return route.contacts.first { $0.isVerified }?.value
  }

  /// Whether a route, or the one that it is reached through, may no longer be shown as current.
  package func isOld(_ route: Route, on today: Day) -> Bool {
    route.check.isOld(on: today) || way(to: route)?.check.isOld(on: today) == true
  }

  /// Why a route is not to be relied on, as a sentence; nil while it is current.
  package func caution(about route: Route, on today: Day) -> String? {
    if let caution = route.check.caution(on: today) { return caution }
    guard let way = way(to: route) else { return nil }
    return way.check.caution(on: today).map { "\(way.shortName) is \($0)" }
  }

  /// The hours in which that number is answered.
  package func hours(of route: Route) -> RouteHours {
    route.hours == .unknown ? way(to: route)?.hours ?? .unknown : route.hours
  }
}
