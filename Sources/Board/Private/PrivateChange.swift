// SPDX-License-Identifier: Apache-2.0

/// Something a member did that is kept for her alone.
package enum PrivateChange: Hashable, Sendable {
  /// She was shown a thread up to a mark.
  case read(ThreadID, ReadMark)
  /// Everything up to there counts as read.
  case readAll(ReadMarks.Base)
  /// A draft as it now stands; it takes the place of an earlier one of the same identifier.
  case keepDraft(KeptDraft)
  /// A draft was posted or thrown away.
  case dropDraft(DraftID)
  /// She opened a thread, or wrote in it.
  case wrote(ThreadID, isOpener: Bool)
  /// She watches an office-holder from now on, or no longer does.
  case watch(SubjectID, Bool)
  /// As a moderator she leaves what is about an office-holder to others from now on, or no longer does.
  case stepAside(SubjectID, Bool)
  /// As a moderator she leaves one item of the queue to another, or no longer does.
  case leave(EventID, Bool)
  /// She answered a question of moderators, by the event that asked.
  case answered(EventID)
  /// As a moderator she proposed to end an access, or confirmed that, by the event that sent it.
  case sentForSuspension(EventID)
  /// What her list shows.
  case filter(ListFilter)
  /// Whether her list has one line a thread.
  case oneLine(Bool)
  /// Whether she wants the board in lines.
  case lineMode(Bool)
  /// Where moderators say that a review is asked for once an access was ended; empty for nowhere.
  case review(String)
  /// How much of a day's reading is spent, in all.
  case spent(ReadingBudget)
  /// She was shown her mail up to a place of the record.
  case readMail(Place)
  /// She has read the record of what moderators did up to there.
  case readRecord(RecordMark)
  /// She has seen the record up to there.
  case saw(SeenHead)
  /// She had a name shown, in an hour since 1970 by the host's clock; the number is drawn at random.
  case looked(UInt32, hour: Int)
  /// She posted something; the number is random, and tells it from her other posts.
  case posted(UInt32, Allowance.Matter, Day)
}
