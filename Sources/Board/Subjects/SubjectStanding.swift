// SPDX-License-Identifier: Apache-2.0

/// What a board says of an office-holder, as far as anybody is told.
///
/// Whether there is a warning, one or more, and how many voices stand behind the best known of them. No
/// number, no score.
package struct SubjectStanding: Hashable, Sendable {
  /// How many current warnings, in the only steps that are ever told.
  package enum Warnings: String, CaseIterable, Sendable {
    case none
    case one
    case moreThanOne = "more-than-one"
  }

  package let warnings: Warnings
  /// The most voices that any one of the warnings has; nil without a warning.
  ///
  /// Voices of two are never added, since nobody knows whether they are the same members.
  package let voices: Voices?

  package init(_ rows: [ThreadRow], on today: Day) {
    let warnings = rows.filter { $0.kind == .warning && $0.state(on: today).isShown }
    self.warnings = warnings.isEmpty ? .none : warnings.count == 1 ? .one : .moreThanOne
    let order = Voices.allCases
    voices = warnings.map { $0.voices(on: today) }
      .max { (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0) }
  }

  /// The words on a screen, such as `there is a current warning, one voice`.
  package var label: String {
    let voices = voices.map { ", \($0.label)" } ?? ""
    return switch warnings {
    case .none: "nothing on this board"
    case .one: "there is a current warning\(voices)"
    // Two warnings of one voice each are not one voice.
    case .moreThanOne where self.voices == .one: "there are current warnings, one voice each"
    case .moreThanOne: "there are current warnings\(voices)"
    }
  }

  /// The words on a screen of forty columns.
  package var shortLabel: String {
    label.replacing("there is ", with: "").replacing("there are ", with: "")
  }
}
