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
  /// Only moderators may.
  case moderatorsOnly
  /// The set of moderators is not the one that the change is of.
  case setChanged
  /// The set holds too many, too few, or one of them twice.
  case badSet
  case noSuchProposal
  /// The proposed set's common key does not reach each of its moderators.
  case keyNotShared
  /// The proposed set holds already.
  case proposalHolds
  /// One's own proposal, or one that one has confirmed: another has to.
  case ownProposal
  /// A deed that takes a reason, without one.
  case noReason(ModerationDeed)
  /// A deed that takes no reason, with one.
  case noReasonTaken(ModerationDeed)
  /// A reason that this deed does not take.
  case otherReason(ModerationReason, ModerationDeed)
  /// Somebody else has done it already.
  case alreadyDone(ModerationDeed)
  /// What is to be taken back was not done, or was taken back already.
  case notDone(ModerationDeed)
  /// The deed is done to whole threads alone.
  case wholeThreads(ModerationDeed)
  /// The post is a moderator's.
  case notAMembersPost
  /// The post's words are not those that were read.
  case changedMeanwhile
  /// Moderators have set the thread, or the post, aside.
  case threadSetAside
  case messageSetAside
  /// No replies for now.
  case threadLocked
  /// The thread points to another one.
  case threadMerged
  /// The threads are not of one kind and about one person, or one of them does not stand.
  case cannotMerge
  /// Nothing can be sealed to moderators where nothing is sealed.
  case noHoldingOnOpenBoard
  case noReportsOnOpenBoard
  /// There is nobody whom it could be sealed to.
  case noModeratorsYet
  /// The moderators work so already.
  case policyHolds
  /// Nothing of that identifier waits, or did.
  case noSuchItem
  /// Another moderator was first.
  case alreadyDecided(Verdict)
  /// Whoever sent it to the moderators took it back.
  case takenBack
  /// A held post goes up or is turned down; all else is resolved.
  case notForThis(Verdict)
  /// A reason that is not on the list for what it is given for.
  case unlistedReason(ModerationReason, allowed: [ModerationReason])
  /// What was sealed to moderators before one was in the set.
  case sealedBefore
  /// A change of the post waits already: put up last, the older words would take the newer ones' place.
  case changeWaits
  /// No room to keep what is held as a draft, and no other copy of it that its author reads.
  case noDraftRoom
  /// What keeps a held post from going up.
  case heldBack(Obstacle)
  /// What keeps the answer of the person named from standing in a thread.
  case answerBlocked(Obstacle)
  /// An answer of the person named stands there that no moderator has seen to yet.
  case answerWaits
  /// A held post that is not as its author signed it.
  case notAsSigned
  /// What moderators read first cannot go up at an hour that nobody chooses.
  case readFirst
  /// One's own post.
  case ownPostReported
  case alreadyReported
  /// Nobody asked that.
  case noSuchQuestion
  /// The tag says nothing more in this thread.
  case muted
  /// A reason for which nobody's access is ended.
  case otherSuspensionReason(ModerationReason)
  /// What moderators want to do together about the author behind a tag.
  case suspension(SuspensionFault)
  /// The day's allowance is spent; from which day on there is another.
  case dailyLimit(Allowance.Matter, most: Int, from: Day)
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
