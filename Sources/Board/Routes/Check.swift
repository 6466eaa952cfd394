// SPDX-License-Identifier: Apache-2.0

/// Where a fact comes from, when it was read there, and how long that holds.
package struct Check: Hashable, Sendable {
  package let source: String
  /// Of when the source itself is, in words, such as `2019`; nil where that is of no matter.
  package let sourceOf: String?
  /// The day on which it was read.
  package let verified: Day
  /// From this day on it is too long ago; the same day for a source that was old when it was read.
  package let recheckAfter: Day

  package init(source: String, sourceOf: String? = nil, verified: Day, recheckAfter: Day) {
    self.source = source
    self.sourceOf = sourceOf
    self.verified = verified
    self.recheckAfter = recheckAfter
  }

  /// Whether it may no longer be shown as current.
  package func isOld(on today: Day) -> Bool { today >= recheckAfter }

  /// How long ago it was read, such as `6 days`; nil for today, and for a clock that runs behind.
  package func age(on today: Day) -> String? {
    let days = today.number - verified.number
    func count(_ number: Int, _ unit: String) -> String {
      "\(number) \(unit)\(number == 1 ? "" : "s")"
    }
    return switch days {
    case ...0: nil
    case ..<61: count(days, "day")
    case ..<731: count(days * 10 / 304, "month")
    default: count(days * 100 / 36_525, "year")
    }
  }

  /// `checked 6 days`, as a list has it, or `OLD`.
  package func label(on today: Day) -> String {
    isOld(on: today) ? "OLD" : "checked \(age(on: today) ?? "today")"
  }

  /// Why it is not to be relied on, as a sentence; nil while it is current.
  package func caution(on today: Day) -> String? {
    guard isOld(on: today) else { return nil }
    if recheckAfter <= verified {
      return "OLD: its source is of \(sourceOf ?? "an unknown age"), so it may be wrong."
    }
    return "OLD: last checked \(age(on: today) ?? "0 days") ago, so it may be wrong."
  }

  /// Source and days, for whoever wants to know where it comes from.
  package func trail(on today: Day) -> String {
    let age = sourceOf.map { " (of \($0))" } ?? ""
    let next =
      isOld(on: today) ? "due to be read again" : "to be read again by \(recheckAfter.words)"
    return "\(source)\(age). Read \(verified.words); \(next)."
  }
}
