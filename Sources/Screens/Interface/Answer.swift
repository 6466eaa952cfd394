// SPDX-License-Identifier: Apache-2.0

package import Board

/// What came of an effect with a ticket.
package enum Answer: Sendable {
  /// What the list shows of threads; one that is missing can no longer be read.
  case rows([ThreadID: RowText])
  /// A thread; nil where it can no longer be read.
  case thread(ThreadReading?)
  /// More posts that were found, newest first, and newer than those that came before; `isDone` with
  /// the last of them.
  case hits([SearchHit], isDone: Bool)
  /// An office-holder; nil where the roster has none.
  case person(RosterEntry?)
  /// All office-holders.
  case roster([RosterEntry])
  /// What is now on the board, in order; the `App.Message.board` that brings it comes first.
  case performed([Event])
  /// Why not, as a finished sentence: fact, cause, next step.
  case failed(String)
}
