// SPDX-License-Identifier: Apache-2.0

/// The limits of a `FileStore`.
package struct FileStoreOptions: Sendable {
  /// The length in bytes from which on a segment gets a successor.
  package var segmentLimit: UInt64
  /// How long to wait for the lock before `busy`.
  package var patience: Duration

  /// The usual limits, or others.
  package init(segmentLimit: UInt64 = 64 << 20, patience: Duration = .seconds(10)) {
    self.segmentLimit = segmentLimit
    self.patience = patience
  }
}
