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
  /// Open a thread.
  case open(Opening, RawText?)
  /// Answer in a thread, perhaps to one post of it.
  case reply(ThreadID, to: EventID?, RawText)
  /// Replace the text of one's own post.
  case amend(ThreadID, EventID, RawText)
  /// Take one's own post back.
  case withdraw(ThreadID, EventID)
  /// Say that one knows this too.
  case sameHere(ThreadID, Basis)
  /// Record that the person named has answered.
  case dispute(ThreadID, RawText)
  /// Write something down for oneself alone.
  case note(RawText)
  /// Erase a note of one's own.
  case eraseNote(EventID)

  /// Whether somebody's own words come with it, which are to be masked; a note is never.
  package var hasWords: Bool {
    switch self {
    case .open(_, let text): text != nil
    case .reply, .amend, .dispute: true
    case .name, .enrol, .rotate, .invite, .withdraw, .sameHere, .note, .eraseNote: false
    }
  }

  /// The thread it is about; nil for a new one or the whole board.
  package var thread: ThreadID? {
    switch self {
    case .name, .enrol, .rotate, .invite, .open, .note, .eraseNote: nil
    case .reply(let thread, _, _), .amend(let thread, _, _), .withdraw(let thread, _),
      .sameHere(let thread, _), .dispute(let thread, _):
      thread
    }
  }
}
