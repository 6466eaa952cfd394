// SPDX-License-Identifier: Apache-2.0

internal import Text

/// One place of a frame: what stands there and in which style.
///
/// A cell is a plain value of sixteen bytes without a reference, so that a frame can be filled,
/// copied and compared at the speed of memory.
package struct Cell: Hashable, Sendable {
  /// The base in the low 21 bits, above it up to two marks of 21 bits each, the first mark lowest;
  /// zero in the right half of a wide character.
  private var packed: UInt64
  /// The style.
  package var style: Style

  private static let bits: UInt64 = 21
  private static let mask: UInt64 = 1 << bits - 1

  /// A blank.
  package static let blank = Cell(scalar: " ", style: .plain)

  /// A cell that holds the first character of `text`, sanitised, with its marks; for an empty text
  /// the right half of a wide character.
  package init(text: String, style: Style) {
    let scalars = Sanitiser.line(text).unicodeScalars
    guard let base = scalars.first else {
      self = .covered(style: style)
      return
    }
    self.init(scalar: base, style: style)
    for mark in scalars.dropFirst().prefix(while: { $0.isMark }) { join(mark) }
  }

  /// A cell that holds `scalar`, which is sanitised already and no mark.
  init(scalar: Unicode.Scalar, style: Style) {
    packed = UInt64(scalar.value)
    self.style = style
  }

  /// The right half of a wide character.
  static func covered(style: Style) -> Cell {
    var cell = Cell(scalar: " ", style: style)
    cell.packed = 0
    return cell
  }

  /// Whether this is the right half of the wide character in the cell before it.
  package var isCovered: Bool { packed == 0 }

  /// Whether this is a blank, in whatever style.
  package var isBlank: Bool { packed == 0x20 }

  /// The scalar that stands here, without its marks; nil in the right half of a wide character.
  package var scalar: Unicode.Scalar? {
    isCovered ? nil : Unicode.Scalar(UInt32(packed & Cell.mask))
  }

  /// The text of the cell: one scalar of one or two columns with the marks that sit on it; empty in
  /// the right half of a wide character.
  package var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text of the cell as UTF-8.
  package func append(to bytes: inout [UInt8]) {
    if 0x20...0x7E ~= packed {
      bytes.append(UInt8(packed))
      return
    }
    var rest = packed
    while rest != 0 {
      if let scalar = Unicode.Scalar(UInt32(rest & Cell.mask)), let units = UTF8.encode(scalar) {
        bytes.append(contentsOf: units)
      }
      rest >>= Cell.bits
    }
  }

  /// Puts a mark on the character that stands here; a third one finds no room and is left out.
  mutating func join(_ mark: Unicode.Scalar) {
    for place in [Cell.bits, 2 * Cell.bits] where packed >> place & Cell.mask == 0 {
      packed |= UInt64(mark.value) << place
      return
    }
  }
}
