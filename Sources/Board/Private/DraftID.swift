// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The sixteen random bytes that name a draft.
package struct DraftID: Hashable, Sendable {
  package let value: Bytes16

  package init(_ value: Bytes16) {
    self.value = value
  }

  /// Draws one: two terminals never begin drafts of one name.
  package init(using random: inout some RandomNumberGenerator) {
    self.init(EventID(using: &random).value)
  }
}

extension DraftID: CustomStringConvertible {
  /// Twenty-two characters of base64url.
  package var description: String { value.description }
}
