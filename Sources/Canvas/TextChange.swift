// SPDX-License-Identifier: Apache-2.0

/// One step of a text's history: what stood in a place and what was put there instead.
struct TextChange: Hashable, Sendable {
  /// What steps join into one when they follow each other.
  enum Kind: Hashable, Sendable {
    case typing, deleting, other
  }

  let kind: Kind
  private(set) var place: Int
  private(set) var removed: [Unicode.Scalar]
  private(set) var inserted: [Unicode.Scalar]
  /// Where the cursor stood before the step.
  let cursor: Int

  /// Where the step's outcome lies in the text that it made.
  var outcome: Range<Int> { place..<(place + inserted.count) }

  /// Where what it replaced lies in the text before it.
  var origin: Range<Int> { place..<(place + removed.count) }

  init(
    kind: Kind,
    place: Int,
    removed: [Unicode.Scalar],
    inserted: [Unicode.Scalar],
    cursor: Int
  ) {
    self.kind = kind
    self.place = place
    self.removed = removed
    self.inserted = inserted
    self.cursor = cursor
  }

  /// Takes in the step that came directly after this one, if a person would undo both at once: a word
  /// as it is typed with the blanks behind it, a run of single deletions.
  mutating func absorb(_ next: TextChange) -> Bool {
    guard kind == next.kind else { return false }
    switch kind {
    case .typing:
      let beginsWord = inserted.last == " " && next.inserted.first != " "
      guard next.place == outcome.upperBound, !beginsWord else { return false }
      inserted += next.inserted
      return true
    case .deleting:
      if next.origin.upperBound == place {
        removed = next.removed + removed
        place = next.place
        return true
      }
      guard next.place == place else { return false }
      removed += next.removed
      return true
    case .other:
      return false
    }
  }
}
