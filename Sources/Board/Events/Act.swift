// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What an event does.
///
/// Adding a case touches this module alone.
package enum Act: Hashable, Sendable {
  /// The board got its name, which is the body's text.
  case named
  /// An office-holder joined the roster under a tag; the name is in the body.
  ///
  /// From then on new threads have no authors' tags with the words to avoid, which are parts of the
  /// name.
  case enrolled(SubjectID, SubjectTag, avoiding: [String] = [])
  /// The board got another key, which the lines after this one are sealed under; with the number of
  /// its epoch and what proves it to be that key.
  case rotated(epoch: UInt64, check: Bytes32)
  /// Whoever runs the board handed out so many invitations; to whom is written nowhere.
  case invited(count: Int)
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
      .noted, .erasedNote:
      nil
    case .replied(let thread, _), .amended(let thread, _), .withdrawn(let thread, _),
      .allClear(let thread), .expired(let thread), .saidSameHere(let thread, _),
      .disputed(let thread), .mailed(let thread):
      thread
    case .unreadable(let thread): thread
    }
  }
}
