// SPDX-License-Identifier: Apache-2.0

package import Bytes
internal import Crypto

extension Bytes32 {
  /// The SHA-256 digest of `octets`.
  ///
  /// Computed once or twice for every line that is read, so the value is loaded as it stands: it is
  /// nothing but its thirty-two bytes, inline and in order.
  package static func digest(of octets: ArraySlice<UInt8>) -> Bytes32 {
    var hash = SHA256()
    octets.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return hash.finalize().withUnsafeBytes { $0.loadUnaligned(as: Bytes32.self) }
  }

  /// The SHA-256 digest of an encoding.
  static func digest(of fields: Fields) -> Bytes32 {
    digest(of: fields.octets[...])
  }

  /// The digest of `fields` with the bytes of `secret` as one more field, of which no copy is made.
  static func digest(of fields: Fields, then secret: Secret) -> Bytes32 {
    var hash = SHA256()
    fields.octets.withUnsafeBytes { hash.update(bufferPointer: $0) }
    secret.key.withUnsafeBytes { key in
      withUnsafeBytes(of: UInt64(key.count).bigEndian) { hash.update(bufferPointer: $0) }
      hash.update(bufferPointer: key)
    }
    return hash.finalize().withUnsafeBytes { $0.loadUnaligned(as: Bytes32.self) }
  }
}
