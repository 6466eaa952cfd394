// SPDX-License-Identifier: Apache-2.0

/// Finds telephone numbers and extensions.
struct PhoneRule: Sendable {
  let published: PublishedContacts

  /// The longest number in use, with what people put before it.
  private static let longest = 17

  /// What has been read of a number.
  private struct Reading {
    var count = 0
    /// The lengths of the groups of digits, four bits each, the last one lowest.
    var groups: UInt64 = 0
    var groupCount = 0
    /// The first four digits, eight bits each.
    var front: UInt32 = 0
    var hasPlus = false
    var hasDot = false

    var first: UInt8 { digit(0) }
    var second: UInt8 { digit(1) }
    func digit(_ index: Int) -> UInt8 {
      UInt8(truncatingIfNeeded: front >> UInt32(24 - 8 * index))
    }
    func group(_ index: Int) -> Int { Int(groups >> UInt64(4 * (groupCount - 1 - index)) & 15) }

    mutating func add(_ digits: ArraySlice<UInt8>) {
      for digit in digits {
        if count < 4 { front |= UInt32(digit) << UInt32(24 - 8 * count) }
        count += 1
      }
      groups = groups << 4 | UInt64(digits.count)
      groupCount += 1
    }
  }

  /// A number that begins at `index`, with a digit, a plus or a bracket.
  func match(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    var reading = Reading()
    var cursor = index
    var best: Int?
    while reading.count <= Self.longest, reading.groupCount < 12 {
      // What may stand before a group: blanks, then a mark or two.
      var marks = 0
      while marks < 3, Self.isJoint(chain[cursor].mark),
        cursor == index || chain[cursor].gap <= .line
      {
        if chain.isMark(cursor, 0x2B) {
          guard reading.count == 0, !reading.hasPlus else { break }
          reading.hasPlus = true
        }
        if chain.isMark(cursor, 0x2E) { reading.hasDot = true }
        marks += 1
        cursor = chain.next(cursor)
      }
      let token = chain[cursor]
      guard token.shape == .digits, token.count <= 13,
        reading.groupCount == 0 || token.gap <= .line
      else { break }
      reading.add(chain.spelling(cursor))
      if reading.groupCount == 1, !reading.hasPlus, !Self.mayBegin(reading) { return nil }
      if Self.isNumber(reading), !continues(cursor, in: chain) { best = cursor }
      cursor = chain.next(cursor)
    }
    guard let best, !follows(index, in: chain), !isPublished(index, best, in: chain) else {
      return nil
    }
    return Match(.phone, index, extensionEnd(after: best, in: chain) ?? best, .number)
  }

  /// The marks that join the groups of a number.
  private static func isJoint(_ mark: UInt8) -> Bool {
    mark == 0x28 || mark == 0x29 || mark == 0x2B || mark == 0x2D || mark == 0x2E
  }

  /// Whether a number without a plus may begin with the one group read.
  private static func mayBegin(_ reading: Reading) -> Bool {
    reading.first == 0x30 || reading.count == 3 || reading.count == 1 || reading.count == 4
  }

  private func isPublished(_ first: Int, _ last: Int, in chain: borrowing TokenChain) -> Bool {
    var digits: [UInt8] = []
    var index = first
    while true {
      if chain[index].shape == .digits { digits.append(contentsOf: chain.spelling(index)) }
      if index == last { break }
      index = chain.next(index)
    }
    return published.phones.contains(PublishedContacts.national(digits))
  }

  /// An extension that begins at `index`: "x4801", "ext 4801".
  func matchExtension(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    if chain[index].shape == .mixed {
      let spelling = chain.spelling(index)
      guard spelling.count == 5, spelling.first == 0x78 || spelling.first == 0x58,
        spelling.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      return Match(.phone, index, index, .number)
    }
    guard let last = extensionEnd(after: chain.previous(index), in: chain) else { return nil }
    return Match(.phone, index, last, .number)
  }

  private func extensionEnd(after index: Int, in chain: borrowing TokenChain) -> Int? {
    var cursor = chain.next(index)
    if chain[cursor].shape == .mixed, chain[cursor].gap <= .space {
      let spelling = chain.spelling(cursor)
      return (4...6).contains(spelling.count) && (spelling.first ?? 0) | 0x20 == 0x78
        && spelling.dropFirst().allSatisfy { (0x30...0x39).contains($0) } ? cursor : nil
    }
    guard chain[cursor].classes.contains(.extensionWord) else { return nil }
    cursor = chain.next(cursor)
    if chain.isMark(cursor, 0x2E) { cursor = chain.next(cursor) }
    if chain.isMark(cursor, 0x3A) { cursor = chain.next(cursor) }
    guard chain[cursor].shape == .digits, (3...6).contains(chain[cursor].count) else { return nil }
    return cursor
  }

  /// Whether the digits stand in the grouping of a telephone number.
  private static func isNumber(_ reading: Reading) -> Bool {
    let count = reading.count
    if reading.hasPlus { return (9...15).contains(count) && reading.first != 0x30 }
    if reading.first == 0x30 {
      if reading.second == 0x30 { return (11...16).contains(count) }
      guard count == 11 || count == 10 && (reading.second == 0x31 || reading.second == 0x38),
        reading.second != 0x34, reading.second != 0x36
      else { return false }
      // A decimal fraction and a date are no numbers.
      if reading.group(0) == 1, reading.hasDot { return false }
      return reading.group(0) != 2 || reading.groupCount == 2 || reading.group(1) > 2
    }
    // North America, and an estate number without its code.
    return reading.groups == 0x334 || reading.groups == 0x1334
      || reading.groups == 0x44 && reading.front == 0x3732_3139
  }

  /// Whether what stands before says that this is part of something longer, or a sum.
  private func follows(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    let before = chain.previous(index)
    guard chain[index].gap == .none, before != TokenChain.head else { return false }
    switch chain[before].mark {
    case 0x24, 0x23, 0x40, 0x5F: return true
    case 0x2D, 0x2E, 0x2C, 0x2B, 0x3D:
      return chain[before].gap == .none
        && chain[chain.previous(before)].shape.rawValue >= Token.Shape.digits.rawValue
    default:
      return chain[before].shape == .symbol
        && chain.spelling(before).elementsEqual([0xC2, 0xA3])
    }
  }

  /// Whether digits go on right behind the token at `index`.
  private func continues(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    let mark = chain.next(index)
    let after = chain.next(mark)
    guard chain[mark].gap == .none else { return false }
    switch chain[mark].mark {
    case 0x25: return true
    case 0x2D, 0x2E, 0x2C:
      return chain[after].gap == .none
        && (chain[after].shape == .digits || chain[after].shape == .mixed)
    default: return false
    }
  }
}
