// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What an event does.
///
/// Adding a case touches this module alone.
package enum Act: Hashable, Sendable {
  /// The board got its name, which is the body's text.
  case named
  /// Another set of moderators is proposed; their wraps of its key are in the body.
  case proposedModerators(ModeratorChange)
  /// Somebody wants a proposed set, too.
  case confirmedModerators(EventID)
  /// How the moderators work from here on.
  case policy(Policy)
  /// Something was sent to the moderators, who alone open the body: it is sealed to this public half
  /// of their common key, and signed with a key that is used for nothing else.
  case submitted(to: Bytes32)
  /// Whoever sent something to the moderators took it back, with the key that signed it.
  case tookBack(EventID)
  /// A moderator decided on what was sent to them, or saw to what stands; where a post went up, with
  /// its line.
  case decided([EventID], Verdict, up: PostLine? = nil)
  /// A moderator asked the author of a post something, for her alone to read.
  case asked(ThreadID)
  /// A moderator did something with a thread or a post; the words that stand in are in the body.
  case moderated(Moderation)
  /// Two moderators opened the handle behind a tag, and ended its owner's access if she was found.
  case suspended(Suspension)
  /// The words that a moderator cut out of a post are kept in the body, for the moderators alone.
  case keptOriginal(ThreadID, EventID, KeptOriginalKey)
  /// An office-holder joined the roster under a tag; the name is in the body.
  ///
  /// From then on new threads have no authors' tags with the words to avoid, which are parts of the
  /// name.
  case enrolled(SubjectID, SubjectTag, avoiding: [String] = [])
  /// The board got another key, which the lines after this one are sealed under; with the number of
  /// its epoch and what proves it to be that key.
  case rotated(epoch: UInt64, check: Bytes32)
  /// Moderators handed out so many invitations; to whom is written nowhere. Those that bring a
  /// moderator have a key each, with which she offers herself.
  case invited(count: Int, offers: [AuthorKey] = [])
  /// A moderator announced a public occasion of a kind, by the week; what it is called is the body's
  /// text.
  case announced(occasion: String, ClosedRange<Week>)
  /// A moderator took an occasion off again.
  case cancelled(EventID)
  /// A moderator corrected a route in the body's words; without a body, none holds any more.
  case correctedRoute(RouteID)
  /// A thread was opened; its identifier is the event's.
  case opened(Opening)
  /// A post followed, perhaps in answer to another.
  case replied(ThreadID, to: EventID?)
  /// An author replaced the text of her own post.
  case amended(ThreadID, EventID)
  /// An author took her own post back; the opening takes the whole thread with it.
  case withdrawn(ThreadID, EventID)
  /// A warning's author said that it has stopped, as far as she knows.
  case allClear(ThreadID)
  /// A thread's time ran out: its texts end. Anybody's program tells of it, and it counts only where
  /// `BoardState.mayExpire` agrees.
  case expired(ThreadID)
  /// A member knows this too.
  case saidSameHere(ThreadID, Basis)
  /// The person named has answered, through a moderator.
  case disputed(ThreadID)
  /// Somebody sent something to one author of the thread: whom and what, she alone can read.
  case mailed(ThreadID)
  /// A member wrote something down for herself alone, under a key that is used for nothing else.
  case noted
  /// A member erased a note of hers.
  case erasedNote(EventID)
  /// Something this program does not understand, in a thread or none. Folds only note where it
  /// stands, so that backward links lead past it.
  case unreadable(ThreadID?)

  /// The thread it names; an opening names none but makes one.
  var thread: ThreadID? {
    switch self {
    case .named, .enrolled, .rotated, .invited, .announced, .cancelled, .correctedRoute, .opened,
      .noted, .erasedNote, .proposedModerators, .confirmedModerators, .policy, .submitted,
      .tookBack, .decided, .suspended:
      nil
    case .asked(let thread): thread
    case .moderated(let act): act.thread
    case .keptOriginal(let thread, _, _): thread
    case .replied(let thread, _), .amended(let thread, _), .withdrawn(let thread, _),
      .allClear(let thread), .expired(let thread), .saidSameHere(let thread, _),
      .disputed(let thread), .mailed(let thread):
      thread
    case .unreadable(let thread): thread
    }
  }

  /// The post for whose text it brings another; nil for what brings none.
  package var replacedText: EventID? {
    switch self {
    case .amended(_, let post): post
    case .moderated(let act): act.deed == .redact ? act.post : nil
    default: nil
    }
  }

  /// Whether it is done for the board: signed with the key of a moderator, of the founder, or of an
  /// invitation that brings a moderator, none of which ever signs for an author.
  package var isForBoard: Bool {
    switch self {
    case .named, .enrolled, .invited, .announced, .cancelled, .correctedRoute, .disputed,
      .proposedModerators, .confirmedModerators, .moderated, .keptOriginal, .policy, .decided,
      .asked, .suspended:
      true
    case .rotated, .opened, .replied, .amended, .withdrawn, .allClear, .expired, .saidSameHere,
      .mailed, .noted, .erasedNote, .submitted, .tookBack, .unreadable:
      false
    }
  }
}
