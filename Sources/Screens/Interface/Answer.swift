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
  /// An office-holder, and how many names are left; nil where the roster has none.
  case person(RosterEntry?, NamesLeft)
  /// How many names are left.
  case namesLeft(NamesLeft)
  /// All office-holders, or those who may be meant.
  case roster([RosterEntry])
  /// The member's own notes, in order.
  case notes([Note])
  /// The words of moderators' acts; one without any is missing.
  case words([EventID: String])
  /// The member's own mail, in order.
  case mail([ReceivedMail])
  /// The record of what was done for the board.
  case record(RecordReading)
  /// What waits for the moderators.
  case queue(QueueReading)
  /// One item of the queue; nil where it waits no more.
  case queueItem(QueueDetail?)
  /// What the member sent to the moderators, the newest first.
  case pending([PendingPost])
  /// What waits of the member's for its hour, what goes up first first.
  case waiting([WaitingPost])
  /// What is now on the board, in order, or will be, where it waits for its hour; the
  /// `App.Message.board` that brings what is there comes first.
  case performed([Event])
  /// Whether the words were those that reopen the board.
  case reopened(Bool)
  /// The words of each invitation, and the last day on which they are good.
  case invited([[String]], lastDay: Day)
  /// The words of another codename, by their numbers in the list.
  case drawn([Int])
  /// The new codename holds.
  case changed
  /// The member is off the board.
  case left
  /// How many are in; nil on a board without members.
  case membership(Membership?)
  /// How much the member can post today; nil for whoever is not limited.
  case postsLeft(PostsLeft?)
  /// Why not, as a finished sentence: fact, cause, next step.
  case failed(String)
}
