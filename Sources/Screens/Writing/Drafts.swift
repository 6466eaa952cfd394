// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// What is being written and not posted yet, kept as typed, with the cursor and the steps to undo.
///
/// The texts at work; `Scene.keepDrafts` puts them where they outlast the program.
struct Drafts {
  /// A reply, an amendment or a note.
  private struct Words {
    var id: DraftID
    /// What it answers, with the post.
    var purpose: Purpose
    var area: TextArea
    /// Words that she says are nobody's name.
    var keeping: Set<String> = []
  }

  /// The new thread that is being written.
  var composition: Composition? {
    didSet { isTouched = true }
  }
  private var texts: [Purpose: Words] = [:]
  /// Whether something may have changed since it was kept.
  fileprivate(set) var isTouched = false

  /// Whether nothing is being written.
  var isEmpty: Bool { composition == nil && texts.isEmpty }

  /// The words for a purpose; nil where none were begun.
  ///
  /// A thread has one reply in the making, whatever it answers.
  subscript(purpose: Purpose) -> TextArea? {
    purpose == .new ? composition?.words : texts[purpose.draft]?.area
  }

  /// The name of what is written for a purpose.
  func id(for purpose: Purpose) -> DraftID? {
    purpose == .new ? composition?.id : texts[purpose.draft]?.id
  }

  /// The words in the text for a purpose that the writer says are nobody's name.
  func keeping(for purpose: Purpose) -> Set<String> {
    (purpose == .new ? composition?.keeping : texts[purpose.draft]?.keeping) ?? []
  }

  /// Lets a word be nobody's name in the text for a purpose.
  mutating func keep(_ word: String, for purpose: Purpose) {
    if purpose == .new {
      composition?.keeping.insert(word)
    } else {
      texts[purpose.draft]?.keeping.insert(word)
    }
  }

  /// Takes the words for a purpose as they now stand.
  mutating func set(_ area: TextArea, for purpose: Purpose, id: DraftID) {
    if purpose == .new {
      composition?.words = area
    } else {
      texts[purpose.draft] = Words(
        id: texts[purpose.draft]?.id ?? id, purpose: purpose, area: area,
        keeping: texts[purpose.draft]?.keeping ?? [])
      isTouched = true
    }
  }

  /// Forgets what was written for a purpose.
  mutating func remove(_ purpose: Purpose) {
    if purpose == .new { composition = nil } else { texts[purpose.draft] = nil }
    isTouched = true
  }

  /// Forgets a draft by its name.
  fileprivate mutating func remove(_ id: DraftID) {
    texts = texts.filter { $0.value.id != id }
    if composition?.id == id { composition = nil }
  }

  /// Takes up replies and amendments as they were kept; one that is open is not touched.
  mutating func takeUp(_ scene: Scene, open: DraftID? = nil) {
    let kept = scene.kept.drafts
    texts = texts.filter { $0.value.id == open || !kept.isDropped($0.value.id) }
    // What was sent to the moderators is gone on with on purpose, or not at all.
    for draft in kept.all.reversed() where draft.id != open && !draft.wasSent(on: scene.board) {
      // What is open holds its place against another terminal's words for the same.
      guard let purpose = Purpose(reply: draft), texts[purpose.draft]?.id != open || open == nil
      else { continue }
      load(draft, for: purpose, size: scene.size)
    }
    if let id = composition?.id, id != open, kept.isDropped(id) { composition = nil }
  }

  /// Takes up a reply or an amendment; the same words keep their cursor and what can be undone.
  fileprivate mutating func load(_ draft: KeptDraft, for purpose: Purpose, size: Size) {
    if let words = texts[purpose.draft], words.id == draft.id, words.area.text == draft.text {
      return
    }
    let area = TextArea(draft.text, limit: Limits.textCharacters, size: size)
    texts[purpose.draft] = Words(id: draft.id, purpose: purpose, area: area)
  }

  /// Gives what is being written another name.
  fileprivate mutating func rename(_ id: DraftID, to new: DraftID) {
    if composition?.id == id { composition?.id = new }
    for (purpose, words) in texts where words.id == id { texts[purpose]?.id = new }
    isTouched = true
  }

  /// All that is being written, as it would be kept.
  fileprivate func all(on today: Day, open: DraftID?) -> [KeptDraft] {
    var all = texts.values.compactMap { words -> KeptDraft? in
      let purpose: KeptDraft.Purpose
      switch words.purpose {
      case .new: return nil
      case .reply(let thread, let target): purpose = .reply(thread, to: target)
      case .amend(let thread, let target): purpose = .amend(thread, target)
      case .note: purpose = .note
      }
      return KeptDraft(
        id: words.id, purpose: purpose, text: words.area.text, day: today,
        isOpen: words.id == open)
    }
    if let composition {
      all.append(
        KeptDraft(
          id: composition.id,
          purpose: .new(composition.opening, isAboutNobody: composition.isAboutNobody),
          text: composition.words.text, day: today, isOpen: composition.id == open))
    }
    return all
  }
}

extension Scene {
  /// Takes the words for a purpose as they now stand.
  mutating func write(_ area: TextArea, for purpose: Purpose) {
    drafts.set(area, for: purpose, id: drafts.id(for: purpose) ?? draftID())
  }

  /// Keeps everything that is being written, where it changed.
  ///
  /// - Parameter open: the draft whose page is open.
  mutating func keepDrafts(open: DraftID?) {
    for draft in drafts.all(on: today, open: open) {
      if let change = kept.change(keeping: draft) { keep(change) }
    }
    drafts.isTouched = false
  }

  /// Takes in what another terminal of the same member kept.
  ///
  /// Where it went on with the very draft that is open here, both stay: this one under a new name.
  mutating func merge(_ other: PrivateState, open: DraftID?) {
    let former = open.flatMap { kept.drafts[$0]?.text }
    adopt(other)
    if let open, let text = kept.drafts[open]?.text, text != former {
      drafts.rename(open, to: draftID())
      notice = Notice("Another terminal went on with this draft. Both are kept.")
    }
    drafts.takeUp(self, open: open)
    news.count(self)
  }

  /// The drafts that are begun and nowhere else, the last one changed first.
  var begunDrafts: [KeptDraft] {
    let sent = Set(shownPending.compactMap(\.draft))
    return kept.drafts.all.filter { !$0.wasSent(on: board) && !sent.contains($0.id) }
  }

  /// Takes up a kept reply or amendment to go on with.
  mutating func takeUp(_ draft: KeptDraft, for purpose: Purpose) {
    drafts.load(draft, for: purpose, size: size)
  }

  /// Forgets a draft for good: it was posted, or thrown away.
  mutating func drop(_ id: DraftID) {
    if kept.drafts[id] != nil { keep(.dropDraft(id)) }
    drafts.remove(id)
  }

  /// What a draft is, such as `a warning, drinks, 40 words`.
  func label(of draft: KeptDraft) -> String {
    draft.label(vocabulary, isShort: isNarrow)
  }
}

extension KeptDraft {
  /// Whether its words went to the moderators, who have not decided or have; what was taken back is a
  /// draft like any other.
  func wasSent(on board: BoardState) -> Bool {
    guard let row = held.flatMap({ board.submissions[$0.submission] }) else { return false }
    return row.outcome != .takenBack
  }
}
