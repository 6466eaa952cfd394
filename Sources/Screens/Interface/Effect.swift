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
  /// The name behind a subject tag, for a name card. Answered by `Answer.person`.
  case person(SubjectID, Ticket)
  /// The whole roster, for the page where a writer picks a name. Answered by `Answer.roster`.
  case roster(Ticket)
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
