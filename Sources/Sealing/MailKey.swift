// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The key pair of one tag in one thread, to which others seal what is for its author alone.
///
/// X25519 from KDF(s_y, "mail", thread): nothing links it to her other keys, and its public half
/// stands in the bodies of the tag's posts. HPKE as in ``WrapKey``; every box has one length,
/// so that none says how much it holds.
package struct MailKey: Sendable {
  /// What a box takes: an encapsulated key of 32 octets, the padded object, a tag of 16.
  package static let boxLength = 32 + padding.limit + 16

  private static let padding = Padding(lengths: [512])
  /// How many octets an object in a box has at most.
  package static var limit: Int { padding.limit }

  private let key: WrapKey
  private let thread: Bytes16
  private let board: Bytes32

  /// What others seal to.
  package var publicKey: Bytes32 { key.publicKey }

  init(yearSecret: Secret, thread: Bytes16, board: Bytes32) {
    self.thread = thread
    self.board = board
    key = WrapKey(yearSecret.derived(Fields("mail").adding(thread), on: board))
  }

  /// Seals an object to whoever holds `publicKey` in a thread.
  ///
  /// - Parameters:
  ///   - json: one compact object of at most 512 octets.
  ///   - publicKey: the mail key.
  ///   - thread: where its owner wrote; the box opens for no other thread.
  ///   - board: the board.
  /// - Returns: ``boxLength`` octets, never the same twice.
  /// - Throws: ``SealingError/tooLong(limit:)``, ``SealingError/notAnObject``, and
  ///   ``SealingError/badKey`` for a key that nobody has the private half of.
  package static func seal(
    _ json: [UInt8], to publicKey: Bytes32, in thread: Bytes16, on board: Bytes32
  ) throws(SealingError) -> [UInt8] {
    try WrapKey.seal(
      try padding.padded(json), to: publicKey, info: info(board), bound: binding(board, thread))
  }

  /// The object in a box that was sealed to this key.
  ///
  /// Nobody's hand is proved by it: whoever knows the public half can seal.
  ///
  /// - Throws: ``SealingError/malformed`` for another length, ``SealingError/notAuthentic`` for a
  ///   box to another key, of another thread or board.
  package func open(_ box: [UInt8]) throws(SealingError) -> [UInt8] {
    guard box.count == MailKey.boxLength else { throw .malformed }
    return try MailKey.padding.unpadded(
      try key.open(
        box, info: MailKey.info(board), bound: MailKey.binding(board, thread)))
  }

  private static func info(_ board: Bytes32) -> Fields { Fields("mail").adding(board) }

  private static func binding(_ board: Bytes32, _ thread: Bytes16) -> Fields {
    Fields("mail").adding(board).adding(thread)
  }
}
