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

  package init(id: DraftID, purpose: Purpose, text: String, day: Day, isOpen: Bool) {
    self.id = id
    self.purpose = purpose
    self.text = text
    self.day = day
    self.isOpen = isOpen
  }

  /// Whether somebody would miss it: a fact is chosen, or a word is typed.
  package var isWorthKeeping: Bool {
    guard text.isEmpty, case .new(let opening, let isAboutNobody) = purpose else {
      return !text.isEmpty
    }
    return isAboutNobody || opening != Opening(kind: opening.kind)
  }
}
