// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// A line about to be written.
package struct Record: Sendable {
  /// The line's number: one more than the tip's.
  package var number: UInt64
  /// The epoch whose key sealed it.
  package var epoch: UInt64
  /// The chain before it: the tip's.
  package var previous: Bytes32
  /// A JSON object or string, printable ASCII on one line.
  package var head: [UInt8]
  /// The hash of `body` by the chain rule; zero if there is none.
  package var bodyHash: Bytes32
  /// A JSON object or string, printable ASCII on one line, or `noBody`.
  package var body: [UInt8]

  /// The octets of an absent body: `null`.
  package static let noBody = Array("null".utf8)

  /// A line of these parts; `append` checks them.
  package init(
    number: UInt64,
    epoch: UInt64,
    previous: Bytes32,
    head: [UInt8],
    bodyHash: Bytes32,
    body: [UInt8]
  ) {
    self.number = number
    self.epoch = epoch
    self.previous = previous
    self.head = head
    self.bodyHash = bodyHash
    self.body = body
  }

  /// How many bytes the line takes, its line feed included.
  package var encodedLength: Int {
    JournalLine.fixedLength + JournalLine.digits(of: number) + JournalLine.digits(of: epoch)
      + head.count + body.count
  }
}
