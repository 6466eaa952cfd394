// SPDX-License-Identifier: Apache-2.0

/// When it was, coarsely, or that it is to come.
///
/// No exact date is ever shared.
package enum When: String, CaseIterable, Sendable {
  case coming
  case thisWeek = "this-week"
  case thisMonth = "this-month"
  case thisTerm = "this-term"
  case thisParliament = "this-parliament"
  case earlier

  /// The words on a screen.
  package var label: String {
    switch self {
    case .coming: "tonight or coming up"
    case .thisWeek: "this week"
    case .thisMonth: "this month"
    case .thisTerm: "this term"
    case .thisParliament: "this parliament"
    case .earlier: "earlier"
    }
  }
}
