// SPDX-License-Identifier: Apache-2.0

/// The queue as one moderator reads it.
package struct QueueReading: Hashable, Sendable {
  /// What waits, the most urgent first; moderators who look at once are given different items to
  /// start at.
  package let items: [QueueItem]
  /// Which of them to start at: an index, or nil where there is none.
  package let start: Int?
  /// What this moderator is called today, such as `Larch`.
  package let moderator: String
  /// How many things were sealed before she was in the set: others open them.
  package let sealedBefore: Int
  /// The suspensions that were confirmed, and that another moderator's program is still to carry out.
  package let underWay: [PendingSuspension]

  package init(
    items: [QueueItem], start: Int?, moderator: String, sealedBefore: Int,
    underWay: [PendingSuspension] = []
  ) {
    self.items = items
    self.start = start
    self.moderator = moderator
    self.sealedBefore = sealedBefore
    self.underWay = underWay
  }

  /// About how many minutes an item takes.
  package static let minutesEach = 2

  /// How long it takes to work it off, in minutes.
  package var minutes: Int { items.count * QueueReading.minutesEach }
}
