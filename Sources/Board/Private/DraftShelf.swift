// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// A member's drafts, and the signs of those that were posted or thrown away, by which an older copy
/// does not bring them back.
package struct DraftShelf: Hashable, Sendable {
  /// A draft, or the sign of one that was dropped, as of a revision.
  struct Entry: Hashable, Sendable {
    let revision: Int
    let draft: KeptDraft?
  }

  private(set) var entries: [DraftID: Entry] = [:]

  package init() {}

  init(_ entries: [DraftID: Entry]) {
    self.entries = entries
  }

  /// The drafts that stand, the last one changed first.
  package var all: [KeptDraft] {
    entries.values.sorted {
      ($0.revision, $0.draft?.id.description ?? "") > ($1.revision, $1.draft?.id.description ?? "")
    }.compactMap(\.draft)
  }

  /// The draft of an identifier; nil where there is none, or it was dropped.
  package subscript(id: DraftID) -> KeptDraft? { entries[id]?.draft }

  /// Whether a draft was posted or thrown away.
  package func isDropped(_ id: DraftID) -> Bool { entries[id].map { $0.draft == nil } ?? false }

  /// Whether no draft stands.
  package var isEmpty: Bool { entries.values.allSatisfy { $0.draft == nil } }

  /// The signs of dropped drafts, the oldest first.
  var dropped: [DraftID] {
    entries.filter { $0.value.draft == nil }
      .sorted { ($0.value.revision, $0.key.description) < ($1.value.revision, $1.key.description) }
      .map(\.key)
  }

  /// Keeps a draft; one whose words stay as they were is no later for it, so that a terminal that
  /// only puts it aside takes nothing from another that writes on.
  mutating func keep(_ draft: KeptDraft, revision: Int) {
    let entry = entries[draft.id]
    // Whoever goes on with words that were turned down does not say again that they were.
    let draft = draft.marked(as: entry?.draft)
    let isSame =
      entry?.draft?.text == draft.text && entry?.draft?.purpose == draft.purpose
      && entry?.draft?.held == draft.held && entry?.draft?.after == draft.after
    entries[draft.id] = Entry(
      revision: isSame ? entry?.revision ?? revision : revision, draft: draft)
  }

  mutating func drop(_ id: DraftID, revision: Int) {
    entries[id] = Entry(revision: revision, draft: nil)
    // As many as anybody drops while an older copy lies somewhere.
    forgetDropped(dropped.count - DraftShelf.mostDropped)
  }

  private static let mostDropped = 64

  mutating func forgetDropped(_ count: Int) {
    for id in dropped.prefix(max(0, count)) { entries[id] = nil }
  }

  mutating func leaveOut(_ id: DraftID) {
    entries[id] = nil
  }

  mutating func merge(_ other: DraftShelf) {
    entries.merge(other.entries) { DraftShelf.winner($0, $1) }
  }

  /// The later of two entries; of two as late, a draft before a sign, a longer text before a shorter
  /// one, and what was put aside before what is open.
  private static func winner(_ one: Entry, _ other: Entry) -> Entry {
    guard one.revision == other.revision else {
      return one.revision > other.revision ? one : other
    }
    guard let mine = one.draft, let theirs = other.draft else {
      return one.draft == nil ? other : one
    }
    let (myRank, theirRank) = (rank(mine), rank(theirs))
    return myRank.lexicographicallyPrecedes(theirRank) ? other : one
  }

  /// Bytes that tell any two drafts apart, a longer text last.
  private static func rank(_ draft: KeptDraft) -> [UInt8] {
    var json = JSONWriter()
    json.value(draft.text.unicodeScalars.count + 1_000_000)
    json.value(draft.isOpen ? 0 : 1)
    json.draft(draft, revision: 0)
    return json.bytes
  }
}
