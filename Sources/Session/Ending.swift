// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Ledger

/// Threads whose time has run out: some session tells so, and their texts go.
extension Session {
  /// Does what somebody has to do for all, a few milliseconds long: puts up what is due, and ends what
  /// has run out.
  ///
  /// - Parameter change: takes in what happened.
  package func tend(_ change: inout BoardChange) {
    for event in publishDue() {
      let line = event.thread.map { PostLine(thread: $0, event: event.id) }
      change.note(event, isShown: line.flatMap { board.unread[$0] } == nil)
    }
    for event in endExpired() { change.note(event) }
  }

  /// How many threads are ended at a time.
  private static let endedAtOnce = 16

  /// Ends some of the threads whose time has run out, as the record and this host's clock agree: to be
  /// asked for in idle moments.
  ///
  /// A failure is nobody's error: another session, or another day, does it.
  ///
  /// - Returns: what happened; empty once there is nothing more to do today.
  package func endExpired() -> [Event] {
    let today = today
    guard let signer, damage == nil, endedDay != today else { return [] }
    let threads = board.expirable(on: today).prefix(Session.endedAtOnce)
    guard !threads.isEmpty else {
      endedDay = today
      return []
    }
    let requests = threads.map { Request(.expire($0), by: signer, on: today) }
    guard let events = try? ledger.append(requests, using: &surroundings) else {
      endedDay = today
      return []
    }
    return events.flatMap(\.self)
  }
}
