// SPDX-License-Identifier: Apache-2.0

/// Whether a writer has taken it further formally: asked for her sake, never stored, never shown.
package enum Reported: CaseIterable, Sendable {
  case no
  /// A case is open, and its confidentiality comes first.
  case formally
  case thinking
  case unsaid

  /// The words in the form.
  package var label: String {
    switch self {
    case .no: "no"
    case .formally: "yes, formally"
    case .thinking: "thinking about it"
    case .unsaid: "I would rather not say"
    }
  }
}
