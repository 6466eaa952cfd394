// SPDX-License-Identifier: Apache-2.0

package import Board
package import Storage

/// A place is a position in the journal: twenty-four bits of segment, forty of offset.
extension Place {
  private static let offsetBits: UInt64 = 40

  /// The place of a position.
  package init(_ position: Position) {
    self.init(UInt64(position.segment) << Place.offsetBits | position.offset)
  }

  /// Nil where a number is too large to be a position.
  init?(segment: UInt64, offset: UInt64) {
    guard segment < 1 << 24, offset < 1 << Place.offsetBits else { return nil }
    self.init(segment << Place.offsetBits | offset)
  }

  /// The position of the place.
  package var position: Position {
    Position(
      segment: UInt32(value >> Place.offsetBits),
      offset: value & (1 << Place.offsetBits - 1)
    )
  }
}
