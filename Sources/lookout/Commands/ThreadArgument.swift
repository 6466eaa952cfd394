// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Session

/// What a person names a thread or a message by.
enum ThreadArgument {
  /// The thread of a reference such as `K4TZ`, or of an id.
  static func thread(_ text: String, in session: Session) throws(Complaint) -> ThreadRow {
    if let reference = Reference(text), let id = session.board.thread(reference),
      let row = session.board.row(id)
    {
      return row
    }
    if let id = EventID(text), let row = session.board.row(ThreadID(opening: id)) { return row }
    throw Complaint(
      .notFound, "There is no thread \(text).", next: "lookout list shows those that stand.")
  }

  /// The message of an id, and its thread; a thread stands for its first message.
  static func message(
    _ text: String, in session: Session
  ) throws(Complaint) -> (thread: ThreadID, message: EventID) {
    if let row = try? thread(text, in: session) { return (row.id, row.id.opening) }
    if let id = EventID(text) {
      do {
        if let thread = try session.thread(of: id) { return (thread, id) }
      } catch {
        throw Complaint(error)
      }
    }
    throw Complaint(
      .notFound, "There is no message \(text).",
      next: "lookout show THREAD --json gives the messages' ids.")
  }
}
