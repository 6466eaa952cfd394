// SPDX-License-Identifier: Apache-2.0

/// How far a member has been shown a thread.
package struct ReadMark: Hashable, Sendable {
  /// The thread's last number (`ThreadRow.lastNumber`) up to which nothing in it is new; lower while
  /// some of its posts have not been shown.
  package let number: Int
  /// How many of the thread's posts have been shown, those taken back among them; 0 where that is
  /// not known.
  package let posts: Int

  package init(number: Int, posts: Int) {
    self.number = number
    self.posts = posts
  }

  func merging(_ other: ReadMark) -> ReadMark {
    ReadMark(number: max(number, other.number), posts: max(posts, other.posts))
  }
}
