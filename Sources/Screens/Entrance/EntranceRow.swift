// SPDX-License-Identifier: Apache-2.0

package import Canvas

/// One row of the entrance's table of keys.
package struct EntranceRow: Sendable {
  /// What a key asks for.
  package enum Act: Hashable, Sendable {
    case invitation, ring, lineMode, protects
    case submit, show, other, keep, back, enter
    case down, up, pageDown, pageUp
    case redraw, suspend, hide, leave
  }

  package let act: Act
  /// The keys, the one to show first.
  package let keys: [Key]
  /// How the keys are shown.
  package let shown: String
  /// The words for the footer or the menu; empty where neither shows it.
  package let label: String
  /// The words where a line is narrow; empty where it is left out there.
  package let shortLabel: String
  /// Where it works.
  package let pages: Set<EntrancePage>

  /// Whether it stands in the menu rather than in the footer.
  var isInMenu: Bool {
    switch act {
    case .invitation, .ring, .lineMode, .protects: pages.contains(.unlock)
    default: false
    }
  }

  /// Whether a footer always shows it.
  var isAlwaysShown: Bool { act == .leave || act == .back || act == .keep }
}
