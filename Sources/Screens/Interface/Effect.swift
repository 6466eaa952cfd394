// SPDX-License-Identifier: Apache-2.0

package import Board

/// What a screen wants of the world, as a value.
///
/// Whoever runs the screens does it and, where there is a ticket, comes back with an `Answer`.
package enum Effect: Sendable {
  /// What the list shows of these threads. Answered by `Answer.rows`.
  case rows([ThreadID], Ticket)
  /// A whole thread. Answered by `Answer.thread`.
  case thread(ThreadID, Ticket)
  /// Looks for posts. Answered by `Answer.hits`, any number of times until one is the last.
  case search(SearchQuery, Ticket)
  /// The answer is no longer wanted.
  case cancel(Ticket)
  /// Does what somebody wants done. Answered by `Answer.performed` once it is durable.
  case perform(Intent, Ticket)
  /// The name behind a subject tag, for a name card; counted as one name. Answered by
  /// `Answer.person`.
  case person(SubjectID, Ticket)
  /// That an office-holder of a known name is to be looked up by tag; counted as one name. Answered by
  /// `Answer.namesLeft`.
  case check(SubjectID, Ticket)
  /// How many names may still be shown. Answered by `Answer.namesLeft`.
  case namesLeft(Ticket)
  /// Those whom a typed text may mean, in whatever form a name is written. Answered by
  /// `Answer.roster`, the likeliest first.
  case recognise(String, Ticket)
  /// The whole roster, for the page where a writer picks a name. Answered by `Answer.roster`.
  case roster(Ticket)
  /// The member's own notes. Answered by `Answer.notes`.
  case notes(Ticket)
  /// What moderators called occasions and say of routes, by the acts' identifiers. Answered by
  /// `Answer.words`.
  case words([EventID], Ticket)
  /// The member's own mail. Answered by `Answer.mail`.
  case mail(Ticket)
  /// The record of what was done for the board. Answered by `Answer.record`.
  case record(Ticket)
  /// What waits for the moderators, as this one reads it. Answered by `Answer.queue`.
  case queue(Ticket)
  /// One item of the queue with all that is decided by. Answered by `Answer.queueItem`.
  case queueItem(QueueItem.ID, Ticket)
  /// Lets a moderator's words stand in for a post's. Answered by `Answer.performed`.
  case cutWords(EventID, in: ThreadID, RawText, ModerationReason, Ticket)
  /// Proposes, as one moderator, to suspend the author of a post: another decides. Answered by
  /// `Answer.performed`.
  case proposeSuspension(ThreadID, EventID, ModerationReason, Ticket)
  /// Suspends, as the second moderator, whom a proposal is about. Answered by `Answer.performed`; it
  /// takes a moment.
  case confirmSuspension(EventID, Ticket)
  /// What the member sent to the moderators, and what became of it. Answered by `Answer.pending`.
  case pending(Ticket)
  /// What waits of the member's for its hour. Answered by `Answer.waiting`.
  case waiting(Ticket)
  /// How much the member can post today. Answered by `Answer.postsLeft`.
  case postsLeft(Ticket)
  /// Keeps what the member did for her alone, sealed. Whoever does it applies the change to the
  /// member's state as it then stands, which other terminals may have changed.
  case keep(PrivateChange)
  /// Whether these are the first words of the codename that opened the board, by their numbers in the
  /// list. Answered by `Answer.reopened`.
  case reopen(words: [Int], Ticket)
  /// Makes invitations. Answered by `Answer.invited`; it takes a moment for each.
  case invite(count: Int, isModerator: Bool, Ticket)
  /// Draws the words of another codename. Answered by `Answer.drawn`.
  case drawCodename(Ticket)
  /// Puts the member under a codename, by its words' numbers in the list, and the board under another
  /// key. Answered by `Answer.changed`; it takes a moment.
  case changeCodename([Int], Ticket)
  /// Takes the member off the board for good. Answered by `Answer.left`.
  case leaveBoard(Ticket)
  /// How many are in. Answered by `Answer.membership`.
  case membership(Ticket)
  /// Too many tries to reopen: the session is to be forgotten, with its keys, once drafts are kept; all
  /// of the codename opens it again.
  case lock
  /// Gives the terminal back to the shell until it is asked for again.
  case suspend
  /// Draws every cell anew.
  case redraw
  /// Sends `App.Message.tick` when the time has passed; a wait for the same tick that still runs is
  /// forgotten.
  case after(Duration, Tick)
  /// Ends the program; wiping clears the screen it returns to, with what scrolled off it, and says
  /// nothing.
  case leave(wiping: Bool)
}

extension Effect {
  /// Whether the screen is given up, for a while or for good.
  var isLeaving: Bool {
    switch self {
    case .leave, .suspend: true
    default: false
    }
  }
}
