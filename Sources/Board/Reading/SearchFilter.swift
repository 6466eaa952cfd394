// SPDX-License-Identifier: Apache-2.0

/// The typed filters of a search, such as `kind:question`.
package enum SearchFilter: String, CaseIterable, Sendable {
  case kind, conduct, occasion, basis, when, `is`, subject

  /// The values that the filter takes; none where it takes any tag.
  package func values(_ vocabulary: Vocabulary) -> [String] {
    switch self {
    case .kind: ThreadKind.allCases.map(\.rawValue)
    case .conduct: Conduct.allCases.map(\.rawValue)
    case .occasion: vocabulary.occasions.map(\.code)
    case .basis: Basis.allCases.map(\.rawValue)
    case .when: When.allCases.map(\.rawValue)
    case .is: ["unread", "watched"]
    case .subject: []
    }
  }
}
