// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// A moderator's keys, derived from `m`, which her own session drew: one signs what she does for the
/// board, the other opens what is sealed to her alone.
package struct ModeratorKey: Sendable {
  private let signing: SigningKey
  let wrapKey: WrapKey
  let board: Bytes32

  /// Those of `m` on `board`.
  package init(_ m: Secret, on board: Bytes32) {
    self.board = board
    signing = SigningKey(seed: m.derived(Fields("mod-sign"), on: board))
    wrapKey = WrapKey(m.derived(Fields("mod-share"), on: board))
  }

  /// What her acts are verified with.
  package var publicKey: Bytes32 { signing.publicKey }

  /// What secrets are sealed to for her alone.
  package var sharePublicKey: Bytes32 { wrapKey.publicKey }

  /// Signs an act.
  ///
  /// - Parameter act: the event's exact octets.
  /// - Returns: 64 bytes over L("act", board, s), which ``FounderKey/verify(_:of:by:on:)`` verifies and
  ///   no author's signature can pass for.
  /// - Throws: ``SealingError/unavailable`` alone.
  package func sign(_ act: [UInt8]) throws(SealingError) -> [UInt8] {
    try signing.sign(FounderKey.statement(act[...], board))
  }

  /// The secret half of the moderators' common key, from her wrap of it.
  ///
  /// - Parameters:
  ///   - wrapped: what stands in the change that made the set, for her.
  ///   - publicKey: the public half that the change states.
  ///   - number: her place in the set.
  /// - Returns: the pair.
  /// - Throws: ``SealingError/malformed`` and ``SealingError/notAuthentic`` for what was not wrapped to
  ///   her in that place, or is not that key.
  package func commonKey(
    in wrapped: [UInt8], publicKey: Bytes32, number: Int
  ) throws(SealingError) -> CommonKey {
    let secret = try wrapKey.unwrap(
      wrapped, info: CommonKey.info(on: board),
      bound: CommonKey.binding(publicKey, number: number, on: board))
    let key = CommonKey(secret, on: board)
    guard key.publicKey == publicKey else { throw .notAuthentic }
    return key
  }
}
