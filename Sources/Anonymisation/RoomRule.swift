// SPDX-License-Identifier: Apache-2.0

/// Finds rooms and offices of the estate, and the numbers of passes.
struct RoomRule: Sendable {
  private static let office = Tokeniser.hash(of: "office".utf8)
  private static let committee = Tokeniser.hash(of: "committee".utf8)
  private static let floor = Tokeniser.hash(of: "floor".utf8)

  /// A room, or a pass, that begins with the word at `index`.
  func match(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    let classes = chain[index].classes
    var code = chain.next(index)
    if chain[code].classes.contains(.numero) { code = chain.next(code) }
    if chain.isMark(code, 0x2E) || chain.isMark(code, 0x23)
      || chain.isMark(code, 0x3A) && chain[index].hash != Self.office
    {
      code = chain.next(code)
    }
    guard chain[code].gap <= .line else { return nil }
    if classes.contains(.pass) {
      guard chain[code].shape == .digits || isCode(code, in: chain), chain[code].count >= 4 else {
        return nil
      }
      return Match(.room, code, code, .pass)
    }
    if classes.contains(.estateCode), !classes.contains(.room) {
      guard chain[index].shape == .capitals, chain[code].shape == .digits || isCode(code, in: chain)
      else { return nil }
      return Match(.room, index, end(of: code, in: chain), .room)
    }
    let isNumber = chain[code].shape == .digits && chain[code].count <= 4
    guard isNumber || isCode(code, in: chain) || chain[code].shape == .initial else { return nil }
    if chain[code].shape == .initial,
      !chain[index].isCapital && chain[index].count > 4 || chain[code].classes.contains(.pronoun)
    {
      return nil
    }
    let after = chain.next(code)
    // More digits: no room has so many.
    if isNumber, chain[after].shape == .digits, chain[after].gap <= .space { return nil }
    if isNumber,
      chain[after].classes.contains(.quantity)
        || chain[index].hash == Self.office
          && !chain[index].isCapital
    {
      return nil
    }
    let before = chain.previous(index)
    let first = chain[before].hash == Self.committee ? before : index
    return Match(.room, first, building(after: end(of: code, in: chain), in: chain), .room)
  }

  /// "1PS 204": a building's code in one token with a digit, then a number.
  func matchCode(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    guard chain[index].classes.contains(.estateCode) else { return nil }
    return match(index, in: chain)
  }

  /// "6th Floor, Norman Shaw North", from the ordinal at `index`.
  func matchFloor(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    let floor = chain.next(index)
    guard chain[floor].hash == Self.floor, chain[floor].gap <= .line else { return nil }
    let end = building(after: floor, in: chain)
    return end == floor ? nil : Match(.room, index, end, .room)
  }

  /// A code such as "W1": a letter or two and digits.
  private func isCode(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    chain[index].shape == .mixed && chain[index].count <= 6
      && chain.spelling(index).contains { (0x30...0x39).contains($0) }
      && !chain.endsAsOrdinal(index) && !chain.spelling(index).suffix(2).elementsEqual("pm".utf8)
  }

  /// The rest of a code such as "4.12" or "G/03".
  private func end(of code: Int, in chain: borrowing TokenChain) -> Int {
    let mark = chain.next(code)
    let rest = chain.next(mark)
    guard [0x2E, 0x2F, 0x2D].contains(chain[mark].mark), chain[mark].gap == .none,
      chain[rest].gap == .none, chain[rest].shape == .digits || chain[rest].shape == .mixed
    else { return code }
    return rest
  }

  /// Takes in a building that follows: "in 1 Parliament Street", ", Norman Shaw North".
  private func building(after index: Int, in chain: borrowing TokenChain) -> Int {
    var cursor = chain.next(index)
    for _ in 0..<3 {
      guard
        chain.isMark(cursor, 0x2C) || chain[cursor].classes.contains(.placeLink)
          || chain[cursor].shape == .digits
      else { break }
      cursor = chain.next(cursor)
    }
    guard chain[cursor].classes.contains(.building) || chain[cursor].classes.contains(.estateCode),
      chain[cursor].isCapital || chain[cursor].shape == .mixed, chain[cursor].gap <= .line
    else { return index }
    for _ in 0..<2
    where chain[chain.next(cursor)].isCapital && chain[chain.next(cursor)].gap == .space {
      cursor = chain.next(cursor)
    }
    return cursor
  }
}
