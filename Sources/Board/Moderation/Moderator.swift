// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// One of those who act for the board, as everybody knows her: her place in the set and her public
/// keys.
package struct Moderator: Hashable, Sendable {
  /// Her place in the set, 0 to 7; it says which handle shares are hers, and which tree she is.
  package let number: Int
  /// What her acts are verified with.
  package let sign: AuthorKey
  /// What secrets are sealed to for her alone.
  package let share: Bytes32
  /// What tells whoever has opened a handle that it is hers, and nobody else anything; nil where she
  /// joined before there was any.
  package let handleMark: Bytes16?

  /// The places there are in a set.
  package static let numbers = 0..<8

  package init(number: Int, sign: AuthorKey, share: Bytes32, handleMark: Bytes16? = nil) {
    self.number = number
    self.sign = sign
    self.share = share
    self.handleMark = handleMark
  }
}
