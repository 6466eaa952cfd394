// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Session

/// What is told of posts that moderators read first.
enum HeldText {
  /// What the author of a post is told that is held: that it waits, for whom, and till when.
  static func sentences(_ policy: Policy) -> [String] {
    let which =
      policy.publication == .allHeld
      ? "Held for a moderator to read first, as everybody's posts are."
      : "Held for a moderator to read first, as everybody's first posts are."
    let hours = policy.hours.map { "\($0):00" }.joined(separator: " and ")
    return [
      which,
      "Only you and they can see it, and nobody else's waits behind it. It is not lost; you need not send it "
        + "again." + (hours.isEmpty ? "" : " They look at \(hours) on weekdays."),
      "For tonight? Advice without a person goes up at once.",
    ]
  }

  /// How a post of one's own stands that was held.
  static func standing(_ verdict: Verdict?, _ policy: Policy) -> String {
    switch verdict {
    case nil:
      "waiting for a moderator"
        + (policy.hours.isEmpty
          ? "" : "; they look at \(policy.hours.map(String.init).joined(separator: " and at "))")
    case .putUp: "put up"
    case .turnedDown(let reason): "turned down: \(reason.label)"
    case .resolved: "seen to"
    }
  }
}
