// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// Which tree of the list each moderator is called by in a quarter of a year: by her place in the
/// set, so that no two of one set are called alike, and another in the next quarter.
package enum TreeOrder {
  /// The index of the tree.
  ///
  /// - Parameters:
  ///   - number: the moderator's place in the set.
  ///   - quarter: quarters of a year, counted from any fixed one.
  ///   - board: the board's id.
  ///   - count: how many trees there are.
  /// - Returns: an index below `count`; nil where the list is shorter than the place.
  package static func index(
    of number: Int, in quarter: Int, on board: Bytes32, count: Int
  ) -> Int? {
    guard (0..<count).contains(number) else { return nil }
    // The beginning of a shuffle, as far as this place.
    var order = Array(0..<count)
    for place in 0...number {
      let seed = Fields("trees").adding(board).adding(UInt64(bitPattern: Int64(quarter)))
        .adding(UInt64(place))
      let drawn = Bytes32.digest(of: seed).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
      order.swapAt(place, place + Int(drawn % UInt64(count - place)))
    }
    return order[number]
  }
}
