// SPDX-License-Identifier: Apache-2.0

/// One stretch of text that is masked: what it is, where, what others will see, and why.
///
/// The same value serves masking, underlining and explaining.
package struct Finding: Equatable, Sendable {
  /// What the stretch is.
  package let kind: FindingKind
  /// The first scalar, counted from zero in Unicode scalars of the input; never inside a grapheme.
  package let start: Int
  /// The scalar after the last one; never inside a grapheme.
  package let end: Int
  /// What others will see in its place; holds no finding itself.
  package let replacement: String
  /// Why, in words that follow the quoted text in the footer, such as "about five people fit".
  package let reason: String
  /// Whether the writer may keep it as it is: one ordinary word that was taken for a name, such as
  /// `May`.
  ///
  /// A Member's name, a full one, and whatever leads to one person she may not.
  package let isKeepable: Bool

  package init(
    kind: FindingKind, start: Int, end: Int, replacement: String, reason: String,
    isKeepable: Bool = false
  ) {
    self.kind = kind
    self.start = start
    self.end = end
    self.replacement = replacement
    self.reason = reason
    self.isKeepable = isKeepable
  }
}
