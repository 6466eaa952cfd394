// SPDX-License-Identifier: Apache-2.0

internal import Board

/// The threads with something that this member has not been shown.
///
/// What is new follows from her marks; this keeps the answer for all threads at hand, since a board
/// has more of them than can be looked through for every frame.
struct News: Hashable {
  /// The threads with something unread.
  private(set) var threads: Set<ThreadID> = []
  /// How many posts came in while the board was open, for threads whose shown posts are not noted.
  private var arrivals: [ThreadID: Int] = [:]
  /// The events of threads that were read when others came in: none for a thread that is new itself.
  private var eventsBefore: [ThreadID: Int] = [:]

  /// Whether a thread has something unread.
  func isUnread(_ thread: ThreadID) -> Bool { threads.contains(thread) }

  /// Looks at all threads.
  mutating func count(_ scene: Scene) {
    threads = scene.kept.marks.unread(on: scene.board, today: scene.today)
  }

  /// Looks at one thread.
  mutating func update(_ thread: ThreadID, _ scene: Scene) {
    if let row = scene.board.row(thread), scene.kept.marks.isUnread(row),
      row.state(on: scene.today).isShown
    {
      threads.insert(thread)
    } else {
      threads.remove(thread)
      arrivals[thread] = nil
      eventsBefore[thread] = nil
    }
  }

  /// Takes in what a change brought to the scene's board, one's own posts among it.
  mutating func arrive(_ change: BoardChange, before: BoardState, _ scene: Scene) {
    for thread in change.threads {
      let former = before.row(thread)
      if !threads.contains(thread) { eventsBefore[thread] = former?.eventCount ?? 0 }
      let new = (scene.board.row(thread)?.messageCount ?? 0) - (former?.messageCount ?? 0)
      arrivals[thread] = max(0, (arrivals[thread] ?? 0) + new)
      update(thread, scene)
    }
    // What came in beside the change, between two looks at the record, is new as well.
    if scene.board.eventCount - before.eventCount != change.eventCount { count(scene) }
  }

  /// The threads into which nothing but one's own posts came since they were read.
  func own(_ events: [Event], _ board: BoardState) -> [ThreadID] {
    let counts = Dictionary(events.compactMap(\.thread).map { ($0, 1) }, uniquingKeysWith: +)
    return counts.compactMap { thread, count in
      guard let former = eventsBefore[thread], let row = board.row(thread) else { return nil }
      return row.eventCount - former == count ? thread : nil
    }
  }

  /// Which of a thread's posts are to be marked as new when it is opened.
  func unread(of reading: ThreadReading, _ scene: Scene) -> Set<EventID> {
    let thread = reading.state.id
    guard threads.contains(thread) else { return [] }
    let posts = reading.state.messages
    let others: ([Message]) -> [EventID] = { posts in
      posts.filter { !reading.own.contains($0.author) }.map(\.id)
    }
    if let shown = scene.kept.marks.postsShown(in: thread) {
      return Set(others(Array(posts.dropFirst(shown))))
    }
    if let count = arrivals[thread], count > 0 { return Set(others(posts).suffix(count)) }
    // Nothing finer than a day is stored.
    let day = scene.kept.marks.base?.day
    return Set(others(posts.filter { post in day.map { post.day >= $0 } ?? false }))
  }
}

extension Scene {
  /// Lets everything count as read.
  mutating func readAll() {
    let base = ReadMarks.Base(number: board.eventCount, day: today)
    guard kept.marks.base != base else { return }
    keep(.readAll(base))
    news.count(self)
  }

  /// Notes how far a thread was shown.
  mutating func read(_ thread: ThreadID, _ mark: ReadMark) {
    if kept.marks.threads[thread].map({ $0.number >= mark.number && $0.posts >= mark.posts })
      == true
    {
      return
    }
    keep(.read(thread, mark))
    news.update(thread, self)
  }

  /// Takes one's own posts, which the board has brought already, for read and for one's own.
  mutating func note(own events: [Event]) {
    for thread in news.own(events, board) {
      read(thread, ReadMark(number: board.row(thread)?.lastNumber ?? 0, posts: 0))
    }
    for event in events {
      switch event.act {
      case .opened: keep(.wrote(ThreadID(opening: event.id), isOpener: true))
      case .replied(let thread, _): keep(.wrote(thread, isOpener: false))
      default: break
      }
    }
  }
}
