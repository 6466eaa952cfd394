// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Storage

/// What a ledger knows of its board's caches.
struct Caching {
  /// How far the caches may fall behind, in lines.
  var threshold: UInt64 = 1_024
  /// The snapshot that was opened, or kept last.
  var mark: Snapshot.Mark?
  /// The epoch that it is of.
  var epoch: UInt64 = 0
  /// The line before which no refreshing is tried again, since it is somebody else's or failed.
  var nextAttempt: UInt64 = 0
  /// Tips of the journal about a thousand lines apart.
  var checkpoints: [Tip] = []
  /// Texts that ended and are not known to be gone.
  var unconfirmed: [EndedText] = []
  /// What texts are found by; nil where none are to be kept.
  var labels: SearchLabels?
  /// The refreshing under way.
  var refresh: CacheRefresh?

  /// Notes how far the journal was read.
  mutating func note(_ tip: Tip) {
    if tip.number >= (checkpoints.last?.number ?? 0) + threshold { checkpoints.append(tip) }
  }

  /// Forgets what was of another journal.
  mutating func startAgain() {
    self = Caching(threshold: threshold, unconfirmed: unconfirmed, labels: labels)
  }
}
