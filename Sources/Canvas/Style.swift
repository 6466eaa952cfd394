// SPDX-License-Identifier: Apache-2.0

/// What a run of text is for; the terminal decides how that looks with the colours it has.
///
/// Meaning never rests on a style alone: every screen reads the same without any.
package enum Style: UInt8, CaseIterable, Sendable {
  /// Ordinary text.
  case plain
  /// Text that may be overlooked: hints, days, counts.
  case dim
  /// The head line of a screen, and what to do.
  case strong
  /// The mark and first line of the selected row.
  case selected
  /// Something unread.
  case new
  /// What went wrong, and damage.
  case alarm
  /// A match of a search, or a finding.
  case found
}
