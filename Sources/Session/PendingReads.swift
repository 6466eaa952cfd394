// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Ledger

/// What the screens asked to read and have not been told, read in slices between keys: every
/// signature is verified before a word is shown, and a long thread has a thousand of them.
///
/// What was asked last is read first, being what somebody looks at now.
package struct PendingReads<Ticket: Hashable> {
  /// What was read.
  package enum Answer {
    case rows([ThreadID: RowText])
    /// Nil for an unknown thread.
    case thread(ThreadReading?)
  }

  private enum Work {
    case rows(remaining: [ThreadID], read: [ThreadID: RowText])
    case thread(ThreadWalk?)
  }

  private var pending: [(ticket: Ticket, work: Work)] = []

  /// Nothing was asked.
  package init() {}

  /// Whether there is nothing left to read.
  package var isEmpty: Bool { pending.isEmpty }

  /// Asks for what a list shows of threads beside their numbers.
  package mutating func ask(rows: [ThreadID], _ ticket: Ticket) {
    pending.append((ticket, .rows(remaining: rows.reversed(), read: [:])))
  }

  /// Asks for a thread as it stands now.
  package mutating func ask(thread: ThreadID, of session: Session, _ ticket: Ticket) {
    pending.append((ticket, .thread(session.ledger.walk(through: thread))))
  }

  /// Reads on until something is complete, or the time is over; at least one line.
  ///
  /// - Returns: the answer that is complete; nil if none is.
  package mutating func advance(
    in session: Session, until deadline: ContinuousClock.Instant
  ) -> (ticket: Ticket, answer: Result<Answer, SessionError>)? {
    guard var next = pending.popLast() else { return nil }
    do throws(SessionError) {
      let answer = try PendingReads.advance(&next.work, in: session, until: deadline)
      if let answer { return (next.ticket, .success(answer)) }
      pending.append(next)
      return nil
    } catch {
      return (next.ticket, .failure(error))
    }
  }

  private static func advance(
    _ work: inout Work, in session: Session, until deadline: ContinuousClock.Instant
  ) throws(SessionError) -> Answer? {
    switch work {
    case .rows(var remaining, var read):
      repeat {
        guard let id = remaining.popLast() else { return .rows(read) }
        guard let row = session.board.row(id) else { continue }
        read[id] = try session.rowText(of: row)
      } while ContinuousClock.now < deadline
      if remaining.isEmpty { return .rows(read) }
      work = .rows(remaining: remaining, read: read)
      return nil
    case .thread(nil):
      return .thread(nil)
    case .thread(var walk?):
      let thread = try session.held { () throws(LedgerError) in
        try session.ledger.advance(&walk, until: deadline)
      }
      guard walk.isDone else {
        work = .thread(walk)
        return nil
      }
      return .thread(thread.map(session.reading(of:)))
    }
  }
}
