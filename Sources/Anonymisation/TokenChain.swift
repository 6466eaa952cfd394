// SPDX-License-Identifier: Apache-2.0

/// A text as a chain of tokens in which a stretch can be replaced in constant time.
///
/// The chain always equals what cutting the masked text anew would give: replacing cuts the
/// replacement with the same `Tokeniser`, and tokens touch only where no word ends. So when no rule
/// fires on the chain any more, none fires on the masked text: that is why anonymising twice equals
/// once.
struct TokenChain: ~Copyable {
  /// The edges; moving beyond one stays there.
  static let head = 0
  static let tail = 1

  private(set) var bytes: [UInt8]
  private(set) var tokens: [Token]
  private(set) var maskings: [Masking] = []
  let tokeniser: Tokeniser
  let tags: [String]

  init(_ text: NormalisedText, tokeniser: Tokeniser, tags: [String]) {
    self.tokeniser = tokeniser
    self.tags = tags
    bytes = text.bytes
    let edge = Token(
      start: 0,
      end: 0,
      previous: 0,
      next: 1,
      hash: 0,
      classes: [],
      masking: -1,
      facts: WordFacts(rawValue: 0),
      shape: .edge,
      gap: .paragraph,
      mark: 0
    )
    tokens = []
    tokens.reserveCapacity(bytes.count / 4 + 16)
    tokens.append(edge)
    tokens.append(edge)
    tokeniser.cut(bytes, from: 0, into: &tokens)
    link(2..<tokens.count, after: Self.head, before: Self.tail)
  }

  subscript(_ index: Int) -> Token { tokens[index] }

  func next(_ index: Int) -> Int { Int(tokens[index].next) }
  func previous(_ index: Int) -> Int { Int(tokens[index].previous) }

  /// The letters and digits of a token, small where ASCII.
  func letters(_ index: Int) -> some Sequence<UInt8> {
    bytes[Int(tokens[index].start)..<Int(tokens[index].end)].lazy.map {
      (0x41...0x5A).contains($0) ? $0 | 0x20 : $0
    }
  }

  /// The bytes of a token as they stand.
  func spelling(_ index: Int) -> ArraySlice<UInt8> {
    bytes[Int(tokens[index].start)..<Int(tokens[index].end)]
  }

  /// The number that a token of at most six digits writes.
  func number(_ index: Int) -> Int? {
    let token = tokens[index]
    guard token.shape == .digits, token.count <= 6 else { return nil }
    return spelling(index).reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  /// How many digits a token begins with.
  func count(ofLeadingDigits index: Int) -> Int {
    spelling(index).prefix { (0x30...0x39).contains($0) }.count
  }

  /// Whether a token ends in "st", "nd", "rd" or "th".
  func endsAsOrdinal(_ index: Int) -> Bool {
    let end = Int(tokens[index].end)
    guard tokens[index].count > 2 else { return false }
    return switch (bytes[end - 2] | 0x20, bytes[end - 1] | 0x20) {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): true
    default: false
    }
  }

  /// Whether a token is the mark `byte`.
  func isMark(_ index: Int, _ byte: UInt8) -> Bool { tokens[index].mark == byte }

  /// Puts the replacement of `match` in the place of its tokens.
  ///
  /// - Returns: the masking's number; nil where the match holds nothing but one whole replacement
  ///   that is a mask already.
  mutating func replace(_ match: Match) -> Int? {
    var match = match
    // A replacement is taken in whole or not at all.
    if tokens[match.first].masking >= 0 {
      match.first = maskings[Int(tokens[match.first].masking)].first
    }
    if tokens[match.last].masking >= 0 {
      match.last = maskings[Int(tokens[match.last].masking)].last
    }
    var isNew = false
    var phrase = match.phrase
    var index = match.first
    while true {
      if tokens[index].masking < 0 {
        isNew = true
      } else {
        maskings[Int(tokens[index].masking)].isAbsorbed = true
      }
      if index == match.last { break }
      index = next(index)
    }
    if !isNew {
      // Coarse words that a rule takes for a finding again: a mask ends it.
      guard tokens[match.first].shape != .mask || match.first != match.last else {
        maskings[Int(tokens[match.first].masking)].isAbsorbed = false
        return nil
      }
      phrase = match.kind == .person || match.kind == .subject ? .name : .place
    }
    let number = maskings.count
    var masking = Masking(
      kind: match.kind,
      start: sourceStart(match.first),
      end: sourceEnd(match.last),
      phrase: phrase
    )
    let before = previous(match.first)
    let after = next(match.last)
    let offset = bytes.count
    bytes.append(contentsOf: phrase.text(tags: tags).utf8)
    masking.first = tokens.count
    tokeniser.cut(bytes, from: offset, into: &tokens)
    masking.last = tokens.count - 1
    for index in masking.first...masking.last { tokens[index].masking = Int32(number) }
    tokens[masking.first].gap = tokens[match.first].gap
    link(masking.first..<tokens.count, after: before, before: after)
    maskings.append(masking)
    return number
  }

  /// The bytes of the normalised text that a token stands for.
  func source(of index: Int) -> Range<Int> {
    sourceStart(index)..<sourceEnd(index)
  }

  /// Links the tokens of `range` to one another and in between two others.
  private mutating func link(_ range: Range<Int>, after before: Int, before after: Int) {
    var last = before
    for index in range {
      tokens[index].previous = Int32(last)
      tokens[last].next = Int32(index)
      last = index
    }
    tokens[last].next = Int32(after)
    tokens[after].previous = Int32(last)
  }

  /// Where the text that a token stands for begins, in the normalised text.
  private func sourceStart(_ index: Int) -> Int {
    let token = tokens[index]
    return token.masking < 0 ? Int(token.start) : maskings[Int(token.masking)].start
  }

  /// Where the text that a token stands for ends, in the normalised text.
  private func sourceEnd(_ index: Int) -> Int {
    let token = tokens[index]
    return token.masking < 0 ? Int(token.end) : maskings[Int(token.masking)].end
  }
}
