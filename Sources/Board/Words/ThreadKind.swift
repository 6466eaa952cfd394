// SPDX-License-Identifier: Apache-2.0

/// What sort of thread a post opens.
package enum ThreadKind: String, CaseIterable, Sendable {
  /// What to look out for, by conduct, basis, occasion and time.
  case warning
  /// What to do, about nobody in particular.
  case advice
  /// Asked of the others.
  case question
}
