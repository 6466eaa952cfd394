// SPDX-License-Identifier: Apache-2.0

/// How many members say it, in the only three steps that are ever told.
package enum Voices: String, CaseIterable, Sendable {
  case one
  case moreThanOne = "more-than-one"
  case fiveOrMore = "five-or-more"

  /// The step for a count of members, the writer among them.
  package init(count: Int) {
    self =
      switch count {
      case ...1: .one
      case 2...4: .moreThanOne
      default: .fiveOrMore
      }
  }

  /// The words on a screen.
  package var label: String {
    switch self {
    case .one: "one voice"
    case .moreThanOne: "more than one voice"
    case .fiveOrMore: "5 or more voices"
    }
  }

  /// The words on a screen of forty columns.
  package var shortLabel: String {
    switch self {
    case .one: "one"
    case .moreThanOne: "more than one"
    case .fiveOrMore: "5 or more"
    }
  }
}
