// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Text

/// The roster laid out for whoever types a name: by its beginnings, its words in any order, the seat,
/// with a letter wrong, or among other words.
struct RosterDirectory {
  private struct Person {
    let entry: RosterEntry
    /// The words of all names, of the seat, and those joined that a hyphen or an apostrophe parts.
    let words: Set<[UInt8]>
    let surnames: Set<[UInt8]>
  }

  /// Everybody, those who sit first.
  let entries: [RosterEntry]
  private let people: [Person]

  init(_ entries: [RosterEntry]) {
    self.entries = entries.filter(\.isActive) + entries.filter { !$0.isActive }
    people = self.entries.map { entry in
      let names = [entry.name] + entry.alternates
      return Person(
        entry: entry,
        words: Set((names + [entry.seat ?? ""]).flatMap(RosterDirectory.words)),
        surnames: Set(
          names.compactMap { name in
            RosterDirectory.words(String(name.split(separator: " ").last ?? "")).last
          }))
    }
  }

  /// Those whom a typed text may mean, the likeliest first; none for less than two letters.
  ///
  /// Every word of it, titles aside, is to begin a word of a name or a seat; where nobody is like that,
  /// it may be such a word with one letter wrong; and then those whose surname stands among the words.
  func people(named typed: String) -> [RosterEntry] {
    var words = RosterDirectory.typedWords(typed)
    let names = words.filter { !RosterDirectory.titles.contains($0) }
    if !names.isEmpty { words = names }
    guard words.reduce(0, { $0 + $1.count }) >= 2 else { return [] }
    for allowsSlips in [false, true] {
      let found = people(words, allowsSlips: allowsSlips)
      if !found.isEmpty { return found }
    }
    return people.filter { person in words.contains { person.surnames.contains($0) } }.map(\.entry)
  }

  private func people(_ words: [[UInt8]], allowsSlips: Bool) -> [RosterEntry] {
    let found = people.compactMap { person -> (rank: Int, entry: RosterEntry)? in
      var rank = person.entry.isActive ? 0 : 8
      for word in words {
        if person.surnames.contains(word) { continue }
        if person.words.contains(word) {
          rank += 1
        } else if person.words.contains(where: { $0.starts(with: word) }) {
          rank += 2
        } else if allowsSlips,
          person.words.contains(where: { RosterDirectory.isOneEdit($0, word) })
        {
          rank += 4
        } else {
          return nil
        }
      }
      return (rank, person.entry)
    }
    return found.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element.entry)
  }

  // MARK: Words

  /// What stands before or behind a name and is none.
  private static let titles: Set<[UInt8]> = Set(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron viscount viscountess earl \
    countess duke duchess marquess the rt hon honourable right reverend rev minister secretary \
    member mp msp ms peer of for
    """.split(separator: " ").map { Array($0.utf8) })

  /// The words of a name, folded, with those joined that a hyphen or an apostrophe parts.
  private static func words(_ text: String) -> [[UInt8]] {
    Folding.fold(text).split(separator: UInt8(ascii: " ")).flatMap { word -> [[UInt8]] in
      let parts = word.split { !isLetter($0) }.map(Array.init)
      let joined = word.filter(isLetter)
      return parts.count > 1 ? parts + [joined] : parts
    }
  }

  /// The words that somebody typed: `sowerby's` is `sowerby`, `haut-ton` as good as `hautton`.
  private static func typedWords(_ text: String) -> [[UInt8]] {
    Folding.fold(text).split(separator: UInt8(ascii: " ")).flatMap { word -> [[UInt8]] in
      var word = word
      if word.count > 3, word.suffix(2).elementsEqual("'s".utf8) { word.removeLast(2) }
      // "N.S." are two words.
      if word.contains(UInt8(ascii: ".")) {
        return word.split { !isLetter($0) }.map(Array.init)
      }
      let joined = word.filter(isLetter)
      return joined.isEmpty ? [] : [joined]
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Whether one letter left out, added, changed or swapped with its neighbour makes a word of five
  /// letters or more of another.
  private static func isOneEdit(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count >= 5, b.count >= 4, abs(a.count - b.count) <= 1 else { return false }
    let front = zip(a, b).prefix { $0 == $1 }.count
    let back = min(
      zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count, min(a.count, b.count) - front)
    let (left, right) = (a.count - front - back, b.count - front - back)
    if left <= 1, right <= 1 { return true }
    return left == 2 && right == 2 && a[front] == b[front + 1] && a[front + 1] == b[front]
  }
}
