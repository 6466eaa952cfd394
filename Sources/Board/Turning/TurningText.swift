// SPDX-License-Identifier: Apache-2.0

/// A text as its sentences and their words, for rules that read phrases.
///
/// A word is a run of letters, or of digits; an apostrophe parts two, so that `he's` reads as `he` and
/// `s`. A mask such as `[name]` is one word, and so is a subject's tag. A sentence ends at a full
/// stop, a question or exclamation mark, a semicolon or a new line.
struct TurningText {
  struct Word {
    /// Its number among the words of the phrases; nil for any other.
    let number: Int?
    let range: Range<String.Index>
  }

  let text: String
  /// The sentences that have words.
  private(set) var sentences: [[Word]] = []
  /// Which of the phrases' words occur, by number.
  private(set) var occurs: [Bool]

  init(_ text: String, _ words: TurningWords) {
    self.text = text
    occurs = Array(repeating: false, count: words.count)
    var sentence: [Word] = []
    var index = text.startIndex
    while index < text.endIndex {
      let start = index
      let first = text[index]
      if TurningText.isPart(first) {
        let isNumber = first.isNumber
        repeat {
          index = text.index(after: index)
        } while index < text.endIndex && TurningText.isPart(text[index])
          && text[index].isNumber == isNumber
      } else if first == "[", let end = text[index...].firstIndex(of: "]") {
        index = text.index(after: end)
      } else {
        if TurningText.ends.contains(first) { close(&sentence) }
        index = text.index(after: index)
        continue
      }
      let word = text[start..<index]
      if first.isNumber, word.utf8.count <= 2, let stone = sentence.last,
        text[stone.range.lowerBound].isUppercase, text[stone.range.upperBound..<start] == " "
      {
        sentence[sentence.count - 1] = Word(
          number: TurningWords.tag, range: stone.range.lowerBound..<index)
        occurs[TurningWords.tag] = true
        continue
      }
      let number = words.known(word)
      if let number { occurs[number] = true }
      sentence.append(Word(number: number, range: start..<index))
    }
    close(&sentence)
  }

  private mutating func close(_ sentence: inout [Word]) {
    if !sentence.isEmpty { sentences.append(sentence) }
    sentence = []
  }

  private static let ends: Set<Character> = [".", "!", "?", ";", "\n", "…"]

  private static func isPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}
