// SPDX-License-Identifier: Apache-2.0

/// Something that may give the writer away and that no mask can mend: shown, never changed.
package struct Hint: Equatable, Sendable {
  /// What is pointed out.
  package enum Kind: String, CaseIterable, Sendable {
    /// A role, a place and a day together: few people fit all three.
    case narrowing
    /// More words than a warning needs.
    case length
    /// Words said in a room are known to everybody who was in it.
    case quote
    /// A word hardly anybody else uses.
    case rareWord = "rare_word"
    /// Punctuation that is a habit of few.
    case punctuation
  }

  /// What is pointed out.
  package let kind: Kind
  /// The first scalar, counted from zero in Unicode scalars of the input.
  package let start: Int
  /// The scalar after the last one.
  package let end: Int
  /// What it gives away, fit for the footer.
  package let reason: String

  package init(kind: Kind, start: Int, end: Int, reason: String) {
    self.kind = kind
    self.start = start
    self.end = end
    self.reason = reason
  }
}
