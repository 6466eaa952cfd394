// SPDX-License-Identifier: Apache-2.0

/// How many names a member may still have shown.
package struct NamesLeft: Hashable, Sendable {
  /// What the number is for.
  package enum Period: String, Sendable {
    case hour
    /// In a member's first fortnight.
    case day
  }

  package let count: Int
  package let period: Period

  package init(count: Int, period: Period) {
    self.count = count
    self.period = period
  }

  /// Such as `19 more names this hour`.
  package var label: String {
    let time = period == .hour ? "this hour" : "today"
    return switch count {
    case 0: "no more names \(time)"
    case 1: "1 more name \(time)"
    default: "\(count) more names \(time)"
    }
  }

  /// The same where a line is short, such as `19 more names`.
  package var shortLabel: String { count == 1 ? "1 more name" : "\(count) more names" }
}
