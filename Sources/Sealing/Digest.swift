// SPDX-License-Identifier: Apache-2.0

package import Bytes
internal import Crypto

extension Bytes32 {
  /// The SHA-256 digest of `octets`.
  package static func digest(of octets: ArraySlice<UInt8>) -> Bytes32 {
    var hash = SHA256()
    octets.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return hash.finalize().withUnsafeBytes { bytes in
      guard let digest = Bytes32(bytes) else {
        preconditionFailure("a SHA-256 digest has 32 bytes")
      }
      return digest
    }
  }

  /// The SHA-256 digest of an encoding.
  static func digest(of fields: Fields) -> Bytes32 {
    digest(of: fields.octets[...])
  }
}
