// SPDX-License-Identifier: Apache-2.0

/// What waits for moderators, made into the items of their queue.
package struct QueueMaking {
  let board: BoardState
  let today: Day
  let holidays: BankHolidays
  /// A post as it stands in a thread; nil where that thread has none of this identifier.
  let post: (ThreadID, EventID) -> Message?
  /// The item of a proposal to suspend; nil for one that is none, or is settled.
  let suspension: ([UInt8], SubmissionRow) -> QueueItem?

  package init(
    board: BoardState, today: Day, holidays: BankHolidays,
    post: @escaping (ThreadID, EventID) -> Message?,
    suspension: @escaping ([UInt8], SubmissionRow) -> QueueItem?
  ) {
    self.board = board
    self.today = today
    self.holidays = holidays
    self.post = post
    self.suspension = suspension
  }

  /// The items, the most urgent first; of a post that was sent to the moderators and stands on the
  /// board all the same, the one that was sent.
  package func items(of opened: [OpenedSubmission]) -> [QueueItem] {
    var items: [QueueItem] = []
    var reports: [EventID: Reports] = [:]
    for submission in opened {
      guard case .report(let thread, let message, let reason) = submission.matter else {
        if let item = item(of: submission) { items.append(item) }
        continue
      }
      // Anybody can seal any pair of identifiers: a report counts where its post is.
      guard let post = post(thread, message) else { continue }
      let new = Reports(
        thread: thread, post: post, sent: submission.row.place, reasons: [reason],
        day: submission.row.day)
      reports[message] = reports[message].map { $0.joined(by: new) } ?? new
    }
    for (message, found) in reports.sorted(by: { $0.value.sent.value < $1.value.sent.value }) {
      items.append(
        QueueItem(
          id: .reports(message),
          matter: .reported(
            ModerationReason.reporting.filter(found.reasons.contains),
            isUp: isUp(found.post, in: found.thread)),
          day: found.day, thread: found.thread, board))
    }
    let sent = Set(opened.compactMap { $0.matter.heldEvent })
    for post in board.unread.waiting where !sent.contains(post.line.event) {
      if let item = item(of: post) { items.append(item) }
    }
    for matter in board.matters where !matter.isSeen {
      guard let row = board.row(matter.thread), !row.isWithdrawn else { continue }
      items.append(
        QueueItem(
          id: .dispute(matter.id), matter: .disputed, day: matter.day, thread: matter.thread, board)
      )
    }
    return QueueOrder.sorted(items)
  }

  /// The reports of one post.
  private struct Reports {
    let thread: ThreadID
    let post: Message
    /// Where the first of them stands.
    let sent: Place
    var reasons: Set<ModerationReason>
    var day: Day

    /// With others of a post of the same identifier: where that is a copy in another thread, those
    /// of the one that stood first.
    func joined(by other: Reports) -> Reports {
      guard other.thread == thread else {
        return other.post.place.value < post.place.value ? other : self
      }
      var all = self
      all.reasons.formUnion(other.reasons)
      all.day = min(day, other.day)
      return all
    }
  }

  /// Whether a post can be read by all.
  private func isUp(_ post: Message, in thread: ThreadID) -> Bool {
    board.row(thread)?.state(on: today).isShown == true && !post.isWithdrawn && !post.isSetAside
  }

  private func item(of submission: OpenedSubmission) -> QueueItem? {
    let row = submission.row
    switch submission.matter {
    case .held(let event, _, let after):
      return held(event, after, row)
    case .answer(let answer):
      return QueueItem(
        id: .submission(row.id), matter: .answered, day: row.day, thread: answer.thread, board)
    case .notice(let thread, let arrived):
      return QueueItem(
        id: .submission(row.id),
        matter: .notice(answerBy: QueueClock.answer(toNotice: arrived, holidays)), day: row.day,
        thread: thread, board)
    case .dataRequest(let arrived):
      return QueueItem(
        id: .submission(row.id),
        matter: .dataRequest(answerBy: QueueClock.answer(toDataRequest: arrived)), day: row.day)
    case .suspension(let octets): return suspension(octets, row)
    case .report, .give: return nil
    }
  }

  private func held(
    _ event: Event, _ after: ModerationReason?, _ row: SubmissionRow
  ) -> QueueItem? {
    if case .opened(let opening) = event.act {
      return QueueItem(
        id: .submission(row.id),
        matter: .held(
          .init(kind: opening.kind, isForTonight: isForTonight(opening), afterReason: after)),
        day: row.day, thread: event.thread, occasion: opening.occasion, subject: opening.subject)
    }
    guard let thread = event.thread, let about = board.row(thread) else { return nil }
    var isAmendment = false
    if case .amended = event.act { isAmendment = true }
    return QueueItem(
      id: .submission(row.id),
      matter: .held(
        .init(
          kind: about.kind, isReply: !isAmendment, isAmendment: isAmendment,
          isForTonight: about.when == .coming, afterReason: after)),
      day: row.day, thread: thread, board)
  }

  /// A line that skipped the moderators; nil for one that brings nothing to its thread.
  private func item(of post: UnreadPost) -> QueueItem? {
    let (event, thread) = (post.line.event, post.line.thread)
    guard let row = board.row(thread), !row.isWithdrawn, !row.isExpired, !row.isOver(on: today),
      !row.measures.contains(.ended), board.submissions[event] == nil,
      board.unread.first(event)?.place == post.place,
      let message = self.post(thread, post.post), !message.isWithdrawn,
      (post.isChange ? message.textPlace : message.place) == post.place
    else { return nil }
    return QueueItem(
      id: .submission(event),
      matter: .held(
        .init(
          kind: row.kind, isReply: !post.isChange && event != thread.opening,
          isAmendment: post.isChange, isForTonight: row.when == .coming)),
      day: post.day, thread: thread, board)
  }

  /// Whether it is about tonight or an occasion within days.
  private func isForTonight(_ opening: Opening) -> Bool {
    guard opening.when == .coming else { return false }
    guard let occasion = opening.upcoming.flatMap({ board.upcoming[$0] }) else { return true }
    return occasion.weeks.lowerBound <= Week(of: today.advanced(by: 3))
  }
}

extension QueueItem {
  /// An item about a thread of the board.
  fileprivate init(
    id: ID, matter: Matter, day: Day, thread: ThreadID, _ board: BoardState
  ) {
    let row = board.row(thread)
    self.init(
      id: id, matter: matter, day: day, thread: thread,
      occasion: row.flatMap { board.occasion(of: $0) },
      subject: row.flatMap { board.subject(of: $0)?.id })
  }
}

extension OpenedSubmission.Matter {
  /// The event of a post that waits.
  fileprivate var heldEvent: EventID? {
    if case .held(let event, _, _) = self { event.id } else { nil }
  }
}
