// SPDX-License-Identifier: Apache-2.0

/// The events of which a member did something last, each with the change by which she last did.
///
/// It never grows beyond `most`, and is a join all the same: what is left out of two states has as many
/// newer ones in either, so that it is left out of both together.
struct RecentEvents: Hashable, Sendable {
  /// How many are kept.
  static let most = 64

  /// The change by which each was last noted.
  private(set) var revisions: [EventID: Int]

  /// The newest of some.
  init(_ revisions: [EventID: Int] = [:]) {
    self.revisions = revisions
    forgetOldest()
  }

  func contains(_ event: EventID) -> Bool { revisions[event] != nil }

  mutating func note(_ event: EventID, revision: Int) {
    merge(RecentEvents([event: revision]))
  }

  mutating func merge(_ other: RecentEvents) {
    revisions.merge(other.revisions) { max($0, $1) }
    forgetOldest()
  }

  private mutating func forgetOldest() {
    let excess = revisions.count - RecentEvents.most
    guard excess > 0 else { return }
    let oldest = revisions.sorted {
      ($0.value, $0.key.description) < ($1.value, $1.key.description)
    }
    for event in oldest.prefix(excess) { revisions[event.key] = nil }
  }
}
