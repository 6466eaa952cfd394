// SPDX-License-Identifier: Apache-2.0

/// What could be read of a post's text.
package enum BodyReading: Hashable, Sendable {
  /// The text.
  case text(String)
  /// The post never had words.
  case none
  /// Its author took it back.
  case withdrawn
  /// Moderators have set it aside for now.
  case setAside
  /// The text has been erased from the files.
  case erased
  /// The stored text is not what was written.
  case damaged
  /// The signature is not by the tag it claims: nobody's words.
  case forged

  /// The text, where there is one.
  package var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}
