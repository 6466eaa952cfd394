// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// A board's members, one content replaced whole, and their private cells, overwritten in place.
///
/// Reading takes no lock and never waits; changing takes turns with all that changes the board. A
/// change made inside the `make` of another, of the same board folder, happens under the same lock;
/// `make` must not change the very thing that it is asked about.
package protocol CellStore {
  /// The content of the members' file, or of its twin if that alone is whole.
  ///
  /// - Parameter isWhole: whether octets are a members' file with nothing amiss.
  /// - Returns: nil if the board has neither file, as an open one has not.
  /// - Throws: `damagedFile` if something is there and neither is whole; or a failed call.
  func members(isWhole: ([UInt8]) -> Bool) throws(StorageError) -> [UInt8]?

  /// Replaces the content of the members' file and of its twin, deciding under the lock.
  ///
  /// - Parameters:
  ///   - isWhole: as for `members`; what is written must be whole too.
  ///   - make: gets the content and gives the new one, or nil to change nothing. Giving back what
  ///     it got makes both files whole again, and makes durable what a dead writer may have left
  ///     in sight and not on the disk: to be done before anything is built on it.
  /// - Returns: true once the new content is durable; false if `make` gave nil.
  /// - Throws: what `members` throws, `busy`, `noSpace`, `readOnly`, `misuse` (no members' file,
  ///   or content that is not whole or too long), or a failed call. The old content stands then;
  ///   but a call that failed while a name was being made durable may leave the new one.
  func replaceMembers(
    isWhole: ([UInt8]) -> Bool,
    _ make: (_ current: [UInt8]) -> [UInt8]?
  ) throws(StorageError) -> Bool

  /// The private cell `id`; nil if there is none.
  ///
  /// A half that is being written at this moment reads as torn; `updateCell` sees it whole.
  func cell(_ id: Bytes16) throws(StorageError) -> Cell?

  /// Writes to the private cell `id`, deciding under the lock; makes the cell if there is none.
  ///
  /// - Parameters:
  ///   - id: the cell's id.
  ///   - make: gets the cell, nil if there is none, and gives what to write, or nil to write
  ///     nothing. The first writing of a cell needs both halves.
  /// - Returns: true once it is durable; false if `make` gave nil.
  /// - Throws: `busy`, `noSpace`, `readOnly`, `damagedFile` if the file holds rows and none of them
  ///   is of the one form, `misuse` if a half is not, or a failed call. A half whose writing failed
  ///   may be torn; the other is whole.
  func updateCell(
    _ id: Bytes16,
    _ make: (_ current: Cell?) -> CellChange?
  ) throws(StorageError) -> Bool

  /// Overwrites the private cell `id`, its id included, with what the caller drew at random.
  ///
  /// The row stays, since a gap or a mark would tell that somebody left; filled with what nobody
  /// can unseal it looks like any other, to this layer too, and is never used again. What sealed the
  /// cell goes before its id does: a removal that a crash cut short can be repeated.
  ///
  /// - Parameters:
  ///   - id: the cell's id.
  ///   - stranger: the id to leave in its place.
  ///   - filling: the halves to leave in its place.
  /// - Returns: false if there is no such cell.
  /// - Throws: as `updateCell`.
  func removeCell(
    _ id: Bytes16,
    leaving stranger: Bytes16,
    _ filling: Cell
  ) throws(StorageError) -> Bool

  /// How many rows of private cells there are, removed ones included.
  func cellCount() throws(StorageError) -> Int
}
