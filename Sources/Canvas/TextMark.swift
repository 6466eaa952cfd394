// SPDX-License-Identifier: Apache-2.0

/// A part of a text that is shown in a style of its own: a match, a finding, what is selected.
package struct TextMark: Hashable, Sendable {
  /// Where it lies, in scalars from the text's start; what lies outside the text is left out.
  package let range: Range<Int>
  package let style: Style

  package init(_ range: Range<Int>, _ style: Style) {
    self.range = range
    self.style = style
  }
}
