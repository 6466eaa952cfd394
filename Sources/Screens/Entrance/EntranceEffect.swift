// SPDX-License-Identifier: Apache-2.0

/// What the entrance wants of the world, as a value; answers come as `EntranceAnswer`.
package enum EntranceEffect: Sendable {
  /// Opens the board with a codename. Answered by `opened` or `wrong`.
  case unlock(words: [Int], Ticket)
  /// Opens the board with an invitation, which stays good until somebody has joined with it.
  /// Answered by `opened` or `wrong`.
  case openInvitation([Int], Ticket)
  /// Draws the words of a codename at random. Answered by `drawn`.
  case drawCodename(Ticket)
  /// Joins with the invitation that was opened, under this codename. Answered by `opened` once it
  /// is durable, or by `wrong` where the invitation has gone meanwhile.
  case join([Int], Ticket)
  /// Whatever was opened, or is being opened, is no longer wanted: its keys are to be forgotten, and
  /// what it would answer is not heard.
  case forget
  /// Shows the board that was opened.
  case enter
  /// Goes on in line mode, before unlocking.
  case lineMode
  /// Gives the terminal back to the shell until it is asked for again.
  case suspend
  /// Draws every cell anew.
  case redraw
  /// Sends `Entrance.Message.tick` when the time has passed; a wait for the same tick that still runs
  /// is forgotten.
  case after(Duration, Tick)
  /// Ends the program; wiping clears the screen it returns to, with what scrolled off it, and says
  /// nothing.
  case leave(wiping: Bool)
}
