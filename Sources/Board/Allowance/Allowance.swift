// SPDX-License-Identifier: Apache-2.0

/// What one member may post on a day, and what of it is spent.
///
/// She alone keeps count, sealed with what else is hers: nothing on the board says how much anybody
/// posted, and nothing proves that her program keeps to it.
package struct Allowance: Hashable, Sendable {
  /// What is counted apart.
  package enum Matter: Int, Hashable, CaseIterable, Sendable {
    case warnings
    /// Replies, questions and advice.
    case others

    /// That of a new thread of a kind.
    package init(_ kind: ThreadKind) { self = kind == .warning ? .warnings : .others }
  }

  private let isEarly: Bool
  private let spent: PostTally

  /// An allowance; `isEarly` in a member's first days.
  package init(isEarly: Bool, spent: PostTally) {
    self.isEarly = isEarly
    self.spent = spent
  }

  /// How many a day has.
  private func most(_ matter: Matter) -> Int {
    switch matter {
    case .warnings: isEarly ? Limits.earlyDailyWarnings : Limits.dailyWarnings
    case .others: isEarly ? Limits.earlyDailyPosts : Limits.dailyPosts
    }
  }

  /// How many are left on a day.
  package func left(_ matter: Matter, on day: Day) -> Int {
    max(0, most(matter) - spent.count(matter, on: day))
  }

  /// Lets one more post be.
  ///
  /// - Throws: `dailyLimit` where the day has no more.
  func check(_ matter: Matter, on day: Day) throws(Refusal) {
    guard left(matter, on: day) > 0 else {
      throw .dailyLimit(matter, most: most(matter), from: day.advanced(by: 1))
    }
  }
}

extension Intent {
  /// What it counts as; nil for what no day's allowance is of.
  package var counted: Allowance.Matter? {
    switch self {
    case .open(let opening, _), .schedule(let opening, _): Allowance.Matter(opening.kind)
    case .reply: .others
    default: nil
    }
  }
}
