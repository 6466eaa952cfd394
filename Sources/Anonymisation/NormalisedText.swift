// SPDX-License-Identifier: Apache-2.0

/// A text with its typographic habits evened out, and the way back to where each byte came from.
///
/// Quotes become straight, an em dash ` - `, other dashes a hyphen, runs of blanks one space,
/// full-width forms their ASCII twins; invisible scalars that could tell one copy of a text from
/// another go. Normalising twice equals once. The rules read this form alone, whether or not it is
/// what the caller wants back.
struct NormalisedText {
  /// Where the bytes from `at` on came from.
  private struct Piece {
    let at: Int
    let source: Int
    /// Whether the bytes are those of the source, not a substitute for them.
    let isCopy: Bool
  }

  private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []
  private let sourceCount: Int

  /// - Parameter source: valid UTF-8, as Swift strings hold it.
  init(_ source: [UInt8]) {
    sourceCount = source.count
    bytes.reserveCapacity(source.count + 16)
    var reader = 0
    var run = 0
    while reader < source.count {
      let byte = source[reader]
      let last = reader > run ? source[reader - 1] : bytes.last ?? 0
      if byte == 0x20 ? last != 0x20 : byte < 0x80 && byte != 0x09 && byte != 0x0D {
        reader += 1
        continue
      }
      let (scalar, length) = UTF8Reader.scalar(in: source, at: reader)
      guard let substitute = Self.substitute(for: scalar, after: last) else {
        reader += length
        continue
      }
      copy(source, run..<reader)
      if !substitute.isEmpty {
        pieces.append(Piece(at: bytes.count, source: reader, isCopy: false))
        bytes.append(contentsOf: substitute)
      }
      reader += length
      if scalar == 0x0D, reader < source.count, source[reader] == 0x0A { reader += 1 }
      run = reader
    }
    copy(source, run..<reader)
  }

  private mutating func copy(_ source: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    pieces.append(Piece(at: bytes.count, source: range.lowerBound, isCopy: true))
    bytes.append(contentsOf: source[range])
  }

  /// Where the byte at `offset` came from, as an offset in the source.
  func sourceStart(of offset: Int) -> Int {
    guard let piece = piece(holding: offset) else { return 0 }
    return pieces[piece].isCopy
      ? pieces[piece].source + offset - pieces[piece].at : pieces[piece].source
  }

  /// Where the source of the byte before `offset` ends, as an offset in the source.
  func sourceEnd(of offset: Int) -> Int {
    guard let piece = piece(holding: offset - 1) else { return 0 }
    if pieces[piece].isCopy { return pieces[piece].source + offset - pieces[piece].at }
    return piece + 1 < pieces.count ? pieces[piece + 1].source : sourceCount
  }

  /// The last piece that begins at or before `offset`.
  private func piece(holding offset: Int) -> Int? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].at <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// The bytes that stand for a scalar; none to drop it, nil to keep it.
  private static func substitute(for scalar: UInt32, after last: UInt8) -> [UInt8]? {
    switch scalar {
    case 0x09, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
      last == 0x20 ? [] : [0x20]
    case 0x0D, 0x85, 0x2028, 0x2029:
      [0x0A]
    case 0xAD, 0x200B, 0x2060...0x2064, 0xFEFF:
      []
    case 0x2018...0x201B, 0x2032, 0x02BC, 0xB4:
      [0x27]
    case 0x201C...0x201F, 0x2033, 0xAB, 0xBB:
      [0x22]
    case 0x2010...0x2013, 0x2212:
      [0x2D]
    case 0x2014, 0x2015:
      last == 0x20 || last == 0x0A || last == 0 ? [0x2D, 0x20] : [0x20, 0x2D, 0x20]
    case 0x2026:
      [0x2E, 0x2E, 0x2E]
    case 0xFF01...0xFF5E:
      [UInt8(scalar - 0xFEE0)]
    default:
      nil
    }
  }
}
