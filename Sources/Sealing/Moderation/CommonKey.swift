// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The key that the moderators of one set have in common: whatever is sealed to its public half, any
/// of them opens, and nobody else.
///
/// Drawn afresh at each change of the set, so that whoever goes opens nothing that is sealed later.
package struct CommonKey: Sendable {
  private let pair: WrapKey
  private let board: Bytes32

  init(_ secret: Secret, on board: Bytes32) {
    pair = WrapKey(secret)
    self.board = board
  }

  /// A fresh key for a board.
  package static func drawn(on board: Bytes32) -> CommonKey { CommonKey(.random(), on: board) }

  /// What is stated in the change that makes the set.
  package var publicKey: Bytes32 { pair.publicKey }

  /// Its secret half, wrapped to one moderator in her place: HPKE(share, "mw"; L("mw", board, M.pub, no)).
  ///
  /// Bound to the key, which no other change has, and not to the event, which is made later.
  ///
  /// - Throws: ``SealingError/badKey`` for a public key that nobody has the private half of.
  package func wrapped(to share: Bytes32, number: Int) throws(SealingError) -> [UInt8] {
    try WrapKey.wrap(
      pair.secret, to: share, info: CommonKey.info(on: board),
      bound: CommonKey.binding(publicKey, number: number, on: board))
  }

  static func info(on board: Bytes32) -> Fields { Fields("mw").adding(board) }

  static func binding(_ key: Bytes32, number: Int, on board: Bytes32) -> Fields {
    Fields("mw").adding(board).adding(key).adding(UInt64(number))
  }

  // MARK: What is held

  /// The content of a box that was sent to the moderators with an event.
  ///
  /// - Throws: ``SealingError/malformed`` and ``SealingError/notAuthentic`` for what was not sealed to
  ///   this key, for that event.
  package func content(of box: [UInt8], event: Bytes16) throws(SealingError) -> [UInt8] {
    try SubmissionBox.open(box, with: pair, of: event, on: board)
  }

  /// Seals the key of a text to whoever has a common key: the text itself is sealed under that key.
  ///
  /// - Parameters:
  ///   - key: the text's.
  ///   - publicKey: the common key's public half.
  ///   - post: the post that the text is of, and of no other.
  ///   - board: the board.
  /// - Returns: 80 bytes.
  /// - Throws: ``SealingError/badKey`` for a public key that nobody has the private half of.
  package static func hold(
    _ key: Secret, for publicKey: Bytes32, of post: Bytes16, on board: Bytes32
  ) throws(SealingError) -> [UInt8] {
    try WrapKey.wrap(
      key, to: publicKey, info: heldInfo(on: board), bound: heldBinding(publicKey, post, on: board))
  }

  /// The key of a held text.
  ///
  /// - Throws: ``SealingError/malformed`` and ``SealingError/notAuthentic`` for what was not sealed to
  ///   this key, of this post.
  package func held(_ box: [UInt8], of post: Bytes16) throws(SealingError) -> Secret {
    try pair.unwrap(
      box, info: CommonKey.heldInfo(on: board),
      bound: CommonKey.heldBinding(publicKey, post, on: board))
  }

  private static func heldInfo(on board: Bytes32) -> Fields { Fields("held").adding(board) }

  private static func heldBinding(
    _ key: Bytes32, _ post: Bytes16, on board: Bytes32
  ) -> Fields {
    Fields("held").adding(board).adding(key).adding(post)
  }
}
