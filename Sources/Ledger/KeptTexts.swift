// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Sealing
package import Storage
package import Text

/// The texts that the caches hold, to be searched block by block.
///
/// What is found is where to look: whether the text still stands there, and whose it is, the journal
/// alone tells.
package struct KeptTexts {
  private let index: TextIndex
  private let seal: PageSeal
  private let caches: any CacheStore

  init(_ index: TextIndex, by seal: PageSeal, in caches: any CacheStore) {
    self.index = index
    self.seal = seal
    self.caches = caches
  }

  /// How many blocks there are, the oldest first.
  package var blockCount: Int { index.firsts.count }

  /// Up to where every text that stands is in the blocks.
  package var end: Tip { index.end }

  /// Where the texts of the blocks from `number` on begin.
  package func start(ofBlock number: Int) -> Place {
    number < blockCount ? index.firsts[number] : Place(end.end)
  }

  /// Where texts stand in which all words are found, the newest first, with the index of the thread.
  ///
  /// - Returns: nil where the block is not what was kept.
  package func places(
    inBlock number: Int, matching words: FoldedWords
  ) -> [(place: Place, thread: Int)]? {
    // Whoever ends a text may be overwriting the block at this moment.
    for _ in 0..<2 {
      let stored = caches.read(
        .texts, at: UInt64(number * TextIndex.blockLength), count: TextIndex.blockLength)
      if let block = stored.flatMap({ TextBlock($0, number, of: index, by: seal) }) {
        return block.records(matching: words).reversed()
      }
    }
    return nil
  }
}

extension Ledger {
  /// The texts that can be searched without reading the journal; nil where there are none.
  package func keptTexts() -> KeptTexts? {
    let seal = pageSeal
    guard let labels = caching.labels,
      let index = Snapshot.mark(store.caches, seal)?.texts, index.words == labels.version,
      !index.firsts.isEmpty, hasBlocks(index)
    else { return nil }
    return KeptTexts(index, by: seal, in: store.caches)
  }
}
