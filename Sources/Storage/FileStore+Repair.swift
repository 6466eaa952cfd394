// SPDX-License-Identifier: Apache-2.0

extension FileStore {
  /// Mends the journal as far as it can be, telling of each thing as soon as it is done.
  ///
  /// Idempotent: what is sound stays as it is. A repair that was cut off is taken up by the next.
  ///
  /// - Throws: `beyondRepair`, `busy`, `noSpace`, `readOnly` or a failed call; what was told of
  ///   before stands.
  package func repair(_ tell: (Mended) -> Void) throws(StorageError) {
    try journal.locked { () throws(StorageError) in
      let repair = JournalRepair(
        folder: journal.folder, rule: journal.rule, highestSegment: journal.highestSegment,
        time: coarseTime())
      while let mended = try repair.mendFirst() { tell(.lines(mended)) }
      let reached = try journal.follow(.genesis(journal.rule), bodies: false) { _ in true }
      if let torn = try putAside(reached) { tell(.tail(torn)) }
      journal.folder.sweep(journal.remains, today: coarseTime())
    }
  }
}
