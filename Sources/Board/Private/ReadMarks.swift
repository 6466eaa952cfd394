// SPDX-License-Identifier: Apache-2.0

/// What a member has read: everything up to a base, and further in single threads.
///
/// Marks only ever go up, so that two terminals agree by taking the higher one.
package struct ReadMarks: Hashable, Sendable {
  /// Up to where everything counts as read.
  package struct Base: Hashable, Sendable {
    /// A number of board events (`BoardState.eventCount`).
    package let number: Int
    /// The day on which it was reached.
    package let day: Day

    package init(number: Int, day: Day) {
      self.number = number
      self.day = day
    }
  }

  /// Nil before the first visit.
  package private(set) var base: Base?
  /// The threads read beyond the base.
  package private(set) var threads: [ThreadID: ReadMark] = [:]

  package init() {}

  init(base: Base?, threads: [ThreadID: ReadMark]) {
    self.base = base
    self.threads = threads
  }

  /// Whether a thread holds something that the member has not been shown.
  ///
  /// Before a first visit nothing counts as new: whoever comes to a board has all of it before her.
  package func isUnread(_ row: ThreadRow) -> Bool {
    guard let base else { return false }
    return row.lastNumber > max(base.number, threads[row.id]?.number ?? 0)
  }

  /// The threads that stand and hold something that the member has not been shown.
  package func unread(on board: BoardState, today: Day) -> Set<ThreadID> {
    // Most often nothing has moved since, or few threads have, which two numbers tell.
    guard let base, board.eventCount > base.number else { return [] }
    var unread: Set<ThreadID> = []
    board.threads.eachGlance { index, glance in
      guard glance.last > base.number, glance.state(on: today).isShown else { return }
      let id = board.threads.id(index)
      if glance.last > threads[id]?.number ?? 0 { unread.insert(id) }
    }
    return unread
  }

  /// How many of a thread's posts had been shown; nil where that was not noted.
  package func postsShown(in thread: ThreadID) -> Int? {
    threads[thread].flatMap { $0.posts > 0 ? $0.posts : nil }
  }

  mutating func note(_ mark: ReadMark, in thread: ThreadID) {
    threads[thread] = threads[thread]?.merging(mark) ?? mark
  }

  mutating func advance(to new: Base) {
    guard let base else { return self.base = new }
    if (new.number, new.day) > (base.number, base.day) { self.base = new }
  }

  mutating func merge(_ other: ReadMarks) {
    if let base = other.base { advance(to: base) }
    threads.merge(other.threads) { $0.merging($1) }
  }

  /// Leaves out the marks with the lowest numbers: those that the base covers, then those of the
  /// threads that moved longest ago, which count as new again.
  mutating func forgetOldest(_ count: Int) {
    let oldest = threads.sorted { left, right in
      left.value.number == right.value.number
        ? left.key.description < right.key.description : left.value.number < right.value.number
    }
    for (thread, _) in oldest.prefix(count) { threads[thread] = nil }
  }
}
