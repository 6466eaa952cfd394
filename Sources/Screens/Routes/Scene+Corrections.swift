// SPDX-License-Identifier: Apache-2.0

internal import Board

extension Scene {
  /// What a moderator of this board corrected about a route, and on which day; nil where nothing is.
  func correction(of route: Route) -> (words: String, day: Day)? {
    guard let correction = board.correction(of: route.id), let words = words[correction.id] else {
      return nil
    }
    return (words, correction.day)
  }

  /// How old a route is, as a list has it: a correction comes before an age.
  func age(of route: Route) -> String {
    if routes.isOld(route, on: today) { return "OLD" }
    if let correction = correction(of: route) {
      return "corrected \(correction.day.label(on: today))"
    }
    return route.check.label(on: today)
  }
}
