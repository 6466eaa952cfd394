// SPDX-License-Identifier: Apache-2.0

/// A board's journal as bytes and positions: an append-only chain of lines whose bodies can be
/// erased in place.
///
/// Any number of processes may hold stores of one board. Reading takes no lock and never waits;
/// appending and erasing take turns. A line that `append` returned is durable.
package protocol Store {
  /// The journal's end, the chain verified up to it (from the last known end on).
  ///
  /// - Throws: `damaged`, or a failed call.
  func tip() throws(StorageError) -> Tip

  /// Reads and verifies the lines that follow `after`, oldest first, in bounded memory.
  ///
  /// - Parameters:
  ///   - after: a tip this journal had, or `Tip.genesis`.
  ///   - bodies: whether bodies are read and checked.
  ///   - visit: takes each line; false stops.
  /// - Returns: the tip after the last line visited.
  /// - Throws: `unknownTip` before the first visit; `damaged` once every line before the damage
  ///   has been visited; or a failed call.
  func read(
    after: Tip,
    bodies: Bool,
    _ visit: (StoredRecord) -> Bool
  ) throws(StorageError) -> Tip

  /// The line that starts at `position`, with its body if that is wanted; its chain is that of its own
  /// fields.
  ///
  /// - Throws: `noRecord` if no line starts there, `damaged` if one should and cannot be read.
  func record(at position: Position, bodies: Bool) throws(StorageError) -> StoredRecord

  /// Appends lines in one durable step, deciding what under the lock.
  ///
  /// - Parameters:
  ///   - after: the tip the caller knows.
  ///   - missed: gets each line written since, in order and without its body: as far as can be while
  ///     others have the lock, so that in a crowd nobody reads up while all wait.
  ///   - make: gets, after all of them, the true tip with the position at which the next line will
  ///     start; gives the lines to write, which continue that tip, or nil to write none.
  /// - Returns: nil if `make` gave nil.
  /// - Throws: `unknownTip`, `damaged`, `busy`, `noSpace`, `readOnly`, `misuse` or a failed call.
  ///   After any of them the journal is as it was; what was missed may have been told.
  func append(
    after: Tip,
    missed: (StoredRecord) -> Void,
    _ make: (_ at: Tip) -> [Record]?
  ) throws(StorageError) -> Appended?

  /// Overwrites the bodies of the lines at `positions` with dots, durably.
  ///
  /// Idempotent: what is erased already, or never had a body, stays as it is; what was half erased
  /// is completed. Nothing is overwritten unless a line starts at every position.
  func erase(_ positions: [Position]) throws(StorageError)

  /// Whether the journal may have lines beyond `tip`: one look at a size, for where `changes` is
  /// silent. Also true while a torn tail awaits its next writer.
  func hasChanged(since tip: Tip) -> Bool

  /// The board's members and private cells, changed under the same lock as the journal.
  var cells: any CellStore { get }

  /// What spares reading the journal, and can be done without.
  var caches: any CacheStore { get }

  /// Tells when to read again.
  var changes: ChangeSource { get }
}

extension Store {
  /// The line that starts at `position`, with its body.
  package func record(at position: Position) throws(StorageError) -> StoredRecord {
    try record(at: position, bodies: true)
  }
}
