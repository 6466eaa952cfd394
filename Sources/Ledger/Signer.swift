// SPDX-License-Identifier: Apache-2.0

package import Board
package import Sealing

/// A member who acts: what the decider may know of her, and a hand that signs with the key behind
/// one of her public keys.
package struct Signer {
  package let actor: Actor
  /// Signs a statement's octets with the key behind an author's public key in a thread; nil stands
  /// for the whole board.
  package let sign: (ThreadID?, AuthorKey, [UInt8]) throws(SealingError) -> [UInt8]

  package init(
    actor: Actor,
    sign: @escaping (ThreadID?, AuthorKey, [UInt8]) throws(SealingError) -> [UInt8]
  ) {
    self.actor = actor
    self.sign = sign
  }
}
