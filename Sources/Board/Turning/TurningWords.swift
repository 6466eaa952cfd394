// SPDX-License-Identifier: Apache-2.0

internal import Text

/// The words that the phrases of all rules are made of, each with a number: a text is read once, and
/// then numbers are compared.
struct TurningWords: Sendable {
  private var numbers: [[UInt8]: Int] = [:]

  /// The number of what stands for a subject's tag, such as `Basalt 17`, written `#` in a phrase.
  static let tag = 0

  /// One more than the highest number.
  private(set) var count = 1

  /// The number of a word, which may be a new one.
  mutating func number(of word: Substring) -> Int {
    if word == "#" { return TurningWords.tag }
    let letters = Folding.fold(word)
    if let number = numbers[letters] { return number }
    numbers[letters] = count
    count += 1
    return count - 1
  }

  /// The number of a word of a text; nil for one that is in no phrase.
  func known(_ word: Substring) -> Int? { numbers[Folding.fold(word)] }
}
