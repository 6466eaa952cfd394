// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// The layout of private.jsonl, where every row has the same length.
///
///     {"id":"<22 base64url>","a":<string>,"b":<string>}
///
/// Exactly these members in this order, no spaces between them, one line feed after it, and both
/// strings of one length. So a row is found by counting, whatever has become of those before it.
struct CellRow {
  /// The length of a half, quotes included.
  let half: Int

  private static let opening = Array("{\"id\":\"".utf8)
  private static let beforeA = Array("\",\"a\":".utf8)
  private static let beforeB = Array(",\"b\":".utf8)
  private static let closing = Array("}\n".utf8)
  static let idLength = 22

  /// How much of a row stands before its first half: what tells one row from another.
  static let startLength = idEnd + beforeA.count
  /// Where in a row the characters of its id end.
  static let idEnd = opening.count + idLength

  /// The length of a row, line feed included.
  var length: Int {
    CellRow.startLength + CellRow.beforeB.count + CellRow.closing.count + 2 * half
  }

  /// Where in a row a half stands.
  func range(of half: CellChange.Half) -> Range<Int> {
    let start =
      switch half {
      case .a: CellRow.startLength
      case .b: CellRow.startLength + self.half + CellRow.beforeB.count
      }
    return start..<(start + self.half)
  }

  /// The octets of a row.
  func octets(_ id: Bytes16, _ cell: Cell) -> [UInt8] {
    CellRow.start(id) + cell.a + CellRow.beforeB + cell.b + CellRow.closing
  }

  /// What stands before the first half in the row of `id`.
  static func start(_ id: Bytes16) -> [UInt8] {
    var octets = opening
    Base64URL.append(id.bytes, to: &octets)
    return octets + beforeA
  }

  /// Whether a row that begins with `start` bears the id of one that begins with `other`; the text
  /// around the id does not count, so that rot in it costs nobody a cell.
  static func bearsSameID(_ start: [UInt8], _ other: [UInt8]) -> Bool {
    let range = opening.count..<idEnd
    return start.count == startLength && start[range] == other[range]
  }

  /// Whether `octets` are framed as a row of this length, whosever it is.
  func isRow(_ octets: [UInt8]) -> Bool {
    guard octets.count == length else { return false }
    let (a, b) = (range(of: .a), range(of: .b))
    return octets.starts(with: CellRow.opening)
      && octets[CellRow.idEnd..<a.lowerBound].elementsEqual(CellRow.beforeA)
      && octets[a.upperBound..<b.lowerBound].elementsEqual(CellRow.beforeB)
      && octets[b.upperBound...].elementsEqual(CellRow.closing)
  }

  /// Whether `octets` may be written as a half: a JSON string of the one length, printable ASCII
  /// with nothing escaped in it.
  func isHalf(_ octets: [UInt8]) -> Bool {
    let quote = UInt8(ascii: "\"")
    return octets.count == half && half >= 2 && octets.first == quote && octets.last == quote
      && octets.dropFirst().dropLast().allSatisfy {
        (0x20...0x7E).contains($0) && $0 != quote && $0 != UInt8(ascii: "\\")
      }
  }
}
