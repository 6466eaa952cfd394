// SPDX-License-Identifier: Apache-2.0

/// How a board is open to this session; sentences are finished, for the screen.
package struct BoardStanding: Hashable, Sendable {
  /// Whether the stored files are sealed; an open board says that it is not, on every page.
  package var isSealed: Bool
  /// Whether this member can invite others.
  package var isModerator: Bool
  /// Why nothing can be written; nil where it can.
  package var whyReadOnly: String?
  /// What is damaged and what to do; nil where all is well.
  package var damage: String?

  package init(
    isSealed: Bool, isModerator: Bool = false, whyReadOnly: String? = nil, damage: String? = nil
  ) {
    self.isSealed = isSealed
    self.isModerator = isModerator
    self.whyReadOnly = whyReadOnly
    self.damage = damage
  }
}
