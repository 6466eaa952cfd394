// SPDX-License-Identifier: Apache-2.0

/// The closed list of reasons: what the record says, and what the writer reads.
package enum ModerationReason: String, CaseIterable, Sendable {
  case privateLife = "private-life"
  case identifiesHarmedPerson = "identifies-harmed-person"
  case identifiesWriter = "identifies-writer"
  case noConductStated = "no-conduct-stated"
  case verdictNotWarning = "verdict-not-warning"
  case duplicate
  case offTopic = "off-topic"
  case hostile
  case flooding
  /// It is worth everybody's reading.
  case helpful
  /// It has done its work.
  case settled
  /// What is taken back was done in error.
  case inError = "in-error"

  /// Those for which a held post is turned down, in the order of their digits.
  package static let turningDown: [ModerationReason] = [
    .privateLife, .identifiesHarmedPerson, .noConductStated, .verdictNotWarning, .duplicate,
    .offTopic, .hostile,
  ]

  /// Those for which a member reports a post, in the order of their digits.
  package static let reporting: [ModerationReason] = [
    .privateLife, .identifiesHarmedPerson, .noConductStated, .verdictNotWarning, .duplicate,
    .offTopic, .hostile, .identifiesWriter, .flooding,
  ]

  /// The digit under which every list has it, so that whoever knows it in one knows it in all.
  ///
  /// There are more reasons than digits: no two of one digit ever stand in one list.
  package var digit: Int {
    switch self {
    case .privateLife, .helpful: 1
    case .identifiesHarmedPerson: 2
    case .noConductStated: 3
    case .verdictNotWarning: 4
    case .duplicate: 5
    case .offTopic: 6
    case .hostile: 7
    case .identifiesWriter: 8
    case .flooding, .inError: 9
    case .settled: 0
    }
  }

  /// The words in the record.
  package var label: String {
    switch self {
    case .privateLife: "private life"
    case .identifiesHarmedPerson: "points to who was harmed"
    case .identifiesWriter: "could identify the writer"
    case .noConductStated: "does not say what happened"
    case .verdictNotWarning: "a verdict, not a warning"
    case .duplicate: "already up"
    case .offTopic: "not what this is for"
    case .hostile: "hostile"
    case .flooding: "flooding"
    case .helpful: "worth reading"
    case .settled: "it has done its work"
    case .inError: "done in error"
    }
  }
}
