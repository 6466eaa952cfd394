// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What somebody wants to do, as given: nothing in it has been checked.
package enum Intent: Sendable {
  /// Give the board its name.
  case name(RawText)
  /// Propose another set of moderators, with their wraps of its key.
  case changeModerators(ModeratorChange, [ModeratorWrap])
  /// Want a proposed set, too.
  case confirmModerators(EventID)
  /// Do something with a thread or a post for the board.
  case moderate(Moderation)
  /// Let a moderator's words stand in for a post's, as those were read.
  case redact(Moderation, RawText, Redacted)
  /// Record that two moderators opened the handle behind a tag.
  case suspend(Suspension)
  /// Add an office-holder to the roster, or renew the name behind a tag.
  case enrol(RosterEntry)
  /// Tell that the board has another key, already in its members' hands.
  case rotate(epoch: UInt64, check: Bytes32)
  /// Record that so many invitations were handed out, and what those for moderators sign with.
  case invite(count: Int, offers: [AuthorKey] = [])
  /// Announce a public occasion of a kind, in some weeks, under a name.
  case announce(occasion: String, ClosedRange<Week>, RawText)
  /// Take a public occasion off again.
  case cancel(EventID)
  /// Correct a route for the board's members; nil takes a correction back.
  case correctRoute(RouteID, RawText?)
  /// Say how the moderators work from here on.
  case setPolicy(Policy)
  /// Decide on what was sent to the moderators, or see to what stands; of reports the post may be named
  /// instead, for all of them.
  case decide([EventID], Verdict)
  /// Take back what one sent to the moderators.
  case takeBack(EventID)
  /// Ask the author of a post something, for her alone to read.
  case ask(ThreadID, EventID, RawText)
  /// Answer a question of moderators, under the tag that was asked.
  case answer(ThreadID, question: EventID, RawText)
  /// Report a post to the moderators.
  case report(ThreadID, EventID, ModerationReason)
  /// Tell the other moderators of a notice, a request or a proposal.
  case tellModerators(SubmissionContent)
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
  /// Put up what the person named in a warning answers, in the board's name.
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
    case .redact(_, let text, _): text
    case .ask(_, _, let text), .answer(_, _, let text): text
    case .name, .enrol, .rotate, .invite, .cancel, .stop, .withdraw, .allClear, .expire, .sameHere,
      .thank, .note, .eraseNote, .changeModerators, .confirmModerators, .moderate, .setPolicy,
      .decide, .takeBack, .report, .tellModerators, .suspend:
      nil
    }
  }

  /// The thread it is about; nil for a new one or the whole board.
  package var thread: ThreadID? {
    switch self {
    case .name, .enrol, .rotate, .invite, .announce, .cancel, .correctRoute, .open, .schedule,
      .note, .eraseNote, .changeModerators, .confirmModerators, .setPolicy, .decide, .takeBack,
      .tellModerators, .suspend:
      nil
    case .moderate(let act), .redact(let act, _, _): act.thread
    case .stop(let thread), .reply(let thread, _, _), .amend(let thread, _, _),
      .withdraw(let thread, _), .allClear(let thread), .expire(let thread),
      .sameHere(let thread, _), .dispute(let thread, _), .thank(let thread, _),
      .ask(let thread, _, _), .answer(let thread, _, _), .report(let thread, _, _):
      thread
    }
  }

  /// The thread whose posts must be read to decide it; nil where there is none, and where the board's
  /// own row of it is enough: for an answer to nobody in particular, unless a tag was muted there or
  /// moderators read some posts first.
  package func threadToRead(on board: BoardState) -> ThreadID? {
    guard case .reply(let id, to: nil, _) = self, board.policy.publication == .open,
      let row = board.row(id), !row.measures.contains(.muted)
    else { return thread }
    return nil
  }
}
