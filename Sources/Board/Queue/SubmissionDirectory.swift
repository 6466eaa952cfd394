// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// Everything that was sent to the moderators of a board, in the order in which it came into the
/// record.
package struct SubmissionDirectory: Hashable, Sendable {
  package private(set) var rows: [SubmissionRow] = []
  /// How many came, were decided or taken back: by it one knows whether to look again.
  package private(set) var changes = 0
  private var indices: [EventID: Int] = [:]
  private var onces: Set<Bytes16> = []

  package init() {}

  /// Rows as they were kept.
  init(_ rows: [SubmissionRow]) {
    for row in rows where indices.updateValue(self.rows.count, forKey: row.id) == nil {
      self.rows.append(row)
      if let once = row.once { onces.insert(once) }
    }
    changes = self.rows.count + self.rows.count { $0.outcome != nil }
  }

  /// The row of something that was sent.
  package subscript(id: EventID) -> SubmissionRow? { indices[id].map { rows[$0] } }

  /// What nobody has decided on and nobody took back, the oldest first.
  package var waiting: [SubmissionRow] { rows.filter { $0.outcome == nil } }

  /// Whether a member's report of a message was counted.
  package func hasCounted(_ once: Bytes16) -> Bool { onces.contains(once) }

  /// Takes in something that was sent; a second one of the same identifier is nobody's.
  mutating func add(_ event: Event, to key: Bytes32, once: Bytes16?, at place: Place) {
    guard indices[event.id] == nil else { return }
    changes += 1
    indices[event.id] = rows.count
    if let once { onces.insert(once) }
    rows.append(
      SubmissionRow(
        id: event.id, author: event.author, day: event.day, place: place, key: key, once: once))
  }

  /// Takes in a decision; the first one stands.
  ///
  /// - Returns: whether it was the first.
  mutating func decide(_ id: EventID, _ verdict: Verdict, on day: Day) -> Bool {
    guard let index = indices[id], rows[index].outcome == nil else { return false }
    changes += 1
    rows[index].outcome = .decided(verdict, day)
    return true
  }

  /// Whether something waits that was signed with a key.
  package func canTakeBack(_ id: EventID, by author: AuthorKey) -> Bool {
    self[id].map { $0.outcome == nil && $0.author == author } ?? false
  }

  /// Takes in that its author took something back.
  mutating func takeBack(_ id: EventID, by author: AuthorKey) {
    guard canTakeBack(id, by: author), let index = indices[id] else { return }
    changes += 1
    rows[index].outcome = .takenBack
  }
}

// MARK: - Keeping it

extension SubmissionDirectory {
  func pack(into packer: inout Packer) {
    packer.add(rows) { packer, row in
      packer.add(row.id.value)
      packer.add(row.author.value)
      packer.add(row.day.number)
      packer.add(row.place.value)
      packer.add(row.key)
      packer.add(row.once.map { [$0] } ?? []) { $0.add($1) }
      switch row.outcome {
      case nil: packer.add(0)
      case .takenBack: packer.add(1)
      case .decided(let verdict, let day):
        packer.add(2)
        packer.add(verdict)
        packer.add(day.number)
      }
    }
  }

  init(_ unpacker: inout Unpacker) {
    self.init(
      unpacker.list { unpacker in
        let id = EventID(unpacker.bytes16())
        let author = AuthorKey(unpacker.bytes32())
        let day = Day(number: unpacker.integer())
        let place = Place(unpacker.unsigned())
        let key = unpacker.bytes32()
        let once = unpacker.list { $0.bytes16() }.first
        var outcome: SubmissionRow.Outcome?
        switch unpacker.integer() {
        case 0: break
        case 1: outcome = .takenBack
        case 2:
          let verdict = unpacker.verdict()
          outcome = .decided(verdict, Day(number: unpacker.integer()))
        default: unpacker.fail()
        }
        return SubmissionRow(
          id: id, author: author, day: day, place: place, key: key, once: once, outcome: outcome)
      })
  }
}
