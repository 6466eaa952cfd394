// SPDX-License-Identifier: Apache-2.0

/// Finds street addresses: a number and a street, a flat or a house with a name, with the town and
/// the post code that follow.
struct AddressRule: Sendable {
  let postcodes: PostcodeRule

  /// An address that begins with the house number at `index`.
  func matchNumber(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    guard isHouseNumber(index, in: chain), let street = streetEnd(after: index, in: chain) else {
      return nil
    }
    return Match(
      .address,
      start(before: index, in: chain),
      tail(after: street, in: chain),
      .address
    )
  }

  /// A post code at `index` that is not the board's own, with the address before it.
  func matchPostcode(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    guard let last = postcodes.end(of: index, in: chain),
      postcodes.match(index, in: chain) != nil
    else { return nil }
    if let first = lines(before: index, in: chain) {
      return Match(.address, first, last, .address)
    }
    return postcodes.match(index, in: chain)
  }

  /// An address around a street, a flat or a house at `index`.
  func matchWord(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    let classes = chain[index].classes
    let after = chain.next(index)
    if classes.contains(.flat), isHouseNumber(after, in: chain) || chain[after].shape == .initial,
      chain[after].gap == .space, chain[index].isCapital || chain[index].hash == Self.flat
    {
      let mark = chain.next(after)
      let street = chain.isMark(mark, 0x2C) ? chain.next(mark) : mark
      if isHouseNumber(street, in: chain), let end = streetEnd(after: street, in: chain) {
        return Match(.address, index, tail(after: end, in: chain), .address)
      }
      if let end = streetEnd(after: chain.previous(street), in: chain) {
        return Match(.address, index, tail(after: end, in: chain), .address)
      }
      let end = tail(after: after, in: chain)
      return end != after
        || chain[index].isCapital && classes.contains(.flat)
          && chain[index].hash == Self.flat
        ? Match(.address, index, end, .address) : nil
    }
    guard chain[index].isCapital else { return nil }
    if classes.contains(.houseName), let end = namedHouse(index, in: chain) { return end }
    guard classes.contains(.street), let first = streetStart(index, in: chain) else { return nil }
    let end = tail(after: index, in: chain)
    let before = chain.previous(first)
    // A street alone says little; with a post code or after "lives in" it is where somebody lives.
    let livesHere =
      chain[before].classes.intersects([.placeLink, .timePreposition, .datePreposition])
      && chain[chain.previous(before)].classes.contains(.lives)
    guard livesHere || reachesPostcode(end, in: chain) else { return nil }
    return Match(.address, start(before: first, in: chain), end, .address)
  }

  private static let flat = Tokeniser.hash(of: "flat".utf8)
  private static let s = Tokeniser.hash(of: "s".utf8)
  private static let comma: UInt8 = 0x2C

  /// "14", "14a", "12-14", but not the number of something else.
  private func isHouseNumber(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    let token = chain[index]
    switch token.shape {
    case .digits: return token.count <= 4
    case .mixed:
      let digits = chain.count(ofLeadingDigits: index)
      return digits > 0 && digits <= 4 && token.count - digits <= 2 || token.count <= 4
    default: return false
    }
  }

  /// The last token of a street that follows `index`: one to four words, the last of a street's
  /// kind.
  private func streetEnd(after index: Int, in chain: borrowing TokenChain) -> Int? {
    var cursor = chain.next(index)
    if chain.isMark(cursor, 0x2D), let end = Optional(chain.next(cursor)),
      isHouseNumber(end, in: chain)
    {
      cursor = chain.next(end)
    }
    if chain.isMark(cursor, Self.comma) { cursor = chain.next(cursor) }
    var capitals = 0
    var found: Int?
    var position = -1
    for _ in 0..<10 {
      let token = chain[cursor]
      if token.mark == 0x27 || token.mark == 0x2D || token.mark == 0x2E, position >= 0,
        token.gap == .none
      {
        cursor = chain.next(cursor)
        continue
      }
      if token.hash == Self.s, token.gap == .none {
        cursor = chain.next(cursor)
        continue
      }
      position += 1
      guard position < 5 else { break }
      guard token.isWord, token.gap <= .line, token.gap != .line || position == 0 else { break }
      if position > 0, token.classes.contains(.street),
        token.isCapital
          || capitals == 0
            && (token.classes.contains(.strongStreet) || chain[index].shape == .mixed)
      {
        found = cursor
        // "Park Road" and "Hill View Close" go on to the last word of the kind.
        if !chain[chain.next(cursor)].classes.contains(.street) { return found }
      } else if token.isCapital {
        capitals += 1
      } else if token.facts.ordinary == 3 || position > 1
        || capitals > 0
          && !token.classes.contains(.placeLink)
      {
        break
      }
      cursor = chain.next(cursor)
    }
    return found
  }

  /// The first word of the street whose last one is at `index`.
  private func streetStart(_ index: Int, in chain: borrowing TokenChain) -> Int? {
    var first = index
    var cursor = index
    for _ in 0..<8 {
      let before = chain.previous(cursor)
      let token = chain[before]
      if token.mark == 0x27 || token.mark == 0x2E || token.hash == Self.s, token.gap == .none,
        before != TokenChain.head
      {
        cursor = before
        continue
      }
      guard chain[cursor].gap <= .space, token.isCapital, !token.classes.contains(.pronoun) else {
        break
      }
      first = before
      cursor = before
    }
    return first == index ? nil : first
  }

  /// Takes in what stands before a house number: "Flat 2,", "Rose Cottage,".
  private func start(before index: Int, in chain: borrowing TokenChain) -> Int {
    var first = index
    for _ in 0..<2 {
      var before = chain.previous(first)
      guard chain[first].gap <= .line else { break }
      if chain.isMark(before, Self.comma) {
        before = chain.previous(before)
      } else if chain[first].gap != .line, !isHouseNumber(before, in: chain) {
        break
      }
      let word = chain.previous(before)
      if chain[word].classes.contains(.flat),
        isHouseNumber(before, in: chain) || chain[before].shape == .initial
      {
        first = word
        continue
      }
      guard chain[before].classes.contains(.houseName), chain[before].isCapital,
        let house = streetStart(before, in: chain)
      else { break }
      first = house
    }
    return first
  }

  /// "Rose Cottage, Mill Lane": a house with a name and a street, a town or a post code after it.
  private func namedHouse(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    guard let first = streetStart(index, in: chain),
      chain.isMark(chain.next(index), Self.comma)
        || chain[chain.next(index)].gap == .line
    else { return nil }
    let comma = chain.next(index)
    let street = chain.isMark(comma, Self.comma) ? comma : index
    guard let end = streetEnd(after: street, in: chain) else {
      let end = tail(after: index, in: chain)
      return reachesPostcode(end, in: chain) ? Match(.address, first, end, .address) : nil
    }
    return Match(.address, first, tail(after: end, in: chain), .address)
  }

  private func reachesPostcode(_ end: Int, in chain: borrowing TokenChain) -> Bool {
    chain[end].shape == .mixed
      && (postcodes.end(of: end, in: chain) != nil
        || postcodes.end(of: chain.previous(end), in: chain) == end)
  }

  /// Takes in the towns, counties and the post code that follow `index`.
  private func tail(after index: Int, in chain: borrowing TokenChain) -> Int {
    var end = index
    var cursor = index
    var isSure = true
    for _ in 0..<5 {
      var segment = chain.next(cursor)
      let hasComma = chain.isMark(segment, Self.comma) || chain.isMark(segment, 0x2E) && !isSure
      if hasComma { segment = chain.next(segment) }
      let isNewLine = chain[segment].gap == .line
      if let code = postcodes.end(of: segment, in: chain), chain[segment].gap <= .line {
        return code
      }
      guard chain[segment].gap <= .line else { break }
      guard let last = town(segment, in: chain) else { break }
      let next = chain.next(last)
      let beyond = chain.isMark(next, Self.comma) ? chain.next(next) : next
      // Anything may stand before a post code; otherwise a town must be known, or stand in its
      // line.
      if postcodes.end(of: beyond, in: chain) == nil {
        let isKnown = chain[last].facts.isPlace || chain[segment].facts.isPlace
        guard hasComma || isNewLine else { break }
        if isKnown || isNewLine || !chain[next].isWord
          || !chain[next].classes.contains(.speech) && chain[segment].facts.given < 2
        {
          if isSure { end = last }
        } else {
          isSure = false
        }
      }
      cursor = last
    }
    return end
  }

  /// The last word of a town that begins at `index`: "Much Hadham", "Stoke-on-Trent".
  private func town(_ index: Int, in chain: borrowing TokenChain) -> Int? {
    guard chain[index].isCapital, !chain[index].classes.contains(.pronoun) else { return nil }
    var last = index
    var cursor = index
    for _ in 0..<5 {
      let after = chain.next(cursor)
      if chain[after].isCapital, chain[after].gap == .space {
        last = after
      } else if chain.isMark(after, 0x2D) || chain.isMark(after, 0x27), chain[after].gap == .none {
      } else if chain[after].classes.contains(.placeLink), chain[after].gap <= .space {
      } else if chain[after].isCapital, chain[after].gap == .none {
        last = after
      } else {
        break
      }
      cursor = after
    }
    return last
  }

  /// The first token of the address whose post code begins at `index`; nil if nothing before it is
  /// one.
  private func lines(before index: Int, in chain: borrowing TokenChain) -> Int? {
    var first = index
    var cursor = index
    var isAddress = false
    for _ in 0..<RuleBook.reach - 2 {
      let before = chain.previous(cursor)
      let token = chain[before]
      guard chain[cursor].gap <= .line, token.shape != .edge, token.shape != .mask else { break }
      if chain.isMark(before, Self.comma) || chain.isMark(before, 0x2D)
        || chain.isMark(before, 0x27)
      {
        cursor = before
        continue
      }
      if isHouseNumber(before, in: chain) {
        first = before
        cursor = before
        isAddress = isAddress || token.shape == .digits
        // "Flat 2, 14 Acacia Avenue": a number ends it unless a flat's number stands before.
        let word = chain.previous(before)
        if !chain.isMark(word, Self.comma), !chain[word].isCapital { break }
        continue
      }
      guard token.isWord else { break }
      if token.isCapital {
        guard !token.classes.contains(.pronoun) else { break }
        if token.classes.intersects([.street, .houseName, .flat]) { isAddress = true }
        first = before
      } else if !token.classes.contains(.placeLink) {
        break
      }
      cursor = before
    }
    return isAddress ? first : nil
  }
}
