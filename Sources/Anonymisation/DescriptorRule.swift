// SPDX-License-Identifier: Apache-2.0

/// Finds roles that few people fill, such as "her researcher" or "the Member for Silverbridge".
struct DescriptorRule: Sendable {
  private static let s = Tokeniser.hash(of: "s".utf8)
  private static let the = Tokeniser.hash(of: "the".utf8)
  private static let who = Tokeniser.hash(of: "who".utf8)
  private static let of = Tokeniser.hash(of: "of".utf8)
  private static let staff = Tokeniser.hash(of: "staff".utf8)
  private static let chief = Tokeniser.hash(of: "chief".utf8)
  private static let forWord = Tokeniser.hash(of: "for".utf8)
  private static let on = Tokeniser.hash(of: "on".utf8)

  /// A descriptor whose role is the word at `index`.
  func match(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    let classes = chain[index].classes
    if classes.contains(.member), let match = member(index, in: chain) { return match }
    if classes.contains(.boss), let match = boss(index, in: chain) { return match }
    guard classes.intersects([.role, .roles]) else { return nil }
    var last = index
    if chain[index].hash == Self.chief {
      guard chain[chain.next(index)].hash == Self.of,
        chain[chain.next(chain.next(index))].hash == Self.staff
      else { return nil }
      last = chain.next(chain.next(index))
    } else if chain[chain.next(index)].classes.intersects([.role, .roles]),
      chain[chain.next(index)].gap == .space
    {
      // "assistant caseworker": the last word is the role.
      return nil
    }
    let isPlural = classes.contains(.roles)
    var first = index
    var isNarrow = false
    for _ in 0..<5 {
      let before = chain.previous(first)
      guard chain[first].gap <= .line,
        chain[before].classes.intersects([.roleAdjective, .role]) || chain.isMark(before, 0x2D)
      else { break }
      isNarrow = isNarrow || chain[before].classes.contains(.narrow)
      first = before
    }
    let before = chain.previous(first)
    last = sinceWhen(last, in: chain)
    if chain[before].classes.contains(.possessive), chain[first].gap <= .line {
      return Match(.descriptor, before, last, isPlural ? .colleagues : .colleague)
    }
    // "Basalt 17's only intern": the tag stays, the role becomes coarse.
    let mark = chain.previous(before)
    if chain[before].hash == Self.s && chain.isMark(mark, 0x27) && chain[before].gap == .none
      || chain.isMark(before, 0x27) && chain[before].gap == .none
    {
      return Match(
        .descriptor,
        first,
        last,
        isPlural ? .possessedColleagues : .possessedColleague
      )
    }
    guard chain[before].hash == Self.the, isNarrow || last != index, chain[first].gap <= .line
    else {
      return nil
    }
    return Match(.descriptor, before, last, isPlural ? .colleagues : .colleague)
  }

  /// Takes in "who started Monday".
  private func sinceWhen(_ index: Int, in chain: borrowing TokenChain) -> Int {
    let who = chain.next(index)
    let started = chain.next(who)
    guard chain[who].hash == Self.who, chain[started].classes.contains(.started) else {
      return index
    }
    var cursor = chain.next(started)
    for _ in 0..<3 {
      if chain[cursor].classes.intersects([.weekday, .month]) { return cursor }
      guard
        chain[cursor].hash == Self.on
          || chain[cursor].classes.intersects([.commonOccasion, .roleAdjective, .determiner])
      else { break }
      cursor = chain.next(cursor)
    }
    return started
  }

  /// "the Member for Silverbridge", "my MP for the next bit": the seat names one person.
  private func member(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    let link = chain.next(index)
    var cursor = chain.next(link)
    guard chain[link].hash == Self.forWord, chain[cursor].isCapital, chain[cursor].gap <= .line
    else {
      return nil
    }
    var last = cursor
    for _ in 0..<5 {
      let after = chain.next(cursor)
      if chain[after].isCapital, chain[after].gap <= .space, chain[after].shape != .initial {
        last = after
      } else if chain.isMark(after, 0x2D) || chain[after].classes.contains(.placeLink)
        || chain[after].hash == Self.and
      {
        guard chain[chain.next(after)].isCapital else { break }
      } else {
        break
      }
      cursor = after
    }
    var first = index
    for _ in 0..<4 where chain[chain.previous(first)].classes.contains(.honour) {
      first = chain.previous(first)
    }
    let before = chain.previous(first)
    if chain[before].classes.intersects([.determiner, .possessive]), chain[first].gap <= .line {
      first = before
    }
    return Match(.descriptor, first, last, .aMember)
  }

  private static let and = Tokeniser.hash(of: "and".utf8)

  /// "my boss", "our MP": it says whose office the writer is in.
  private func boss(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    let before = chain.previous(index)
    guard chain[before].classes.contains(.mine), chain[index].gap <= .line,
      !chain[chain.next(index)].classes.contains(.member)
    else { return nil }
    return Match(.descriptor, before, index, .aMember)
  }
}
