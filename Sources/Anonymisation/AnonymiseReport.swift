// SPDX-License-Identifier: Apache-2.0

/// What the anonymiser makes of one text.
package struct AnonymiseReport: Equatable, Sendable {
  /// The text as others will see it.
  package let text: String
  /// What was masked, in order, without overlaps.
  package let findings: [Finding]
  /// What was pointed out and left alone, in order.
  package let hints: [Hint]

  package init(text: String, findings: [Finding], hints: [Hint]) {
    self.text = text
    self.findings = findings
    self.hints = hints
  }
}
