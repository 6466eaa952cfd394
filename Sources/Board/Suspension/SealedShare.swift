// SPDX-License-Identifier: Apache-2.0

/// One moderator's share of the handle behind a tag, which she alone opens; two of them give it.
package struct SealedShare: Hashable, Sendable {
  /// Whose: her place in the set.
  package let number: Int
  /// Bound to the thread and the tag, so that it opens nowhere else.
  package let box: [UInt8]

  package init(number: Int, box: [UInt8]) {
    self.number = number
    self.box = box
  }
}
