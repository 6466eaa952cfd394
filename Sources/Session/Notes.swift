// SPDX-License-Identifier: Apache-2.0

package import Board
package import Ledger
package import Storage

/// Private notes: sealed under keys that their owner alone derives, in the board's own record.
extension Session {
  /// Whether notes can be kept here: an open board keeps no secret.
  package var keepsNotes: Bool { isSealed && hasCodename }

  /// This member's notes, in the order in which they were written; empty for whoever keeps none.
  package func notes() throws(SessionError) -> [Note] {
    guard let member else { return [] }
    let own = ownNotes()
    return try held { () throws(LedgerError) in
      try ledger.notes(own) { member.noteKey(of: $0) }
    }
  }

  /// Writes a note, with this second of the host's clock inside it.
  ///
  /// - Returns: its identifier.
  package func addNote(_ text: RawText) throws(SessionError) -> EventID {
    guard let event = try perform(.note(text)).last else { throw .noCodename }
    return event.id
  }

  /// Erases a note of this member's, for good.
  package func eraseNote(_ id: EventID) throws(SessionError) {
    _ = try perform(.eraseNote(id))
  }

  /// This member's notes and what shows that they stand in the record; nil where there are none.
  package func exportNotes() throws(SessionError) -> (notes: [Note], proof: NoteProof)? {
    guard let member else { throw .noCodename }
    _ = try refresh()
    let own = ownNotes()
    let proof = try held { () throws(LedgerError) in
      try ledger.proof(of: own) { member.noteKeyOctets(of: $0) }
    }
    guard let proof else { return nil }
    return (try notes(), proof)
  }

  /// Holds a proof of somebody's notes against this board.
  package func hold(
    _ proof: NoteProof
  ) throws(SessionError) -> Result<[NoteFinding], NoteProofFault> {
    try held { () throws(LedgerError) in try ledger.hold(proof) }
  }

  /// Holds a proof of somebody's notes against a board without any codename: its chain alone.
  package static func hold(
    _ proof: NoteProof, against folder: BoardFolder
  ) throws(SessionError) -> Result<[NoteFinding], NoteProofFault> {
    do {
      return try Ledger.hold(
        proof, of: try BoardManifest(octets: folder.manifest),
        store: { rule throws(StorageError) in
          try FileStore(folder, rule: rule, coarseTime: { 0 })
        })
    } catch {
      throw SessionError(error)
    }
  }

  /// Those of the board's notes that are hers.
  ///
  /// Each asks for a key to be derived, so that which ones they are is remembered.
  private func ownNotes() -> [NoteRow] {
    guard let member else { return [] }
    let rows = board.notes.rows
    // An older copy was put back: its lines may be others.
    if rows.count < noteCount { (noteCount, ownNoteIDs) = (0, []) }
    for row in rows.dropFirst(noteCount) where member.owns(row) { ownNoteIDs.insert(row.id) }
    noteCount = rows.count
    return rows.filter { ownNoteIDs.contains($0.id) }
  }
}
