// SPDX-License-Identifier: Apache-2.0

/// What an anonymiser does besides masking.
package struct AnonymiseOptions: Equatable, Sendable {
  /// Whether typographic habits (curly quotes, long dashes, double and hard spaces) are evened out.
  package var normalises: Bool
  /// From how many scalars on a text counts as long.
  package var longText: Int

  package init(normalises: Bool = true, longText: Int = 600) {
    self.normalises = normalises
    self.longText = longText
  }
}
