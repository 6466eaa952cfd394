// SPDX-License-Identifier: Apache-2.0

/// What the last look at the record brought.
package struct BoardChange: Hashable, Sendable {
  /// How many events came in.
  package var eventCount = 0
  /// The threads they belong to.
  package var threads: Set<ThreadID> = []

  package init() {}

  /// Notes an event.
  package mutating func note(_ event: Event) {
    eventCount += 1
    if let thread = event.thread { threads.insert(thread) }
  }

  /// Whether anything came in.
  package var isEmpty: Bool { eventCount == 0 }
}
