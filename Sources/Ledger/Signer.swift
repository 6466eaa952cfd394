// SPDX-License-Identifier: Apache-2.0

package import Board
package import Sealing

/// A member who acts on one day: what the decider may know of her, and a hand that signs.
package protocol Signer {
  /// Her keys and once-values.
  var actor: Actor { get }

  /// Signs with the key behind one of her public keys.
  ///
  /// - Parameters:
  ///   - statement: the statement's exact octets.
  ///   - author: the public key.
  ///   - thread: where the key is hers; for an event on the whole board, the thread that would bear
  ///     its identifier.
  /// - Returns: sixty-four bytes.
  /// - Throws: `unavailable` where the key is not hers.
  func sign(
    _ statement: [UInt8],
    as author: AuthorKey,
    in thread: ThreadID
  ) throws(SealingError) -> [UInt8]

  /// What opens a note of hers, for none but her; nil for whoever keeps none.
  func noteKey(of id: EventID) -> Secret?

  /// What opens the words that she cuts out of a post, for the moderators alone; nil for whoever cuts
  /// none.
  var keptOriginalKey: Secret? { get }
}

extension Signer {
  package func noteKey(of id: EventID) -> Secret? { nil }
  package var keptOriginalKey: Secret? { nil }
}
