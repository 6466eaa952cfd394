// SPDX-License-Identifier: Apache-2.0

/// What moderators decided on something that was sent to them.
package enum Verdict: Hashable, Sendable {
  /// A held post is up, as its author signed it.
  case putUp
  /// A held post is not put up; its author reads why, and has her words back.
  case turnedDown(ModerationReason)
  /// A report, an answer, a notice or a request was seen to; what was done about it, if anything,
  /// stands in the record as an act of its own.
  case resolved
}
