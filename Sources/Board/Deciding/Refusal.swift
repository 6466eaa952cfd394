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
  /// The thread that was to be stopped has gone up.
  case alreadyUp
  /// The words are longer than what can wait for its hour.
  case longToWait(characters: Int)
  /// The author has said already that it has stopped.
  case alreadyClear
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
  /// An occasion to come that is not announced, was taken off, or is over.
  case noSuchUpcoming
  /// An occasion whose weeks are over.
  case pastOccasion
  /// Words for all to see, in which a name of the roster stands.
  case namesSomebody
  /// A route that was not corrected.
  case notCorrected
  /// Mail to oneself.
  case ownMessage
  /// Thanks that were sent already.
  case alreadyThanked
  /// An author who told no mail key: a moderator, or one who wrote before there were any.
  case noMailKey
  /// An open board keeps no secret, and so no mail for one alone.
  case noMailOnOpenBoard
  /// An office-holder without a name or an identifier.
  case emptyName
  /// All subject tags are in use.
  case noTagsLeft
  /// An open board keeps no secret, and so no notes.
  case noNotesOnOpenBoard
  case noSuchNote
  /// The note was erased already.
  case noteErased
  /// The words are not put up as they are.
  case turned(Turning)
  /// The author's own warning of the same sort, place and person, which stands.
  case duplicate(ThreadID)

  /// A field of a thread's opening.
  package enum Field: String, CaseIterable, Sendable {
    case conduct, basis, occasion, when, upcoming, subject, advice, body
  }
}
