// SPDX-License-Identifier: Apache-2.0

/// The structured part of a thread's first post: the safest text there is.
package struct Opening: Hashable, Sendable {
  package let kind: ThreadKind
  /// For warnings alone.
  package let conduct: Conduct?
  /// For warnings alone.
  package let basis: Basis?
  /// A code of the vocabulary.
  package let occasion: String?
  /// For warnings alone.
  package let when: When?
  /// The public occasion to come that it is for; for warnings of what is coming alone.
  package let upcoming: EventID?
  /// For warnings alone; absent where the warning is about a place.
  package let subject: SubjectID?
  /// Codes of the vocabulary, in the writer's order.
  package let advice: [String]

  package init(
    kind: ThreadKind,
    conduct: Conduct? = nil,
    basis: Basis? = nil,
    occasion: String? = nil,
    when: When? = nil,
    upcoming: EventID? = nil,
    subject: SubjectID? = nil,
    advice: [String] = []
  ) {
    self.kind = kind
    self.conduct = conduct
    self.basis = basis
    self.occasion = occasion
    self.when = when
    self.upcoming = upcoming
    self.subject = subject
    self.advice = advice
  }
}
