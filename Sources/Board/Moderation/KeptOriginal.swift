// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// Where words that a moderator cut out are kept for the moderators alone, until they are erased.
package struct KeptOriginal: Hashable, Sendable {
  package let thread: ThreadID
  package let post: EventID
  package let day: Day
  /// Where the line stands that has them in its body.
  package let place: Place

  /// How many days they are kept.
  package static let days = 30

  /// Whether their time is over.
  package func isOver(on today: Day) -> Bool { day.advanced(by: KeptOriginal.days) < today }
}

/// The key of a kept original, for the moderators alone.
package struct KeptOriginalKey: Hashable, Sendable {
  /// The public half of the moderators' common key.
  package let common: Bytes32
  /// What those who have its secret half open.
  package let box: [UInt8]

  package init(common: Bytes32, box: [UInt8]) {
    self.common = common
    self.box = box
  }
}
