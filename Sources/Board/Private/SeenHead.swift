// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The end of the record when a member last looked: if it is not there the next time, something has
/// gone missing.
package struct SeenHead: Hashable, Comparable, Sendable {
  /// The number of the last line.
  package let number: UInt64
  /// The chain's value behind it.
  package let chain: Bytes32

  package init(number: UInt64, chain: Bytes32) {
    self.number = number
    self.chain = chain
  }

  package static func < (left: SeenHead, right: SeenHead) -> Bool {
    if left.number != right.number { return left.number < right.number }
    return left.chain.bytes.lexicographicallyPrecedes(right.chain.bytes)
  }
}
