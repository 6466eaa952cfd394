// SPDX-License-Identifier: Apache-2.0

/// A note of somebody's, as everybody's board knows it: that it is there, and what signed it.
///
/// Whose it is nobody but its owner can tell: each has a key of its own.
package struct NoteRow: Hashable, Sendable {
  package let id: EventID
  /// The key that signed it, and that alone may erase it.
  package let author: AuthorKey
  package let place: Place
  /// Whether its owner erased it.
  package fileprivate(set) var isErased = false

  init(id: EventID, author: AuthorKey, place: Place, isErased: Bool = false) {
    self.id = id
    self.author = author
    self.place = place
    self.isErased = isErased
  }
}

/// The notes of a board, in the order in which they came into the record.
package struct NoteDirectory: Hashable, Sendable {
  package private(set) var rows: [NoteRow] = []
  /// How many notes came or were erased: by it one knows whether to look again.
  package private(set) var changes = 0
  private var indices: [EventID: Int] = [:]

  package init() {}

  /// Notes as they were kept.
  init(_ rows: [NoteRow]) {
    for row in rows where indices.updateValue(self.rows.count, forKey: row.id) == nil {
      self.rows.append(row)
    }
    changes = self.rows.count + self.rows.count { $0.isErased }
  }

  /// The row of a note.
  package subscript(id: EventID) -> NoteRow? { indices[id].map { rows[$0] } }

  /// Takes in a note; a second one of the same identifier is nobody's.
  mutating func add(_ event: Event, at place: Place) {
    guard indices[event.id] == nil else { return }
    changes += 1
    indices[event.id] = rows.count
    rows.append(NoteRow(id: event.id, author: event.author, place: place))
  }

  /// Whether an event erases a note that stands, in its owner's hand.
  package func canErase(_ id: EventID, by author: AuthorKey) -> Bool {
    self[id].map { !$0.isErased && $0.author == author } ?? false
  }

  /// Takes in that a note was erased.
  mutating func erase(_ id: EventID, by author: AuthorKey) {
    guard canErase(id, by: author), let index = indices[id] else { return }
    changes += 1
    rows[index].isErased = true
  }
}
