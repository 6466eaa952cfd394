// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Ledger
internal import Storage

/// Where a board is to be, and the board, if one is there.
struct SeedTarget {
  let path: String
  /// Nil where nothing is yet.
  let ledger: Ledger?

  /// Looks at a path.
  ///
  /// - Throws: where something is there that is no board, or none that can be written.
  init(_ path: String, on today: Day) throws(Complaint) {
    self.path = path
    do {
      let folder = try BoardFolder.open(path)
      let ledger = try BoardMaker.ledger(of: folder, on: today)
      if let damage = ledger.damage { throw LedgerError.damaged(damage) }
      self.ledger = ledger
    } catch StorageError.missing {
      ledger = nil
    } catch let error as StorageError {
      throw Complaint(error)
    } catch let error as LedgerError {
      throw Complaint(error)
    } catch {
      throw Complaint(.inputOutput, "\(path) cannot be opened.")
    }
  }
}
