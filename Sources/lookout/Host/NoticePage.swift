// SPDX-License-Identifier: Apache-2.0

internal import Canvas

/// What the operator's own web site tells whoever was written about.
struct NoticePage {
  /// A postal address, an e-mail address, or both.
  let contacts: [String]

  private static let columns = 76

  /// The page, in lines.
  var text: String {
    Wrapping.wrap(
      """
      About something written about you on our members' board. Write to \
      \(contacts.joined(separator: " or ")). Tell us your name and an address; the words, or the four \
      characters beside them; what is untrue or unfair; whether the writer may be given your name. \
      You will have an answer within 48 hours, weekends and bank holidays not counted. You need no \
      lawyer. You may also ask what we hold about you: one month. We do not know who writes here; \
      none of us can find out alone.
      """, columns: NoticePage.columns
    ).joined(separator: "\n")
  }
}
