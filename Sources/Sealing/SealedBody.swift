// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// A body as it goes into a line, and what its event must say of it.
package struct SealedBody: Sendable {
  /// The octets of the line's `body` value.
  package let octets: [UInt8]
  /// `km`, the 32 bytes that open it, for the sealed head; nil on an open board, and for a body
  /// under a key that its author alone can derive.
  package let key: [UInt8]?
  /// `kmh`, for the signed event; nil on an open board.
  package let keyHash: Bytes32?

  /// A body without a key.
  init(octets: [UInt8]) {
    self.octets = octets
    key = nil
    keyHash = nil
  }

  /// A body that `key` opens.
  init(octets: [UInt8], key: [UInt8]) {
    self.octets = octets
    self.key = key
    keyHash = SealedBody.keyHash(of: key)
  }

  /// A body that a key opens of which only the hash is told.
  init(octets: [UInt8], keyHash: Bytes32) {
    self.octets = octets
    key = nil
    self.keyHash = keyHash
  }

  /// SHA256(L("km", key)): what an author signs, so that the key in a head is the one she meant.
  ///
  /// Whoever opens a body compares: AES-GCM alone lets one box open under two keys to two texts.
  package static func keyHash(of key: [UInt8]) -> Bytes32 {
    .digest(of: Fields("km").adding(key))
  }

  /// The same of a key that its author alone can derive.
  package static func keyHash(of key: Secret) -> Bytes32 {
    .digest(of: Fields("km"), then: key)
  }
}
