// SPDX-License-Identifier: Apache-2.0

/// Reads off what the name model sees in a text whose names are known.
///
/// The trainer learns from exactly the features that the model scores: there is no second
/// definition.
package struct NameTrainer: ~Copyable {
  /// One word of a text: its features' hashes, and where it stands in the normalised text's bytes.
  package struct Example {
    package let features: [UInt64]
    package let isName: Bool
    package let offset: Int
  }

  private var masker: Masker

  /// - Parameters:
  ///   - anonymiser: one whose weights do not matter.
  ///   - text: one sentence that normalising leaves as it is.
  package init(_ anonymiser: Anonymiser, text: String) {
    masker = anonymiser.masker(for: text)
  }

  /// The words that the model would be asked about, from front to back.
  ///
  /// - Parameters:
  ///   - names: the byte ranges of people's names.
  ///   - sees: whether the model is to be shown a mask in the place of the name's word at an
  ///     offset, before the sweep (`ahead`) or once the sweep has passed.
  /// - Returns: one example for each word that is asked about.
  package mutating func examples(
    names: [Range<Int>],
    sees: (_ offset: Int, _ ahead: Bool) -> Bool
  ) -> [Example] {
    for stage in [RuleBook.Stage.identifiers, .subjects, .phrases] { masker.sweep(stage) }
    func isName(_ token: Token) -> Bool {
      token.masking < 0
        && names.contains { $0.lowerBound < Int(token.end) && Int(token.start) < $0.upperBound }
    }
    var index = masker.chain.next(TokenChain.head)
    while index != TokenChain.tail {
      let token = masker.chain[index]
      if NameModel.isCandidate(index, in: masker.chain), isName(token), sees(Int(token.start), true)
      {
        masker.replace(NameRule.grown(from: index, in: masker.chain))
        index = masker.chain.maskings[masker.chain.maskings.count - 1].last
      }
      index = masker.chain.next(index)
    }
    var examples: [Example] = []
    index = masker.chain.next(TokenChain.head)
    while index != TokenChain.tail {
      let token = masker.chain[index]
      if NameModel.isCandidate(index, in: masker.chain) {
        var features: [UInt64] = []
        NameFeatures.forEach(index, in: masker.chain) { features.append($0) }
        let isName = isName(token)
        examples.append(
          Example(features: features, isName: isName, offset: Int(token.start))
        )
        if isName, sees(Int(token.start), false) {
          masker.replace(NameRule.grown(from: index, in: masker.chain))
          index = masker.chain.maskings[masker.chain.maskings.count - 1].last
        }
      }
      index = masker.chain.next(index)
    }
    return examples
  }
}
