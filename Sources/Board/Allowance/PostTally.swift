// SPDX-License-Identifier: Apache-2.0

/// How much a member posted on the newest days on which she did: not what, and not where.
///
/// Every post is a random number, so that those of two terminals add up and none counts twice. A join:
/// tallies come to the same in whatever order they are merged.
package struct PostTally: Hashable, Sendable {
  /// One matter of one day.
  struct Key: Hashable, Sendable {
    let day: Day
    let matter: Allowance.Matter
  }

  /// How many days are kept: hosts' clocks may be a day apart, and one may have been far ahead.
  private static let mostDays = 3

  private(set) var posts: [Key: Set<UInt32>] = [:]

  package init() {}

  init(_ posts: [Key: Set<UInt32>]) {
    self.posts = posts
    forget()
  }

  /// How many posts of a matter there were on a day.
  package func count(_ matter: Allowance.Matter, on day: Day) -> Int {
    posts[Key(day: day, matter: matter)]?.count ?? 0
  }

  mutating func note(_ post: UInt32, _ matter: Allowance.Matter, on day: Day) {
    posts[Key(day: day, matter: matter), default: []].insert(post)
    forget()
  }

  mutating func merge(_ other: PostTally) {
    posts.merge(other.posts) { $0.union($1) }
    forget()
  }

  private mutating func forget() {
    let newest = Set(posts.keys.map(\.day)).sorted().suffix(PostTally.mostDays)
    posts = posts.filter { newest.contains($0.key.day) }
  }
}
