// SPDX-License-Identifier: Apache-2.0

/// The roster, laid out for finding its people in running text in the forms colleagues write.
///
/// A surname is the anchor: matched exactly, in one word or in its parts ("O'Brien", "OBrien",
/// "O Brien"), or with one letter wrong. What stands before it decides: the given name, an initial
/// or a title make it sure; another given name makes it somebody else.
struct SubjectIndex: Sendable {
  /// One name of one subject.
  private struct Entry: Sendable {
    let subject: Int
    /// The folded words of the surname.
    let parts: [UInt64]
    /// The surname's folded letters in one word.
    let letters: [UInt8]
    /// The folded given names; none for a peer known by the title.
    let given: [[UInt8]]
  }

  private struct Seat: Sendable {
    let subject: Int
    let parts: [UInt64]
  }

  private var entries: [Entry] = []
  /// Entries by the first word of the surname, in parts and joined.
  private var surnames: [UInt64: [Int]] = [:]
  /// Entries by the surname with one letter left out, for surnames of five letters and more.
  private var misspellings: [UInt64: [Int]] = [:]
  /// Subjects by a given name that only one of them has.
  private var givenNames: [UInt64: Int] = [:]
  /// Subjects by two initials that only one of them has.
  private var initials: [[UInt8]: Int] = [:]
  private var seats: [UInt64: [Seat]] = [:]
  /// The words that begin an exact match, to pass over all others at once.
  private var beginnings = HashFilter()
  /// The keys of `misspellings`.
  private var misspelt = HashFilter()
  /// Given names.
  private var introductions = HashFilter()
  private let vocabulary: Vocabulary
  let isEmpty: Bool

  private static let the = Tokeniser.hash(of: "the".utf8)
  private static let s = Tokeniser.hash(of: "s".utf8)
  private static let mp = Tokeniser.hash(of: "mp".utf8)
  private static let forWord = Tokeniser.hash(of: "for".utf8)
  /// The fewest letters of a name in which a wrong one is looked for.
  private static let fewestLetters = 5

  init(_ roster: [RosterSubject], vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    isEmpty = roster.isEmpty
    var givenOwners: [UInt64: Set<Int>] = [:]
    var initialOwners: [[UInt8]: Set<Int>] = [:]
    for (number, subject) in roster.enumerated() {
      for name in [subject.name] + subject.alternates {
        guard let entry = Self.entry(name, of: number, vocabulary) else { continue }
        let index = entries.count
        entries.append(entry)
        var firsts: Set<UInt64> = [Tokeniser.hash(of: entry.letters)]
        if let first = entry.parts.first { firsts.insert(first) }
        for first in firsts { surnames[first, default: []].append(index) }
        if entry.letters.count >= Self.fewestLetters {
          for variant in Self.shortened(entry.letters) {
            misspellings[variant, default: []].append(index)
          }
        }
        for given in entry.given where given.count > 1 {
          givenOwners[Tokeniser.hash(of: given), default: []].insert(number)
        }
        if let given = entry.given.first?.first, let surname = entry.letters.first {
          initialOwners[[given, surname], default: []].insert(number)
        }
      }
      if let seat = subject.seat {
        let parts = Self.words(seat).map { Tokeniser.hash(of: $0) }
        if let first = parts.first {
          seats[first, default: []].append(Seat(subject: number, parts: parts))
        }
      }
    }
    for (given, owners) in givenOwners where owners.count == 1 {
      givenNames[given] = owners.first
    }
    for (pair, owners) in initialOwners where owners.count == 1 { initials[pair] = owners.first }
    for first in seats.keys {
      seats[first]?.sort { ($0.parts.count, $1.subject) > ($1.parts.count, $0.subject) }
    }
    for first in surnames.keys { beginnings.insert(first) }
    for first in seats.keys { beginnings.insert(first) }
    for first in givenNames.keys { beginnings.insert(first) }
    for variant in misspellings.keys { misspelt.insert(variant) }
    for given in givenOwners.keys { introductions.insert(given) }
  }

  private static func entry(_ name: String, of subject: Int, _ vocabulary: Vocabulary) -> Entry? {
    var words = name.split(separator: " ").map { Array($0.utf8) }
    func classes(_ word: [UInt8]) -> WordClass {
      vocabulary.classes(Tokeniser.hash(of: folded(word)))
    }
    var isTitled = false
    while words.count > 1, let first = words.first,
      classes(first).intersects([.title, .honour])
        || Tokeniser.hash(of: folded(first)) == the
    {
      words.removeFirst()
      isTitled = true
    }
    // "Lord Fawn of Richmond" is Lord Fawn.
    if isTitled, let of = words.firstIndex(of: Array("of".utf8)), of > 0 {
      words.removeSubrange(of...)
    }
    while words.count > 1, let last = words.last,
      Tokeniser.hash(of: folded(last)) == mp
    {
      words.removeLast()
    }
    guard let last = words.last else { return nil }
    var surname = [last]
    while words.count - surname.count > 1,
      classes(words[words.count - surname.count - 1]).contains(.particle)
    {
      surname.insert(words[words.count - surname.count - 1], at: 0)
    }
    let given = words.prefix(words.count - surname.count).map(folded)
    let spelling = String(decoding: Array(surname.joined(separator: [0x20])), as: UTF8.self)
    let parts = Self.words(spelling)
    let letters = parts.flatMap { $0 }
    guard letters.count > 1 else { return nil }
    return Entry(
      subject: subject,
      parts: parts.map { Tokeniser.hash(of: $0) },
      letters: letters,
      given: given
    )
  }

  /// The folded words of a name, parted at everything that is no letter or digit.
  private static func words(_ text: String) -> [[UInt8]] {
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      if let letter = LatinFolding.letter(scalar.value) {
        words[words.count - 1].append(letter)
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        words[words.count - 1] += folded(Array(String(scalar).utf8))
      } else if !scalar.properties.isGraphemeExtend, words.last?.isEmpty == false {
        words.append([])
      }
    }
    return words.filter { !$0.isEmpty }
  }

  /// A word's letters, small and without accents, apostrophes and hyphens.
  private static func folded(_ word: some Collection<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    var reader = 0
    let bytes = Array(word)
    while reader < bytes.count {
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: reader)
      if let letter = LatinFolding.letter(scalar) {
        letters.append(letter)
      } else if length == 1 {
        if (0x41...0x5A).contains(bytes[reader]) {
          letters.append(bytes[reader] | 0x20)
        } else if (0x61...0x7A).contains(bytes[reader]) || (0x30...0x39).contains(bytes[reader]) {
          letters.append(bytes[reader])
        }
      } else if Unicode.Scalar(scalar)?.properties.isGraphemeExtend == false {
        letters += bytes[reader..<reader + length]
      }
      reader += length
    }
    return letters
  }

  /// The hashes of `letters` and of `letters` with one left out.
  private static func shortened(_ letters: [UInt8]) -> [UInt64] {
    [Tokeniser.hash(of: letters)]
      + letters.indices.map { left in
        var hash = Tokeniser.basis
        for (index, letter) in letters.enumerated() where index != left {
          hash = (hash ^ UInt64(letter)) &* Tokeniser.prime
        }
        return hash
      }
  }

  /// Whether one letter left out, added, changed or swapped with its neighbour makes `b` of `a`.
  private static func isOneEdit(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard abs(a.count - b.count) <= 1 else { return false }
    let front = zip(a, b).prefix { $0 == $1 }.count
    let back = min(
      zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count,
      min(a.count, b.count) - front
    )
    let left = a.count - front - back
    let right = b.count - front - back
    if left <= 1, right <= 1 { return true }
    return left == 2 && right == 2 && a[front] == b[front + 1] && a[front + 1] == b[front]
  }

  // MARK: Finding

  /// Whether anything may be found at the word at `index`.
  func mayMatch(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    guard !isEmpty else { return false }
    let token = chain[index]
    guard token.isWord else { return false }
    return beginnings.mayContain(token.hash) || token.classes.contains(.member)
      || token.shape == .initial || token.shape == .capitals && token.count == 2
      || isMisspelling(index, in: chain)
  }

  /// Whether the word at `index` may be a surname with one letter wrong.
  private func isMisspelling(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    let token = chain[index]
    if token.isCapital, isJoined(index, in: chain) { return true }
    guard (Self.fewestLetters - 1...24).contains(token.count), token.facts.ordinary < 3 else {
      return false
    }
    // Another word is a misspelt name only behind a given name or a title.
    if token.facts.ordinary > 0 || token.facts.isProper, !token.isCapital {
      let before = chain[chain.previous(index)]
      guard
        introductions.mayContain(before.hash) || before.classes.contains(.title)
          || before.count < 2 || before.facts.ordinary == 0
      else { return false }
    }
    if misspelt.mayContain(token.hash) { return true }
    let start = Int(token.start)
    let end = Int(token.end)
    // The letters left of the gap are hashed once, those right of it for each gap.
    var front = Tokeniser.basis
    for gap in start..<end {
      // Accents are folded on the way that follows.
      if chain.bytes[gap] >= 0x80 { return true }
      var hash = front
      for offset in gap + 1..<max(end, gap + 1) {
        hash = (hash ^ UInt64(chain.bytes[offset] | 0x20)) &* Tokeniser.prime
      }
      if misspelt.mayContain(hash) { return true }
      front = (front ^ UInt64(chain.bytes[gap] | 0x20)) &* Tokeniser.prime
    }
    return false
  }

  /// Whether the word at `index` is the first part of one with an apostrophe or a hyphen.
  private func isJoined(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    let mark = chain.next(index)
    let part = chain.next(mark)
    return (chain.isMark(mark, 0x27) || chain.isMark(mark, 0x2D)) && chain[mark].gap == .none
      && chain[part].gap == .none && chain[part].isWord && chain[part].hash != Self.s
  }

  /// The office-holder whose name, or seat, has its anchor at the word at `index`.
  func match(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    let token = chain[index]
    guard token.isWord else { return nil }
    if token.shape == .initial || token.shape == .capitals,
      let match = initialled(index, in: chain)
    {
      return match
    }
    if token.classes.contains(.member), let match = member(index, in: chain) { return match }
    if beginnings.mayContain(token.hash) {
      if let candidates = surnames[token.hash],
        let match = exact(index, candidates, in: chain)
      {
        return match
      }
      if let match = seatHolder(index, in: chain) ?? givenAlone(index, in: chain) { return match }
    }
    return isMisspelling(index, in: chain) ? misspelt(index, in: chain) : nil
  }

  private func exact(_ index: Int, _ candidates: [Int], in chain: borrowing TokenChain) -> Match? {
    var found: [(entry: Int, last: Int)] = []
    for candidate in candidates {
      if let last = end(of: entries[candidate], at: index, in: chain) {
        found.append((candidate, last))
      }
    }
    guard let longest = found.map({ chain[$0.last].end }).max() else { return nil }
    found.removeAll { chain[$0.last].end != longest }
    let last = found[0].last
    let before = introduction(index, found.map { $0.entry }, in: chain)
    let subjects = Set((before.entries ?? found.map { $0.entry }).map { entries[$0].subject })
    let end = trailing(last, in: chain)
    if before.isSomebodyElse { return Match(.person, before.first, last, .name) }
    guard let subject = subjects.first, subjects.count == 1 else {
      return Match(.person, before.first, end, .name)
    }
    if before.isSure || isName(index, last, in: chain) {
      if !before.isSure, let second = surnameAfter(last, in: chain) {
        return Match(.person, index, second, .name)
      }
      return Match(.subject, before.first, end, .subject(subject))
    }
    return nil
  }

  /// The last token of a surname that begins at `index`, whole or in parts.
  private func end(of entry: Entry, at index: Int, in chain: borrowing TokenChain) -> Int? {
    if chain[index].hash == Tokeniser.hash(of: entry.letters) { return index }
    guard entry.parts.count > 1, chain[index].hash == entry.parts[0] else { return nil }
    var last = index
    for part in entry.parts.dropFirst() {
      var cursor = chain.next(last)
      if chain.isMark(cursor, 0x27) || chain.isMark(cursor, 0x2D) { cursor = chain.next(cursor) }
      guard chain[cursor].hash == part, chain[cursor].gap <= .line else { return nil }
      last = cursor
    }
    return last
  }

  /// What stands before a surname.
  private struct Introduction {
    var first: Int
    /// The entries whose given name or initial stands there; nil where none does.
    var entries: [Int]?
    var isSure = false
    var isSomebodyElse = false
  }

  private func introduction(_ index: Int, _ candidates: [Int], in chain: borrowing TokenChain)
    -> Introduction
  {
    var result = Introduction(first: index)
    var before = chain.previous(index)
    guard chain[index].gap <= .line else { return result }
    if chain.isMark(before, 0x2E), chain[before].gap == .none {
      // "P. Finn", "Mr. Finn"
      let word = chain.previous(before)
      guard chain[word].isWord, chain[word].count <= 4 else { return result }
      before = word
    }
    var word = before
    // A middle initial between given name and surname.
    if chain[word].shape == .initial, chain[chain.previous(word)].isWord, chain[word].gap <= .line,
      candidates.contains(where: { isGiven(chain.previous(word), of: entries[$0], in: chain) })
    {
      word = chain.previous(word)
    }
    guard chain[word].isWord else { return result }
    let named = candidates.filter { isGiven(word, of: entries[$0], in: chain) }
    if !named.isEmpty {
      result.first = word
      result.entries = named
      result.isSure = true
    } else if isTitle(word, in: chain) {
      result.first = word
      result.isSure = true
    } else if chain[word].facts.given > 1,
      chain[word].facts.ordinary < (chain[word].isCapital && chain[word].facts.given > 2 ? 3 : 2),
      chain[index].gap == .space, before == chain.previous(index),
      chain[word].isCapital || !chain[index].isCapital
    {
      result.first = word
      result.isSomebodyElse = true
      return result
    }
    guard result.isSure else { return result }
    // Titles before: "the Rt Hon Sir Phineas Finn".
    for _ in 0..<4 {
      var title = chain.previous(result.first)
      guard chain[result.first].gap <= .line else { break }
      if chain.isMark(title, 0x2E), chain[title].gap == .none { title = chain.previous(title) }
      guard isTitle(title, in: chain) else { break }
      result.first = title
    }
    let the = chain.previous(result.first)
    if chain[the].hash == Self.the, chain[result.first].classes.contains(.honour) {
      result.first = the
    }
    return result
  }

  private func isTitle(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    chain[index].classes.contains(.title) || chain[index].classes.contains(.honour)
  }

  /// Whether the word at `index` is a given name or the initial of an entry, one letter wrong
  /// allowed.
  private func isGiven(_ index: Int, of entry: Entry, in chain: borrowing TokenChain) -> Bool {
    guard chain[index].isWord else { return false }
    if chain[index].count == 1 {
      let isInitial = chain[index].isCapital || chain.isMark(chain.next(index), 0x2E)
      return isInitial
        && entry.given.contains { $0.first == chain.letters(index).first { _ in true } }
    }
    let letters = Self.folded(chain.spelling(index))
    return entry.given.contains { given in
      given == letters
        || given.count >= Self.fewestLetters && letters.count >= Self.fewestLetters - 1
          && Self.isOneEdit(given, letters)
    }
  }

  /// Whether a surname alone is used as a name: with a capital where a capital tells something, or
  /// small where it is no other word.
  private func isName(_ first: Int, _ last: Int, in chain: borrowing TokenChain) -> Bool {
    let token = chain[first]
    let after = chain.next(last)
    let isActing =
      chain[after].classes.contains(.speech)
      || chain.isMark(after, 0x27) && chain[chain.next(after)].hash == Self.s
    if token.isCapital {
      guard token.facts.ordinary > 0, !isActing else { return true }
      let before = chain.previous(first)
      if token.facts.ordinary > 1 {
        // "the King", "the Green Party"
        if chain[before].classes.contains(.determiner) { return false }
        if chain[after].isCapital, chain[after].gap == .space, chain[after].hash != Self.mp,
          token.facts.ordinary > 2
        {
          return false
        }
      }
      let isOpening =
        chain[before].shape == .edge || token.gap >= .line
        || [0x2E, 0x21, 0x3F, 0x3A, 0x22].contains(chain[before].mark)
      return !isOpening || token.facts.ordinary < 3 || !chain[after].isWord
    }
    if chain[last].isCapital { return true }
    let before = chain[chain.previous(first)]
    if token.facts.ordinary == 0 { return chain[last].end - token.start >= 4 || first != last }
    return isActing && !before.classes.intersects([.determiner, .possessive])
      && before.facts.ordinary < 2
  }

  /// A capitalised surname right behind what may be a given name: "Scott Brown".
  private func surnameAfter(_ index: Int, in chain: borrowing TokenChain) -> Int? {
    let after = chain.next(index)
    let token = chain[after]
    guard chain[index].facts.given > 0, token.isCapital, token.gap == .space,
      token.facts.surname > 1, token.facts.ordinary < 2, token.hash != Self.mp
    else { return nil }
    return after
  }

  /// Takes in "MP" behind a name.
  private func trailing(_ last: Int, in chain: borrowing TokenChain) -> Int {
    let after = chain.next(last)
    return chain[after].hash == Self.mp && chain[after].gap == .space ? after : last
  }

  private func misspelt(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    if isJoined(index, in: chain) {
      let last = chain.next(chain.next(index))
      let letters = Self.folded(chain.spelling(index)) + Self.folded(chain.spelling(last))
      if let match = misspelt(index, last, letters, in: chain) { return match }
    }
    return misspelt(index, index, Self.folded(chain.spelling(index)), in: chain)
  }

  private func misspelt(
    _ index: Int,
    _ last: Int,
    _ letters: [UInt8],
    in chain: borrowing TokenChain
  ) -> Match? {
    let token = chain[index]
    guard letters.count >= Self.fewestLetters - 1 else { return nil }
    var candidates: Set<Int> = []
    for variant in Self.shortened(letters) {
      for entry in misspellings[variant] ?? [] where Self.isOneEdit(entries[entry].letters, letters)
      {
        candidates.insert(entry)
      }
    }
    guard !candidates.isEmpty else { return nil }
    let ordered = candidates.sorted()
    let before = introduction(index, ordered, in: chain)
    let subjects = Set((before.entries ?? ordered).map { entries[$0].subject })
    guard let subject = subjects.first, !before.isSomebodyElse else { return nil }
    let end = trailing(last, in: chain)
    if before.entries != nil, subjects.count == 1 {
      return Match(.subject, before.first, end, .subject(subject))
    }
    guard token.facts.ordinary == 0 || last != index,
      before.isSure || token.isCapital || letters.count > 5
    else {
      return nil
    }
    // A name of its own, or close to two: masked, but nobody is named for it.
    let isOther = index == last && (token.facts.isName || token.facts.isProper)
    guard subjects.count == 1, !isOther else {
      return token.isCapital ? Match(.subject, before.first, end, .name) : nil
    }
    return Match(.subject, before.first, end, .subject(subject))
  }

  /// A given name that nobody else on the roster has and few people anywhere.
  private func givenAlone(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    let token = chain[index]
    guard token.isCapital, token.shape != .initial, token.facts.given < 2,
      token.facts.ordinary == 0,
      let subject = givenNames[token.hash], !chain[chain.next(index)].isCapital
    else { return nil }
    return Match(.subject, index, index, .subject(subject))
  }

  /// "P.F.", and "PF" where it does something.
  private func initialled(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    let token = chain[index]
    if token.shape == .capitals {
      let after = chain.next(index)
      guard token.count == 2, token.facts.ordinary == 0, !token.facts.isProper,
        token.classes.isEmpty,
        chain[after].classes.contains(.speech) && chain[after].shape == .lower
          || chain.isMark(after, 0x27) && chain[chain.next(after)].hash == Self.s,
        let subject = initials[Array(chain.letters(index))]
      else { return nil }
      return Match(.subject, index, index, .subject(subject))
    }
    let dot = chain.next(index)
    let second = chain.next(dot)
    let end = chain.next(second)
    guard chain.isMark(dot, 0x2E), chain[dot].gap == .none, chain[second].shape == .initial,
      chain[second].gap <= .space, chain.isMark(end, 0x2E), chain[end].gap == .none,
      !chain[chain.next(end)].isCapital,
      let subject = initials[Array(chain.letters(index)) + Array(chain.letters(second))]
    else { return nil }
    return Match(.subject, index, end, .subject(subject))
  }

  // MARK: Seats

  /// "the hon Member for Silverbridge", around the word at `index`.
  private func member(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    let link = chain.next(index)
    guard chain[link].hash == Self.forWord, chain[link].gap <= .line,
      let (subject, last) = seat(chain.next(link), in: chain)
    else { return nil }
    var first = index
    for _ in 0..<5 {
      var before = chain.previous(first)
      guard chain[first].gap <= .line else { break }
      if chain.isMark(before, 0x2E), chain[before].gap == .none { before = chain.previous(before) }
      guard
        chain[before].classes.contains(.honour)
          || chain[before].classes.intersects([.determiner, .possessive])
      else { break }
      first = before
      if chain[before].classes.intersects([.determiner, .possessive]) { break }
    }
    return Match(.subject, first, last, .subject(subject))
  }

  /// "Silverbridge's MP", "the Silverbridge Member".
  private func seatHolder(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    guard let (subject, last) = seat(index, in: chain) else { return nil }
    var after = chain.next(last)
    if chain.isMark(after, 0x27), chain[chain.next(after)].hash == Self.s {
      after = chain.next(chain.next(after))
    }
    guard chain[after].classes.contains(.member), chain[after].gap == .space,
      chain[chain.next(after)].hash != Self.forWord
    else { return nil }
    let before = chain.previous(index)
    let first = chain[before].hash == Self.the && chain[index].gap <= .line ? before : index
    return Match(.subject, first, after, .subject(subject))
  }

  /// The last token of a seat at `index` that stands for the constituency by itself.
  func seatEnd(_ index: Int, in chain: borrowing TokenChain) -> Int? {
    let token = chain[index]
    guard token.isCapital, beginnings.mayContain(token.hash), let (_, last) = seat(index, in: chain)
    else {
      return nil
    }
    let after = chain.next(last)
    // "the Eatanswill conference" is one event.
    if chain[after].classes.contains(.event), chain[chain.previous(index)].hash == Self.the {
      return nil
    }
    if last == index, token.facts.ordinary > 0 || token.facts.isName {
      guard chain[after].classes.contains(.seatNoun) else { return nil }
    }
    return last
  }

  /// The seat that begins at `index`, the longest of them, and its holder if there is one alone.
  private func seat(_ index: Int, in chain: borrowing TokenChain) -> (subject: Int, last: Int)? {
    for seat in seats[chain[index].hash] ?? [] {
      var last = index
      var isWhole = true
      for part in seat.parts.dropFirst() {
        var cursor = chain.next(last)
        if [0x2C, 0x2D, 0x27].contains(chain[cursor].mark) { cursor = chain.next(cursor) }
        guard chain[cursor].hash == part, chain[cursor].gap <= .line else {
          isWhole = false
          break
        }
        last = cursor
      }
      if isWhole { return (seat.subject, last) }
    }
    return nil
  }
}
