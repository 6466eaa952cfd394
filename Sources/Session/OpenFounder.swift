// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
package import Ledger
package import Sealing

/// The founder of an open board, who is whoever can read its `board.json`: names it, enrols and
/// disputes, and writes nothing else.
package struct OpenFounder: Signer {
  private let key: FounderKey
  private let board: Bytes32

  /// The founder of a board; on a sealed one, nobody's key.
  package init(of manifest: BoardManifest) {
    key = FounderKey(ofOpenBoard: manifest.random)
    board = manifest.board
  }

  package var actor: Actor {
    Actor(
      tag: { _ in AuthorKey(.zero) },
      formerTag: { _ in nil },
      voice: { _ in AuthorKey(.zero) },
      sameHereOnce: { $0.value },
      founder: AuthorKey(key.publicKey)
    )
  }

  package func sign(
    _ statement: [UInt8],
    as author: AuthorKey,
    in thread: ThreadID?
  ) throws(SealingError) -> [UInt8] {
    guard author.value == key.publicKey else { throw .unavailable }
    return try key.sign(statement, on: board)
  }
}
