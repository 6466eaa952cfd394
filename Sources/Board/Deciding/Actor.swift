// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// Who decides: the keys and once-values that one member has in one thread, and nothing that links
/// two threads.
package struct Actor {
  /// The member's tag in a thread, by the year of an event.
  package let tag: (ThreadID, _ year: Int) -> AuthorKey
  /// The key that signs a "same here", tied to no tag.
  package let voice: (ThreadID, _ year: Int) -> AuthorKey
  /// The value by which a member's "same here" in a thread is counted once.
  package let sameHereOnce: (ThreadID) -> Bytes16
  /// The founder's key, for whoever holds it.
  package let founder: AuthorKey?

  package init(
    tag: @escaping (ThreadID, Int) -> AuthorKey,
    voice: @escaping (ThreadID, Int) -> AuthorKey,
    sameHereOnce: @escaping (ThreadID) -> Bytes16,
    founder: AuthorKey?
  ) {
    self.tag = tag
    self.voice = voice
    self.sameHereOnce = sameHereOnce
    self.founder = founder
  }

  /// The member's tags in a thread that are still good on a day: this year's and last year's.
  package func tags(in thread: ThreadID, on today: Day) -> [AuthorKey] {
    [tag(thread, today.year), tag(thread, today.year - 1)]
  }
}
