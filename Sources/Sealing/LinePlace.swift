// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// Where a line stands in the journal: what its head is bound to.
package struct LinePlace: Hashable, Sendable {
  /// The line's number, from one.
  package let number: UInt64
  /// The epoch whose key seals it.
  package let epoch: UInt64
  /// The chain's value at the line before; the genesis for line one.
  package let previous: Bytes32
  /// SHA-256 of the body's octets as they stand in the line, ``Bytes32/zero`` without a body.
  package let bodyHash: Bytes32

  /// A place.
  package init(number: UInt64, epoch: UInt64, previous: Bytes32, bodyHash: Bytes32) {
    self.number = number
    self.epoch = epoch
    self.previous = previous
    self.bodyHash = bodyHash
  }
}
