// SPDX-License-Identifier: Apache-2.0

/// How much of a day's reading a member has spent, so that no loop exports a board.
package struct ReadingBudget: Hashable, Sendable {
  package let day: Day
  /// How many rows were listed on it.
  package let rows: Int
  /// How many threads were shown on it.
  package let threads: Int

  package init(day: Day, rows: Int = 0, threads: Int = 0) {
    self.day = day
    self.rows = rows
    self.threads = threads
  }

  /// The later day; of one day, the more that was spent.
  func merging(_ other: ReadingBudget) -> ReadingBudget {
    if day != other.day { return day > other.day ? self : other }
    return ReadingBudget(
      day: day, rows: max(rows, other.rows), threads: max(threads, other.threads))
  }
}
