// SPDX-License-Identifier: Apache-2.0

internal import Crypto
internal import FoundationEssentials
internal import Glibc

/// What is sealed under one key: AES-GCM-256 with a random nonce, as nonce, ciphertext and tag.
enum Box {
  /// What a box is longer than its content: a nonce of 12 octets and a tag of 16.
  static let overhead = 28

  static func seal(
    _ plain: [UInt8],
    under key: SymmetricKey,
    bound binding: Fields
  ) throws(SealingError) -> [UInt8] {
    do {
      let sealed = try AES.GCM.seal(plain, using: key, authenticating: binding.octets)
      return sealed.combined.map { Array($0) } ?? []
    } catch {
      throw .unavailable
    }
  }

  /// The content of a box that holds no keys, or whose keys the caller cannot keep to herself.
  static func open(
    _ box: some DataProtocol,
    under key: SymmetricKey,
    bound binding: Fields
  ) throws(SealingError) -> [UInt8] {
    Array(try plain(box, under: key, bound: binding))
  }

  /// Lends the content of a box that holds keys, and overwrites it afterwards.
  static func reveal<Value>(
    _ box: [UInt8],
    under key: SymmetricKey,
    bound binding: Fields,
    _ read: (UnsafeRawBufferPointer) throws(SealingError) -> Value
  ) throws(SealingError) -> Value {
    var plain = try plain(box, under: key, bound: binding)
    return try plain.revealed(read)
  }

  private static func plain(
    _ box: some DataProtocol,
    under key: SymmetricKey,
    bound binding: Fields
  ) throws(SealingError) -> Data {
    do {
      let sealed = try AES.GCM.SealedBox(combined: box)
      return try AES.GCM.open(sealed, using: key, authenticating: binding.octets)
    } catch CryptoKitError.incorrectParameterSize {
      throw .malformed
    } catch {
      throw .notAuthentic
    }
  }
}

extension Data {
  /// Lends the octets, and overwrites them afterwards.
  mutating func revealed<Value>(
    _ read: (UnsafeRawBufferPointer) throws(SealingError) -> Value
  ) throws(SealingError) -> Value {
    let result = withUnsafeMutableBytes { octets -> Result<Value, SealingError> in
      defer { if let start = octets.baseAddress { explicit_bzero(start, octets.count) } }
      do throws(SealingError) {
        return .success(try read(UnsafeRawBufferPointer(octets)))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
