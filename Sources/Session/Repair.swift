// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Ledger
package import Storage

/// What a repair of a board's files did, and what it could not do.
package struct Repair {
  /// What was set right, in order.
  package private(set) var mended: [Mended] = []
  /// Why something could not be: each file is mended by itself, whatever becomes of the others.
  package private(set) var failures: [SessionError] = []

  /// Mends what can be mended in a board's files, with no key, while nobody else changes them.
  ///
  /// Idempotent. What is taken out of a file is kept beside the journal for 30 days.
  ///
  /// - Parameters:
  ///   - folder: the board's folder, already found sound.
  ///   - today: the day that written files are to bear.
  /// - Throws: `ledger` where board.json is none, or `storage` where the lock is not to be had.
  package init(_ folder: BoardFolder, today: Day) throws(SessionError) {
    let manifest = try folder.boardManifest()
    var repair = Repair()
    do {
      try folder.holdingLock { repair.mend(folder, manifest, today) }
    } catch {
      throw .storage(error)
    }
    self = repair
  }

  private init() {}

  private mutating func mend(_ folder: BoardFolder, _ manifest: BoardManifest, _ today: Day) {
    let time = { today.startSeconds }
    let cells = FileCells(folder, coarseTime: time)
    do throws(LedgerError) {
      try Ledger.repair(
        manifest,
        store: { rule throws(StorageError) in
          try FileStore(folder, rule: rule, coarseTime: time)
        }
      ) { mended.append($0) }
    } catch {
      failures.append(SessionError(error))
    }
    do throws(StorageError) {
      try cells.repairMembers(isWhole: Keyring.isWhole(on: manifest)) { mended.append($0) }
    } catch {
      failures.append(.storage(error))
    }
    do throws(StorageError) {
      try cells.repairCells { mended.append($0) }
    } catch {
      failures.append(.storage(error))
    }
  }
}
