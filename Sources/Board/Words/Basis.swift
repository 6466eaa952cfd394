// SPDX-License-Identifier: Apache-2.0

/// How a writer, or whoever says "same here", knows.
package enum Basis: String, CaseIterable, Sendable {
  /// It happened to her, or she saw it: readers are not told which.
  case firstHand = "first-hand"
  case toldByThePerson = "told-by-the-person"
  case toldBySeveral = "told-by-several"
  case reputation

  /// The words on a screen.
  package var label: String {
    switch self {
    case .firstHand: "first-hand"
    case .toldByThePerson: "the person told the writer"
    case .toldBySeveral: "several people told the writer separately"
    case .reputation: "general reputation"
    }
  }

  /// The words in the form where the writer chooses.
  package var explanation: String {
    switch self {
    case .firstHand: "first-hand (it happened to me, or I saw it: readers are not told which)"
    case .toldByThePerson: "the person told me"
    case .toldBySeveral: "several told me separately"
    case .reputation: "general reputation (ends after 3 months)"
    }
  }

  /// Whether a "same here" on this basis is a voice; "I have heard it said" is not.
  package var isVoice: Bool { self != .reputation }
}
