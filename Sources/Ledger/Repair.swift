// SPDX-License-Identifier: Apache-2.0

package import Storage

extension Ledger {
  /// Mends a board's journal as far as that can be done; it takes no key.
  ///
  /// The caches go where lines did: they are made of what stood there.
  ///
  /// - Parameters:
  ///   - manifest: the board's identifiers.
  ///   - makeStore: opens the journal under the record's chain.
  ///   - tell: told of each thing once it is done; what was told of stands, whatever is thrown.
  /// - Throws: `storage`.
  package static func repair(
    _ manifest: BoardManifest,
    store makeStore: (any ChainRule) throws(StorageError) -> FileStore,
    _ tell: (Mended) -> Void
  ) throws(LedgerError) {
    do {
      let store = try makeStore(JournalChain(board: manifest.board))
      try store.repair { mended in
        if case .lines = mended {
          for cache in [Cache.directory, .texts] { _ = store.caches.remove(cache) }
        }
        tell(mended)
      }
    } catch {
      throw .storage(error)
    }
  }
}
