// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Session
internal import Storage

extension Session {
  /// Does something for a command: durably, with errors worded, and with word of what a crashed write
  /// had left in the way.
  ///
  /// - Parameter intent: what is wanted.
  /// - Returns: what happened, in order.
  /// - Throws: a complaint; nothing was written then.
  func act(_ intent: Intent) throws(Complaint) -> [Event] {
    do {
      let events = try perform(intent)
      for torn in tornTails {
        Output.note(
          "lookout: a write that never finished was cut off and kept as journal/\(torn.name) "
            + "(\(torn.length) bytes); nothing that was acknowledged is lost.")
      }
      return events
    } catch {
      throw Complaint(error)
    }
  }
}
