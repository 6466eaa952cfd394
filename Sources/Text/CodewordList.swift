// SPDX-License-Identifier: Apache-2.0

/// The words of which codenames and invitations are made, each known by its first four letters.
///
/// Letters are ASCII, and their case does not matter. Looking a word up makes no string of it, so that
/// what somebody types need not lie about in memory.
package struct CodewordList: Hashable, Sendable {
  private let words: [String]
  /// The place of a word by its first four letters, or by all of a shorter one.
  private let places: [UInt32: Int]
  /// All beginnings of words, of one to four letters.
  private let beginnings: Set<UInt32>

  /// How many first letters tell a word.
  private static let telling = 4

  /// A list in the order of its numbers.
  ///
  /// - Parameter words: ASCII letters in lower case; no two share their first four letters, and none
  ///   of fewer letters begins another.
  package init(_ words: [String]) {
    self.words = words
    var places: [UInt32: Int] = [:]
    var beginnings: Set<UInt32> = []
    for (place, word) in words.enumerated() {
      let letters = Array(word.utf8.prefix(CodewordList.telling))
      places[CodewordList.key(of: letters)] = place
      for count in 0...letters.count {
        beginnings.insert(CodewordList.key(of: letters.prefix(count)))
      }
    }
    self.places = places
    self.beginnings = beginnings
  }

  /// The list in a file of one word a line.
  package init(lines bytes: [UInt8]) {
    self.init(
      bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) })
  }

  /// How many words.
  package var count: Int { words.count }

  /// The word of a number from zero to below `count`.
  package subscript(index: Int) -> String { words[index] }

  /// The number of the word that the letters tell: all of it, or its first four letters and however
  /// many more of its own.
  package func index(of letters: some Collection<UInt8>) -> Int? {
    guard let place = places[CodewordList.key(of: letters.prefix(CodewordList.telling))],
      words[place].utf8.starts(with: letters.lazy.map(CodewordList.lowered))
    else { return nil }
    return place
  }

  /// The number of the word that a text tells; nil where it holds anything else.
  package func index(of text: some StringProtocol) -> Int? { index(of: Array(text.utf8)) }

  /// Whether a word begins with the letters; any word does with none.
  package func hasWord(beginningWith letters: some Collection<UInt8>) -> Bool {
    letters.count > CodewordList.telling
      ? index(of: letters) != nil : beginnings.contains(CodewordList.key(of: letters))
  }

  private static func lowered(_ letter: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= letter ? letter | 0x20 : letter
  }

  /// At most four letters as one number; no two runs of letters have the same one.
  private static func key(of letters: some Collection<UInt8>) -> UInt32 {
    letters.reduce(0) { $0 << 8 | UInt32(lowered($1)) }
  }
}
