// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes

/// The threads that the decider has asked for, kept up with the record: no texts, and only what
/// takes something from another author verified.
///
/// Without them every post would read its whole thread under the lock.
struct DecidingThreads {
  /// Those in which something happened lately.
  private var threads: [ThreadID: ThreadState] = [:]
  /// Those before them, and none of them.
  private var former: [ThreadID: ThreadState] = [:]
  /// From how many on those before them are forgotten.
  static let limit = 4_096

  subscript(_ id: ThreadID) -> ThreadState? { threads[id] ?? former[id] }

  /// Forgets, once there is too much, where nothing has happened for longest.
  ///
  /// Called between batches alone: within one, what it has decided stands here and nowhere else.
  mutating func makeRoom() {
    if threads.count >= DecidingThreads.limit { (threads, former) = ([:], threads) }
  }

  /// Keeps a thread as it stands at the end of the record.
  mutating func keep(_ thread: ThreadState) {
    former[thread.id] = nil
    threads[thread.id] = thread
  }

  /// Brings a thread among those in which something happens, if it is kept.
  private mutating func recall(_ id: ThreadID) {
    if let thread = former.removeValue(forKey: id) { threads[id] = thread }
  }

  /// Follows an event of the record that may take effect, if its thread is kept.
  mutating func follow(
    _ head: LineHead, at place: Place, founder: AuthorKey, moderators: ModeratorRoll
  ) {
    guard let id = head.event.thread else { return }
    recall(id)
    threads[id]?.apply(
      head.event, body: .none, once: head.once, at: place, isVerified: true, founder: founder,
      moderators: moderators)
  }

  /// Follows a decision that is about to be recorded.
  mutating func follow(
    _ decision: Decision, at place: Place, founder: AuthorKey, moderators: ModeratorRoll
  ) {
    follow(
      decision.event, once: decision.once, at: place, founder: founder, moderators: moderators)
  }

  /// Follows an event that is about to be recorded.
  mutating func follow(
    _ event: Event, once: Bytes16?, at place: Place, founder: AuthorKey,
    moderators: ModeratorRoll
  ) {
    if let opened = ThreadState(event, body: .none, at: place, isVerified: true) {
      keep(opened)
    } else if let id = event.thread {
      recall(id)
      threads[id]?.apply(
        event,
        body: .none,
        once: once,
        at: place,
        isVerified: true,
        founder: founder,
        moderators: moderators
      )
    }
  }
}
