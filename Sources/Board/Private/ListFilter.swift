// SPDX-License-Identifier: Apache-2.0

/// Which threads a list shows: those to which everything chosen applies.
package struct ListFilter: Hashable, Sendable {
  package var kind: ThreadKind?
  package var conduct: Conduct?
  /// A code of the vocabulary.
  package var occasion: String?
  package var basis: Basis?
  /// Whether only what the reader has not read is shown.
  package var isUnreadOnly = false

  package init() {}

  /// Whether everything is shown.
  package var isEmpty: Bool { self == ListFilter() }

  /// Whether a thread is shown.
  package func admits(_ row: ThreadRow, in board: BoardState, isUnread: Bool) -> Bool {
    (kind == nil || row.kind == kind) && (conduct == nil || row.conduct == conduct)
      && (basis == nil || row.basis == basis)
      && (occasion == nil || board.occasion(of: row) == occasion)
      && (!isUnreadOnly || isUnread)
  }

  /// A text that tells any two filters apart.
  var rank: String {
    [kind?.rawValue, conduct?.rawValue, occasion, basis?.rawValue].map { $0 ?? "" }
      .joined(separator: "\n") + (isUnreadOnly ? "1" : "0")
  }
}
