// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Crypto

/// What the cards of one epoch are sealed under and bound to, derived once for all rows of a file.
struct CardKeys {
  let key: SymmetricKey
  private let epoch: UInt64
  private let board: Bytes32

  /// Those of the current epoch of `keys`.
  init(_ keys: EpochKeys) {
    key = keys.currentKey(for: .card).key
    epoch = keys.current
    board = keys.board
  }

  /// L("card", board, e, name, pub).
  func binding(_ name: Bytes16, _ publicKey: Bytes32) -> Fields {
    Fields("card").adding(board).adding(epoch).adding(name).adding(publicKey)
  }
}
