// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// A member's key in one thread and year: behind her tag there, or behind her voice.
///
/// Nothing that others see links it to her other keys; she derives it again when she needs it, and
/// knows her own messages by comparing public keys.
package struct ThreadKey: Sendable {
  /// What it is for; a tag and a voice in one thread have keys that nobody can link.
  enum Purpose {
    /// Signs messages.
    case tag
    /// Signs a "same here", which must not be tied to the tag in that thread.
    case voice
    /// Signs one note, whose identifier takes the thread's place.
    case note

    fileprivate var label: StaticString {
      switch self {
      case .tag: "tag"
      case .voice: "voice"
      case .note: "note-tag"
      }
    }
  }

  private let key: SigningKey
  private let thread: Bytes16
  private let board: Bytes32

  /// What others see, and verify with.
  package var publicKey: Bytes32 { key.publicKey }

  init(_ purpose: Purpose, yearSecret: Secret, thread: Bytes16, board: Bytes32) {
    self.thread = thread
    self.board = board
    key = SigningKey(seed: yearSecret.derived(Fields(purpose.label).adding(thread), on: board))
  }

  /// Signs an event.
  ///
  /// - Parameter event: `s`, the event's exact octets.
  /// - Returns: 64 bytes over L("event", board, s), always the same for the same event.
  /// - Throws: ``SealingError/unavailable`` alone.
  package func sign(_ event: [UInt8]) throws(SealingError) -> [UInt8] {
    try key.sign(ThreadKey.statement(event[...], board))
  }

  /// Whether `signature` is `publicKey`'s over the octets of `event` on `board`; false, never a
  /// trap, for anything malformed.
  package static func verify(
    _ signature: [UInt8],
    of event: ArraySlice<UInt8>,
    by publicKey: Bytes32,
    on board: Bytes32
  ) -> Bool {
    SigningKey.verify(signature, of: statement(event, board), by: publicKey)
  }

  /// Proves to whoever drew `challenge` that she holds this key, and says nothing else.
  ///
  /// - Returns: 64 bytes over L("prove", board, thread, challenge), which no event's signature can
  ///   pass for, nor it for one.
  /// - Throws: ``SealingError/unavailable`` alone.
  package func prove(_ challenge: [UInt8]) throws(SealingError) -> [UInt8] {
    try key.sign(ThreadKey.proof(challenge[...], thread, board))
  }

  /// Whether `proof` is the answer to `challenge` by whoever holds `publicKey` in `thread`; false,
  /// never a trap, for anything malformed.
  package static func verifyProof(
    _ proof: [UInt8],
    of challenge: ArraySlice<UInt8>,
    in thread: Bytes16,
    by publicKey: Bytes32,
    on board: Bytes32
  ) -> Bool {
    SigningKey.verify(proof, of: self.proof(challenge, thread, board), by: publicKey)
  }

  private static func proof(
    _ challenge: ArraySlice<UInt8>,
    _ thread: Bytes16,
    _ board: Bytes32
  ) -> Fields {
    Fields("prove", reserving: challenge.count + 128).adding(board).adding(thread)
      .adding(challenge)
  }

  private static func statement(_ event: ArraySlice<UInt8>, _ board: Bytes32) -> Fields {
    Fields("event", reserving: event.count + 96).adding(board).adding(event)
  }
}
