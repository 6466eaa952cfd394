// SPDX-License-Identifier: Apache-2.0

/// What a proposed and confirmed suspension came to, for its proposer: never who it was.
package struct SuspensionOutcome: Hashable, Sendable {
  package enum Result: Hashable, Sendable {
    /// A member's access is ended, and the board has another key.
    case suspended
    /// No member has that handle: she left, was suspended before, or her program told none. The tag is
    /// muted.
    case nobody
    /// Nothing was done.
    case refused(SuspensionFault)
  }

  /// The proposal's number.
  package let id: EventID
  package let reason: ModerationReason
  package let result: Result

  package init(id: EventID, reason: ModerationReason, result: Result) {
    self.id = id
    self.reason = reason
    self.result = result
  }
}
