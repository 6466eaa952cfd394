// SPDX-License-Identifier: Apache-2.0

internal import Bytes

extension Surroundings {
  /// Something for the moderators alone, signed with a key that is used for nothing else.
  ///
  /// - Parameters:
  ///   - submission: what it is.
  ///   - once: what it is counted by, a report or a post of the day's allowance; nil draws something, so
  ///     that nobody can tell what is counted.
  ///   - board: the board.
  ///   - actor: who sends it.
  /// - Returns: the decision.
  /// - Throws: where nobody could open it, or everybody.
  mutating func submit(
    _ submission: Submission, once: Bytes16? = nil, on board: BoardState, by actor: Actor
  ) throws(Refusal) -> Decision {
    let key = try board.commonKey(for: actor)
    let id = EventID(using: &random)
    let event = Event(
      id: id, day: today, author: actor.tag(ThreadID(opening: id)), act: .submitted(to: key))
    return Decision(
      event, once: once ?? anyOnce(), submission: submission)
  }

  /// What looks like a once-value of somebody's.
  private mutating func anyOnce() -> Bytes16 {
    Bytes16((0..<16).map { _ in UInt8.random(in: 0...255, using: &random) }) ?? .zero
  }

  /// The decision of a post as it is; or what sends it to the moderators, where they read it first.
  ///
  /// - Parameters:
  ///   - decision: what it comes to.
  ///   - thread: its thread as it stands; nil for one that it opens.
  ///   - board: the board.
  ///   - actor: its author.
  /// - Returns: one of the two.
  /// - Throws: where nobody could open what is sent.
  mutating func holding(
    _ decision: Decision, in thread: ThreadState?, on board: BoardState, by actor: Actor
  ) throws(Refusal) -> Decision {
    guard board.holds(decision, in: thread, by: actor) else { return decision }
    return try submit(
      .post(HeldPost(event: decision.event, body: decision.body, after: formerReason)),
      on: board, by: actor)
  }

  /// A member's report of a post, which is counted once.
  mutating func report(
    _ target: EventID, in thread: ThreadState, for reason: ModerationReason,
    on board: BoardState, by actor: Actor
  ) throws(Refusal) -> Decision {
    guard actor.note != nil else { throw .noReportsOnOpenBoard }
    guard ModerationReason.reporting.contains(reason) else {
      throw .unlistedReason(reason, allowed: ModerationReason.reporting)
    }
    guard let message = thread.message(target) else { throw .noSuchMessage }
    guard !actor.isBehind(message.author, in: thread.id) else { throw .ownPostReported }
    if message.isWithdrawn { throw .messageWithdrawn }
    if message.isSetAside { throw .messageSetAside }
    let once = actor.reportOnce(target)
    guard !board.submissions.hasCounted(once) else { throw .alreadyReported }
    return try submit(
      .content(.report(thread.id, target, reason)), once: once, on: board, by: actor)
  }

  /// An author's answer to a question of moderators.
  mutating func answer(
    _ question: EventID, in thread: ThreadState, _ raw: RawText, on board: BoardState,
    by actor: Actor
  ) throws(Refusal) -> Decision {
    guard thread.hasMet(question) else { throw .noSuchQuestion }
    guard
      let author = thread.messages.first(where: { actor.isBehind($0.author, in: thread.id) })?
        .author
    else { throw .notYours }
    let text = try PostText(raw, limit: Limits.answerCharacters, masking: mask)
    let answer = AuthorAnswer(
      thread: thread.id, question: question, asked: askedWords, author: author, text: text)
    return try submit(.answer(answer), on: board, by: actor)
  }

  /// How the moderators work from here on.
  mutating func policy(
    _ policy: Policy, on board: BoardState, by actor: Actor
  ) throws(Refusal) -> Decision {
    let speaker = try actor.speaker(on: board)
    guard policy != board.policy else { throw .policyHolds }
    if policy.publication != .open { _ = try board.commonKey(for: actor) }
    return Decision(event(by: speaker, .policy(policy)))
  }

  /// What moderators decide on things that were sent to them, or that stand.
  ///
  /// What another decided meanwhile is told where nothing else is left; of several the rest is done.
  ///
  /// - Parameters:
  ///   - items: what they decide on.
  ///   - verdict: what they decide.
  ///   - board: the board.
  ///   - actor: who decides.
  /// - Returns: as many decisions as it takes.
  /// - Throws: what happened meanwhile, or a verdict that is not for such an item.
  mutating func decision(
    on items: [EventID], _ verdict: Verdict, board: BoardState, by actor: Actor
  ) throws(Refusal) -> [Decision] {
    let speaker = try actor.speaker(on: board)
    if case .turnedDown(let reason) = verdict, !ModerationReason.turningDown.contains(reason) {
      throw .unlistedReason(reason, allowed: ModerationReason.turningDown)
    }
    var open: [EventID] = []
    var obstacle = Refusal.noSuchItem
    for item in items where !open.contains(item) {
      if let obstruction = board.obstacle(to: item, verdict) {
        obstacle = obstruction
      } else {
        open.append(item)
      }
    }
    guard !open.isEmpty else { throw obstacle }
    // What goes up has a line of its own each.
    let most = verdict == .putUp ? 1 : Limits.decidedItems
    return stride(from: 0, to: open.count, by: most).map { start in
      let part = Array(open[start..<min(open.count, start + most)])
      var line: PostLine?
      if verdict == .putUp {
        line = board.submissions[part[0]] == nil ? board.unread.first(part[0])?.line : heldLine
      }
      return Decision(
        event(by: speaker, .decided(part, verdict, up: line)),
        ends: part.compactMap { board.submissions[$0]?.place })
    }
  }

  /// Takes something back that was sent to the moderators.
  mutating func takingBack(
    _ id: EventID, on board: BoardState, by actor: Actor
  ) throws(Refusal) -> Decision {
    guard let row = board.submissions[id] else { throw .noSuchItem }
    guard actor.isBehind(row.author, in: ThreadID(opening: id)) else { throw .notYours }
    if let obstacle = row.obstacle { throw obstacle }
    return Decision(event(by: row.author, .tookBack(id)), ends: [row.place])
  }

  /// A moderator's question to the author of a post, in a box that she alone opens.
  mutating func question(
    on target: EventID, in thread: ThreadState, board: BoardState, by actor: Actor
  ) throws(Refusal) -> Decision {
    let speaker = try actor.speaker(on: board)
    guard actor.mail != nil else { throw .noMailOnOpenBoard }
    guard let message = thread.message(target) else { throw .noSuchMessage }
    if message.role == .moderator { throw .notAMembersPost }
    guard let mailBox else { throw .noMailKey }
    return Decision(event(by: speaker, .asked(thread.id)), body: .mail(mailBox))
  }
}

extension SubmissionRow {
  /// What became of it meanwhile; nil while it waits.
  var obstacle: Refusal? {
    switch outcome {
    case nil: nil
    case .decided(let verdict, _): .alreadyDecided(verdict)
    case .takenBack: .takenBack
    }
  }
}

extension BoardState {
  /// The public half of the moderators' common key.
  func commonKey(for actor: Actor) throws(Refusal) -> Bytes32 {
    guard actor.note != nil else { throw .noHoldingOnOpenBoard }
    guard let key = moderators.current?.key else { throw .noModeratorsYet }
    return key
  }

  /// What keeps a verdict from being given on an item; nil where nothing does.
  fileprivate func obstacle(to item: EventID, _ verdict: Verdict) -> Refusal? {
    if let row = submissions[item] { return row.obstacle }
    if let post = unread.first(item) {
      if let decided = post.verdict { return .alreadyDecided(decided) }
      if post.isWithdrawn { return .messageWithdrawn }
      return verdict == .resolved ? .notForThis(verdict) : nil
    }
    guard let matter = matters.first(where: { $0.id == item }) else { return .noSuchItem }
    if matter.isSeen { return .alreadyDecided(.resolved) }
    return verdict == .resolved ? nil : .notForThis(verdict)
  }

  /// Whether moderators read a post before others do.
  fileprivate func holds(
    _ decision: Decision, in thread: ThreadState?, by actor: Actor
  ) -> Bool {
    guard policy.publication != .open, actor.note != nil,
      moderators.current != nil
    else { return false }
    let event = decision.event
    if isUnread(event, in: event.thread.flatMap { row($0) }) { return true }
    let names = names(decision.body?.text)
    switch event.act {
    case .opened: return names
    case .replied:
      guard let thread, names else { return false }
      return policy.publication == .allHeld
        || !thread.messages.contains { actor.isBehind($0.author, in: thread.id) }
    case .amended(_, let target):
      guard let thread, thread.opening.kind == .warning || names else { return false }
      // What a moderator read first is read again when it changes.
      let tags = actor.tags(in: thread.id)
      let first = thread.messages.first { tags.contains($0.author) }
      return policy.publication == .allHeld || first?.id == target
    default: return false
    }
  }

  /// Whether an office-holder's tag stands in a text.
  private func names(_ text: PostText?) -> Bool {
    guard let text = text?.value else { return false }
    return subjects.contains { text.contains($0.tag.description) }
  }

  /// Whether an answer of the person named stands in a thread that no moderator has seen to.
  package func hasUnseenAnswer(in thread: ThreadID) -> Bool {
    matters.contains { $0.thread == thread && !$0.isSeen }
  }

  /// Whether a held post can go up: what happened to its thread meanwhile is told.
  ///
  /// - Parameters:
  ///   - event: what it will be.
  ///   - submission: the event that sent it.
  ///   - thread: its thread as it stands; nil for one that it opens.
  ///   - today: the day.
  /// - Returns: where the text stands that it replaces; nil for none.
  /// - Throws: `heldBack` with what befell the thread, or why it cannot be at all.
  package func checkPuttingUp(
    _ event: Event, sentBy submission: EventID?, in thread: ThreadState?, on today: Day
  ) throws(Refusal) -> Place? {
    do throws(Refusal) {
      return try placeReplaced(by: event, sentBy: submission, in: thread, on: today)
    } catch {
      throw Obstacle(error).map(Refusal.heldBack) ?? error
    }
  }

  private func placeReplaced(
    by event: Event, sentBy submission: EventID?, in thread: ThreadState?, on today: Day
  ) throws(Refusal) -> Place? {
    switch event.act {
    case .opened(let opening):
      // What was for tonight helps nobody a week on.
      let days = Lifetime.days(of: opening.basis, opening.when)
      guard event.day.advanced(by: days) >= today else { throw .heldBack(.late) }
      return nil
    case .replied(let id, _):
      let thread = try standingThread(thread, self, on: today)
      if row(id)?.measures.contains(.locked) == true { throw .threadLocked }
      if thread.isMuted(event.author) { throw .muted }
      return nil
    case .amended(_, let target):
      let thread = try standingThread(thread, self, on: today)
      guard let message = thread.message(target), message.author == event.author else {
        throw .noSuchMessage
      }
      if message.isWithdrawn { throw .messageWithdrawn }
      if message.isSetAside { throw .messageSetAside }
      if thread.isMuted(event.author) { throw .muted }
      // Words that came after it was sent are not to go for older ones.
      if let sent = submission.flatMap({ submissions[$0] }),
        message.textPlace.value > sent.place.value
      {
        throw .changedMeanwhile
      }
      return message.textPlace
    default: throw .notAsSigned
    }
  }
}

extension Surroundings {
  /// A question's words as its reader sees them: masked like a post's, and short enough for a box.
  ///
  /// - Parameters:
  ///   - raw: the words as typed.
  ///   - message: the post that they are about.
  /// - Returns: what is to be sealed to its author.
  /// - Throws: `longText` where it does not go in, and what no text may be.
  package func question(_ raw: RawText, about message: EventID) throws(Refusal) -> Mail {
    let text = try PostText(raw, limit: Limits.questionCharacters, masking: mask)
    guard let limit = Mail.limit(ofQuestion: text.value, about: message) else {
      return Mail(to: message, kind: .question, text: text)
    }
    throw .longText(characters: text.value.unicodeScalars.count, limit: limit)
  }
}

extension Mail {
  /// How many characters of a question its box holds; nil where it holds them all.
  ///
  /// What is not ASCII takes more than an octet: as much is told as would go in.
  package static func limit(ofQuestion text: String, about message: EventID) -> Int? {
    func fits(_ text: some StringProtocol) -> Bool {
      Mail(to: message, kind: .question, text: PostText(stored: String(text))).octets.count
        <= Limits.mailOctets
    }
    guard !fits(text) else { return nil }
    let scalars = text.unicodeScalars
    return max(1, scalars.indices.prefix { fits(text[..<$0]) }.count - 1)
  }
}
