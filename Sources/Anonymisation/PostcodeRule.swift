// SPDX-License-Identifier: Apache-2.0

/// Finds post codes, after the pattern of BS 7666, and National Insurance numbers.
struct PostcodeRule: Sendable {
  let published: PublishedContacts

  /// The areas in use, wanted of a code in small letters, which could be a word and a number.
  private static let areas: Set<[UInt8]> = Set(
    """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC
    EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS
    LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP
    SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Array($0.utf8) }
  )

  /// The last token of a post code that begins at `index`, published or not.
  func end(of index: Int, in chain: borrowing TokenChain) -> Int? {
    let token = chain[index]
    guard token.shape == .mixed, token.count <= 7 else { return nil }
    var code = Array(chain.spelling(index))
    var last = index
    if token.count <= 4 {
      last = chain.next(index)
      guard chain[last].shape == .mixed, chain[last].count == 3, chain[last].gap <= .line else {
        return nil
      }
      code.append(contentsOf: chain.spelling(last))
    }
    let isSmall = code.contains { $0 > 0x60 }
    let capitals = code.map { $0 > 0x60 ? $0 & 0xDF : $0 }
    guard Self.isCode(capitals) else { return nil }
    if isSmall, !Self.areas.contains(Array(capitals.prefix { $0 > 0x40 })) { return nil }
    return last
  }

  /// A post code that begins at `index` and is not one that the board publishes.
  func match(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    guard let last = end(of: index, in: chain) else { return nil }
    var code = Array(chain.spelling(index))
    if last != index { code.append(contentsOf: chain.spelling(last)) }
    guard !published.postcodes.contains(code.map { $0 > 0x60 ? $0 & 0xDF : $0 }) else {
      return nil
    }
    return Match(.postcode, index, last, .postcode)
  }

  private static func isCode(_ code: [UInt8]) -> Bool {
    guard (5...7).contains(code.count) else { return false }
    func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(code[index]) }
    func isLetter(_ index: Int, not excluded: String) -> Bool {
      (0x41...0x5A).contains(code[index]) && !excluded.utf8.contains(code[index])
    }
    let inward = code.count - 3
    guard isDigit(inward), isLetter(inward + 1, not: "CIKMOV"), isLetter(inward + 2, not: "CIKMOV"),
      isLetter(0, not: "QVX")
    else { return false }
    let area = isDigit(1) ? 1 : 2
    guard area == 1 || isLetter(1, not: "IJZ") else { return false }
    switch inward - area {
    case 1: return isDigit(area)
    case 2:
      return isDigit(area)
        && (isDigit(area + 1) || isLetter(area + 1, not: "ILMNOQVXZ")
          || area == 2 && isLetter(area + 1, not: "CDFGIJKLOQSTUZ"))
    default: return false
    }
  }

  /// A National Insurance number that begins at `index`, written in one or in groups.
  ///
  /// The prefixes that are never given out are found too: people make examples of them.
  func matchNationalInsurance(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    var count = 0
    var cursor = index
    while true {
      let token = chain[cursor]
      guard token.shape.rawValue >= Token.Shape.digits.rawValue, count + token.count <= 9,
        cursor == index || token.gap <= .line
      else { return nil }
      for byte in chain.spelling(cursor) {
        guard Self.isNationalInsurance(byte, at: count) else { return nil }
        count += 1
      }
      if count == 9 { return Match(.nationalInsurance, index, cursor, .number) }
      cursor = chain.next(cursor)
      if chain[cursor].mark == 0x2D || chain[cursor].mark == 0x2E || chain[cursor].mark == 0x2F {
        cursor = chain.next(cursor)
      }
    }
  }

  /// Whether a National Insurance number may have `byte` at `position`.
  private static func isNationalInsurance(_ byte: UInt8, at position: Int) -> Bool {
    switch position {
    case 0, 1: (0x41...0x5A).contains(byte & 0xDF)
    case 8: (0x41...0x44).contains(byte & 0xDF)
    default: (0x30...0x39).contains(byte)
    }
  }
}
