// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Ledger

/// How much a member posts on a day, so that nobody floods the board and nobody is known by it.
extension Session {
  /// How much this member can post today; nil for whoever is not limited.
  package func postsLeft() throws(SessionError) -> PostsLeft? {
    let today = today
    return try allowance().map {
      PostsLeft(warnings: $0.left(.warnings, on: today), others: $0.left(.others, on: today))
    }
  }

  /// What this member may post; nil on an open board, where anybody can be anybody and a limit stops
  /// none.
  func allowance() throws(SessionError) -> Allowance? {
    guard isSealed, let privateCell else { return nil }
    // Another terminal of hers may have posted.
    privateState.merge(try privateCell.read().state)
    return Allowance(isEarly: privateState.isEarly(on: today), spent: privateState.posts)
  }

  /// Counts a post that is up, or waits; kept with whatever is kept next.
  func countPost(_ matter: Allowance.Matter?) {
    guard let matter, isSealed else { return }
    keep(.posted(surroundings.random.next(), matter, today))
  }
}
