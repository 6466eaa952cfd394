// SPDX-License-Identifier: Apache-2.0

/// One replacement made in a chain of tokens.
struct Masking {
  let kind: FindingKind
  /// The bytes of the normalised text that are masked.
  let start: Int
  let end: Int
  let phrase: Phrase
  /// The replacement's first and last token.
  var first = 0
  var last = 0
  /// Whether a later masking has taken this one in.
  var isAbsorbed = false
}
