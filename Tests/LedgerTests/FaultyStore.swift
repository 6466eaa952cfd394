// SPDX-License-Identifier: Apache-2.0

import Storage

/// A real store that fails when told to.
final class FaultyStore: Store {
  private let inner: any Store
  /// What the next append fails with, after it was decided and before anything is written.
  var appendFault: StorageError?
  /// What erasing fails with.
  var eraseFault: StorageError?
  /// Whether there are caches to be seen.
  var hasCaches = true
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

  func record(at position: Position, bodies: Bool) throws(StorageError) -> StoredRecord {
    try inner.record(at: position, bodies: bodies)
  }

  func append(
    after: Tip,
    missed: (StoredRecord) -> Void,
    _ make: (_ at: Tip) -> [Record]?
  ) throws(StorageError) -> Appended? {
    guard let fault = appendFault else {
      return try inner.append(after: after, missed: missed, make)
    }
    appendFault = nil
    _ = try inner.append(after: after, missed: missed) { at in
      _ = make(at)
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
  var cells: any CellStore { inner.cells }
  var caches: any CacheStore { hasCaches ? inner.caches : NoCaches() }
  var changes: ChangeSource { inner.changes }
}

/// The caches of whoever dies before touching them.
private struct NoCaches: CacheStore {
  func opened(_ cache: Cache) -> CacheFile? { nil }
  func read(_ cache: Cache, at offset: UInt64, count: Int) -> [UInt8]? { nil }
  func size(of cache: Cache) -> UInt64? { nil }
  func replace(_ cache: Cache, with octets: [UInt8]) -> Bool { false }
  func add(_ octets: [UInt8], to cache: Cache, at offset: UInt64) -> Bool { false }
  func change(
    _ cache: Cache, at offset: UInt64, count: Int, _ make: ([UInt8]) -> [UInt8]?
  ) -> Bool { false }
  func cut(_ cache: Cache, to size: UInt64) -> Bool { true }
  func remove(_ cache: Cache) -> Bool { true }
  var isWritable: Bool { false }
  func takeTurn() -> CacheTurn? { nil }
}
