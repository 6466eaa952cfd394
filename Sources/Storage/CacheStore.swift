// SPDX-License-Identifier: Apache-2.0

/// A board's caches: bytes that may be missing, torn, another board's or anybody's, and that are
/// deleted by anybody at any time.
///
/// So nothing here fails: what cannot be read is not there, what cannot be written is not kept, and
/// whoever reads proves what was read. Reading takes no lock and never waits. Replacing and adding
/// are for whoever has the turn; changing in place is for everybody who ends a text.
package protocol CacheStore {
  /// A cache as it is now, to be read in parts; nil if there is none to trust.
  func opened(_ cache: Cache) -> CacheFile?

  /// `count` bytes of a cache from `offset`; nil if there are not so many.
  func read(_ cache: Cache, at offset: UInt64, count: Int) -> [UInt8]?

  /// How many bytes a cache has; nil if there is none to trust.
  func size(of cache: Cache) -> UInt64?

  /// Replaces a cache whole: readers see the old or the new.
  ///
  /// - Returns: whether the new one is durable.
  func replace(_ cache: Cache, with octets: [UInt8]) -> Bool

  /// Adds to the end of a cache, durably; makes it first if `offset` is zero and there is none.
  ///
  /// - Parameters:
  ///   - octets: what to add; a crash may leave a part of it.
  ///   - cache: the cache.
  ///   - offset: where its end is for the caller; what is behind it is written over.
  /// - Returns: whether it is durable; false if the cache ends before.
  func add(_ octets: [UInt8], to cache: Cache, at offset: UInt64) -> Bool

  /// Changes `count` bytes of a cache in place, durably, while nobody else changes the board.
  ///
  /// - Parameters:
  ///   - cache: the cache.
  ///   - offset: where the bytes start.
  ///   - count: how many there are.
  ///   - make: gets them and gives as many in their stead; nil changes nothing.
  /// - Returns: whether the bytes were there, and what `make` gave is durable. A crash may leave
  ///   them torn.
  func change(
    _ cache: Cache, at offset: UInt64, count: Int, _ make: ([UInt8]) -> [UInt8]?
  ) -> Bool

  /// Cuts a cache off, durably; for whoever has the turn.
  ///
  /// - Returns: whether it is no longer than `size` now.
  func cut(_ cache: Cache, to size: UInt64) -> Bool

  /// Removes a cache.
  ///
  /// - Returns: whether there is none now.
  func remove(_ cache: Cache) -> Bool

  /// Whether a cache could be written, as far as can be told without writing one: a full disk shows
  /// only then.
  var isWritable: Bool { get }

  /// The right to refresh the caches, for as long as the value lives; nil at once if another
  /// process has it, or nothing may be written.
  func takeTurn() -> CacheTurn?
}
