// SPDX-License-Identifier: Apache-2.0

internal import Board

/// The threads that numbers stand for, told ten at a time: the board's, or what a search found.
struct LineListing {
  /// A thread, and the post that was found in it.
  struct Entry {
    let thread: ThreadID
    var hit: SearchHit?
  }

  static let part = 10
  let entries: [Entry]
  /// How many have been told.
  private(set) var told = 0

  init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// Whether all have been told.
  var isTold: Bool { told == entries.count }

  /// The numbers to tell next.
  var next: Range<Int> { told..<min(entries.count, told + LineListing.part) }

  /// Notes that the next ones were told.
  mutating func tell() {
    told = next.upperBound
  }

  /// Begins anew.
  mutating func rewind() {
    told = 0
  }

  /// The entry after a thread; the first, where the thread is none of these.
  func after(_ thread: ThreadID?) -> Entry? {
    guard let index = entries.firstIndex(where: { $0.thread == thread }) else {
      return entries.first
    }
    return entries.dropFirst(index + 1).first { $0.thread != thread }
  }
}
