// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// Who decides: the keys and once-values that one member has on one day, thread by thread, and
/// nothing that links two threads.
package struct Actor {
  /// The member's tag in a thread.
  package let tag: (ThreadID) -> AuthorKey
  /// Last year's tag in a thread, with which she can still amend; nil once its secret is gone.
  package let formerTag: (ThreadID) -> AuthorKey?
  /// The key that signs a "same here", tied to no tag.
  package let voice: (ThreadID) -> AuthorKey
  /// The value by which a member's "same here" in a thread is counted once.
  package let sameHereOnce: (ThreadID) -> Bytes16
  /// The key that signs one note and nothing else; nil on an open board, which keeps no secret.
  package let note: ((EventID) -> AuthorKey)?
  /// The key to which mail to one of her tags in a thread is sealed; nil on an open board, where it
  /// would be sealed to nobody, and for a tag whose secret is gone.
  package let mail: ((ThreadID, AuthorKey) -> Bytes32?)?
  /// The value by which her thanks for a message are counted once.
  package let thanksOnce: (EventID) -> Bytes16
  /// Shares of her handle for moderators, each for one of them alone, bound to a thread and a tag of
  /// hers there; nil on an open board, where there is no row to end.
  package let shares: ((ThreadID, AuthorKey, [Moderator]) -> [SealedShare])?
  /// What she may post on a day, and the values by which that is counted; nil for whoever is not
  /// limited.
  package let allowance: Allowance?
  /// The value by which her report of a message is counted once.
  package let reportOnce: (EventID) -> Bytes16
  /// The founder's key, for whoever holds it.
  package let founder: AuthorKey?
  /// Her key as a moderator, for whoever drew one; whether it is in the set, the board says.
  package let moderator: AuthorKey?
  /// The key of the invitation that she came by, where it was a moderator's.
  package let offer: AuthorKey?

  package init(
    tag: @escaping (ThreadID) -> AuthorKey,
    formerTag: @escaping (ThreadID) -> AuthorKey?,
    voice: @escaping (ThreadID) -> AuthorKey,
    sameHereOnce: @escaping (ThreadID) -> Bytes16,
    note: ((EventID) -> AuthorKey)? = nil,
    mail: ((ThreadID, AuthorKey) -> Bytes32?)? = nil,
    thanksOnce: @escaping (EventID) -> Bytes16 = { $0.value },
    shares: ((ThreadID, AuthorKey, [Moderator]) -> [SealedShare])? = nil,
    allowance: Allowance? = nil,
    reportOnce: @escaping (EventID) -> Bytes16 = { $0.value },
    founder: AuthorKey?,
    moderator: AuthorKey? = nil,
    offer: AuthorKey? = nil
  ) {
    self.tag = tag
    self.formerTag = formerTag
    self.voice = voice
    self.sameHereOnce = sameHereOnce
    self.note = note
    self.mail = mail
    self.thanksOnce = thanksOnce
    self.shares = shares
    self.allowance = allowance
    self.reportOnce = reportOnce
    self.founder = founder
    self.moderator = moderator
    self.offer = offer
  }

  /// Whether a tag of a thread is the member's, this year's or last year's.
  ///
  /// A key costs much to derive: the second is, only where the first is not it.
  func isBehind(_ author: AuthorKey, in thread: ThreadID) -> Bool {
    tag(thread) == author || formerTag(thread) == author
  }

  /// Every tag under which the member may still act in a thread.
  package func tags(in thread: ThreadID) -> [AuthorKey] {
    [tag(thread)] + (formerTag(thread).map { [$0] } ?? [])
  }
}
