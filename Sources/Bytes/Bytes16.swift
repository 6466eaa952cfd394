// SPDX-License-Identifier: Apache-2.0

/// Sixteen bytes held inline: an identifier, a row name or a once-value.
///
/// Value semantics, no allocation, usable as a dictionary key.
package struct Bytes16: Hashable, Sendable, BitwiseCopyable {
  private var words: (UInt64, UInt64)

  /// Sixteen zero bytes: "there is none" wherever the record format has an identifier field.
  package static let zero = Bytes16()

  private init() {
    words = (0, 0)
  }

  /// Takes exactly sixteen bytes; nil for any other count.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
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

  package static func == (left: Bytes16, right: Bytes16) -> Bool {
    left.words == right.words
  }

  package func hash(into hasher: inout Hasher) {
    withUnsafeBytes(of: words) { hasher.combine(bytes: $0) }
  }
}

extension Bytes16: CustomStringConvertible {
  /// Base64url without padding, twenty-two characters: the form the board's files use.
  package var description: String { Base64URL.text(of: bytes) }
}
