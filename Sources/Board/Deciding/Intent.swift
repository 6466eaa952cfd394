// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What somebody wants to do, as given: nothing in it has been checked.
package enum Intent: Sendable {
  /// Give the board its name.
  case name(RawText)
  /// Add an office-holder to the roster, or renew the name behind a tag.
  case enrol(RosterEntry)
  /// Tell that the board has another key, already in its members' hands.
  case rotate(epoch: UInt64, check: Bytes32)
  /// Record that so many invitations were handed out.
  case invite(count: Int)
  /// Announce a public occasion of a kind, in some weeks, under a name.
  case announce(occasion: String, ClosedRange<Week>, RawText)
  /// Take a public occasion off again.
  case cancel(EventID)
  /// Correct a route for the board's members; nil takes a correction back.
  case correctRoute(RouteID, RawText?)
  /// Open a thread.
  case open(Opening, RawText?)
  /// Open a thread within three days, at an hour that nobody chooses.
  case schedule(Opening, RawText?)
  /// Keep a thread of one's own that waits for its hour from ever going up.
  case stop(ThreadID)
  /// Answer in a thread, perhaps to one post of it.
  case reply(ThreadID, to: EventID?, RawText)
  /// Replace the text of one's own post.
  case amend(ThreadID, EventID, RawText)
  /// Take one's own post back.
  case withdraw(ThreadID, EventID)
  /// Say of one's own warning that it has stopped, as far as one knows.
  case allClear(ThreadID)
  /// End the texts of a thread whose time ran out; nothing happens to one whose time did not.
  case expire(ThreadID)
  /// Say that one knows this too.
  case sameHere(ThreadID, Basis)
  /// Record that the person named has answered.
  case dispute(ThreadID, RawText)
  /// Thank the author of a message, for her alone to see.
  case thank(ThreadID, EventID)
  /// Write something down for oneself alone.
  case note(RawText)
  /// Erase a note of one's own.
  case eraseNote(EventID)

  /// The words that come with it and are to be masked; a note never is.
  package var words: RawText? {
    switch self {
    case .open(_, let text), .schedule(_, let text): text
    case .reply(_, _, let text), .amend(_, _, let text), .dispute(_, let text): text
    // What moderators tell of occasions and routes stands as it is, but names nobody.
    case .announce(_, _, let text): text
    case .correctRoute(_, let text): text
    case .name, .enrol, .rotate, .invite, .cancel, .stop, .withdraw, .allClear, .expire, .sameHere,
      .thank, .note, .eraseNote:
      nil
    }
  }

  /// The thread it is about; nil for a new one or the whole board.
  package var thread: ThreadID? {
    switch self {
    case .name, .enrol, .rotate, .invite, .announce, .cancel, .correctRoute, .open, .schedule,
      .note, .eraseNote:
      nil
    case .stop(let thread), .reply(let thread, _, _), .amend(let thread, _, _),
      .withdraw(let thread, _), .allClear(let thread), .expire(let thread),
      .sameHere(let thread, _), .dispute(let thread, _), .thank(let thread, _):
      thread
    }
  }
}
