// SPDX-License-Identifier: Apache-2.0

internal import Board

/// What others wrote since the board was opened and has not been seen: counted by thread.
struct News: Hashable {
  private var counts: [ThreadID: Int] = [:]

  /// How many posts of a thread are unseen.
  func count(in thread: ThreadID) -> Int {
    counts[thread] ?? 0
  }

  /// The threads with something unseen.
  var threads: Set<ThreadID> { Set(counts.keys) }

  /// Takes in what a change brought, one's own posts among it.
  mutating func arrive(_ change: BoardChange, before: BoardState, after: BoardState) {
    for thread in change.threads {
      let former = before.row(thread)?.messageCount ?? 0
      add((after.row(thread)?.messageCount ?? 0) - former, to: thread)
      if after.row(thread)?.isWithdrawn == true { counts[thread] = nil }
    }
  }

  /// Takes one's own posts, which the board has brought already, out of the count.
  mutating func discount(_ events: [Event]) {
    for event in events {
      switch event.act {
      case .opened, .replied: if let thread = event.thread { add(-1, to: thread) }
      default: break
      }
    }
  }

  /// A thread is on the screen.
  mutating func see(_ thread: ThreadID) {
    counts[thread] = nil
  }

  private mutating func add(_ number: Int, to thread: ThreadID) {
    let sum = (counts[thread] ?? 0) + number
    counts[thread] = sum > 0 ? sum : nil
  }
}
