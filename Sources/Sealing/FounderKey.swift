// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The key that founds a board and signs what is done for it until it has had two moderators.
package struct FounderKey: Sendable {
  private let key: SigningKey

  /// What she keeps in her row, and nobody else has.
  package let seed: Secret

  /// What `board.json` states, and others verify with.
  package var publicKey: Bytes32 { key.publicKey }

  /// The key of a sealed board's founder, from the secret that she keeps.
  package init(seed: Secret) {
    self.seed = seed
    key = SigningKey(seed: seed)
  }

  /// A fresh key, for a sealed board that is being founded.
  package static func drawn() -> FounderKey {
    FounderKey(seed: .random())
  }

  /// The key of an open board's founder, which anyone can derive from `board.json`.
  ///
  /// Its seed is KDF(random, "open-founder") with an empty salt: the board's id, the salt of every
  /// other derivation, is made from this key.
  package init(ofOpenBoard random: Bytes32) {
    self.init(seed: Secret(random).derived(Fields("open-founder"), salt: []))
  }

  /// Signs an act.
  ///
  /// - Parameters:
  ///   - act: the event's exact octets.
  ///   - board: the board's id.
  /// - Returns: 64 bytes over L("act", board, s), which no member's signature can pass for.
  /// - Throws: ``SealingError/unavailable`` alone.
  package func sign(_ act: [UInt8], on board: Bytes32) throws(SealingError) -> [UInt8] {
    try key.sign(FounderKey.statement(act[...], board))
  }

  /// Whether `signature` is `publicKey`'s over the octets of `act` on `board`; false, never a trap,
  /// for anything malformed.
  package static func verify(
    _ signature: [UInt8],
    of act: ArraySlice<UInt8>,
    by publicKey: Bytes32,
    on board: Bytes32
  ) -> Bool {
    SigningKey.verify(signature, of: statement(act, board), by: publicKey)
  }

  /// L("act", board, s): what is signed for the board, by whomever.
  static func statement(_ act: ArraySlice<UInt8>, _ board: Bytes32) -> Fields {
    Fields("act", reserving: act.count + 96).adding(board).adding(act)
  }
}
