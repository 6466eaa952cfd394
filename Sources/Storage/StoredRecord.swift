// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// A line as it was read, its place in the chain checked.
package struct StoredRecord: Equatable, Sendable {
  /// The line's number, from 1.
  package let number: UInt64
  /// How many lines it stands for that were lost, its number the last of them; zero for a line.
  ///
  /// It has no head then and no body, and its chain is the one that the next line continues.
  package let lost: UInt64
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
    lost: UInt64 = 0,
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
    self.lost = lost
    self.epoch = epoch
    self.previous = previous
    self.head = head
    self.bodyHash = bodyHash
    self.position = position
    self.length = length
    self.chain = chain
    self.body = body
  }

  /// The numbers of the lines it stands for; nil for a line.
  package var lostNumbers: ClosedRange<UInt64>? {
    lost == 0 ? nil : (number - lost + 1)...number
  }

  /// What stands for lost lines, as a store read it.
  init(_ lost: LostLines, at position: Position, length: Int) {
    self.init(
      number: lost.number, lost: lost.count, epoch: 0, previous: lost.previous, head: [],
      bodyHash: .zero, position: position, length: length, chain: lost.next, body: .absent)
  }
}
