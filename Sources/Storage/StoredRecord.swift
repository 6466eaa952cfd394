// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// A line as it was read, its place in the chain checked.
package struct StoredRecord: Equatable, Sendable {
  /// The line's number, from 1.
  package let number: UInt64
  /// The epoch whose key sealed it.
  package let epoch: UInt64
  /// The chain before it.
  package let previous: Bytes32
  /// The head's octets as they stand in the line.
  package let head: [UInt8]
  /// The hash of the body as it was written; zero if there never was one.
  package let bodyHash: Bytes32
  /// Where the line starts.
  package let position: Position
  /// How many bytes it takes, its line feed included.
  package let length: Int
  /// The chain after it.
  package let chain: Bytes32
  /// Its body.
  package let body: StoredBody

  /// A line as a store read it.
  package init(
    number: UInt64,
    epoch: UInt64,
    previous: Bytes32,
    head: [UInt8],
    bodyHash: Bytes32,
    position: Position,
    length: Int,
    chain: Bytes32,
    body: StoredBody
  ) {
    self.number = number
    self.epoch = epoch
    self.previous = previous
    self.head = head
    self.bodyHash = bodyHash
    self.position = position
    self.length = length
    self.chain = chain
    self.body = body
  }
}
