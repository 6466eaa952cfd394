// SPDX-License-Identifier: Apache-2.0

/// What somebody reads whose access to the board was ended, in finished sentences.
package struct EndedAccess: Hashable, Sendable {
  /// That it was ended, when, and why.
  package let fact: String
  /// Who knows of it, and what becomes of what she wrote.
  package let standing: [String]
  /// What she can do about it.
  package let review: String

  package init(fact: String, standing: [String], review: String) {
    self.fact = fact
    self.standing = standing
    self.review = review
  }

  /// What is open to her as before.
  package static let whoToRing = "2 shows who to ring. That is always open to you."

  /// Everything, in the order in which it is read where there is room for all of it.
  var paragraphs: [String] { [fact] + standing + [review, EndedAccess.whoToRing] }

  /// The same where there is not: what happened, why and what she can do come first.
  var paragraphsOfLowScreen: [String] {
    [fact, review, "2 shows who to ring, always."] + standing
  }
}
