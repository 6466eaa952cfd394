// SPDX-License-Identifier: Apache-2.0

/// Finds the names of people who are on no roster.
struct NameRule: Sendable {
  let model: NameModel

  /// The name that the word at `index` is part of, with the name beside it that is masked already.
  func match(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    if let last = Self.peerageEnd(index, in: chain) {
      return Match(.person, index, last, .name)
    }
    guard NameModel.isCandidate(index, in: chain),
      Self.isAddressed(index, in: chain) || model.score(index, in: chain) > 0
    else { return nil }
    return Self.grown(from: index, in: chain)
  }

  /// The whole name around the word at `index`: initials, particles, joined and neighbouring parts.
  static func grown(from index: Int, in chain: borrowing TokenChain) -> Match {
    var first = index
    var last = index
    while true {
      let before = chain.previous(first)
      let second = chain.previous(before)
      if isName(before, in: chain), chain[first].gap <= .space {
        first = before
      } else if isInitial(before, in: chain), chain[first].gap <= .space {
        first = before
      } else if chain.isMark(before, 0x2E), isInitial(second, in: chain),
        chain[before].gap == .none, chain[first].gap <= .space
      {
        first = second
      } else if chain.isMark(before, 0x2E), chain[before].gap == .none,
        chain[first].gap <= .space, endsInInitial(second, in: chain)
      {
        first = second
      } else if chain.isMark(before, 0x2D) || chain.isMark(before, 0x27),
        chain[before].gap == .none, chain[first].gap == .none,
        isName(second, in: chain) || isInitial(second, in: chain)
      {
        first = second
      } else if chain.isMark(before, 0x27), chain[before].gap == .none, chain[first].gap == .none,
        chain[second].count == 1, chain[second].hash == o || chain[second].hash == d
      {
        first = second
      } else if isHonorific(before, in: chain), chain[first].gap <= .space {
        first = before
      } else if chain.isMark(before, 0x2E), isHonorific(second, in: chain),
        chain[before].gap <= .space, chain[first].gap <= .space
      {
        first = second
      } else if chain[before].classes.contains(.particle), chain[first].gap == .space,
        particleRun(endingAt: before, in: chain) != nil
      {
        first = particleRun(endingAt: before, in: chain) ?? first
      } else {
        break
      }
    }
    while true {
      let after = chain.next(last)
      let second = chain.next(after)
      if isName(after, in: chain), chain[after].gap <= .space {
        last = after
      } else if chain.isMark(after, 0x2D), chain[after].gap == .none, chain[second].gap == .none,
        isName(second, in: chain)
      {
        last = second
      } else {
        break
      }
    }
    return Match(.person, first, last, .name)
  }

  /// The last word of "Duchess of Barsetshire", which names one person, from its first at `index`.
  private static func peerageEnd(_ index: Int, in chain: borrowing TokenChain) -> Int? {
    var title = index
    guard chain[title].classes.contains(.noble), chain[title].isCapital else { return nil }
    let and = chain.next(title)
    let second = chain.next(and)
    if chain[and].hash == Self.and, chain[second].classes.contains(.noble),
      chain[second].isCapital
    {
      title = second
    }
    let of = chain.next(title)
    let place = chain.next(of)
    guard chain[of].hash == Self.of, chain[of].gap <= .line, chain[place].gap <= .line,
      chain[place].isCapital
    else { return nil }
    return place
  }

  private static let and = Tokeniser.hash(of: "and".utf8)
  private static let of = Tokeniser.hash(of: "of".utf8)

  /// Whether the token at `index` stands for a name that has been masked.
  static func isName(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    let masking = chain[index].masking
    return masking >= 0 && chain.maskings[Int(masking)].kind == .person
  }

  /// Whether the token at `index` stands for a masked name whose last letter is an initial.
  private static func endsInInitial(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    guard isName(index, in: chain) else { return false }
    let masking = chain.maskings[Int(chain[index].masking)]
    guard masking.end - masking.start > 1 else { return true }
    let before = chain.bytes[masking.end - 2]
    return before == 0x20 || before == 0x2E
  }

  private static func isInitial(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    chain[index].shape == .initial && !chain[index].classes.contains(.pronoun)
      && (chain[index].hash != a || chain.isMark(chain.next(index), 0x2E))
  }

  /// Whether a form of address such as "Mr" stands right before the word at `index`.
  private static func isAddressed(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    guard chain[index].isCapital, chain[index].gap <= .line else { return false }
    let before = chain.previous(index)
    let word = chain.isMark(before, 0x2E) ? chain.previous(before) : before
    return chain[word].isCapital && chain[word].classes.contains(.address)
      && chain[word].masking < 0
  }

  private static func isHonorific(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    chain[index].isCapital && chain[index].classes.contains(.honorific)
  }

  private static let o = Tokeniser.hash(of: "o".utf8)
  private static let d = Tokeniser.hash(of: "d".utf8)
  private static let a = Tokeniser.hash(of: "a".utf8)

  /// Where a run of particles that ends at `index` begins, if a masked name stands right before it.
  private static func particleRun(endingAt index: Int, in chain: borrowing TokenChain) -> Int? {
    var first = index
    for _ in 0..<3 {
      let before = chain.previous(first)
      guard chain[first].gap <= .space else { return nil }
      if isName(before, in: chain) { return before }
      guard chain[before].classes.contains(.particle) else { return nil }
      first = before
    }
    return nil
  }
}
