// SPDX-License-Identifier: Apache-2.0

/// Why something may not be done.
///
/// Wording lives with whoever tells it.
package enum Refusal: Error, Hashable, Sendable {
  case emptyText
  case longText(characters: Int, limit: Int)
  case noSuchThread
  case noSuchMessage
  /// The post is another author's.
  case notYours
  /// The thread was taken back by its author.
  case threadWithdrawn
  /// The thread's time ran out.
  case threadEnded
  /// The post was taken back already.
  case messageWithdrawn
  /// A field that this kind of thread needs.
  case missing(Field)
  /// A field that this kind of thread does not take.
  case unwanted(Field, ThreadKind)
  /// A code that is not on the list.
  case unknownOccasion(String)
  case unknownAdvice(String)
  case repeatedAdvice(String)
  case muchAdvice(limit: Int)
  case unknownSubject(SubjectID)
  /// What may be a crime is posted without words.
  case crimeTakesNoText
  /// A "same here" on one's own warning.
  case ownWarning
  /// A "same here" that has been counted.
  case alreadyCounted
  /// "I have heard it said" is not counted.
  case hearsay
  /// A "same here" on advice or a question.
  case notAWarning
  /// Only whoever runs the board may.
  case founderOnly
  /// An office-holder without a name or an identifier.
  case emptyName
  /// All subject tags are in use.
  case noTagsLeft
  /// An open board keeps no secret, and so no notes.
  case noNotesOnOpenBoard
  case noSuchNote
  /// The note was erased already.
  case noteErased

  /// A field of a thread's opening.
  package enum Field: String, CaseIterable, Sendable {
    case conduct, basis, occasion, when, subject, advice, body
  }
}
