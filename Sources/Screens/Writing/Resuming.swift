// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

extension Scene {
  /// Goes on with a draft: what was being written meanwhile is kept.
  mutating func resume(_ id: DraftID) -> [Step] {
    keepDrafts(open: nil)
    guard let draft = kept.drafts[id] else { return [] }
    let purpose = Purpose(draft)
    guard purpose == .new else {
      takeUp(draft, for: purpose)
      return [.open(WordsPage(purpose, self))]
    }
    if drafts.composition?.id != id {
      drafts.composition = Composition(draft, size: size)
    }
    return drafts.composition.map { [.open(page(for: $0))] } ?? []
  }

  /// Goes on with what moderators turned down, in a draft of its own: what they read stays as it was.
  mutating func tryAgain(_ id: DraftID) -> [Step] {
    guard let sent = kept.drafts[id] else { return [] }
    let draft = kept.secondTry(of: sent, id: draftID(), on: today)
    if kept.drafts[draft.id] == nil { keep(.keepDraft(draft)) }
    return resume(draft.id)
  }

  /// Begins a new thread; another one that was begun is kept.
  mutating func begin(_ kind: ThreadKind) -> [Step] {
    keepDrafts(open: nil)
    let composition = Composition(draftID(), kind: kind, size: size)
    drafts.composition = composition
    return [.open(page(for: composition))]
  }

  /// The draft of a new thread that is the first to be gone on with.
  mutating func newDraft() -> DraftID? {
    keepDrafts(open: nil)
    if let composition = drafts.composition, !composition.isEmpty { return composition.id }
    return begunDrafts.first { Purpose($0) == .new }?.id
  }

  /// Where the writing of a new thread goes on: at the facts that a warning still lacks, or else at
  /// the words, where no digit does harm.
  private func page(for composition: Composition) -> any Screen {
    if composition.reported == .formally { return CasePage() }
    if composition.kind == .warning, composition.missing != nil {
      return FactsForm(.warning, self)
    }
    return composition.takesWords ? WordsPage(.new, self) : CrimePage()
  }

  /// Begins advice about the place of the new thread, with what to do there and nobody in it; the
  /// thread itself is kept.
  mutating func beginPlaceAdvice() -> [Step] {
    guard let former = drafts.composition else { return [] }
    keepDrafts(open: nil)
    var composition = Composition(draftID(), kind: .advice, size: size)
    composition.occasion = former.occasion
    composition.advice = former.advice
    drafts.composition = composition
    return [.replace(page(for: composition))]
  }

  /// A new thread in words, for a note: what was chosen, then what was written.
  func plainWords(of composition: Composition) -> String {
    let facts = [
      composition.occasion.map { vocabulary.label(ofOccasion: $0) }, composition.conduct?.label,
      composition.subject.flatMap(board.subject).map { "about \($0.tag)" },
      composition.when?.label,
    ].compactMap(\.self).joined(separator: " · ")
    let words = composition.words.text
    return [facts, words].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}
