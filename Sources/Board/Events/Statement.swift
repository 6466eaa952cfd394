// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What an author signs: an event, the head of the record she last saw, and the hashes that bind
/// her text to it.
///
/// Its JSON octets are `s` in the record format.
package struct Statement: Hashable, Sendable {
  /// A point of the record.
  package struct Seen: Hashable, Sendable {
    /// How many lines there were.
    package let number: UInt64
    /// The chain after the last of them.
    package let chain: Bytes32

    package init(number: UInt64, chain: Bytes32) {
      self.number = number
      self.chain = chain
    }
  }

  package let event: Event
  package let seen: Seen
  /// The hash of the body's octets; nil where there is no body.
  package let bodyHash: Bytes32?
  /// The hash of the body's own key, on a sealed board.
  package let keyHash: Bytes32?

  package init(event: Event, seen: Seen, bodyHash: Bytes32?, keyHash: Bytes32?) {
    self.event = event
    self.seen = seen
    self.bodyHash = bodyHash
    self.keyHash = keyHash
  }
}
