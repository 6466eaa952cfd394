// SPDX-License-Identifier: Apache-2.0

/// What is known of what somebody writes or reads, as far as it says which doors fit.
///
/// Made for one moment and kept nowhere: some of it was asked for the writer's sake alone.
package struct DoorFacts: Hashable, Sendable {
  package var kind: ThreadKind
  package var conduct: Conduct?
  package var basis: Basis?
  /// A code of the vocabulary.
  package var occasion: String?
  /// Whether it is said to be of the last seven days.
  package var isOfLastWeek: Bool
  /// Whether it is about a peer.
  package var isPeer = false
  /// Whether the writer reported it formally.
  package var isReported = false
  /// Whether it would be the writer's first warning.
  package var isFirstWarning = false

  package init(
    kind: ThreadKind = .warning, conduct: Conduct? = nil, basis: Basis? = nil,
    occasion: String? = nil, when: When? = nil
  ) {
    self.kind = kind
    self.conduct = conduct
    self.basis = basis
    self.occasion = occasion
    isOfLastWeek = when == .thisWeek
  }

  /// What an opening says by itself.
  package init(_ opening: Opening) {
    self.init(
      kind: opening.kind, conduct: opening.conduct, basis: opening.basis,
      occasion: opening.occasion, when: opening.when)
  }

  /// Whether it may be something physical: of all sorts that may be, readers are not told which.
  package var mayBePhysical: Bool {
    conduct == .sexualHarassment || conduct == .mayBeACrime || conduct == .persistent
  }
}
