// SPDX-License-Identifier: Apache-2.0

import Storage

/// A real store that fails when told to.
final class FaultyStore: Store {
  private let inner: any Store
  /// What the next append fails with, after it was decided and before anything is written.
  var appendFault: StorageError?
  /// What erasing fails with.
  var eraseFault: StorageError?
  /// How many positions were asked to be erased.
  private(set) var erasures = 0

  init(_ inner: any Store) {
    self.inner = inner
  }

  func tip() throws(StorageError) -> Tip { try inner.tip() }

  func read(
    after: Tip,
    bodies: Bool,
    _ visit: (StoredRecord) -> Bool
  ) throws(StorageError) -> Tip {
    try inner.read(after: after, bodies: bodies, visit)
  }

  func record(at position: Position) throws(StorageError) -> StoredRecord {
    try inner.record(at: position)
  }

  func append(
    after: Tip,
    _ make: (_ missed: [StoredRecord], _ at: Tip) -> [Record]?
  ) throws(StorageError) -> Appended? {
    guard let fault = appendFault else { return try inner.append(after: after, make) }
    appendFault = nil
    _ = try inner.append(after: after) { missed, at in
      _ = make(missed, at)
      return nil
    }
    throw fault
  }

  func erase(_ positions: [Position]) throws(StorageError) {
    erasures += positions.count
    if let eraseFault { throw eraseFault }
    try inner.erase(positions)
  }

  func hasChanged(since tip: Tip) -> Bool { inner.hasChanged(since: tip) }
  var changes: ChangeSource { inner.changes }
}
