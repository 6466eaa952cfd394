// SPDX-License-Identifier: Apache-2.0

/// The record as a member reads it.
package struct RecordReading: Hashable, Sendable {
  /// An act, and what those who did it were called that day.
  package struct Line: Hashable, Sendable {
    package let entry: RecordEntry
    package let authors: [String]

    package init(_ entry: RecordEntry, authors: [String]) {
      self.entry = entry
      self.authors = authors
    }
  }

  /// What the member's own last look says of the record.
  package enum Comparison: Hashable, Sendable {
    /// She has not looked before.
    case first
    /// All that she saw then is there.
    case whole(since: Day)
    /// Something that she saw then is not there any more.
    case shortened(since: Day)
  }

  /// The newest first.
  package let lines: [Line]
  /// Three words that are the same for everybody who has the same record; none where it is empty.
  package let checkWords: [String]
  package let comparison: Comparison

  package init(lines: [Line], checkWords: [String], comparison: Comparison) {
    self.lines = lines
    self.checkWords = checkWords
    self.comparison = comparison
  }
}
