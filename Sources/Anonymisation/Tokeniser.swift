// SPDX-License-Identifier: Apache-2.0

/// Cuts text into words, numbers, marks and masks.
///
/// A word is a run of letters, digits and low lines with whatever combines with them; everything
/// else stands alone. So a token never begins or ends inside a grapheme, and the same text is cut
/// the same way wherever it stands.
struct Tokeniser: Sendable {
  let vocabulary: Vocabulary

  init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// FNV-1a, the hash of a word's folded letters.
  static func hash(of bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(basis) { ($0 ^ UInt64($1)) &* prime }
  }

  static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
  static let prime: UInt64 = 0x100_0000_01B3

  /// What may stand between the brackets of a replacement.
  static let maskWords: Set<UInt64> = Set(
    ["name", "email", "number", "postcode", "address", "link", "handle", "room", "pass", "place"]
      .map { hash(of: $0.utf8) }
  )

  /// The scalars that make one grapheme with what follows (UAX 29, Prepend).
  private static let prepended: Set<UInt32> = [
    0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0xD4E, 0x110BD,
    0x110CD, 0x111C2, 0x111C3, 0x113D1, 0x1193F, 0x11941, 0x11A3A, 0x11A84, 0x11A85, 0x11A86,
    0x11A87, 0x11A88, 0x11A89, 0x11D46, 0x11F02,
  ]

  /// What kind of byte begins or continues a token.
  private static let lower: UInt8 = 1
  private static let upper: UInt8 = 2
  private static let digit: UInt8 = 3
  private static let lowLine: UInt8 = 4
  private static let blank: UInt8 = 5
  private static let wide: UInt8 = 6
  private static let mark: UInt8 = 7
  private let kinds: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x61...0x7A: lower
    case 0x41...0x5A: upper
    case 0x30...0x39: digit
    case 0x5F: lowLine
    case 0x00...0x20, 0x7F: blank
    case 0x80...0xFF: wide
    default: mark
    }
  }

  /// Cuts `bytes` from `offset` on and appends the tokens, unlinked.
  func cut(_ bytes: [UInt8], from offset: Int, into tokens: inout [Token]) {
    var reader = offset
    var gap = Token.Gap.paragraph
    var lines = 0
    while reader < bytes.count {
      switch kinds[Int(bytes[reader])] {
      case Self.blank:
        if bytes[reader] == 0x0A { lines += 1 }
        gap = max(gap, lines > 1 ? .paragraph : lines == 1 ? .line : .space)
        reader += 1
        continue
      case Self.mark:
        tokens.append(cutMark(bytes, &reader, gap))
      case Self.wide:
        if Self.isWide(bytes, reader).letter {
          tokens.append(cutWord(bytes, &reader, gap))
        } else {
          tokens.append(cutSymbols(bytes, &reader, gap))
        }
      default:
        tokens.append(cutWord(bytes, &reader, gap))
      }
      gap = .none
      lines = 0
    }
  }

  private func cutWord(_ bytes: [UInt8], _ reader: inout Int, _ gap: Token.Gap) -> Token {
    let start = reader
    var hash = Self.basis
    var uppers = 0
    var lowers = 0
    var digits = 0
    var others = 0
    var firstIsUpper = false
    scan: while reader < bytes.count {
      let byte = bytes[reader]
      switch kinds[Int(byte)] {
      case Self.lower:
        lowers += 1
        hash = (hash ^ UInt64(byte)) &* Self.prime
      case Self.upper:
        if reader == start { firstIsUpper = true }
        uppers += 1
        hash = (hash ^ UInt64(byte | 0x20)) &* Self.prime
      case Self.digit:
        digits += 1
        hash = (hash ^ UInt64(byte)) &* Self.prime
      case Self.lowLine:
        others += 1
        hash = (hash ^ UInt64(byte)) &* Self.prime
      case Self.wide:
        let wide = Self.isWide(bytes, reader)
        guard wide.letter || wide.extends else { break scan }
        if let twin = LatinFolding.letter(wide.scalar) {
          if LatinFolding.isUpper(wide.scalar) {
            if reader == start { firstIsUpper = true }
            uppers += 1
          } else {
            lowers += 1
          }
          hash = (hash ^ UInt64(twin)) &* Self.prime
        } else if wide.letter {
          lowers += 1
          for index in reader..<reader + wide.length {
            hash = (hash ^ UInt64(bytes[index])) &* Self.prime
          }
        } else if digits > 0, lowers + uppers == 0 {
          // A keycap and its like: neither a number nor a word.
          others += 1
        }
        reader += wide.length
        continue
      default:
        break scan
      }
      reader += 1
    }
    let letters = uppers + lowers
    let shape: Token.Shape =
      if letters == 0 {
        others == 0 ? .digits : .mixed
      } else if digits + others > 0 {
        .mixed
      } else if uppers == 0 {
        .lower
      } else if lowers == 0 {
        uppers == 1 ? .initial : .capitals
      } else if firstIsUpper, uppers == 1 {
        .capitalised
      } else {
        .camel
      }
    let isKnown = letters > 0 && reader - start <= 32
    return Token(
      start: Int32(start),
      end: Int32(reader),
      previous: 0,
      next: 0,
      hash: hash,
      classes: isKnown ? vocabulary.classes(hash) : [],
      masking: -1,
      facts: isKnown && shape != .mixed
        ? vocabulary.lexicon.facts(hash) : WordFacts(rawValue: 0),
      shape: shape,
      gap: gap,
      mark: 0
    )
  }

  private func cutMark(_ bytes: [UInt8], _ reader: inout Int, _ gap: Token.Gap) -> Token {
    let start = reader
    let byte = bytes[start]
    reader += 1
    var shape = Token.Shape.mark
    if byte == 0x5B {
      var hash = Self.basis
      var end = reader
      while end < bytes.count, end - start < 10, kinds[Int(bytes[end])] == Self.lower {
        hash = (hash ^ UInt64(bytes[end])) &* Self.prime
        end += 1
      }
      if end < bytes.count, bytes[end] == 0x5D, Self.maskWords.contains(hash),
        !Self.extends(bytes, end + 1)
      {
        reader = end + 1
        shape = .mask
      }
    }
    if shape == .mark {
      while Self.extends(bytes, reader) {
        reader += Self.isWide(bytes, reader).length
        shape = .symbol
      }
    }
    return Token(
      start: Int32(start),
      end: Int32(reader),
      previous: 0,
      next: 0,
      hash: UInt64(byte),
      classes: [],
      masking: -1,
      facts: WordFacts(rawValue: 0),
      shape: shape,
      gap: gap,
      mark: shape == .mark ? byte : 0
    )
  }

  private func cutSymbols(_ bytes: [UInt8], _ reader: inout Int, _ gap: Token.Gap) -> Token {
    let start = reader
    repeat {
      var scalar: UInt32
      repeat {
        let symbol = UTF8Reader.scalar(in: bytes, at: reader)
        scalar = symbol.scalar
        reader += symbol.length
      } while Self.prepended.contains(scalar) && reader < bytes.count
      while Self.extends(bytes, reader) { reader += Self.isWide(bytes, reader).length }
    } while reader < bytes.count && bytes[reader] >= 0x80 && !Self.isWide(bytes, reader).letter
    return Token(
      start: Int32(start),
      end: Int32(reader),
      previous: 0,
      next: 0,
      hash: 0,
      classes: [],
      masking: -1,
      facts: WordFacts(rawValue: 0),
      shape: .symbol,
      gap: gap,
      mark: 0
    )
  }

  private static func extends(_ bytes: [UInt8], _ offset: Int) -> Bool {
    offset < bytes.count && bytes[offset] >= 0x80 && isWide(bytes, offset).extends
  }

  /// The scalar at `offset`, outside ASCII: whether it begins a word, or only goes with one.
  private static func isWide(_ bytes: [UInt8], _ offset: Int) -> (
    scalar: UInt32, length: Int, letter: Bool, extends: Bool
  ) {
    let (value, length) = UTF8Reader.scalar(in: bytes, at: offset)
    if (0xC0..<0x250).contains(value), value != 0xD7, value != 0xF7 {
      return (value, length, true, false)
    }
    guard !prepended.contains(value), let properties = Unicode.Scalar(value)?.properties else {
      return (value, length, false, false)
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber:
      return (value, length, !properties.isGraphemeExtend, true)
    case .modifierLetter:
      return (value, length, !properties.isGraphemeExtend, true)
    case .nonspacingMark, .spacingMark, .enclosingMark:
      return (value, length, false, true)
    default:
      return (value, length, false, properties.isGraphemeExtend || value == 0x200D)
    }
  }
}
