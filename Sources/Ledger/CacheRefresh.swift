// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Storage

/// A refreshing of the caches under way.
struct CacheRefresh {
  /// The right to it.
  let turn: CacheTurn
  /// The texts as they will be once the next snapshot names them.
  var index: TextIndex?
  /// How far the journal was looked through for texts.
  var position: Tip
  /// The records that do not fill a block yet.
  var records: [UInt8] = []
  /// The place of the first of them.
  var first: Place?
  /// Full blocks, sealed and not yet in the file.
  var blocks: [UInt8] = []
  /// How many blocks the last snapshot named.
  var namedBlocks = 0
  /// Texts that ended meanwhile: their records may have been made before.
  var ended: [Place] = []

  /// How many blocks are written at a time.
  static let batch = 16
  /// How many blocks are written before a snapshot names them, so that little is lost with a session
  /// that ends.
  static let mostUnnamedBlocks = 128
}
