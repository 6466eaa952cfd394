// SPDX-License-Identifier: Apache-2.0

/// Finds e-mail addresses, links and handles.
struct ContactRule: Sendable {
  let published: PublishedContacts

  private static let at = Tokeniser.hash(of: "at".utf8)
  private static let mailto = Tokeniser.hash(of: "mailto".utf8)
  private static let dot = Tokeniser.hash(of: "dot".utf8)
  /// How many tokens one address may have.
  private static let reach = 24

  /// An address or a handle around the `@` at `index`.
  func matchAt(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    let before = chain.previous(index)
    let after = chain.next(index)
    let isTight = chain[index].gap == .none && chain[after].gap == .none
    let isLoose = chain[index].gap == .space && chain[after].gap == .space
    if isTight || isLoose, Self.isLabel(chain[before]), Self.isLabel(chain[after]),
      let last = domainEnd(after, in: chain)
    {
      let first = localStart(before, in: chain)
      return isPublished(first, last, in: chain)
        ? nil : Match(.email, mailto(before: first, in: chain), last, .email)
    }
    if chain[index].gap == .none, Self.isLabel(chain[before]) { return nil }
    guard Self.isLabel(chain[after]), chain[after].shape != .digits, chain[after].count > 1 else {
      return nil
    }
    if chain[after].gap == .none {
      let second = chain.next(after)
      if chain.isMark(second, 0x40), chain[second].gap == .none,
        let last = domainEnd(chain.next(second), in: chain)
      {
        return Match(.handle, index, last, .handle)
      }
      return Match(.handle, index, after, .handle)
    }
    // "@ 7", "@ the bar" and "@ home" are no handles; text that was cut into words has "@ name".
    guard chain[after].gap == .space, chain[after].facts.ordinary < 2 || chain[after].isCapital,
      !chain[after].classes.contains(.determiner), chain[after].shape != .mask,
      chain[after].shape != .mixed || chain.spelling(after).contains(0x5F)
        || chain[after].count - chain.count(ofLeadingDigits: after) > 2
    else { return nil }
    return Match(.handle, index, after, .handle)
  }

  /// An address spelt out, such as "p finn at parliament dot uk", around the word "dot" at `index`.
  func matchDot(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    guard chain[index].hash == Self.dot else { return nil }
    let last = unbracketedNext(index, in: chain)
    guard chain[last].classes.contains(.topDomain) else { return nil }
    var end = last
    while chain[chain.next(end)].hash == Self.dot,
      chain[chain.next(chain.next(end))].classes.contains(.topDomain)
    {
      end = chain.next(chain.next(end))
    }
    let label = unbracketedPrevious(index, in: chain)
    let at = unbracketedPrevious(label, in: chain)
    let local = unbracketedPrevious(at, in: chain)
    guard Self.isLabel(chain[label]), chain[at].hash == Self.at || chain.isMark(at, 0x40),
      Self.isLabel(chain[local])
    else { return nil }
    return Match(.email, localStart(local, in: chain), end, .email)
  }

  /// A link that begins with the scheme at `index`, or whose host ends with the domain there.
  func matchLink(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    let token = chain[index]
    let after = chain.next(index)
    if token.classes.contains(.scheme) {
      let isHost = chain.isMark(after, 0x2E) && chain[after].gap == .none
      let slash = chain.next(after)
      let isScheme =
        chain.isMark(after, 0x3A) && chain[after].gap == .none && chain.isMark(slash, 0x2F)
        && chain[slash].gap == .none
      guard isHost || isScheme else { return nil }
      let end = linkEnd(after, in: chain)
      return isPublished(index, end, in: chain) ? nil : Match(.url, index, end, .link)
    }
    guard token.classes.contains(.topDomain), token.gap == .none, token.shape == .lower,
      chain.isMark(chain.previous(index), 0x2E), chain[chain.previous(index)].gap == .none
    else { return nil }
    var first = chain.previous(chain.previous(index))
    guard Self.isLabel(chain[first]) else { return nil }
    for _ in 0..<Self.reach {
      let mark = chain.previous(first)
      let label = chain.previous(mark)
      guard chain[first].gap == .none, chain[mark].gap == .none,
        chain.isMark(mark, 0x2E) || chain.isMark(mark, 0x2D), Self.isLabel(chain[label])
      else { break }
      first = label
    }
    if chain[first].gap == .none, chain.isMark(chain.previous(first), 0x40) { return nil }
    let end = linkEnd(index, in: chain)
    return isPublished(first, end, in: chain) ? nil : Match(.url, first, end, .link)
  }

  /// Takes in "mailto:".
  private func mailto(before index: Int, in chain: borrowing TokenChain) -> Int {
    let colon = chain.previous(index)
    let word = chain.previous(colon)
    return chain.isMark(colon, 0x3A) && chain[word].hash == Self.mailto ? word : index
  }

  private static func isLabel(_ token: Token) -> Bool {
    token.shape.rawValue >= Token.Shape.digits.rawValue
  }

  /// The last token of the host that begins at `first`; nil where it has no dot.
  private func domainEnd(_ first: Int, in chain: borrowing TokenChain) -> Int? {
    var last = first
    var hasDot = false
    for _ in 0..<Self.reach {
      let mark = chain.next(last)
      let label = chain.next(mark)
      guard chain[mark].gap == .none, chain[label].gap == .none, Self.isLabel(chain[label]),
        chain.isMark(mark, 0x2E) || chain.isMark(mark, 0x2D)
      else { break }
      if chain.isMark(mark, 0x2E) { hasDot = true }
      last = label
    }
    return hasDot ? last : nil
  }

  /// The first token of the part before the `@`, of which `last` is the last.
  private func localStart(_ last: Int, in chain: borrowing TokenChain) -> Int {
    var first = last
    var index = last
    for _ in 0..<2 * Self.reach {
      guard chain[index].gap == .none else { break }
      index = chain.previous(index)
      if Self.isLabel(chain[index]) {
        first = index
        continue
      }
      guard [0x2E, 0x2B, 0x2D, 0x25, 0x26, 0x27].contains(chain[index].mark) else { break }
    }
    return first
  }

  private func linkEnd(_ index: Int, in chain: borrowing TokenChain) -> Int {
    var last = index
    var end = index
    while chain[chain.next(last)].gap == .none {
      last = chain.next(last)
      guard last != TokenChain.tail else { break }
      if Self.isLabel(chain[last]) || chain.isMark(last, 0x2F) { end = last }
    }
    return end
  }

  private func unbracketedNext(_ index: Int, in chain: borrowing TokenChain) -> Int {
    var next = chain.next(index)
    for _ in 0..<2 where [0x28, 0x29, 0x5B, 0x5D].contains(chain[next].mark) {
      next = chain.next(next)
    }
    return next
  }

  private func unbracketedPrevious(_ index: Int, in chain: borrowing TokenChain) -> Int {
    var previous = chain.previous(index)
    for _ in 0..<2 where [0x28, 0x29, 0x5B, 0x5D].contains(chain[previous].mark) {
      previous = chain.previous(previous)
    }
    return previous
  }

  private func isPublished(_ first: Int, _ last: Int, in chain: borrowing TokenChain) -> Bool {
    var spelling: [UInt8] = []
    var index = first
    while spelling.count < 80 {
      spelling.append(contentsOf: chain.letters(index))
      if index == last { return published.names.contains(spelling) }
      index = chain.next(index)
    }
    return false
  }
}
