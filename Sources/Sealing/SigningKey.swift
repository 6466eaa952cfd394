// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Crypto

/// An Ed25519 key pair from a seed, and what it signs: fields, never bare octets, so that a
/// signature made for one purpose serves no other.
///
/// Signing is deterministic (RFC 8032): the same key and fields give the same 64 bytes.
struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey
  let publicKey: Bytes32

  init(seed: Secret) {
    do {
      key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed.key)
    } catch {
      preconditionFailure("a secret has 32 bytes, and any 32 bytes are a seed")
    }
    guard let publicKey = Bytes32(Array(key.publicKey.rawRepresentation)) else {
      preconditionFailure("an Ed25519 public key has 32 bytes")
    }
    self.publicKey = publicKey
  }

  func sign(_ fields: Fields) throws(SealingError) -> [UInt8] {
    do {
      return Array(try key.signature(for: fields.octets))
    } catch {
      throw .unavailable
    }
  }

  /// Whether `signature` is one of `publicKey` over `fields`; false for bytes that are no key or
  /// no signature.
  static func verify(_ signature: [UInt8], of fields: Fields, by publicKey: Bytes32) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey.bytes) else {
      return false
    }
    return key.isValidSignature(signature, for: fields.octets)
  }
}
