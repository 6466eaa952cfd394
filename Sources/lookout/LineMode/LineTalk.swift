// SPDX-License-Identifier: Apache-2.0

internal import Board

/// The question that waits for an answer, if any.
enum LineTalk {
  /// None: a line is a request.
  case none
  /// Which kind of thread to write.
  case kind
  /// The open field of the new thread.
  case facts
  /// Whether names may be spoken, before the roster is searched.
  case beforeRoster
  /// Letters of a name, or the number of one that was told.
  case roster([RosterEntry], told: [RosterEntry])
  /// The lines of a text, as far as they came.
  case words(Purpose, [String])
  /// Whether to post; `isHeard` once it was read out as others will see it.
  case ready(Purpose, isHeard: Bool)
  /// How one knows.
  case sameHere(ThreadID)
  /// Which reply.
  case reply(ThreadID, to: EventID?)
  /// Whether to take a post back for good.
  case withdraw(ThreadID, EventID)
  /// Whether a name may be spoken.
  case beforeName(SubjectID)
  /// The name was said.
  case name
  /// A name to check.
  case whoName
  /// Which of several people of one name, by its number.
  case whichName([RosterEntry])
  /// What is to be told after a check: Enter tells what is written about the one of a tag.
  case checked(SubjectID)
  /// Whether to look up whom a search named.
  case member([RosterEntry])
  /// Which note, by its number.
  case notes([Note])
  /// Whether to erase a note for good.
  case eraseNote(EventID)
  /// Which kind of evening, or which occasion to come, by its number.
  case tonight([Tonight.Row])
  /// Which need, by its digit.
  case routes
  /// Which of a need's doors.
  case doors(Need)
  /// The day something happened.
  case day
  /// Which of what is one's own, by its number.
  case mine([LineMine])
  /// Whether something that waits for moderators is taken back.
  case takeBack(EventID)
  /// Why a post is reported.
  case report(ThreadID, EventID)
  /// Whether to stop what waits for its hour.
  case stop(ThreadID)
  /// Whether to go on with what was being written last time.
  case resume(DraftID)
  /// How many invitations, and for whom.
  case invite
  /// Whether the words that were drawn are to be the codename.
  case drawn([Int])
  /// The same words, typed back unseen.
  case typeBack([Int])
  /// The first two words of the codename, or not, to leave the board for good.
  case leaveForGood(wrongTries: Int)
}
