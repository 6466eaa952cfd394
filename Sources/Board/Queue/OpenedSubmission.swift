// SPDX-License-Identifier: Apache-2.0

/// Something that was sent to the moderators, as one of them reads it: every signature in it held.
package struct OpenedSubmission: Hashable, Sendable {
  package enum Matter: Hashable, Sendable {
    /// A post that waits: what it will be, with its words.
    case held(Event, text: String?, after: ModerationReason?)
    case report(ThreadID, EventID, ModerationReason)
    case answer(AuthorAnswer)
    case notice(ThreadID, arrived: Moment)
    case dataRequest(arrived: Day)
    case suspension([UInt8])
    case give([UInt8])
  }

  package let row: SubmissionRow
  package let matter: Matter

  package init(row: SubmissionRow, matter: Matter) {
    self.row = row
    self.matter = matter
  }
}
