// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes

/// The threads that the decider has asked for, kept up with the record: no texts, and only what
/// takes something from another author verified.
///
/// Without them every post would read its whole thread under the lock.
struct DecidingThreads {
  private var threads: [ThreadID: ThreadState] = [:]
  private static let limit = 4_096

  subscript(_ id: ThreadID) -> ThreadState? { threads[id] }

  /// Forgets everything once there is too much of it.
  ///
  /// Called between batches alone: within one, what it has decided stands here and nowhere else.
  mutating func makeRoom() {
    if threads.count >= DecidingThreads.limit { threads = [:] }
  }

  /// Keeps a thread as it stands at the end of the record.
  mutating func keep(_ thread: ThreadState) {
    threads[thread.id] = thread
  }

  /// Follows an event of the record that may take effect, if its thread is kept.
  mutating func follow(_ head: LineHead, at place: Place, founder: AuthorKey) {
    guard let id = head.event.thread else { return }
    threads[id]?.apply(
      head.event, body: .none, once: head.once, at: place, isVerified: true, founder: founder)
  }

  /// Follows a decision that is about to be recorded.
  mutating func follow(_ decision: Decision, at place: Place, founder: AuthorKey) {
    follow(decision.event, once: decision.once, at: place, founder: founder)
  }

  /// Follows an event that is about to be recorded.
  mutating func follow(_ event: Event, once: Bytes16?, at place: Place, founder: AuthorKey) {
    if let opened = ThreadState(event, body: .none, at: place, isVerified: true) {
      keep(opened)
    } else if let id = event.thread {
      threads[id]?.apply(
        event,
        body: .none,
        once: once,
        at: place,
        isVerified: true,
        founder: founder
      )
    }
  }
}
