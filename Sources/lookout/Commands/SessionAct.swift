// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Session
internal import Storage

extension Session {
  /// Keeps in mind what the member wrote, so that her own page shows it on any terminal.
  ///
  /// Whether that can be written down changes nothing about what was posted.
  private func note(_ event: Event) {
    guard let thread = event.thread else { return }
    switch event.act {
    case .opened: keep(.wrote(thread, isOpener: true))
    case .replied: keep(.wrote(thread, isOpener: false))
    default: return
    }
    _ = try? save()
  }

  /// Brings the board's caches up to date where little is missing: nobody waits long for a command.
  private func refreshCachesALittle() {
    var slices = 0
    while slices < 8, refreshCaches() { slices += 1 }
  }

  /// Does something for a command: durably, with errors worded, and with word of what a crashed write
  /// had left in the way.
  ///
  /// - Parameter intent: what is wanted.
  /// - Returns: what happened, in order.
  /// - Throws: a complaint; nothing was written then.
  func act(_ intent: Intent) throws(Complaint) -> [Event] {
    do {
      let events = try perform(intent)
      for event in events { note(event) }
      _ = endExpired()
      refreshCachesALittle()
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
