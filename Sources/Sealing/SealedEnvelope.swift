// SPDX-License-Identifier: Apache-2.0

package import Bytes
internal import Crypto

/// The envelope of a sealed board, for the epochs whose keys it has.
///
/// A head is sealed under its epoch's journal key and opens only at its place; a body is sealed
/// under a key of its own, which the head carries, and opens only for its event, wherever that
/// stands. Both are AES-GCM-256 with a random nonce, padded, and stored as a JSON string of
/// base64url (nonce, ciphertext, tag).
package struct SealedEnvelope: Envelope {
  private let board: Bytes32
  /// The epoch of the first of `journalKeys`.
  private let first: UInt64
  /// The journal keys of consecutive epochs, derived once: a million heads are opened with them.
  private let journalKeys: [SymmetricKey]
  private let pageKeys: [Secret]

  package let epoch: UInt64

  /// The envelope of `board`, all of whose epochs so far have their keys in `keys`.
  package init(board: Bytes32, keys: EpochKeys) {
    self.board = board
    first = 0
    epoch = keys.current
    journalKeys = (0...keys.current).compactMap { keys.key(for: .journal, of: $0)?.key }
    pageKeys = (0...keys.current).compactMap { keys.key(for: .snapshot, of: $0) }
  }

  /// The envelope for `epoch` of `board` alone, whose key is `epochKey`.
  package init(board: Bytes32, epochKey: Secret, epoch: UInt64) {
    self.board = board
    first = epoch
    self.epoch = epoch
    journalKeys = [epochKey.derived(Fields("journal"), on: board).key]
    pageKeys = [epochKey.derived(Fields("snapshot"), on: board)]
  }

  package func sealBody(
    _ json: [UInt8],
    of event: Bytes16,
    using random: inout some RandomNumberGenerator
  ) throws(SealingError) -> SealedBody {
    let key = Secret.random().key
    let octets = try seal(json, .body, under: key, bound: bodyBinding(event))
    return SealedBody(octets: octets, key: key.withUnsafeBytes { Array($0) })
  }

  package func sealBody(
    _ json: [UInt8],
    of event: Bytes16,
    under key: Secret,
    using random: inout some RandomNumberGenerator
  ) throws(SealingError) -> SealedBody {
    let octets = try seal(json, .body, under: key.key, bound: bodyBinding(event))
    return SealedBody(octets: octets, keyHash: SealedBody.keyHash(of: key))
  }

  package func openBody(
    _ stored: ArraySlice<UInt8>,
    of event: Bytes16,
    under key: Secret
  ) throws(SealingError) -> [UInt8] {
    try open(stored, .body, under: key.key, bound: bodyBinding(event))
  }

  package func openBody(
    _ stored: ArraySlice<UInt8>,
    of event: Bytes16,
    key: [UInt8]?
  ) throws(SealingError) -> [UInt8] {
    guard let key else { throw .keyMissing }
    return try open(stored, .body, under: Secret(key).key, bound: bodyBinding(event))
  }

  package func sealHead(_ json: [UInt8], at place: LinePlace) throws(SealingError) -> [UInt8] {
    try seal(json, .head, under: journalKey(of: place.epoch), bound: headBinding(place))
  }

  package func openHead(
    _ stored: ArraySlice<UInt8>,
    at place: LinePlace
  ) throws(SealingError) -> [UInt8] {
    try open(stored, .head, under: journalKey(of: place.epoch), bound: headBinding(place))
  }

  package func pageKey(of epoch: UInt64) -> Secret? {
    guard epoch >= first, epoch <= self.epoch else { return nil }
    return pageKeys[Int(epoch - first)]
  }

  // MARK: Parts

  private func bodyBinding(_ event: Bytes16) -> Fields {
    Fields("body").adding(board).adding(event)
  }

  private func journalKey(of epoch: UInt64) throws(SealingError) -> SymmetricKey {
    guard epoch >= first, epoch <= self.epoch else { throw .otherEpoch(epoch) }
    return journalKeys[Int(epoch - first)]
  }

  private func headBinding(_ place: LinePlace) -> Fields {
    Fields("head")
      .adding(board)
      .adding(place.number)
      .adding(place.epoch)
      .adding(place.previous)
      .adding(place.bodyHash)
  }

  private func seal(
    _ json: [UInt8],
    _ padding: Padding,
    under key: SymmetricKey,
    bound binding: Fields
  ) throws(SealingError) -> [UInt8] {
    let padded = try padding.padded(json)
    let box = try Box.seal(padded, under: key, bound: binding)
    var stored: [UInt8] = []
    stored.reserveCapacity(Base64URL.length(of: box.count) + 2)
    stored.append(UInt8(ascii: "\""))
    Base64URL.append(box, to: &stored)
    stored.append(UInt8(ascii: "\""))
    return stored
  }

  private func open(
    _ stored: ArraySlice<UInt8>,
    _ padding: Padding,
    under key: SymmetricKey,
    bound binding: Fields
  ) throws(SealingError) -> [UInt8] {
    guard stored.count >= 2, stored.first == UInt8(ascii: "\""), stored.last == UInt8(ascii: "\""),
      let box = Base64URL.bytes(from: stored.dropFirst().dropLast())
    else { throw .malformed }
    return try padding.unpadded(Box.open(box, under: key, bound: binding))
  }
}
