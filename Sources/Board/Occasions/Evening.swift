// SPDX-License-Identifier: Apache-2.0

/// A kind of evening, by which a reader asks what to look out for tonight.
///
/// Which places belong to which evening says the vocabulary.
package enum Evening: String, CaseIterable, Sendable {
  case drinks = "drinks-or-a-reception"
  case wayHome = "the-way-home"
  case lateInTheOffice = "late-in-the-office"

  /// The words on a screen.
  package var label: String {
    switch self {
    case .drinks: "drinks or a reception"
    case .wayHome: "the way home: taxi, lift, train"
    case .lateInTheOffice: "late in the office"
    }
  }

  /// The words where a line is short.
  package var shortLabel: String {
    switch self {
    case .drinks: "drinks"
    case .wayHome: "the way home"
    case .lateInTheOffice: "late in the office"
    }
  }

  /// A word or two, for a line that tells of all of them.
  package var briefLabel: String {
    self == .lateInTheOffice ? "late" : shortLabel
  }
}
