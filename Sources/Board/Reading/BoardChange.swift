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
  package mutating func note(_ event: Event) {
    eventCount += 1
    switch event.act {
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
