// SPDX-License-Identifier: Apache-2.0

/// One line of whom to ring, for a screen that stands before the board.
package struct FirstHelp: Hashable, Sendable {
  package let need: Need
  package let name: String
  package let number: String
  /// Such as `any hour`; empty where it is not known.
  package let hours: String
  /// Whether its check is overdue: then it is never shown without saying so.
  package let isOld: Bool
  /// Where it comes from, and when it was read there.
  package let trail: String
}

extension RouteBook {
  /// The first door of each need that has a number to ring, needs in the order of their digits.
  package func firstHelp(on today: Day) -> [FirstHelp] {
    [Need.danger, .recentAssault, .talk, .investigation].compactMap { need in
      guard let route = routes(for: need).first, let number = phone(of: route.id) else {
        return nil
      }
      return FirstHelp(
        need: need, name: route.shortName, number: number, hours: hours(of: route).label ?? "",
        isOld: route.check.isOld(on: today), trail: route.check.trail(on: today))
    }
  }
}
