// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What makes a board itself: the founder's public key and 32 random bytes, as `board.json` has
/// them, and the id that follows.
///
/// The id goes into everything that is hashed, signed or derived, so that nothing of one board
/// holds on another, and nobody can put another founder under an id that is known.
package struct BoardIdentity: Hashable, Sendable {
  /// The founder's public key.
  package let founder: Bytes32
  /// Random bytes, drawn once.
  package let random: Bytes32
  /// SHA256(L("board", founder, random)).
  ///
  /// Whoever reads `board.json` compares it with what stands there.
  package let board: Bytes32

  /// The identity of the board that `founder` founds with `random`.
  package init(founder: Bytes32, random: Bytes32) {
    self.founder = founder
    self.random = random
    board = .digest(of: Fields("board").adding(founder).adding(random))
  }
}
