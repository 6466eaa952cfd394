// SPDX-License-Identifier: Apache-2.0

package import Bytes
internal import Crypto

/// The envelope of a sealed board in one epoch.
///
/// A head is sealed under the epoch's journal key and opens only at its place; a body is sealed
/// under a key of its own, which the head carries, and opens only for its event, wherever that
/// stands. Both are AES-GCM-256 with a random nonce, padded, and stored as a JSON string of
/// base64url (nonce, ciphertext, tag).
package struct SealedEnvelope: Envelope {
  private let board: Bytes32
  private let epoch: UInt64
  private let journalKey: SymmetricKey

  /// The envelope for `epoch` of `board`, whose key is `epochKey`.
  package init(board: Bytes32, epochKey: Secret, epoch: UInt64) {
    self.board = board
    self.epoch = epoch
    journalKey = epochKey.derived(Fields("journal"), on: board).key
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

  package func openBody(
    _ stored: ArraySlice<UInt8>,
    of event: Bytes16,
    key: [UInt8]?
  ) throws(SealingError) -> [UInt8] {
    guard let key else { throw .keyMissing }
    return try open(stored, .body, under: Secret(key).key, bound: bodyBinding(event))
  }

  package func sealHead(_ json: [UInt8], at place: LinePlace) throws(SealingError) -> [UInt8] {
    try seal(json, .head, under: journalKey, bound: headBinding(place))
  }

  package func openHead(
    _ stored: ArraySlice<UInt8>,
    at place: LinePlace
  ) throws(SealingError) -> [UInt8] {
    try open(stored, .head, under: journalKey, bound: headBinding(place))
  }

  // MARK: Parts

  private func bodyBinding(_ event: Bytes16) -> Fields {
    Fields("body").adding(board).adding(event)
  }

  private func headBinding(_ place: LinePlace) throws(SealingError) -> Fields {
    guard place.epoch == epoch else { throw .otherEpoch(place.epoch) }
    return Fields("head")
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
    let box: [UInt8]
    do {
      let sealed = try AES.GCM.seal(padded, using: key, authenticating: binding.octets)
      box = sealed.combined.map { Array($0) } ?? []
    } catch {
      throw .unavailable
    }
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
    let padded: [UInt8]
    do {
      let sealed = try AES.GCM.SealedBox(combined: box)
      padded = Array(try AES.GCM.open(sealed, using: key, authenticating: binding.octets))
    } catch CryptoKitError.incorrectParameterSize {
      throw .malformed
    } catch {
      throw .notAuthentic
    }
    return try padding.unpadded(padded)
  }
}
