// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Ledger

/// What a member keeps to herself: read marks, drafts, filters, own threads, watched people.
extension Session {
  /// How many threads a sealed board lists to a command, and how many it lists and shows a day, so
  /// that no loop copies it out.
  package static let mostRows = 50
  package static let mostRowsOfDay = 500
  package static let mostThreadsOfDay = 100

  /// Takes in a change; `save` makes it durable.
  package func keep(_ change: PrivateChange) {
    privateState.apply(change)
    isPrivateStateSaved = false
    if case .dropDraft = change { isDraftGone = true }
  }

  /// Writes the private state down, if it changed, and takes in what another terminal of hers
  /// wrote.
  ///
  /// - Returns: the drafts that found no room; empty where all is kept.
  package func save() throws(SessionError) -> [KeptDraft] {
    noteReviewAddress()
    guard !isPrivateStateSaved, let cell = privateCell else { return [] }
    if damage == nil { privateState.apply(.saw(ledger.seen)) }
    let fitted = try cell.write(privateState, isThorough: isDraftGone)
    privateState = fitted.state
    isPrivateStateSaved = true
    isDraftGone = false
    return fitted.unkept
  }

  /// Keeps for herself where a review is asked for: once her access was ended she could read it nowhere
  /// else.
  private func noteReviewAddress() {
    guard isSealed, damage == nil, privateState.review.value != board.policy.review else { return }
    keep(.review(board.policy.review))
  }

  /// Counts what a command is about to show of a sealed board.
  ///
  /// - Throws: `enoughShown` where it would be too much; nothing was counted then.
  package func spend(rows: Int = 0, threads: Int = 0) throws(SessionError) {
    guard isSealed else { return }
    let spent = privateState.budget.flatMap { $0.day == today ? $0 : nil }
    let budget = ReadingBudget(
      day: today, rows: (spent?.rows ?? 0) + rows, threads: (spent?.threads ?? 0) + threads)
    guard rows <= Session.mostRows, budget.rows <= Session.mostRowsOfDay else {
      throw .enoughShown(.rows(ofCall: Session.mostRows, ofDay: Session.mostRowsOfDay))
    }
    guard budget.threads <= Session.mostThreadsOfDay else {
      throw .enoughShown(.threads(ofDay: Session.mostThreadsOfDay))
    }
    keep(.spent(budget))
    _ = try save()
  }
}
