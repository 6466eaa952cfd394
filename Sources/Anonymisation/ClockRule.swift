// SPDX-License-Identifier: Apache-2.0

/// Finds exact times, and coarsens them to a part of the day.
struct ClockRule: Sendable {
  private static let numbers: [UInt64: Int] = {
    let words = [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve",
    ]
    return Dictionary(
      uniqueKeysWithValues: words.enumerated().map { (Tokeniser.hash(of: $1.utf8), $0 + 1) }
    )
  }()
  private static let half = Tokeniser.hash(of: "half".utf8)
  private static let quarter = Tokeniser.hash(of: "quarter".utf8)
  private static let past = Tokeniser.hash(of: "past".utf8)
  private static let to = Tokeniser.hash(of: "to".utf8)
  private static let o = Tokeniser.hash(of: "o".utf8)
  private static let clock = Tokeniser.hash(of: "clock".utf8)
  private static let oclock = Tokeniser.hash(of: "oclock".utf8)

  private struct Found {
    let last: Int
    let hour: Int
    /// Whether the text says which half of the day it means.
    let isSure: Bool
    /// Whether it is a time without a word like "at" before it.
    let isWhole: Bool
  }

  /// A time that begins at `index`, with a number or a word.
  func match(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    guard let found = spoken(index, in: chain) ?? written(index, in: chain) else { return nil }
    let before = chain.previous(index)
    let preposition =
      chain[index].gap <= .line && chain[before].classes.contains(.timePreposition)
    guard found.isWhole || preposition else { return nil }
    let part = Self.part(of: found)
    if preposition, chain[before].classes.contains(.around) {
      return Match(.time, before, found.last, .hour(part, .preposition))
    }
    return Match(.time, index, found.last, .hour(part, preposition ? .definite : .none))
  }

  private static func part(of found: Found) -> Phrase.DayPart {
    guard found.isSure else { return .unknown }
    return switch found.hour {
    case 5...11: .morning
    case 12...17: .afternoon
    case 18...21: .evening
    default: .night
    }
  }

  /// "half past nine", "ten to six", "nine o'clock", "nine pm".
  private func spoken(_ index: Int, in chain: borrowing TokenChain) -> Found? {
    let token = chain[index]
    let after = chain.next(index)
    guard
      token.hash == Self.half || token.hash == Self.quarter
        || token.classes.contains(.numberWord) || token.shape == .digits && token.count <= 2
    else { return nil }
    if chain[after].hash == Self.past || chain[after].hash == Self.to && token.shape != .digits,
      chain[chain.next(after)].gap <= .line, let hour = hour(chain.next(after), in: chain),
      token.hash == Self.half || token.hash == Self.quarter || chain[after].hash == Self.past
        || isClock(after: chain.next(after), in: chain)
    {
      return finished(chain.next(after), hour, isWhole: true, in: chain)
    }
    guard let hour = hour(index, in: chain) else { return nil }
    if isClock(after: index, in: chain) {
      let last =
        chain[after].hash == Self.oclock
        ? after
        : chain.isMark(chain.next(after), 0x27) ? chain.next(chain.next(after)) : chain.next(after)
      return finished(last, hour, isWhole: true, in: chain)
    }
    guard token.classes.contains(.numberWord), meridiem(after: index, in: chain) != nil else {
      return nil
    }
    return finished(index, hour, isWhole: true, in: chain)
  }

  private func isClock(after index: Int, in chain: borrowing TokenChain) -> Bool {
    let after = chain.next(index)
    guard chain[after].hash != Self.oclock else { return true }
    guard chain[after].hash == Self.o else { return false }
    let then = chain.next(after)
    return chain[chain.isMark(then, 0x27) ? chain.next(then) : then].hash == Self.clock
  }

  private func hour(_ index: Int, in chain: borrowing TokenChain) -> Int? {
    if let number = chain.number(index) { return (1...12).contains(number) ? number : nil }
    return chain[index].classes.contains(.numberWord) ? Self.numbers[chain[index].hash] : nil
  }

  /// "9.30pm", "21:40", "9pm", "at 7.15", "2140 hrs".
  private func written(_ index: Int, in chain: borrowing TokenChain) -> Found? {
    let token = chain[index]
    if token.shape == .mixed { return glued(index, in: chain) }
    guard token.shape == .digits, !isJoined(index, in: chain), let number = chain.number(index)
    else {
      return nil
    }
    let after = chain.next(index)
    if token.count == 4, chain[after].classes.contains(.hourUnit), number % 100 < 60,
      number < 2400
    {
      return Found(last: after, hour: number / 100, isSure: true, isWhole: true)
    }
    guard token.count <= 2, number < 24 else { return nil }
    if let end = meridiem(after: index, in: chain) {
      guard (1...12).contains(number) else { return nil }
      return Found(
        last: end.last,
        hour: number % 12 + (end.isAfternoon ? 12 : 0),
        isSure: true,
        isWhole: true
      )
    }
    let minutes = chain.next(after)
    guard chain[after].gap == .none, chain[minutes].gap == .none,
      chain.isMark(after, 0x3A) || chain.isMark(after, 0x2E)
    else {
      // "at 9 tonight" and its like are left to the weekday hint.
      return nil
    }
    let isColon = chain.isMark(after, 0x3A)
    if chain[minutes].shape == .mixed {
      guard let part = suffix(minutes, digits: 2, in: chain), (1...12).contains(number) else {
        return nil
      }
      return Found(
        last: minutes,
        hour: number % 12 + (part ? 12 : 0),
        isSure: true,
        isWhole: true
      )
    }
    guard chain[minutes].count == 2, let minute = chain.number(minutes), minute < 60 else {
      return nil
    }
    if let end = meridiem(after: minutes, in: chain) {
      return Found(
        last: end.last,
        hour: number % 12 + (end.isAfternoon ? 12 : 0),
        isSure: true,
        isWhole: true
      )
    }
    let then = chain.next(minutes)
    if chain[then].gap == .none {
      if chain.isMark(then, 0x25) { return nil }
      if [0x3A, 0x2E].contains(chain[then].mark), chain[chain.next(then)].gap == .none,
        chain[chain.next(then)].shape == .digits
      {
        guard isColon, chain.isMark(then, 0x3A), chain[chain.next(then)].count == 2 else {
          return nil
        }
        return Found(last: chain.next(then), hour: number, isSure: true, isWhole: true)
      }
    }
    if !isColon, chain[then].classes.contains(.quantity) { return nil }
    return Found(
      last: minutes,
      hour: number,
      isSure: number > 12 || token.count == 2 && number < 10,
      isWhole: isColon
    )
  }

  /// "9pm" in one token.
  private func glued(_ index: Int, in chain: borrowing TokenChain) -> Found? {
    guard !isJoined(index, in: chain) else { return nil }
    let digits = chain.count(ofLeadingDigits: index)
    guard (1...2).contains(digits), let isAfternoon = suffix(index, digits: digits, in: chain)
    else {
      return nil
    }
    let hour = chain.spelling(index).prefix(digits).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    guard (1...12).contains(hour) else { return nil }
    return Found(last: index, hour: hour % 12 + (isAfternoon ? 12 : 0), isSure: true, isWhole: true)
  }

  /// Whether the token at `index` is `digits` digits and "am" (false) or "pm" (true).
  private func suffix(_ index: Int, digits: Int, in chain: borrowing TokenChain) -> Bool? {
    let letters = Array(chain.letters(index))
    guard letters.count == digits + 2, letters[digits + 1] == 0x6D,
      letters.prefix(digits).allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return letters[digits] == 0x70 ? true : letters[digits] == 0x61 ? false : nil
  }

  /// An "am", "p.m." after `index`.
  private func meridiem(after index: Int, in chain: borrowing TokenChain) -> (
    last: Int, isAfternoon: Bool
  )? {
    let after = chain.next(index)
    guard chain[after].gap <= .space else { return nil }
    if chain[after].classes.contains(.meridiem), chain[after].count == 2 {
      // "9 am" in small letters or "9 AM"; "I am" has no number before it.
      return (after, chain.letters(after).first { _ in true } == 0x70)
    }
    let dot = chain.next(after)
    let m = chain.next(dot)
    guard chain[after].count == 1, chain.isMark(dot, 0x2E), chain[dot].gap == .none,
      chain[m].gap == .none, chain[m].count == 1,
      chain.letters(m).first(where: { _ in true }) == 0x6D,
      let letter = chain.letters(after).first(where: { _ in true }),
      letter == 0x61 || letter == 0x70
    else { return nil }
    // The last dot goes too, where the sentence goes on.
    let end = chain.next(m)
    let goesOn = chain[chain.next(end)].shape == .lower || chain.isMark(chain.next(end), 0x2C)
    return (chain.isMark(end, 0x2E) && chain[end].gap == .none && goesOn ? end : m, letter == 0x70)
  }

  private func finished(_ last: Int, _ hour: Int, isWhole: Bool, in chain: borrowing TokenChain)
    -> Found
  {
    guard let end = meridiem(after: last, in: chain) else {
      return Found(last: last, hour: hour, isSure: false, isWhole: isWhole)
    }
    return Found(
      last: end.last,
      hour: hour % 12 + (end.isAfternoon ? 12 : 0),
      isSure: true,
      isWhole: isWhole
    )
  }

  /// Whether the number at `index` is the rest of something longer, or a sum.
  private func isJoined(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    let before = chain.previous(index)
    guard chain[index].gap == .none else { return false }
    switch chain[before].mark {
    case 0x2E, 0x3A, 0x2C, 0x2F, 0x2D:
      return chain[before].gap == .none
        && [.digits, .mixed].contains(chain[chain.previous(before)].shape)
        && !chain.isMark(before, 0x2D)
    case 0x24, 0x23: return true
    default: return chain[before].shape == .symbol
    }
  }
}
