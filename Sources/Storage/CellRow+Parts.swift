// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// Telling rows from what is none, where counting no longer helps.
extension CellRow {
  /// A part of a file of rows, and the row that belongs there; nil where it is none.
  struct Part {
    let range: Range<Int>
    let row: [UInt8]?
  }

  /// The parts of a file, in order and without gaps.
  func parts(of content: [UInt8]) -> [Part] {
    var parts: [Part] = []
    var offset = 0
    while offset < content.count {
      let end = min(offset + length, content.count)
      let octets = Array(content[offset..<end])
      if isRow(octets) {
        parts.append(Part(range: offset..<end, row: octets))
        offset = end
      } else if let next = nextRow(in: content, after: offset, before: end) {
        parts.append(Part(range: offset..<next, row: nil))
        offset = next
      } else {
        parts.append(Part(range: offset..<end, row: reframed(octets)))
        offset = end
      }
    }
    return parts
  }

  private func nextRow(in content: [UInt8], after start: Int, before end: Int) -> Int? {
    (start + 1..<end).first { offset in
      offset + length <= content.count && content[offset] == UInt8(ascii: "{")
        && isRow(Array(content[offset..<(offset + length)]))
    }
  }

  /// The row with what stands around its id and its halves written anew; nil if its id is none.
  private func reframed(_ octets: [UInt8]) -> [UInt8]? {
    let id = CellRow.idEnd - CellRow.idLength
    guard octets.count == length, let id = Bytes16(base64url: octets[id..<CellRow.idEnd]) else {
      return nil
    }
    let (a, b) = (octets[range(of: .a)], octets[range(of: .b)])
    return self.octets(id, Cell(a: Array(a), b: Array(b)))
  }
}
