// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

extension Scene {
  /// Why no note can be written; nil where it can.
  var whyNoNotes: String? {
    if !standing.isSealed {
      return "This board is open and keeps no secret: notes need a sealed one."
    }
    return standing.whyReadOnly
  }

  /// Why nothing can be sent just now; nil where it can.
  var whyNotPosting: String? {
    posting == nil ? nil : "A moment: it is on its way to the board."
  }

  /// Begins a note, with words to go on from, or goes on with the one that was begun; what was being
  /// written is kept.
  mutating func beginNote(with text: String = "") -> [Step] {
    keepDrafts(open: nil)
    if drafts[.note] == nil, let draft = kept.drafts.all.first(where: { Purpose($0) == .note }) {
      takeUp(draft, for: .note)
    }
    return [.open(WordsPage(.note, self, text: text))]
  }

  /// Sends what was written for a purpose to the board.
  mutating func send(_ intent: Intent, for purpose: Purpose) -> [Step] {
    // By its words one knows of which former try this is another.
    if let id = drafts.id(for: purpose), kept.drafts[id]?.tried != nil { keepDrafts(open: id) }
    let ticket = ticket()
    let isLater = if case .schedule = intent { true } else { false }
    posting = Posting(
      ticket: ticket, purpose: purpose, draft: drafts.id(for: purpose), isLater: isLater)
    notice = Notice("On its way to the board…")
    return [.ask(.perform(intent, ticket))]
  }
}
