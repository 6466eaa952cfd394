// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The hash chain over a board's journal.
///
/// It covers the head's octets and the body's hash, each exactly as the line has them, quotes or
/// braces included, so that a body can be erased in place and the chain still verifies, and so
/// that it can be followed without opening anything.
package struct LineChain: Sendable {
  private let board: Bytes32

  /// The chain's value before line one.
  package let genesis: Bytes32

  /// The chain of the board with this id.
  package init(board: Bytes32) {
    self.board = board
    genesis = .digest(of: Fields("genesis").adding(board))
  }

  /// The chain's value at a line: SHA256(L("line", board, n, e, p, SHA256(head), bh)).
  ///
  /// - Parameters:
  ///   - place: the line's number, epoch, predecessor and body hash, as the line states them.
  ///   - head: the octets of the line's `head` value.
  /// - Returns: the `p` of the line that follows.
  package func value(at place: LinePlace, head: ArraySlice<UInt8>) -> Bytes32 {
    value(at: place, headHash: .digest(of: head))
  }

  /// The same of a head of which only the SHA-256 is known.
  package func value(at place: LinePlace, headHash: Bytes32) -> Bytes32 {
    let fields = Fields("line")
      .adding(board)
      .adding(place.number)
      .adding(place.epoch)
      .adding(place.previous)
      .adding(headHash)
      .adding(place.bodyHash)
    return .digest(of: fields)
  }

  /// A line's `bh`: SHA-256 of the octets of its `body` value, or ``Bytes32/zero`` for none.
  package static func bodyHash(of body: ArraySlice<UInt8>?) -> Bytes32 {
    body.map { .digest(of: $0) } ?? .zero
  }
}
