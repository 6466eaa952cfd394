// SPDX-License-Identifier: Apache-2.0

/// Words to look for in folded text: each must begin some word of it.
///
/// What stands between double quotes is looked for as it stands, spaces included, from the
/// beginning of a word on.
package struct FoldedWords: Hashable, Sendable {
  /// The words and phrases, folded, none of them empty.
  package let words: [[UInt8]]

  /// The words of what was typed.
  package init(_ typed: some StringProtocol) {
    var words: [[UInt8]] = []
    let parts = Folding.fold(typed).split(
      separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isPhrase = !index.isMultiple(of: 2)
      let found = part.split(separator: UInt8(ascii: " "))
      if isPhrase, !found.isEmpty {
        words.append(Array(found.joined(separator: [UInt8(ascii: " ")])))
      } else {
        words += found.map(Array.init)
      }
    }
    self.words = words
  }

  /// One folded word or phrase.
  package init(word: [UInt8]) {
    words = word.isEmpty ? [] : [word]
  }

  /// Whether all of them begin words of a folded text.
  package func match(_ folded: ArraySlice<UInt8>) -> Bool {
    folded.withUnsafeBytes { text in
      words.allSatisfy { word in
        var start = 0
        while let found = FoldedWords.position(of: word, in: text, from: start) {
          if FoldedWords.isBeginning(found, in: text) { return true }
          start = found + 1
        }
        return false
      }
    }
  }

  /// Calls `visit` with every place in folded records, front to back, at which the longest word
  /// begins a word; the place that `visit` returns is where to go on.
  ///
  /// Never called where there are no words.
  package func positions(
    in text: UnsafeRawBufferPointer, _ visit: (_ position: Int) -> Int
  ) {
    guard let longest = words.max(by: { $0.count < $1.count }) else { return }
    var start = 0
    while let found = FoldedWords.position(of: longest, in: text, from: start) {
      start =
        FoldedWords.isBeginning(found, in: text) ? max(visit(found), found + 1) : found + 1
    }
  }

  private static func isBeginning(_ position: Int, in text: UnsafeRawBufferPointer) -> Bool {
    position == 0 || !text[position - 1].isWordByte
  }

  /// Where `word` next stands: eight places at a time, by its first and last byte.
  private static func position(
    of word: [UInt8], in text: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard let first = word.first, let last = word.last else { return nil }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let (firsts, lasts) = (ones * UInt64(first), ones * UInt64(last))
    let end = text.count - word.count
    let distance = word.count - 1
    var position = start
    while position + 7 <= end {
      let front = text.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      let back = text.loadUnaligned(fromByteOffset: position + distance, as: UInt64.self)
      // A byte is zero where both are alike. The lowest of those is marked, and none is left out.
      let differing = (UInt64(littleEndian: front) ^ firsts) | (UInt64(littleEndian: back) ^ lasts)
      var alike = (differing &- ones) & ~differing & (ones << 7)
      while alike != 0 {
        let place = position + alike.trailingZeroBitCount / 8
        if isEqual(word, text, at: place) { return place }
        alike &= alike &- 1
      }
      position += 8
    }
    while position <= end {
      if text[position] == first, isEqual(word, text, at: position) { return position }
      position += 1
    }
    return nil
  }

  private static func isEqual(
    _ word: [UInt8], _ text: UnsafeRawBufferPointer, at position: Int
  ) -> Bool {
    for index in word.indices where text[position + index] != word[index] { return false }
    return true
  }
}

extension UInt8 {
  /// Whether a folded byte belongs to a word: letters, digits, and all of what is not ASCII.
  fileprivate var isWordByte: Bool {
    switch self {
    case 0x30...0x39, 0x61...0x7A, 0x80...: true
    default: false
    }
  }
}
