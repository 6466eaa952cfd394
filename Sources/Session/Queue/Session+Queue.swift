// SPDX-License-Identifier: Apache-2.0

internal import Anonymisation
package import Board
internal import Bytes
internal import Ledger
internal import Sealing

/// What waits for moderators, as one of them reads it.
extension Session {
  /// Everything that waits, the most urgent first.
  ///
  /// - Throws: `moderatorsOnly` for whoever is none.
  package func queue() throws(SessionError) -> QueueReading {
    let (opened, sealedBefore) = try openedQueue()
    let items = try making().items(of: opened.map(\.submission))
    let set = board.moderators.current?.moderators ?? []
    let ordinal = set.firstIndex { $0.sign.value == member?.moderator?.publicKey }
    return QueueReading(
      items: items,
      start: QueueOrder.start(in: items, ordinal: ordinal ?? 0, of: max(1, set.count)),
      moderator: ordinal.map { moderatorName(set[$0].number, on: today) } ?? "Founder",
      sealedBefore: sealedBefore,
      underWay: try pendingSuspensions().filter { pending in
        if case .waitsForProposer = pending.stage { !pending.isOwn } else { false }
      })
  }

  /// One item with all that a moderator decides by; nil where it waits no longer.
  ///
  /// - Throws: `moderatorsOnly`; `sealedBefore` for what she cannot open.
  package func queueItem(_ id: QueueItem.ID) throws(SessionError) -> QueueDetail? {
    let (opened, _) = try openedQueue()
    guard let item = try making().items(of: opened.map(\.submission)).first(where: { $0.id == id })
    else {
      if case .submission(let event) = id, let row = board.submissions[event], row.outcome == nil,
        try commonKey(row.key) == nil
      {
        throw .refused(.sealedBefore)
      }
      return nil
    }
    switch id {
    case .submission(let event):
      guard let submission = opened.first(where: { $0.submission.row.id == event })?.submission
      else {
        return try board.unread.first(event).map { post throws(SessionError) in
          try detail(of: item, post)
        } ?? QueueDetail(item: item)
      }
      return try detail(of: item, submission)
    case .reports(let message): return try detail(of: item, message)
    case .dispute(let message): return try detail(of: item, message)
    }
  }

  // MARK: Deciding

  /// Decides on items of the queue.
  ///
  /// - Throws: `refused` with what happened meanwhile, or where a verdict is not for such an item.
  func decide(
    _ items: [EventID], _ verdict: Verdict, _ request: Request
  ) throws(SessionError) -> [Event] {
    guard isModerator else { throw .refused(.moderatorsOnly) }
    // What others did is known before anything is opened.
    try held { () throws(LedgerError) in try ledger.lookAhead() }
    var expanded = try expanded(items)
    var posts: [PreparedPost] = []
    for id in expanded {
      guard let row = board.submissions[id], row.outcome == nil else { continue }
      switch try reading(of: row) {
      case nil: throw .refused(.sealedBefore)
      // What nobody can read is got rid of either way.
      case .unreadable: if verdict == .putUp { throw .refused(.notAsSigned) }
      case .opened(_, let post):
        guard (post != nil) == (verdict != .resolved) else { throw .refused(.notForThis(verdict)) }
        if let post { posts.append(post) }
      }
    }
    if verdict != .putUp {
      // What stands there all the same ends with what was sent, and is not read another time.
      for post in posts { if let line = try standing(post.event) { expanded.append(line) } }
    }
    let decision = Request(
      .decide(expanded, verdict), by: request.signer, on: request.day)
    guard verdict == .putUp, let post = posts.first else { return try append([decision]) }
    guard posts.count == 1, expanded.count == 1 else { throw .refused(.notForThis(verdict)) }
    let events = try held { () throws(LedgerError) in
      try ledger.putUp(post, deciding: decision, using: &surroundings)
    }
    surroundings.heldLine = nil
    openedSubmissions[expanded[0]] = nil
    return events
  }

  /// The line of a held post that a crash, or her own program, let through to the board; nil where
  /// there is none.
  ///
  /// - Throws: `alreadyDecided` where everybody is shown it.
  private func standing(_ event: Event) throws(SessionError) -> EventID? {
    guard let thread = event.thread, let row = board.row(thread) else { return nil }
    if board.unread[PostLine(thread: thread, event: event.id)] != nil { return event.id }
    let outline = try held { () throws(LedgerError) in try ledger.outline(of: row) }
    guard outline?.hasMet(event.id) == true || event.id == thread.opening,
      outline?.message(event.act.replacedText ?? event.id)?.author == event.author
    else { return nil }
    throw .refused(.alreadyDecided(.putUp))
  }

  /// The events behind items: of a post that was reported, what reported it.
  private func expanded(_ items: [EventID]) throws(SessionError) -> [EventID] {
    // Which post a report is about stands in its box: all are opened for that alone.
    let isSubmission = { (item: EventID) in self.board.submissions[item] != nil }
    guard !items.allSatisfy(isSubmission) else { return items }
    var reports: [EventID: [EventID]] = [:]
    for (submission, _) in try openedQueue().opened {
      if case .report(_, let message, _) = submission.matter {
        reports[message, default: []].append(submission.row.id)
      }
    }
    return items.flatMap { item -> [EventID] in
      let own =
        isSubmission(item) || board.unread.first(item) != nil
          || board.matters.contains { $0.id == item } ? [item] : []
      let all = own + (reports[item] ?? [])
      return all.isEmpty ? [item] : all
    }
  }

  // MARK: Opening

  typealias OpenedItem = (submission: OpenedSubmission, post: PreparedPost?)

  /// Everything that waits and that she can open, and how much she cannot.
  func openedQueue() throws(SessionError) -> (opened: [OpenedItem], sealedBefore: Int) {
    guard isModerator else { throw .refused(.moderatorsOnly) }
    var opened: [OpenedItem] = []
    var sealedBefore = 0
    for row in board.submissions.waiting {
      switch try reading(of: row) {
      case nil: sealedBefore += 1
      case .unreadable: break
      case .opened(let submission, let post): opened.append((submission, post))
      }
    }
    // What was decided need not be kept open.
    if openedSubmissions.count > 2 * opened.count + 64 {
      openedSubmissions = openedSubmissions.filter { board.submissions[$0.key]?.outcome == nil }
    }
    return (opened, sealedBefore)
  }

  /// What was sent, opened; nil where it was sealed to a set that she was not in.
  private func reading(of row: SubmissionRow) throws(SessionError) -> SubmissionReading? {
    if let known = openedSubmissions[row.id] { return known }
    guard let key = try commonKey(row.key) else { return nil }
    let reading = try held { () throws(LedgerError) in try ledger.submission(row, under: key) }
    openedSubmissions[row.id] = reading
    return reading
  }

  private func commonKey(_ key: Bytes32) throws(SessionError) -> CommonKey? {
    if let known = commonKeys[key] { return known }
    guard let moderator = member?.moderator else { return nil }
    let common = try held { () throws(LedgerError) in try ledger.commonKey(key, for: moderator) }
    commonKeys[key] = common
    return common
  }

  // MARK: Items

  private func making() throws(SessionError) -> QueueMaking {
    let cases = try suspensionCases()
    var outlines: [ThreadID: ThreadState] = [:]
    return QueueMaking(
      board: board, today: today, holidays: world.holidays(),
      post: { thread, message in
        if outlines[thread] == nil, let row = self.board.row(thread) {
          outlines[thread] = try? self.ledger.outline(of: row)
        }
        return outlines[thread]?.message(message)
      },
      suspension: { self.suspensionItem($1, in: cases) })
  }

  private func detail(
    of item: QueueItem, _ submission: OpenedSubmission
  ) throws(SessionError) -> QueueDetail {
    switch submission.matter {
    case .held(let event, let text, _):
      let thread = try event.thread.flatMap { id throws(SessionError) in
        try held { () throws(LedgerError) in try ledger.thread(id) }
      }
      var opening = thread?.opening
      var (message, former): (EventID, String?) = (event.id, nil)
      if case .opened(let given) = event.act { opening = given }
      if case .amended(_, let target) = event.act {
        (message, former) = (target, thread?.message(target)?.body.text)
      }
      let id = event.thread ?? ThreadID(opening: event.id)
      return try QueueDetail(
        item: item, opening: opening, text: text,
        tag: words(for: event.author, in: id), message: message, former: former,
        sought: sought(
          text, opening, isOpening: message == id.opening, twin: twin(of: opening, besides: id)),
        twin: twin(of: opening, besides: id), reasons: ModerationReason.turningDown)
    case .answer(let answer):
      return QueueDetail(
        item: item, opening: try opening(of: answer.thread), text: answer.text.value,
        tag: words(for: answer.author, in: answer.thread), former: answer.asked?.value)
    case .notice(let thread, _): return try detail(of: item, thread.opening)
    case .suspension(let octets):
      guard let post = suspendedPost(octets, submission.row) else { return QueueDetail(item: item) }
      return try detail(of: item, post)
    case .give, .report, .dataRequest: return QueueDetail(item: item)
    }
  }

  /// A post that skipped the moderators, in the words that would stand.
  private func detail(of item: QueueItem, _ post: UnreadPost) throws(SessionError) -> QueueDetail {
    guard let reading = try thread(post.line.thread),
      let message = reading.state.message(post.post)
    else { return QueueDetail(item: item) }
    let recorded = try held { () throws(LedgerError) in try ledger.event(at: message.textPlace) }
    let text = recorded?.isVerified() == true ? recorded?.body.text : nil
    let opening = reading.state.opening
    let twin = twin(of: opening, besides: reading.state.id)
    return try QueueDetail(
      item: item, opening: opening, text: text, tag: reading.name(of: message),
      message: message.id,
      sought: sought(text, opening, isOpening: message.role == .opening, twin: twin), twin: twin,
      reasons: ModerationReason.turningDown)
  }

  /// An item about a post that stands, or stood.
  private func detail(
    of item: QueueItem, _ message: EventID
  ) throws(SessionError) -> QueueDetail {
    guard let id = item.thread, let reading = try thread(id),
      let post = reading.state.message(message)
    else { return QueueDetail(item: item) }
    let opening = reading.state.opening
    // What the person named answers is read beside the warning, and looked through for nothing.
    if post.role == .moderator {
      return QueueDetail(
        item: item, opening: opening, text: post.body.text, tag: reading.name(of: post),
        message: message, former: reading.state.messages[0].body.text)
    }
    return try QueueDetail(
      item: item, opening: opening, text: post.body.text, tag: reading.name(of: post),
      message: message,
      sought: sought(
        post.body.text, opening, isOpening: post.role == .opening,
        twin: twin(of: opening, besides: id)),
      twin: twin(of: opening, besides: id))
  }

  private func opening(of thread: ThreadID) throws(SessionError) -> Opening? {
    guard let row = board.row(thread) else { return nil }
    return try held { () throws(LedgerError) in try ledger.opening(of: row) }?.opening
  }

  private func twin(of opening: Opening?, besides thread: ThreadID) -> ThreadID? {
    opening.flatMap { board.twin(of: $0, besides: thread, on: today) }
  }

  private func sought(
    _ text: String?, _ opening: Opening?, isOpening: Bool, twin: ThreadID?
  ) throws(SessionError) -> [Sought] {
    let hints = text.map { anonymised($0).hints } ?? []
    let narrowing = hints.contains { $0.kind == .narrowing } ? ["a role, a place and a day"] : []
    let row = twin.flatMap { board.row($0) }
    return Sought.all(
      in: text, opening: opening, isOpening: isOpening, narrowing: narrowing,
      twin: row.map { "one like it, \($0.id.reference), last \($0.lastDay.label(on: today))" },
      vocabulary: world.vocabulary)
  }
}
