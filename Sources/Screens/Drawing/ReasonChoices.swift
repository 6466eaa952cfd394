// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// Reasons to choose from, each behind the digit that it has in every list.
enum ReasonChoices {
  static func lines(_ reasons: [ModerationReason], _ scene: Scene) -> [Line] {
    reasons.flatMap { reason in
      Line.wrap(reason.label, columns: scene.columns, indent: 5, head: "  \(reason.digit)")
        .map { $0.pressing(.character(Character("\(reason.digit)"))) }
    }
  }

  /// The reason that a key means; nil for none.
  static func reason(_ key: Key, of reasons: [ModerationReason]) -> ModerationReason? {
    guard case .character(let digit) = key, let number = digit.wholeNumberValue else { return nil }
    return reasons.first { $0.digit == number }
  }
}
