// SPDX-License-Identifier: Apache-2.0

package import Canvas
package import Text

/// Codewords as they are typed, hidden: the screen may show how many there are, and nothing of them.
///
/// Letters are held as bytes and words as numbers, and both are overwritten as soon as they are done
/// with, as far as a value can see to that: copies of it are its holder's affair.
package struct CodewordField: Sendable {
  /// How many words are wanted.
  package let count: Int
  /// The words that were ended, by their numbers in the list.
  package private(set) var words: [Int] = []
  /// The letters of the present word.
  private(set) var letters: [UInt8] = []
  /// Whether the present word is to be seen, until the next key.
  private(set) var isShown = false

  /// What came of a key or a text.
  package enum Outcome: Hashable {
    /// Nothing that the field knows.
    case ignored
    case taken
    /// No word begins so: the letters of the present word are gone.
    case unknown
    /// The letters so far do not tell a word.
    case unfinished
    /// Words are missing, and the present one has not been begun.
    case missing
    /// All the words are there, and this would be one more.
    case full
    /// All the words, which the field has forgotten.
    case submitted([Int])
  }

  /// An empty field for so many words.
  package init(count: Int) { self.count = count }

  /// Whether nothing has been typed.
  package var isEmpty: Bool { words.isEmpty && letters.isEmpty }

  /// How many words are known: those that were ended, and the present one once its letters tell it.
  package func filled(_ list: CodewordList) -> Int {
    words.count + (list.index(of: letters) == nil ? 0 : 1)
  }

  /// The number of the word that is being typed, from one.
  package var present: Int { min(words.count + 1, count) }

  /// What Ctrl-R shows of the present word, whole as soon as it is known; nil while it is hidden.
  package func shown(_ list: CodewordList) -> String? {
    guard isShown else { return nil }
    return list.index(of: letters).map { list[$0] } ?? String(decoding: letters, as: UTF8.self)
  }

  /// Takes a key.
  package mutating func take(_ key: Key, _ list: CodewordList) -> Outcome {
    isShown = false
    switch key {
    case .character(" "), .tab: return endWord(list)
    case .character(let character): return type(character, list)
    case .control("r"):
      isShown = true
      return .taken
    case .backspace, .control("h"), .delete:
      takeBack()
      return .taken
    case .control("u"):
      clear()
      return .taken
    case .enter: return submit(list)
    default: return .ignored
    }
  }

  /// Takes words from the clipboard; blanks, line ends, figures and punctuation part them.
  ///
  /// It never submits: the word that a paste ends with can still be taken back.
  package mutating func paste(_ text: String, _ list: CodewordList) -> Outcome {
    isShown = false
    for character in text {
      let outcome: Outcome =
        character.isLetter ? type(character, list) : letters.isEmpty ? .taken : endWord(list)
      if outcome != .taken { return outcome }
    }
    return .taken
  }

  /// Forgets everything that was typed.
  package mutating func clear() {
    for index in words.indices { words[index] = 0 }
    words = []
    clearLetters()
    isShown = false
  }

  // MARK: Parts

  private mutating func type(_ character: Character, _ list: CodewordList) -> Outcome {
    guard character.isLetter else { return .ignored }
    guard words.count < count else { return .full }
    guard let letter = character.asciiValue else {
      clearLetters()
      return .unknown
    }
    letters.append(letter)
    guard list.hasWord(beginningWith: letters) else {
      clearLetters()
      return .unknown
    }
    return .taken
  }

  private mutating func endWord(_ list: CodewordList) -> Outcome {
    guard !letters.isEmpty else { return .taken }
    guard let word = list.index(of: letters) else { return .unfinished }
    words.append(word)
    clearLetters()
    return .taken
  }

  private mutating func submit(_ list: CodewordList) -> Outcome {
    guard !letters.isEmpty || words.count == count else { return .missing }
    let outcome = endWord(list)
    guard outcome == .taken, words.count == count else { return outcome }
    var given: [Int] = []
    swap(&given, &words)
    return .submitted(given)
  }

  private mutating func takeBack() {
    if let last = letters.indices.last {
      letters[last] = 0
      letters.removeLast()
    } else if let last = words.indices.last {
      words[last] = 0
      words.removeLast()
    }
  }

  private mutating func clearLetters() {
    for index in letters.indices { letters[index] = 0 }
    letters = []
  }
}

extension CodewordField.Outcome {
  /// What hinders, as a sentence; nil where nothing does.
  func hint(word: Int) -> String? {
    switch self {
    case .unknown: "No word of the list begins so. Word \(word) again."
    case .unfinished: "Word \(word) needs more letters: four of them, or all it has."
    case .missing: "Word \(word) is next."
    case .full: "All the words are in, and nothing more was taken. Enter goes on."
    case .ignored, .taken, .submitted: nil
    }
  }
}
