// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Crypto

/// Thirty-two secret bytes: a codename's root, a year's secret, the key of an epoch.
///
/// Held where the cryptographic library wipes them when the last copy goes. Deliberately without
/// a description, a hash or a coding; its bytes leave it only inside this layer.
package struct Secret: Sendable, Equatable {
  let key: SymmetricKey

  init(_ key: SymmetricKey) {
    self.key = key
  }

  /// Takes exactly thirty-two bytes; what the caller keeps of them is the caller's to wipe.
  ///
  /// - Throws: ``SealingError/badKey`` for any other count.
  package init(_ octets: [UInt8]) throws(SealingError) {
    guard octets.count == 32 else { throw .badKey }
    key = SymmetricKey(data: octets)
  }

  /// Takes the bytes of a value that is no secret, such as an open board's `random`.
  init(_ value: Bytes32) {
    key = withUnsafeBytes(of: value) { SymmetricKey(data: $0) }
  }

  /// Takes a copy of exactly thirty-two bytes that are lent.
  init(reading octets: UnsafeRawBufferPointer) throws(SealingError) {
    guard octets.count == 32 else { throw .badKey }
    key = SymmetricKey(data: octets)
  }

  /// A fresh secret from the system.
  ///
  /// No caller can put another source of randomness here: a board seeded from a number must not
  /// have keys that the number gives away.
  package static func random() -> Secret {
    Secret(SymmetricKey(size: .bits256))
  }

  /// Compares in constant time.
  package static func == (left: Secret, right: Secret) -> Bool {
    left.key == right.key
  }

  /// KDF(self, …): HKDF-SHA256, 32 bytes, salted with the board's id, so that one codename used on
  /// two boards leads to nothing they share.
  func derived(_ info: Fields, on board: Bytes32) -> Secret {
    derived(info, salt: board.bytes)
  }

  /// The first sixteen bytes of KDF(self, …), for what is derived to be told to others.
  func name(_ info: Fields, on board: Bytes32) -> Bytes16 {
    derived(info, on: board).key.withUnsafeBytes { $0.loadUnaligned(as: Bytes16.self) }
  }

  /// The same under any salt.
  func derived(_ info: Fields, salt: [UInt8]) -> Secret {
    Secret(
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: key,
        salt: salt,
        info: info.octets,
        outputByteCount: 32
      )
    )
  }
}
