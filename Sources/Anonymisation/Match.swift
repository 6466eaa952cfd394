// SPDX-License-Identifier: Apache-2.0

/// What a rule has found: the tokens from `first` to `last`, and what is to stand for them.
struct Match {
  var first: Int
  var last: Int
  let kind: FindingKind
  let phrase: Phrase

  init(_ kind: FindingKind, _ first: Int, _ last: Int, _ phrase: Phrase) {
    self.kind = kind
    self.first = first
    self.last = last
    self.phrase = phrase
  }
}
