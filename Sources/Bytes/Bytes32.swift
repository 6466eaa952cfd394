// SPDX-License-Identifier: Apache-2.0

/// Thirty-two bytes held inline: a digest, a public key or a symmetric key's public relative.
///
/// Value semantics, no allocation, usable as a dictionary key. Not for secrets: nothing wipes it.
package struct Bytes32: Hashable, Sendable, BitwiseCopyable {
  private var words: (UInt64, UInt64, UInt64, UInt64)

  /// Thirty-two zero bytes: "there is none" wherever the record format has a digest field.
  package static let zero = Bytes32()

  private init() {
    words = (0, 0, 0, 0)
  }

  /// Takes exactly thirty-two bytes; nil for any other count.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    self.init()
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
  }

  /// Reads the form that the board's files use; nil for anything else.
  package init?(base64url characters: ArraySlice<UInt8>) {
    self.init()
    let isSound = withUnsafeMutableBytes(of: &words) { target in
      characters.withUnsafeBufferPointer { Base64URL.decode($0, into: target) }
    }
    guard isSound else { return nil }
  }

  /// The bytes, in order.
  package var bytes: [UInt8] {
    withUnsafeBytes(of: words) { Array($0) }
  }

  package static func == (left: Bytes32, right: Bytes32) -> Bool {
    left.words == right.words
  }

  package func hash(into hasher: inout Hasher) {
    withUnsafeBytes(of: words) { hasher.combine(bytes: $0) }
  }
}

extension Bytes32: CustomStringConvertible {
  /// Base64url without padding, forty-three characters: the form the board's files use.
  package var description: String { Base64URL.text(of: bytes) }
}
