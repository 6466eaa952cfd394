// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes

/// What posts carry beside their words.
extension Ledger {
  /// A post's tag, and the moderators' shares of the handle behind it, as the words that stand there
  /// now carry them; nil for a post that nobody signed.
  ///
  /// - Throws: `storage`.
  package func shares(
    of post: Message
  ) throws(LedgerError) -> [SealedShare]? {
    guard post.body != .forged, !post.isWithdrawn,
      case .post(_, _, let shares)? = try body(at: post.textPlace)
    else { return nil }
    return shares
  }
}
