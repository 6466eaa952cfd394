// SPDX-License-Identifier: Apache-2.0

import Anonymisation

/// Writes what the name model sees in annotated files, for the trainer.
///
/// For each word: the label as one byte (0 no name, 1 a person, 2 another name), the number of
/// features as one byte, and of each feature's hash the first three bytes, little-endian.
struct Dump {
  let anonymiser: Anonymiser

  func bytes(of sentences: [AnnotatedSentence], seed: UInt64) -> [UInt8] {
    var output: [UInt8] = []
    var state = seed
    func chance() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33 & 0xFF
    }
    for sentence in sentences {
      let names = sentence.spans.filter { $0.label == "PER" }.map { $0.range }
      let others = sentence.spans.filter { $0.label != "PER" }.map { $0.range }
      var trainer = NameTrainer(anonymiser, text: sentence.text)
      // Mostly the sweep as it is: what lies behind is masked, what lies ahead is not.
      let looksBack = chance() < 48
      let examples = trainer.examples(names: names) { _, ahead in
        ahead ? looksBack && chance() < 100 : chance() < 224
      }
      for example in examples {
        let isOther = others.contains { $0.contains(example.offset) }
        output.append(example.isName ? 1 : isOther ? 2 : 0)
        output.append(UInt8(example.features.count))
        for feature in example.features {
          output.append(UInt8(truncatingIfNeeded: feature >> 40))
          output.append(UInt8(truncatingIfNeeded: feature >> 48))
          output.append(UInt8(truncatingIfNeeded: feature >> 56))
        }
      }
    }
    return output
  }
}
