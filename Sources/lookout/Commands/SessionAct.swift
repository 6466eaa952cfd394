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

  /// Posts something for a command: where moderators read it first, she is told.
  ///
  /// - Parameters:
  ///   - intent: what is posted.
  ///   - again: where it is another try of what was turned down, the id that mail told.
  ///   - isJSON: whether the new ids are told as JSON.
  /// - Returns: what happened, in order.
  /// - Throws: a complaint; nothing was written then.
  func post(_ intent: Intent, again: String? = nil, asJSON isJSON: Bool) throws(Complaint)
    -> [Event]
  {
    var former: EventID?
    if let again {
      let id = EventID(again)
      let isOwn = privateState.drafts.all.contains {
        $0.held.map { held in
          held.submission == id && board.submissions[held.submission]?.isTurnedDown == true
        } ?? false
      }
      guard isOwn else {
        throw Complaint(
          .notFound, "Nothing of yours was turned down as \(again).", next: "lookout mail lists it."
        )
      }
      former = id
    }
    let events = try act(intent, again: former)
    Output.printIDs(of: events, asJSON: isJSON)
    if events.contains(where: \.isSubmission) {
      for sentence in HeldText.sentences(board.policy) { Output.note(sentence) }
      Output.note("lookout mail tells what they decide.")
    }
    return events
  }

  /// Does something for a command: durably, with errors worded, and with word of what a crashed write
  /// had left in the way.
  ///
  /// - Parameters:
  ///   - intent: what is wanted.
  ///   - again: where it is another try of what was turned down, what sent that.
  /// - Returns: what happened, in order.
  /// - Throws: a complaint; nothing was written then.
  func act(_ intent: Intent, again: EventID? = nil) throws(Complaint) -> [Event] {
    do {
      let events = try perform(intent, again: again)
      for event in events { note(event) }
      if let matter = intent.counted, let left = try postsLeft()?.sentence(for: matter) {
        Output.note(left)
      }
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

extension SubmissionRow {
  /// Whether it is a post that moderators turned down.
  var isTurnedDown: Bool {
    if case .decided(.turnedDown, _) = outcome { true } else { false }
  }
}
