// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// A hash of a moderator's handle, for her place in the set: whoever has opened a handle tells by it
/// that it is a moderator's.
///
/// A handle is sixteen random octets, so that the mark gives none away; nor can it be held against the
/// hash on a row's card, which is another one.
package enum HandleMark {
  /// SHA256(L("handle-mark", board, sign, handle))[0..<16].
  package static func mark(
    of handle: Bytes16, moderator sign: Bytes32, on board: Bytes32
  ) -> Bytes16 {
    let digest = Bytes32.digest(
      of: Fields("handle-mark").adding(board).adding(sign).adding(handle))
    return withUnsafeBytes(of: digest) { $0.loadUnaligned(as: Bytes16.self) }
  }
}
