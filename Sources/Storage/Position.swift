// SPDX-License-Identifier: Apache-2.0

/// Where a line starts: a segment of the journal and a byte in it.
///
/// Positions never change, since no line is ever moved; they may be stored.
package struct Position: Hashable, Comparable, Sendable {
  /// The segment's number, from 1.
  package let segment: UInt32
  /// Bytes from the segment's start.
  package let offset: UInt64

  /// Byte `offset` of segment number `segment`.
  package init(segment: UInt32, offset: UInt64) {
    self.segment = segment
    self.offset = offset
  }

  /// Where the first line of every journal starts.
  package static let start = Position(segment: 1, offset: 0)

  package static func < (left: Position, right: Position) -> Bool {
    (left.segment, left.offset) < (right.segment, right.offset)
  }
}
