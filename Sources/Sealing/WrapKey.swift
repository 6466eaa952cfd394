// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Crypto
internal import FoundationEssentials

/// An X25519 key pair, to which anyone who knows its public half can wrap a secret that its owner
/// alone takes out, present or not when it happens.
///
/// HPKE (RFC 9180) in base mode, X25519, HKDF-SHA256 and ChaCha20-Poly1305, one message to each
/// encapsulation; what is stored is the encapsulated key, then the ciphertext. Base mode says
/// nothing of who wrapped: whoever unwraps holds the secret against something that she trusts.
struct WrapKey: Sendable, Equatable {
  /// What a wrapped secret takes: an encapsulated key of 32 octets, the secret, a tag of 16.
  static let wrappedLength = 80

  static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly
  static let encapsulatedLength = 32

  /// The private half.
  let secret: Secret
  let publicKey: Bytes32

  /// The pair whose private half is `secret`; any thirty-two bytes are one.
  init(_ secret: Secret) {
    self.secret = secret
    guard let publicKey = Bytes32(WrapKey.pair(of: secret).publicKey.rawRepresentation) else {
      preconditionFailure("an X25519 public key has 32 bytes")
    }
    self.publicKey = publicKey
  }

  /// A fresh pair.
  static func drawn() -> WrapKey {
    WrapKey(.random())
  }

  /// Wraps `secret` to `publicKey`.
  ///
  /// - Throws: ``SealingError/badKey`` for a public key that nobody has the private half of.
  static func wrap(
    _ secret: Secret,
    to publicKey: Bytes32,
    info: Fields,
    bound binding: Fields
  ) throws(SealingError) -> [UInt8] {
    var octets = secret.key.withUnsafeBytes { Array($0) }
    defer { octets.wipe() }
    return try seal(octets, to: publicKey, info: info, bound: binding)
  }

  /// Seals any octets to `publicKey`: the encapsulated key, then the ciphertext with its tag.
  ///
  /// - Throws: ``SealingError/badKey`` for a public key that nobody has the private half of.
  static func seal(
    _ octets: [UInt8],
    to publicKey: Bytes32,
    info: Fields,
    bound binding: Fields
  ) throws(SealingError) -> [UInt8] {
    do {
      let recipient = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: publicKey.bytes)
      guard try agreesOnASecret(with: recipient) else { throw SealingError.badKey }
      var sender = try HPKE.Sender(
        recipientKey: recipient,
        ciphersuite: suite,
        info: Data(info.octets)
      )
      let sealed = try sender.seal(octets, authenticating: binding.octets)
      return Array(sender.encapsulatedKey) + sealed
    } catch {
      throw .badKey
    }
  }

  /// The secret in `wrapped`.
  ///
  /// - Throws: ``SealingError/malformed`` for another length, ``SealingError/notAuthentic`` when it
  ///   was not wrapped to this pair with the same `info` and `binding`.
  func unwrap(
    _ wrapped: [UInt8],
    info: Fields,
    bound binding: Fields
  ) throws(SealingError) -> Secret {
    guard wrapped.count == WrapKey.wrappedLength else { throw .malformed }
    var plain = try content(of: wrapped, info: info, bound: binding)
    return try plain.revealed { octets throws(SealingError) in try Secret(reading: octets) }
  }

  /// The octets that were sealed to this pair.
  ///
  /// - Throws: ``SealingError/notAuthentic`` when they were not, with the same `info` and `binding`.
  func open(
    _ box: [UInt8],
    info: Fields,
    bound binding: Fields
  ) throws(SealingError) -> [UInt8] {
    Array(try content(of: box, info: info, bound: binding))
  }

  private func content(
    of box: [UInt8],
    info: Fields,
    bound binding: Fields
  ) throws(SealingError) -> Data {
    do {
      var recipient = try HPKE.Recipient(
        privateKey: WrapKey.pair(of: secret),
        ciphersuite: WrapKey.suite,
        info: Data(info.octets),
        encapsulatedKey: Data(box.prefix(WrapKey.encapsulatedLength))
      )
      return try recipient.open(
        box.dropFirst(WrapKey.encapsulatedLength),
        authenticating: binding.octets
      )
    } catch {
      throw .notAuthentic
    }
  }

  /// Whether `publicKey` is none of the points of small order, with which every private key agrees
  /// on zero, so that anyone could unwrap.
  ///
  /// RFC 9180 section 7.1.4 demands it of HPKE; the library leaves it out (swift-crypto 4.5.2). A
  /// private key is a multiple of all small orders, so any one will do to tell.
  static func agreesOnASecret(
    with publicKey: Curve25519.KeyAgreement.PublicKey
  ) throws -> Bool {
    try Curve25519.KeyAgreement.PrivateKey().sharedSecretFromKeyAgreement(with: publicKey)
      .withUnsafeBytes { $0.contains { $0 != 0 } }
  }

  static func pair(of secret: Secret) -> Curve25519.KeyAgreement.PrivateKey {
    do {
      return try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret.key)
    } catch {
      preconditionFailure("any 32 bytes are a private key")
    }
  }
}
