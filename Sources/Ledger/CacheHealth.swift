// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Sealing
internal import Storage

/// What stands in a board's caches, for whoever asks why a board is slow.
package struct CacheHealth: Equatable {
  /// What stands in the place of one.
  package enum State: Equatable {
    /// Nothing: it is made once a session is idle.
    case missing
    /// Something that is not what was kept for this journal by this version of the program under its
    /// newest key. It is passed over, and made anew once a session is idle.
    case ignored
    /// What was kept, up to the line of this number.
    case kept(upTo: UInt64)
  }

  /// The directory of threads.
  package let directory: State
  /// The texts.
  package let texts: State
  /// Whether a cache can be written, as far as can be told without writing one.
  package let isWritable: Bool
  /// How many lines the record has.
  package let lines: UInt64

  /// How many lines the one that is further behind lacks; nil where one is not there.
  package var behind: UInt64? {
    guard case .kept(let directory) = directory, case .kept(let texts) = texts else { return nil }
    return lines - min(lines, directory, texts)
  }
}

extension Ledger {
  /// Looks through the caches, every page and block.
  package func cacheHealth() -> CacheHealth {
    let (caches, seal) = (store.caches, pageSeal)
    let hasFile = { (cache: Cache) in caches.size(of: cache) != nil }
    var snapshot = Snapshot(caches, seal)
    if let mark = snapshot?.mark, !isOfJournal(mark.tip) { snapshot = nil }
    var directory: CacheHealth.State = hasFile(.directory) ? .ignored : .missing
    if let mark = snapshot?.mark { directory = .kept(upTo: mark.tip.number) }
    var texts: CacheHealth.State = hasFile(.texts) ? .ignored : .missing
    if let index = snapshot?.mark.texts, index.words == caching.labels?.version, hasBlocks(index) {
      let areSound = index.firsts.indices.allSatisfy { number in
        let offset = UInt64(number * TextIndex.blockLength)
        return caches.read(.texts, at: offset, count: TextIndex.blockLength)
          .flatMap { TextBlock($0, number, of: index, by: seal) } != nil
      }
      // Few texts fill no block yet, and need none.
      if areSound { texts = .kept(upTo: index.scanned) }
    }
    return CacheHealth(
      directory: directory, texts: texts, isWritable: caches.isWritable, lines: tip.number)
  }
}
