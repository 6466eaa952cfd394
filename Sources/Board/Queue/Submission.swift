// SPDX-License-Identifier: Apache-2.0

/// What a decision sends to the moderators, before it is signed and sealed to them.
package enum Submission: Hashable, Sendable {
  /// A post that is held for them to read first.
  case post(HeldPost)
  /// An author's answer, which her tag signs.
  case answer(AuthorAnswer)
  /// A notice or a request, which the key signs that speaks for the board.
  case word(SubmissionContent, by: AuthorKey)
  /// What needs no more than to be sealed.
  case content(SubmissionContent)
}

/// A post that is held: all that it will be once a moderator puts it up.
package struct HeldPost: Hashable, Sendable {
  package let event: Event
  package let body: EventBody?
  /// Why a first try of the same author was turned down; nil for a first try.
  package let after: ModerationReason?
}
