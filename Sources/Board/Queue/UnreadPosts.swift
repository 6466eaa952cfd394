// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// The lines of a board that skipped its moderators, and whom those have read where.
///
/// Which they are, the board alone tells: a thread is read by the places of its lines, so that no
/// second line under the same identifier takes a first one's standing, or gives it its own.
package struct UnreadPosts: Hashable, Sendable {
  /// Those of each thread that has any, the oldest first.
  private var posts: [ThreadID: [UnreadPost]] = [:]
  private var tags = Tags()
  /// How many came, were decided or taken back.
  package private(set) var changes = 0

  /// The tags of which a moderator has read a post.
  private struct Tags: Hashable {
    struct Tag: Hashable {
      let thread: ThreadID
      let author: AuthorKey
    }

    private(set) var all: [Tag] = []
    private var known: Set<Tag> = []

    func contains(_ tag: Tag) -> Bool { known.contains(tag) }

    mutating func insert(_ tag: Tag) {
      if known.insert(tag).inserted { all.append(tag) }
    }
  }

  package init() {}

  // MARK: Looking

  /// What waits for a moderator, the oldest first.
  package var waiting: [UnreadPost] {
    rows.filter { $0.verdict == nil && !$0.isWithdrawn }
  }

  /// The lines that are set aside, whatever was decided on them, the oldest first.
  package var setAside: [UnreadPost] { rows.filter(\.isSetAside) }

  /// The first line of an event, whatever was decided on it.
  package func first(_ event: EventID) -> UnreadPost? {
    posts.values.lazy.compactMap { posts in posts.first { $0.line.event == event } }
      .min { $0.place.value < $1.place.value }
  }

  /// The first that is set aside of a thread's lines under one identifier.
  package subscript(line: PostLine) -> UnreadPost? {
    posts[line.thread]?.first { $0.line == line && $0.isSetAside }
  }

  /// Where the lines of a thread stand that nobody is shown.
  package func places(in thread: ThreadID) -> Set<Place> {
    Set(posts[thread]?.lazy.filter(\.isSetAside).map(\.place) ?? [])
  }

  /// Whether words of an author's for a post are set aside.
  func holds(_ post: EventID, in thread: ThreadID, by author: AuthorKey) -> Bool {
    posts[thread]?.contains { $0.post == post && $0.author == author && $0.isSetAside } ?? false
  }

  /// Whether a moderator has read a post of a tag.
  func hasRead(_ author: AuthorKey, in thread: ThreadID) -> Bool {
    tags.contains(.init(thread: thread, author: author))
  }

  private var rows: [UnreadPost] {
    posts.values.flatMap(\.self).sorted { $0.place.value < $1.place.value }
  }

  // MARK: Parts of the fold

  mutating func add(_ post: UnreadPost) {
    changes &+= 1
    posts[post.line.thread, default: []].append(post)
  }

  /// Takes in that an author takes a post back.
  ///
  /// - Returns: whether nobody was shown the post itself.
  mutating func withdraw(_ post: EventID, in thread: ThreadID, by author: AuthorKey) -> Bool {
    var wasUnread = false
    change(in: thread, where: { $0.post == post && $0.author == author }) { row in
      if row.isSetAside, !row.isChange { wasUnread = true }
      row.isWithdrawn = true
    }
    return wasUnread
  }

  /// Takes in that lines of an identifier are turned down: they are set aside for good.
  ///
  /// - Returns: whether one of them waited.
  mutating func turnDown(_ event: EventID, _ verdict: Verdict) -> Bool {
    var hasWaited = false
    for thread in posts.keys {
      change(in: thread, where: { $0.line.event == event && $0.verdict == nil }) { row in
        row.verdict = verdict
        hasWaited = true
      }
    }
    return hasWaited
  }

  /// Takes in that a moderator has put up the first line of an identifier.
  ///
  /// - Returns: the line; nil where none is set aside.
  mutating func putUp(_ line: PostLine) -> UnreadPost? {
    guard let index = posts[line.thread]?.firstIndex(where: { $0.line == line && $0.isSetAside }),
      var post = posts[line.thread]?[index]
    else { return nil }
    post.verdict = .putUp
    changes &+= 1
    posts[line.thread]?[index] = post
    tags.insert(.init(thread: line.thread, author: post.author))
    if post.isChange {
      // Its words stand in the place of those that other changes brought.
      change(
        in: line.thread,
        where: {
          $0.isChange && $0.isSetAside && $0.post == post.post && $0.author == post.author
            && $0.place.value < post.place.value
        }
      ) { $0.verdict = .putUp }
    }
    return post
  }

  /// Forgets a line that was put up as what had been sent to the moderators, which tells of it.
  mutating func forget(_ post: UnreadPost) {
    let thread = post.line.thread
    posts[thread]?.removeAll { $0.place == post.place }
    if posts[thread]?.isEmpty == true { posts[thread] = nil }
  }

  /// Takes in that a moderator has put a post back: its own line, and every change of it.
  mutating func putBack(_ post: EventID, in thread: ThreadID) -> [UnreadPost] {
    var shown: [UnreadPost] = []
    change(in: thread, where: { $0.post == post && $0.isSetAside }) { row in
      row.verdict = .putUp
      shown.append(row)
    }
    for post in shown { tags.insert(.init(thread: thread, author: post.author)) }
    return shown
  }

  private mutating func change(
    in thread: ThreadID, where isMeant: (UnreadPost) -> Bool, _ act: (inout UnreadPost) -> Void
  ) {
    guard var rows = posts.removeValue(forKey: thread) else { return }
    for index in rows.indices where isMeant(rows[index]) {
      act(&rows[index])
      changes &+= 1
    }
    posts[thread] = rows
  }
}

// MARK: - Keeping them

extension UnreadPosts {
  func pack(into packer: inout Packer) {
    packer.add(changes)
    packer.add(rows) { $1.pack(into: &$0) }
    packer.add(tags.all) { packer, tag in
      packer.add(tag.thread.value)
      packer.add(tag.author.value)
    }
  }

  init(_ unpacker: inout Unpacker) {
    let count = unpacker.integer()
    for post in unpacker.list({ UnreadPost(&$0) }) { add(post) }
    for tag in unpacker.list({
      Tags.Tag(thread: ThreadID($0.bytes16()), author: AuthorKey($0.bytes32()))
    }) {
      tags.insert(tag)
    }
    changes = count
  }
}
