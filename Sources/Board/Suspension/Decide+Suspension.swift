// SPDX-License-Identifier: Apache-2.0

/// The record's line of a handle that two moderators opened.
///
/// - Returns: who signs it.
/// - Throws: where they are not two of the set, or it stands in the record already.
func decideSuspension(
  _ suspension: Suspension, board: BoardState, actor: Actor
) throws(Refusal) -> AuthorKey {
  let speaker = try actor.speaker(on: board)
  guard board.moderators.areTwo(speaker, suspension.second) else {
    throw .suspension(.fewModerators)
  }
  guard board.suspensions[suspension.proposal] == nil else { throw .suspension(.done) }
  return speaker
}

extension ModeratorRoll {
  /// Whether two keys are those of two moderators of the present set.
  package func areTwo(_ one: AuthorKey, _ other: AuthorKey) -> Bool {
    one != other && moderator(one) != nil && moderator(other) != nil
  }

  /// Whether the set has two or more: what ends somebody's access together.
  package var hasTwo: Bool { (current?.moderators.count ?? 0) > 1 }
}
