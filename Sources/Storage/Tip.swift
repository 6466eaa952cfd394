// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The journal up to some line: how many lines, where the next would start, and the chain so far.
///
/// A tip may be stored and handed back to go on reading where one stopped. It proves itself: a
/// store that does not hold the very same lines up to it answers `StorageError.unknownTip`.
package struct Tip: Equatable, Sendable {
  /// How many lines there are, which is also the last line's number.
  package let number: UInt64
  /// Where the last line ends.
  ///
  /// The next line starts here, or at the start of the next segment.
  package let end: Position
  /// The digest after the last line; the chain rule's genesis if there is none.
  package let chain: Bytes32

  /// A tip as it was stored, or as `genesis` gives it.
  package init(number: UInt64, end: Position, chain: Bytes32) {
    self.number = number
    self.end = end
    self.chain = chain
  }

  /// Whether a journal could come so far; what was stored may be anything by now.
  var isPossible: Bool {
    number <= LostLines.highestNumber && end.segment < .max && end.offset < UInt64(Int64.max)
  }

  /// Before the first line.
  package static func genesis(_ rule: any ChainRule) -> Tip {
    Tip(number: 0, end: .start, chain: rule.genesis)
  }
}
