// SPDX-License-Identifier: Apache-2.0

internal import Board

/// A thread being read, in parts that each take as long as there is time for.
///
///     walk the links back from the last line ─▶ fold forward from the opening, checking signatures
///
/// What comes of it is the thread as it stood when the walk began.
package struct ThreadWalk {
  /// What a thread is read for.
  enum Purpose {
    /// A reader: with texts, and every signature checked.
    case reading
    /// The decider: without texts, and only what it must not take on trust checked.
    case deciding
  }

  let row: ThreadRow
  let purpose: Purpose
  /// The line to walk to next; nil once the opening was reached.
  var next: Place?
  /// The lines still to be folded, the newest first.
  var lines: [Ledger.Line] = []
  var thread: ThreadState?

  init(_ row: ThreadRow, for purpose: Purpose) {
    self.row = row
    self.purpose = purpose
    next = row.lastPlace
  }

  /// Whether everything was read.
  package var isDone: Bool { next == nil && lines.isEmpty }
}
