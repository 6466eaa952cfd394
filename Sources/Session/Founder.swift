// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
package import Ledger
package import Sealing

/// The founder of a board alone: names it, enrols, invites and disputes, and writes nothing else.
package struct Founder: Signer {
  private let key: FounderKey
  private let board: Bytes32

  /// The founder with a key.
  package init(_ key: FounderKey, of manifest: BoardManifest) {
    self.key = key
    board = manifest.board
  }

  /// The founder of an open board, who is whoever can read its `board.json`; on a sealed one,
  /// nobody's key.
  package init(ofOpenBoard manifest: BoardManifest) {
    self.init(FounderKey(ofOpenBoard: manifest.random), of: manifest)
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
    in thread: ThreadID
  ) throws(SealingError) -> [UInt8] {
    guard author.value == key.publicKey else { throw .unavailable }
    return try key.sign(statement, on: board)
  }
}
