// SPDX-License-Identifier: Apache-2.0

internal import Text

/// How the moderators work: for every member to read.
package struct Policy: Hashable, Sendable {
  package let publication: Publication
  /// The hours of a weekday, 0 to 23 and rising, at which they look; none where they promise nothing.
  package let hours: [Int]
  /// Where somebody whose access was ended asks for a review without her name.
  ///
  /// One line of at most `Limits.addressCharacters`, by post or otherwise; empty where none is named.
  package let review: String

  package init(publication: Publication = .open, hours: [Int] = [], review: String = "") {
    self.publication = publication
    self.hours = Set(hours).intersection(0...23).sorted()
    let line = Sanitiser.line(review).unicodeScalars.prefix(Limits.addressCharacters)
    self.review = String(String.UnicodeScalarView(line))
  }

  /// When they look, such as `moderators look at 13 and at 18`.
  package var hoursLabel: String {
    guard !hours.isEmpty else { return "no hours are promised" }
    return "moderators look at \(hours.map(String.init).joined(separator: " and at "))"
  }
}
