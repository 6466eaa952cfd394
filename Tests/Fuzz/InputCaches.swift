// SPDX-License-Identifier: Apache-2.0

internal import Storage

/// Caches that hold an input, and take nothing.
struct InputCaches: CacheStore {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func content(of cache: Cache, upTo limit: Int) -> [UInt8]? { bytes }
  func read(_ cache: Cache, at offset: UInt64, count: Int) -> [UInt8]? { nil }
  func size(of cache: Cache) -> UInt64? { UInt64(bytes.count) }
  func replace(_ cache: Cache, with octets: [UInt8]) -> Bool { false }
  func add(_ octets: [UInt8], to cache: Cache, at offset: UInt64) -> Bool { false }
  func change(
    _ cache: Cache, at offset: UInt64, count: Int, _ make: ([UInt8]) -> [UInt8]?
  ) -> Bool { false }
  func cut(_ cache: Cache, to size: UInt64) -> Bool { false }
  func remove(_ cache: Cache) -> Bool { false }
  func takeTurn() -> CacheTurn? { nil }
}
