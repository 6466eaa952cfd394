// SPDX-License-Identifier: Apache-2.0

/// Which threads a list shows, those to which everything chosen applies, and in which order.
package struct ListFilter: Hashable, Sendable {
  package var kind: ThreadKind?
  package var conduct: Conduct?
  /// A code of the vocabulary.
  package var occasion: String?
  package var basis: Basis?
  package var when: When?
  /// The office-holder that threads are about.
  package var subject: SubjectID?
  /// Whether only what the reader has not read is shown.
  package var isUnreadOnly = false
  /// Whether only what is about somebody she watches is shown.
  package var isWatchedOnly = false
  package var order = ListOrder.newest

  package init() {}

  /// Whether everything is shown, in whatever order.
  package var isEmpty: Bool {
    var filter = self
    filter.order = .newest
    return filter == ListFilter()
  }

  /// Whether a thread is shown.
  package func admits(
    _ row: ThreadRow, in board: BoardState, isUnread: Bool, isWatched: Bool
  ) -> Bool {
    (kind == nil || row.kind == kind) && (conduct == nil || row.conduct == conduct)
      && (basis == nil || row.basis == basis) && (when == nil || row.when == when)
      && (occasion == nil || board.occasion(of: row) == occasion)
      && (subject == nil || board.subject(of: row)?.id == subject)
      && (!isUnreadOnly || isUnread) && (!isWatchedOnly || isWatched)
  }

  /// A text that tells any two filters apart.
  var rank: String {
    let values = [
      kind?.rawValue, conduct?.rawValue, occasion, basis?.rawValue, when?.rawValue, subject?.value,
      order.rawValue,
    ]
    return values.map { $0 ?? "" }.joined(separator: "\n") + (isUnreadOnly ? "1" : "0")
      + (isWatchedOnly ? "1" : "0")
  }
}
