// SPDX-License-Identifier: Apache-2.0

/// The order of a list: in any of them what is watched comes first, and of the same rank the newest.
package enum ListOrder: String, CaseIterable, Sendable {
  case newest
  /// As grave as the vocabulary has them, the gravest first.
  case conduct
  /// By the kind of evening.
  case occasion
  /// What is to come and what is recent first.
  case when
  /// By the subject's tag, so that what is about one person stands together.
  case subject
  /// First-hand first.
  case basis
  /// What the reader has not read first.
  case unread

  /// The words on a screen.
  package var label: String {
    switch self {
    case .newest: "newest first"
    case .conduct: "by what sort"
    case .occasion: "by where"
    case .when: "by when"
    case .subject: "by whom"
    case .basis: "by how the writer knows"
    case .unread: "unread first"
    }
  }

  /// The rank of a thread; the lowest comes first.
  package func rank(of row: ThreadRow, in board: BoardState, isUnread: Bool) -> ListRank {
    func place<Value: CaseIterable & Equatable>(_ value: Value?) -> Int {
      value.flatMap { value in Array(Value.allCases).firstIndex { $0 == value } } ?? .max
    }
    return switch self {
    case .newest: ListRank(number: 0, text: "")
    case .conduct: ListRank(number: row.conduct == nil ? 1 : -place(row.conduct), text: "")
    case .occasion:
      board.occasion(of: row).map { ListRank(number: 0, text: $0) } ?? ListRank(number: 1, text: "")
    case .when: ListRank(number: place(row.when), text: "")
    case .subject:
      board.subject(of: row).map { ListRank(number: 0, text: $0.tag.description) }
        ?? ListRank(number: 1, text: "")
    case .basis: ListRank(number: place(row.basis), text: "")
    case .unread: ListRank(number: isUnread ? 0 : 1, text: "")
    }
  }
}
