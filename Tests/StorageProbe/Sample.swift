// SPDX-License-Identifier: Apache-2.0

package import Bytes
package import Storage

/// Contents of cells and members' files that tell by themselves whether they are whole.
package enum Sample {
  /// The length of a half, quotes included.
  package static let half = 12

  /// The options of a store whose cells are samples.
  package static let options = FileStoreOptions(cellHalf: half)

  /// A half that holds a number up to 99,999, twice.
  package static func half(_ number: Int) -> [UInt8] {
    let digits = String(100_000 + number).dropFirst()
    return Array("\"\(digits)\(digits)\"".utf8)
  }

  /// The highest number that one of a cell's whole halves holds; nil if both are torn.
  package static func number(_ cell: Cell) -> Int? {
    [cell.a, cell.b].compactMap(number).max()
  }

  /// What to write to count a cell up by one: the older half anew, as a careful caller would.
  package static func increment(_ cell: Cell?) -> CellChange {
    guard let cell else { return .both(half(1), half(0)) }
    let next = half((number(cell) ?? 0) + 1)
    return isOlderA(cell) ? .a(next) : .b(next)
  }

  /// Whether the first half is the one to write over.
  package static func isOlderA(_ cell: Cell) -> Bool {
    (number(cell.a) ?? -1) < (number(cell.b) ?? -1)
  }

  /// A members' file of these rows.
  package static func members(_ rows: [String]) -> [UInt8] {
    let text = Array(rows.map { "\($0)\n" }.joined().utf8)
    return text + Array("\(checksum(text))".utf8)
  }

  /// The rows of a members' file.
  package static func rows(_ content: [UInt8]) -> [String] {
    String(decoding: content, as: UTF8.self).split(separator: "\n").dropLast().map(String.init)
  }

  /// Whether a members' file is whole.
  package static func isWhole(_ content: [UInt8]) -> Bool {
    let end = content.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return Array(content[end...]) == Array("\(checksum(Array(content[..<end])))".utf8)
  }

  /// An id made of a number.
  package static func id(_ number: UInt8) -> Bytes16 {
    Bytes16((0..<16).map { $0 == 0 ? number : 7 }) ?? .zero
  }

  private static func number(_ half: [UInt8]) -> Int? {
    let digits = half.dropFirst().dropLast()
    let (first, second) = (digits.prefix(5), digits.dropFirst(5))
    guard half.count == Sample.half, first.elementsEqual(second) else { return nil }
    return Int(String(decoding: first, as: UTF8.self))
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
