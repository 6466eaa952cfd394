// SPDX-License-Identifier: Apache-2.0

import Board
import Testing

/// Decides as a ledger does, which reads a thread only where `Intent.threadToRead` names it, and holds
/// that whoever has read it comes to the same.
func decideEitherWay(
  _ intent: Intent, board: BoardState, thread: ThreadState?, actor: Actor,
  using surroundings: inout Surroundings
) throws(Refusal) -> [Decision] {
  let isRead = intent.thread == nil || intent.threadToRead(on: board) != nil
  var other = surroundings
  let read = Result { () throws(Refusal) in
    try decide(intent, board: board, thread: thread, actor: actor, using: &other)
  }
  let decided = Result { () throws(Refusal) in
    try decide(
      intent, board: board, thread: isRead ? thread : nil, actor: actor, using: &surroundings)
  }
  #expect(read == decided, "\(intent)")
  return try decided.get()
}
