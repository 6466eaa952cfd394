// SPDX-License-Identifier: Apache-2.0

internal import Board

extension ListFilter {
  /// Whether a thread is shown.
  func admits(_ row: ThreadRow, _ scene: Scene) -> Bool {
    admits(
      row, in: scene.board, isUnread: scene.news.isUnread(row.id), isWatched: scene.isWatched(row))
  }

  /// What was chosen, such as `warnings · taxi`.
  func label(_ scene: Scene) -> String {
    let parts: [String?] = [
      isUnreadOnly ? "new" : nil, isWatchedOnly ? "watched" : nil, kind?.plural,
      subject.flatMap { scene.board.subject($0) }.map { "\($0.tag)" },
      conduct.map { scene.isNarrow ? $0.shortLabel : $0.label },
      occasion.map { scene.vocabulary.label(ofOccasion: $0) }, basis?.shortLabel,
      when?.label,
    ]
    return parts.compactMap(\.self).joined(separator: " · ")
  }
}

extension ThreadKind {
  /// The word for several of them.
  var plural: String {
    switch self {
    case .warning: "warnings"
    case .advice: "advice"
    case .question: "questions"
    }
  }
}
