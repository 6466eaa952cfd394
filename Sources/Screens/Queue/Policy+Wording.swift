// SPDX-License-Identifier: Apache-2.0

internal import Board

/// How the moderators work, in words.
extension Scene {
  /// When moderators look, such as `at 13 and at 18`; nil where they promise nothing.
  var hoursWords: String? {
    let hours = board.policy.hours.map { "at \($0)" }
    guard let last = hours.last else { return nil }
    let others = hours.dropLast()
    return others.isEmpty ? last : "\(others.joined(separator: ", ")) and \(last)"
  }

  /// What they read before others do, and when they look.
  var policySentences: [String] {
    let hours = hoursWords.map { "They look \($0) on weekdays." }
    let never = "Advice, and questions that name nobody, never wait."
    let review = board.policy.review
    let reviews =
      review.isEmpty
      ? nil : "Whoever's access is ended asks for a review, without a name, at \(review)."
    let what =
      switch board.policy.publication {
      case .open: ["Posts go up at once."]
      case .firstPostsHeld:
        [
          "The first post of a tag in a thread waits for a moderator, and so do its changes.",
          never,
        ]
      case .allHeld: ["Every post waits for a moderator.", never]
      }
    return what + [hours, reviews].compactMap(\.self)
  }

  /// How one hears of what is new.
  var newsSentence: String {
    let hours = hoursWords.map { " Moderators look \($0)." } ?? ""
    return standing.isSealed
      ? "Nothing is sent to you. The command pulse says whether it is worth a look; no codename.\(hours)"
      : "Nothing is sent to you.\(hours)"
  }
}
