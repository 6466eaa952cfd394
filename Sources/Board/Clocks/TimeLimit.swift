// SPDX-License-Identifier: Apache-2.0

/// A clock that runs from the day something happened, with every rule that is known for it.
package struct TimeLimit: Sendable {
  package let id: String
  package let label: String
  /// Where to ask about it.
  package let route: RouteID
  /// What to do, as sentences.
  package let advice: String
  /// One at least.
  package let rules: [TimeRule]

  package init(
    id: String, label: String, route: RouteID, advice: String, rules: [TimeRule]
  ) {
    self.id = id
    self.label = label
    self.route = route
    self.advice = advice
    self.rules = rules
  }

  /// The rule that holds for what happened on `day`: the newest that is marked in force and had begun
  /// by then, or else the one that ends soonest.
  func rule(for day: Day) -> TimeRule? {
    let begun = rules.filter { $0.isInForce && ($0.begins ?? day) <= day }
    if let newest = begun.filter({ $0.begins != nil }).max(by: {
      ($0.begins ?? day) < ($1.begins ?? day)
    }) {
      return newest
    }
    return (begun.isEmpty ? rules : begun).min { one, other in
      switch (one.span?.end(from: day), other.span?.end(from: day)) {
      case (let one?, let other?): one < other
      case (_?, nil): true
      default: false
      }
    }
  }

  /// What the clock says of something that happened on `day`.
  package func reckoning(from day: Day) -> Reckoning? {
    guard let rule = rule(for: day) else { return nil }
    return Reckoning(
      limit: self, rule: rule, end: rule.span?.end(from: day),
      others: rules.filter { $0.id != rule.id && !$0.isInForce }.map {
        ($0, $0.span?.end(from: day))
      })
  }
}
