// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The key of an invitation that brings a moderator: whoever came by it offers her own keys with it,
/// once, and it signs nothing else.
package struct OfferKey: Sendable {
  private let key: SigningKey
  private let board: Bytes32

  /// The key from the secret in the invitation's box.
  package init(_ secret: Secret, on board: Bytes32) {
    self.board = board
    key = SigningKey(seed: secret.derived(Fields("offer"), on: board))
  }

  /// What stands in the record, from the day on which the invitation was made.
  package var publicKey: Bytes32 { key.publicKey }

  /// Signs the offer, over L("act", board, s).
  ///
  /// - Throws: ``SealingError/unavailable`` alone.
  package func sign(_ act: [UInt8]) throws(SealingError) -> [UInt8] {
    try key.sign(FounderKey.statement(act[...], board))
  }
}
