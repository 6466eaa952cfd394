// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Crypto
internal import FoundationEssentials

/// What is sealed to a pair beside secrets of thirty-two octets.
extension WrapKey {
  /// What a sealed share takes: an encapsulated key of 32 octets, the share, a tag of 16.
  static let sealedShareLength = 48 + HandleShare.length

  /// Seals a share to `publicKey`, as `wrap` does a secret.
  ///
  /// - Throws: ``SealingError/badKey`` for a public key that nobody has the private half of.
  static func seal(
    _ share: HandleShare, to publicKey: Bytes32, info: Fields, bound binding: Fields
  ) throws(SealingError) -> [UInt8] {
    do {
      let recipient = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: publicKey.bytes)
      guard try agreesOnASecret(with: recipient) else { throw SealingError.badKey }
      var sender = try HPKE.Sender(
        recipientKey: recipient, ciphersuite: suite, info: Data(info.octets))
      let sealed = try sender.seal(share.octets, authenticating: binding.octets)
      return Array(sender.encapsulatedKey) + sealed
    } catch {
      throw .badKey
    }
  }

  /// The share in `sealed`.
  ///
  /// - Throws: ``SealingError/malformed`` for another length, ``SealingError/notAuthentic`` when it
  ///   was not sealed to this pair with the same `info` and `binding`.
  func openShare(
    _ sealed: [UInt8], number: Int, info: Fields, bound binding: Fields
  ) throws(SealingError) -> HandleShare {
    guard sealed.count == WrapKey.sealedShareLength else { throw .malformed }
    var plain: Data
    do {
      var recipient = try HPKE.Recipient(
        privateKey: WrapKey.pair(of: secret), ciphersuite: WrapKey.suite,
        info: Data(info.octets),
        encapsulatedKey: Data(sealed.prefix(WrapKey.encapsulatedLength)))
      plain = try recipient.open(
        sealed.dropFirst(WrapKey.encapsulatedLength), authenticating: binding.octets)
    } catch {
      throw .notAuthentic
    }
    return try plain.revealed { octets throws(SealingError) in
      guard let share = HandleShare(number: number, octets: Array(octets)) else {
        throw .malformed
      }
      return share
    }
  }
}
