// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
package import Sealing
package import Storage

/// What a board's record says of a note of a proof.
package struct NoteFinding: Hashable, Sendable {
  package let content: NoteProof.Content
  /// Whether its owner, or whoever can write the files, has erased it since.
  package let isErased: Bool
  /// To a member: the day on which it came into the record, as the line says; its days before and
  /// after are those of the lines around it.
  package internal(set) var day: Day?
  /// To a member: a line after it for the board, whose author signed that she had seen it there,
  /// and the day of that.
  package internal(set) var seen: Witness?

  /// A later line whose author had seen the record so far.
  package struct Witness: Hashable, Sendable {
    package let line: UInt64
    package let day: Day
  }
}

/// Private notes: found, read and proved by their owner alone.
extension Ledger {
  /// Somebody's notes, in the order of the record; erased ones are left out.
  ///
  /// - Parameters:
  ///   - rows: the notes that are hers.
  ///   - key: what opens each.
  /// - Returns: those that can be read.
  /// - Throws: `storage`.
  package func notes(
    _ rows: [NoteRow], key: (EventID) -> Secret
  ) throws(LedgerError) -> [Note] {
    var notes: [Note] = []
    for row in rows where !row.isErased {
      guard let (record, head) = try knownLine(at: row.place), head.event.id == row.id,
        let note = format.note(of: record, head, under: key(row.id))
      else { continue }
      notes.append(note)
    }
    return notes
  }

  /// The proof of somebody's notes, with the keys that open them; nil where none can be read.
  ///
  /// - Parameters:
  ///   - rows: the notes that are hers.
  ///   - key: what opens each, to be handed over.
  /// - Returns: the proof.
  /// - Throws: `storage`; `damaged` where the record cannot be followed to its end.
  package func proof(
    of rows: [NoteRow], key: (EventID) -> [UInt8]
  ) throws(LedgerError) -> NoteProof? {
    var items: [NoteProof.Item] = []
    var start: Tip?
    for row in rows where !row.isErased {
      guard let (record, head) = try line(at: row.place), head.event.id == row.id,
        case .present(let body) = record.body
      else { continue }
      if start == nil { start = Tip(before: record) }
      items.append(
        NoteProof.Item(id: row.id, line: record.number, key: key(row.id), body: body))
    }
    guard let start, let last = items.last?.line else { return nil }
    var lines: [NoteProof.Line] = []
    var end = start.chain
    var gap: Position?
    do {
      _ = try store.read(after: start, bodies: false) { record in
        // What a repair says was lost proves nothing: a proof ends before it.
        if record.lost > 0 {
          gap = record.position
          return false
        }
        lines.append(NoteProof.Line(record))
        end = record.chain
        return !isWitness(record, to: last)
      }
    } catch .damaged(let damage) {
      throw .damaged(damage)
    } catch {
      throw .storage(error)
    }
    if let gap, last > lines.last?.number ?? 0 { throw .storage(.noRecord(at: gap)) }
    return NoteProof(board: manifest.board, items: items, lines: lines, end: end)
  }

  /// Whether a line is of somebody who acts for the board, signed when she had seen line `number`.
  private func isWitness(_ record: StoredRecord, to number: UInt64) -> Bool {
    guard record.number > number, let head = format.head(of: record),
      head.event.act.isForBoard, head.statement.seen.number >= number,
      fold.board.moderators.speaks(
        head.event.author, at: Place(record.position), founder: founder)
    else { return false }
    return format.isVerified(head)
  }

  /// Holds a proof against this board's record, whose heads a member can read.
  ///
  /// - Returns: what the record says of each note; or why the proof does not hold.
  /// - Throws: `storage`.
  package func hold(
    _ proof: NoteProof
  ) throws(LedgerError) -> Result<[NoteFinding], NoteProofFault> {
    var heads: [UInt64: LineHead] = [:]
    let numbers = Dictionary(
      proof.items.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
    var chains: [UInt64: Bytes32] = [:]
    var witnesses: [(line: UInt64, seen: Statement.Seen, day: Day)] = []
    let first = proof.items.first?.line ?? 0
    let result = try Ledger.hold(proof, of: manifest, in: store) { record in
      if record.number >= first { chains[record.number] = record.chain }
      guard record.number >= first, let head = format.head(of: record) else { return }
      if numbers[record.number] != nil { heads[record.number] = head }
      if head.event.act.isForBoard,
        fold.board.moderators.speaks(
          head.event.author, at: Place(record.position), founder: founder),
        format.isVerified(head)
      {
        witnesses.append((record.number, head.statement.seen, head.event.day))
      }
    }
    guard case .success(var findings) = result else { return result }
    for index in findings.indices {
      let content = findings[index].content
      guard let head = heads[content.line], let item = numbers[content.line],
        head.event.act == .noted, head.event.id == content.id,
        head.statement.keyHash == SealedBody.keyHash(of: item.key),
        head.statement.bodyHash == LineChain.bodyHash(of: item.body[...]),
        format.isVerified(head)
      else { return .failure(.notSigned(line: content.line)) }
      findings[index].day = head.event.day
      let witness = witnesses.first {
        $0.line > content.line && $0.seen.number >= content.line
          && chains[$0.seen.number] == $0.seen.chain
      }
      findings[index].seen = witness.map { NoteFinding.Witness(line: $0.line, day: $0.day) }
    }
    return .success(findings)
  }

  /// Holds a proof against the record of a board, without its keys: the chain, and no signature.
  ///
  /// - Parameters:
  ///   - proof: the proof.
  ///   - manifest: the board's identifiers.
  ///   - makeStore: opens the journal under the record's chain.
  /// - Returns: what the record says of each note; or why the proof does not hold.
  /// - Throws: `storage`.
  package static func hold(
    _ proof: NoteProof, of manifest: BoardManifest,
    store makeStore: (any ChainRule) throws(StorageError) -> any Store
  ) throws(LedgerError) -> Result<[NoteFinding], NoteProofFault> {
    let store: any Store
    do {
      store = try makeStore(JournalChain(board: manifest.board))
    } catch {
      throw .storage(error)
    }
    return try hold(proof, of: manifest, in: store) { _ in }
  }

  private static func hold(
    _ proof: NoteProof, of manifest: BoardManifest, in store: any Store,
    _ visit: (StoredRecord) -> Void
  ) throws(LedgerError) -> Result<[NoteFinding], NoteProofFault> {
    guard proof.board == manifest.board else { return .failure(.otherBoard) }
    let contents: [NoteProof.Content]
    do {
      contents = try proof.contents()
    } catch {
      return .failure(error)
    }
    let first = proof.lines.first?.number ?? 1
    let last = first + UInt64(proof.lines.count) - 1
    let notes = Set(contents.map(\.line))
    var erased: Set<UInt64> = []
    var fault: NoteProofFault?
    var count: UInt64 = 0
    do {
      _ = try store.read(
        after: Tip.genesis(JournalChain(board: manifest.board)), bodies: true
      ) { record in
        visit(record)
        count = record.number
        guard record.number <= last else { return true }
        if record.body == .damaged { fault = .damagedRecord(line: record.number) }
        if record.number >= first,
          NoteProof.Line(record) != proof.lines[Int(record.number - first)]
            || (record.number == last && record.chain != proof.end)
        {
          fault = .otherLine(record.number)
        }
        if notes.contains(record.number), record.body == .erased { erased.insert(record.number) }
        return fault == nil
      }
    } catch .damaged {
      // What follows the proof's last line is not its concern.
      if count < last { fault = .damagedRecord(line: count + 1) }
    } catch {
      throw .storage(error)
    }
    if let fault { return .failure(fault) }
    guard count >= last else { return .failure(.shortRecord(lines: count)) }
    return .success(
      contents.map { NoteFinding(content: $0, isErased: erased.contains($0.line)) })
  }
}

extension NoteProof.Line {
  fileprivate init(_ record: StoredRecord) {
    self.init(
      number: record.number, epoch: record.epoch, previous: record.previous,
      head: .digest(of: record.head[...]), bodyHash: record.bodyHash)
  }
}
