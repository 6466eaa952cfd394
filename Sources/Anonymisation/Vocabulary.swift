// SPDX-License-Identifier: Apache-2.0

/// Everything known of a word by its hash: the lexicon's facts and the rules' closed classes.
struct Vocabulary: Sendable {
  let lexicon: Lexicon
  private var keys: [UInt64]
  private var values: [WordClass]
  private let mask: Int

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    mask = 4095
    keys = Array(repeating: 0, count: mask + 1)
    values = Array(repeating: [], count: mask + 1)
    for (wordClass, words) in WordClass.lists {
      for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let hash = Tokeniser.hash(of: word.utf8)
        let slot = slot(of: hash)
        keys[slot] = hash
        values[slot].formUnion(wordClass)
      }
    }
  }

  /// The closed classes of the word with this hash.
  func classes(_ hash: UInt64) -> WordClass {
    values[slot(of: hash)]
  }

  /// The slot that holds `hash`, or the free one where it would go; the lists fill a third at most.
  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 29) & mask
    while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }
}
