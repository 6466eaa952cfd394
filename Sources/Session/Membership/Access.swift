// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Ledger
internal import Sealing
internal import Storage

/// In what capacity a session opens a board.
enum Access {
  /// Anybody who reads an open board.
  case reader
  /// Whoever uses a codename on an open board.
  case open(Member)
  /// A member of a sealed board, with what opens her screen again.
  case sealed(Keyring, ScreenLock)
}

extension BoardFolder {
  /// The board's members and private cells.
  func cells(_ world: Session.World) -> any CellStore {
    FileCells(
      self, options: FileStoreOptions(cellHalf: PrivateSeal.length),
      coarseTime: { world.today().startSeconds })
  }

  /// What the board is called by, and whose it is.
  ///
  /// - Throws: `ledger` where its file holds something else.
  func boardManifest() throws(SessionError) -> BoardManifest {
    do {
      return try BoardManifest(octets: manifest)
    } catch {
      throw SessionError(error)
    }
  }

  /// What a codename leads to, once it is this session's turn: each takes 130 MB for a moment.
  func root(
    of codename: Codename, on manifest: BoardManifest, cost: StretchCost
  ) throws(SessionError) -> Secret {
    let turn: UnlockTurn
    do {
      turn = try unlockTurn(patience: .seconds(60))
    } catch {
      throw .storage(error)
    }
    do {
      return try turn.held { () throws(SealingError) in
        try codename.root(on: manifest.board, cost: cost)
      }
    } catch {
      throw .ledger(.sealing(error))
    }
  }
}
