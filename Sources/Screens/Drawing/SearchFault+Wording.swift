// SPDX-License-Identifier: Apache-2.0

package import Board

extension SearchFault {
  /// What is wrong with a filter and what it takes, as a sentence.
  package func sentence(_ vocabulary: Vocabulary) -> String {
    switch self {
    case .unknownFilter(let name):
      let filters = SearchFilter.allCases.map { "\($0.rawValue):" }.joined(separator: " ")
      return "No filter is called \(name). There are \(filters)"
    case .unknownValue(.subject, _): return "subject: takes a tag, such as subject:Basalt 17"
    case .unknownValue(let filter, _):
      return "\(filter.rawValue): \(filter.values(vocabulary).joined(separator: ", "))"
    }
  }
}
