// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// How lines are chained and bodies are hashed: injected, since digests are another layer's trade.
///
/// Every answer depends on the arguments alone.
package protocol ChainRule: Sendable {
  /// The digest before the first line.
  var genesis: Bytes32 { get }

  /// The digest after a line.
  ///
  /// - Parameters:
  ///   - number: the line's number, from 1.
  ///   - epoch: its epoch.
  ///   - previous: the digest before it.
  ///   - head: the head's octets as they stand in the line, braces or quotes included.
  ///   - bodyHash: the hash the line names for its body.
  /// - Returns: a digest that no other line would have.
  func next(
    number: UInt64,
    epoch: UInt64,
    previous: Bytes32,
    head: ArraySlice<UInt8>,
    bodyHash: Bytes32
  ) -> Bytes32

  /// The hash of a body's octets as they stand in the line; never asked for an absent body.
  func bodyHash(_ body: ArraySlice<UInt8>) -> Bytes32
}
