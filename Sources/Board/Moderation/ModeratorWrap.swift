// SPDX-License-Identifier: Apache-2.0

/// The secret half of the moderators' common key, for one of them alone.
package struct ModeratorWrap: Hashable, Sendable {
  /// Whose.
  package let number: Int
  /// What she alone opens.
  package let box: [UInt8]

  package init(number: Int, box: [UInt8]) {
    self.number = number
    self.box = box
  }
}
