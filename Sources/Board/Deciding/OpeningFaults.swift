// SPDX-License-Identifier: Apache-2.0

extension Opening {
  /// Everything that keeps this from opening a thread, the roster aside: what its kind lacks, what
  /// its kind does not take, and what is not on the lists.
  ///
  /// - Parameters:
  ///   - hasText: whether words come with it.
  ///   - vocabulary: the lists a writer chooses from.
  /// - Returns: the faults, in the order of the form.
  package func faults(hasText: Bool, vocabulary: Vocabulary) -> [Refusal] {
    var faults: [Refusal] = []
    let fields: [(field: Refusal.Field, isGiven: Bool)] = [
      (.conduct, conduct != nil), (.basis, basis != nil), (.occasion, occasion != nil),
      (.when, when != nil), (.upcoming, upcoming != nil), (.subject, subject != nil),
      (.advice, !advice.isEmpty),
      (.body, hasText),
    ]
    for (field, isGiven) in fields {
      if !isGiven, needs(field) { faults.append(.missing(field)) }
      if isGiven, !kind.takes(field) { faults.append(.unwanted(field, kind)) }
    }
    if kind == .warning, upcoming != nil, when != .coming {
      faults.append(.unwanted(.upcoming, kind))
    }
    if conduct == .mayBeACrime, hasText { faults.append(.crimeTakesNoText) }
    if let code = occasion, !vocabulary.occasions.contains(where: { $0.code == code }) {
      faults.append(.unknownOccasion(code))
    }
    var seen: Set<String> = []
    for code in advice {
      if !vocabulary.advice.contains(where: { $0.code == code }) {
        faults.append(.unknownAdvice(code))
      } else if !seen.insert(code).inserted {
        faults.append(.repeatedAdvice(code))
      }
    }
    if advice.count > Limits.adviceCount { faults.append(.muchAdvice(limit: Limits.adviceCount)) }
    return faults
  }

  private func needs(_ field: Refusal.Field) -> Bool {
    switch (kind, field) {
    case (.warning, .conduct), (.warning, .basis), (.warning, .occasion), (.warning, .when),
      (.warning, .advice), (.question, .body):
      true
    case (.advice, .body): advice.isEmpty
    default: false
    }
  }
}

extension ThreadKind {
  fileprivate func takes(_ field: Refusal.Field) -> Bool {
    switch (self, field) {
    case (.warning, _), (_, .occasion), (_, .body), (.advice, .advice): true
    default: false
    }
  }
}
