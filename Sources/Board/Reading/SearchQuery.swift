// SPDX-License-Identifier: Apache-2.0

internal import Text

/// What to look for: words that must all begin some word of a post, in any case and with or without
/// accents, and typed filters on the thread that the post stands in.
///
/// Several values of one filter admit what has any of them; several filters must all apply. A value is
/// as good as written out by its beginning: `kind:q` is `kind:question`.
package struct SearchQuery: Hashable, Sendable {
  /// The words to look for, without the filters; empty where filters alone were typed.
  package let text: String
  /// The thread that a lone word may name.
  package let reference: Reference?
  /// Whether that word can hardly mean anything else: it holds a digit, or is in capitals.
  package let isSurelyReference: Bool
  /// The filters and their values, in lower case, as typed.
  private let filters: [SearchFilter: [String]]
  private let unknownFilter: String?

  /// A query; nil where there is nothing to look for.
  package init?(_ typed: String) {
    var words: [Substring] = []
    var filters: [SearchFilter: [String]] = [:]
    var unknownFilter: String?
    var tokens = Sanitiser.line(typed).split(separator: " ")[...]
    while let token = tokens.popFirst() {
      guard let (name, value) = SearchQuery.parts(of: token) else {
        words.append(token)
        continue
      }
      guard let filter = SearchFilter(rawValue: name) else {
        unknownFilter = unknownFilter ?? name
        continue
      }
      var whole = value.filter { $0 != "\"" }
      // A tag is two words, in quotes or not.
      if filter == .subject, !whole.isEmpty, !whole.contains(where: \.isNumber),
        let next = tokens.first?.filter({ $0 != "\"" }), (1...2).contains(next.count),
        next.allSatisfy(\.isWholeNumber)
      {
        whole += next
        tokens.removeFirst()
      }
      filters[filter, default: []].append(whole)
    }
    guard !words.isEmpty || !filters.isEmpty || unknownFilter != nil else { return nil }
    text = words.joined(separator: " ")
    self.filters = filters
    self.unknownFilter = unknownFilter
    let lone = words.count == 1 && filters.isEmpty ? words[0] : ""
    reference = Reference(String(lone))
    isSurelyReference =
      reference != nil && !lone.contains(where: \.isLowercase)
      || reference != nil && lone.contains(where: \.isNumber)
  }

  /// Name and value of a filter; nil for a word.
  ///
  /// A colon at a word's end is the writer's own.
  private static func parts(of token: Substring) -> (name: String, value: String)? {
    guard let colon = token.firstIndex(of: ":"), colon > token.startIndex else { return nil }
    let name = token[..<colon].lowercased()
    let value = token[token.index(after: colon)...].lowercased()
    guard name.allSatisfy({ ("a"..."z").contains($0) }) else { return nil }
    if value.isEmpty, SearchFilter(rawValue: name) == nil { return nil }
    return (name, value)
  }

  /// What cannot be meant, the first of it; nil where all is understood.
  package func fault(in vocabulary: Vocabulary) -> SearchFault? {
    if let unknownFilter { return .unknownFilter(unknownFilter) }
    for filter in SearchFilter.allCases {
      for value in filters[filter] ?? [] {
        let allowed = filter.values(vocabulary)
        let isKnown = allowed.isEmpty || allowed.contains { $0.hasPrefix(value) }
        if value.isEmpty || !isKnown { return .unknownValue(filter, value) }
      }
    }
    return nil
  }

  /// Whether a thread of a board passes the filters; the words are another matter.
  package func admits(
    _ row: ThreadRow, in board: BoardState, isUnread: Bool, isWatched: Bool
  ) -> Bool {
    filters.allSatisfy { filter, values in
      switch filter {
      case .kind: values.contains { row.kind.rawValue.hasPrefix($0) }
      case .conduct: values.contains { row.conduct?.rawValue.hasPrefix($0) == true }
      case .basis: values.contains { row.basis?.rawValue.hasPrefix($0) == true }
      case .occasion:
        values.contains { board.occasion(of: row)?.hasPrefix($0) == true }
      case .when: values.contains { row.when?.rawValue.hasPrefix($0) == true }
      case .is:
        values.contains { "unread".hasPrefix($0) ? isUnread : isWatched }
      case .subject:
        board.subject(of: row).map { subject in
          values.contains { SearchQuery.names($0, subject.tag) }
        } ?? false
      }
    }
  }

  /// Whether a value such as `basalt17`, `basalt-17` or `bas` names a tag.
  private static func names(_ value: String, _ tag: SubjectTag) -> Bool {
    let digits = value.drop { !$0.isWholeNumber }
    let stone = value.prefix { !$0.isWholeNumber }.filter { $0 != "-" }
    return tag.stone.lowercased().hasPrefix(stone) && (digits.isEmpty || Int(digits) == tag.number)
  }
}
