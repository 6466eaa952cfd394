// SPDX-License-Identifier: Apache-2.0

internal import Board

/// Which threads a list shows: those to which everything chosen applies.
struct Filter: Hashable {
  var kind: ThreadKind?
  var conduct: Conduct?
  /// A code of the vocabulary.
  var occasion: String?
  var basis: Basis?
  /// Whether only what arrived since the reader came is shown.
  var isNewOnly = false

  /// Whether everything is shown.
  var isEmpty: Bool { self == Filter() }

  /// Whether a thread is shown.
  func admits(_ row: ThreadRow, _ scene: Scene) -> Bool {
    (kind == nil || row.kind == kind) && (conduct == nil || row.conduct == conduct)
      && (basis == nil || row.basis == basis)
      && (occasion == nil || scene.board.occasion(of: row) == occasion)
      && (!isNewOnly || scene.news.count(in: row.id) > 0)
  }

  /// What was chosen, such as `warnings · taxi`.
  func label(_ scene: Scene) -> String {
    let parts: [String?] = [
      isNewOnly ? "new" : nil, kind?.plural,
      conduct.map { scene.isNarrow ? $0.shortLabel : $0.label },
      occasion.map { scene.vocabulary.label(ofOccasion: $0) }, basis?.shortLabel,
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
