// SPDX-License-Identifier: Apache-2.0

/// A proposed suspension as a moderator sees it.
package struct PendingSuspension: Hashable, Sendable {
  /// Where it stands.
  package enum Stage: Hashable, Sendable {
    /// Another moderator has to confirm it.
    case waitsForSecond
    /// Somebody confirmed it on that day; the proposer's program alone holds both shares and carries it
    /// out when it next looks.
    case waitsForProposer(confirmedBy: String, isYou: Bool, since: Day)
    /// It comes to nothing.
    case void(SuspensionFault)
  }

  /// The proposal's number: what confirms it.
  package let id: EventID
  package let thread: ThreadID
  package let post: EventID
  package let reason: ModerationReason
  package let day: Day
  /// What its proposer is called today.
  package let proposer: String
  package let isOwn: Bool
  package let stage: Stage

  package init(
    id: EventID, thread: ThreadID, post: EventID, reason: ModerationReason, day: Day,
    proposer: String, isOwn: Bool, stage: Stage
  ) {
    self.id = id
    self.thread = thread
    self.post = post
    self.reason = reason
    self.day = day
    self.proposer = proposer
    self.isOwn = isOwn
    self.stage = stage
  }
}
