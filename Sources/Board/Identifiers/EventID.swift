// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The sixteen random bytes that name an event, and with it the message it makes.
package struct EventID: Hashable, Sendable {
  package let value: Bytes16

  /// Stands for an event that is not on the record yet, in a preview.
  package static let unsent = EventID(.zero)

  package init(_ value: Bytes16) {
    self.value = value
  }

  /// Draws one that does not begin with a hyphen as text, so that it can be a command's argument.
  package init(using random: inout some RandomNumberGenerator) {
    var value = Bytes16.zero
    repeat {
      var bytes: [UInt8] = []
      for _ in 0..<2 {
        withUnsafeBytes(of: random.next().bigEndian) { bytes.append(contentsOf: $0) }
      }
      value = Bytes16(bytes) ?? .zero
    } while value.description.hasPrefix("-")
    self.value = value
  }

  /// Reads the text form; nil for anything else.
  package init?(_ text: String) {
    guard let bytes = Base64URL.bytes(from: Array(text.utf8)), let value = Bytes16(bytes) else {
      return nil
    }
    self.value = value
  }
}

extension EventID: CustomStringConvertible {
  /// Twenty-two characters of base64url.
  package var description: String { value.description }
}
