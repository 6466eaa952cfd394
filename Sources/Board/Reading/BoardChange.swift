// SPDX-License-Identifier: Apache-2.0

/// What the last look at the record brought.
package struct BoardChange: Hashable, Sendable {
  /// How many events came in.
  package var eventCount = 0
  /// The threads with something new to read in them.
  ///
  /// Not those where a voice came in: that shows from the next day, or its moment would point to
  /// whoever was there. Nor where mail did, which is for one alone; nor where a moderator acted whose
  /// record names no place, or nothing can be read.
  package var threads: Set<ThreadID> = []

  package init() {}

  /// Notes an event.
  ///
  /// - Parameters:
  ///   - event: the event.
  ///   - isShown: whether anybody is shown what it brings; nothing is told of what skipped the
  ///     moderators before one of them puts it up.
  package mutating func note(_ event: Event, isShown: Bool = true) {
    eventCount += 1
    guard isShown else { return }
    switch event.act {
    case .decided(_, .putUp, let line?): threads.insert(line.thread)
    case .saidSameHere, .mailed, .asked: return
    case .moderated(let act) where !act.deed.showsPlace: return
    case .keptOriginal, .unreadable: return
    default: break
    }
    if let thread = event.thread { threads.insert(thread) }
  }

  /// Whether anything came in.
  package var isEmpty: Bool { eventCount == 0 }
}
