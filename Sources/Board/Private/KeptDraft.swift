// SPDX-License-Identifier: Apache-2.0

/// What a member has begun to write and not posted, exactly as typed.
package struct KeptDraft: Hashable, Sendable {
  /// What it is to become.
  package enum Purpose: Hashable, Sendable {
    /// A new thread, with the facts chosen so far.
    case new(Opening, isAboutNobody: Bool)
    case reply(ThreadID, to: EventID?)
    case amend(ThreadID, EventID)
    /// A note for herself.
    case note
  }

  package let id: DraftID
  package let purpose: Purpose
  /// The words as typed, not as they would be published.
  package let text: String
  /// The day on which it was last changed.
  package let day: Day
  /// Whether its page was open then: a draft that was put aside waits to be asked for.
  package let isOpen: Bool
  /// Where it was sent to the moderators as a post: it waits then, or was turned down.
  package let held: Held?

  /// What sent a first try that moderators turned down, where this is begun as another; nil for what is
  /// no second try.
  package let after: EventID?

  /// That a draft's words were sent to the moderators.
  package struct Held: Hashable, Sendable {
    /// The event that sent them.
    package let submission: EventID
    /// The thread that they are for, or open.
    package let thread: ThreadID

    package init(submission: EventID, thread: ThreadID) {
      self.submission = submission
      self.thread = thread
    }
  }

  package init(
    id: DraftID, purpose: Purpose, text: String, day: Day, isOpen: Bool, held: Held? = nil,
    after: EventID? = nil
  ) {
    self.id = id
    self.purpose = purpose
    self.text = text
    self.day = day
    self.isOpen = isOpen
    self.held = held
    self.after = after
  }

  /// What sent these words to the moderators, or the try before them.
  package var tried: EventID? { after ?? held?.submission }

  /// Whether it waits for moderators, and is not to be gone on with.
  package func waits(on board: BoardState) -> Bool {
    guard let held, let row = board.submissions[held.submission] else { return false }
    return row.outcome == nil
  }

  /// The same words with the marks of an earlier copy, where they bear none.
  func marked(as former: KeptDraft?) -> KeptDraft {
    KeptDraft(
      id: id, purpose: purpose, text: text, day: day, isOpen: isOpen, held: held ?? former?.held,
      after: after ?? former?.after)
  }

  /// Whether somebody would miss it: a fact is chosen, or a word is typed.
  package var isWorthKeeping: Bool {
    guard text.isEmpty, case .new(let opening, let isAboutNobody) = purpose else {
      return !text.isEmpty
    }
    return isAboutNobody || opening != Opening(kind: opening.kind)
  }
}
