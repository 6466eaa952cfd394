// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What a row tells every member of itself: whether it is an invitation and for how long, and a
/// hash by which two moderators together find the row of a handle.
///
/// Sealed under the epoch's card key and bound to the row's name and public key, so that a row put
/// there without a member's keys has no card and gets no key at a rotation.
package struct RowCard: Hashable, Sendable {
  /// What a sealed card takes.
  static let sealedLength = plainLength + Box.overhead
  /// A kind of one octet, a hash of sixteen, a day of eight.
  private static let plainLength = 25

  /// What the row is.
  package let kind: RowKind
  /// SHA256(L("handle", board, handle))[0..<16]; ``Bytes16/zero`` in an invitation.
  package let handleHash: Bytes16
  /// The last day on which an invitation may be used, counted in days since 1970; zero for a member.
  package let lastDay: UInt64

  init(kind: RowKind, handleHash: Bytes16, lastDay: UInt64) {
    self.kind = kind
    self.handleHash = handleHash
    self.lastDay = lastDay
  }

  /// What a card states of the member with `handle`.
  package static func hash(of handle: Bytes16, on board: Bytes32) -> Bytes16 {
    let digest = Bytes32.digest(of: Fields("handle").adding(board).adding(handle))
    return withUnsafeBytes(of: digest) { $0.loadUnaligned(as: Bytes16.self) }
  }

  // MARK: Sealing

  func sealed(
    for name: Bytes16,
    _ publicKey: Bytes32,
    under keys: CardKeys
  ) throws(SealingError) -> [UInt8] {
    var plain = [kind.rawValue]
    plain.reserveCapacity(RowCard.plainLength)
    withUnsafeBytes(of: handleHash) { plain.append(contentsOf: $0) }
    withUnsafeBytes(of: lastDay.bigEndian) { plain.append(contentsOf: $0) }
    return try Box.seal(plain, under: keys.key, bound: keys.binding(name, publicKey))
  }

  /// The card of a row.
  ///
  /// - Throws: ``SealingError/notAuthentic`` for a card of another row, epoch or board, or none;
  ///   ``SealingError/malformed`` for a kind that this version does not know.
  init(
    opening sealed: [UInt8],
    for name: Bytes16,
    _ publicKey: Bytes32,
    under keys: CardKeys
  ) throws(SealingError) {
    let plain = try Box.open(sealed, under: keys.key, bound: keys.binding(name, publicKey))
    guard plain.count == RowCard.plainLength, let kind = RowKind(rawValue: plain[0]),
      let handleHash = Bytes16(plain[1..<17])
    else { throw .malformed }
    self.kind = kind
    self.handleHash = handleHash
    lastDay = plain[17...].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
