// SPDX-License-Identifier: Apache-2.0

/// The limits of a `FileStore`.
package struct FileStoreOptions: Sendable {
  /// The length in bytes from which on a segment gets a successor.
  package var segmentLimit: UInt64
  /// The length in octets of each half of a private cell, quotes included: one and the same for a
  /// board's whole life, since its rows are found by counting.
  package var cellHalf: Int
  /// How long to wait for the lock before `busy`.
  package var patience: Duration

  /// The usual limits, or others; a half of a cell has room for 32 KiB and 28 bytes of sealing, in
  /// base64url, with its quotes.
  package init(
    segmentLimit: UInt64 = 64 << 20,
    patience: Duration = .seconds(10),
    cellHalf: Int = 43_730
  ) {
    self.segmentLimit = segmentLimit
    self.patience = patience
    self.cellHalf = cellHalf
  }
}
