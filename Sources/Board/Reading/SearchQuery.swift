// SPDX-License-Identifier: Apache-2.0

internal import Text

/// What to look for: words that must all begin some word of a post, in any case and with or without
/// accents.
package struct SearchQuery: Hashable, Sendable {
  /// The query as typed.
  package let text: String

  /// A query; nil where there is nothing to look for.
  package init?(_ text: String) {
    let clean = Sanitiser.line(text)
    guard clean.contains(where: { !$0.isWhitespace }) else { return nil }
    self.text = clean
  }
}
