// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Text

/// Decides what an intent comes to, as the board stands: the only maker of events.
///
/// Pure. Whoever appends decides again, on the newest state, under the lock of the record; the same
/// arguments give the same events.
///
/// - Parameters:
///   - intent: what is wanted.
///   - board: the board.
///   - thread: the thread that the intent is about, read to its end; nil where there is none, and
///     where `Intent.threadToRead(on:)` names none.
///   - actor: who wants it.
///   - surroundings: the day, the lists, the masking and the randomness.
/// - Returns: the events to append, in order.
/// - Throws: why it may not be done.
package func decide(
  _ intent: Intent, board: BoardState, thread: ThreadState?, actor: Actor,
  using surroundings: inout Surroundings
) throws(Refusal) -> [Decision] {
  switch intent {
  case .changeModerators(let change, let wraps):
    let author = try decideChange(change, board: board, actor: actor, on: surroundings.today)
    let event = surroundings.event(by: author, .proposedModerators(change))
    return [Decision(event, body: .wraps(wraps))]

  case .confirmModerators(let id):
    let author = try decideConfirmation(id, board: board, actor: actor)
    return [Decision(surroundings.event(by: author, .confirmedModerators(id)))]

  case .moderate(let act):
    guard act.deed != .redact else { throw .emptyText }
    let (speaker, _) = try decide(
      act, board: board, thread: thread, actor: actor, on: surroundings.today)
    // Ended by hand or by its own dates, a thread's words go.
    let ends = act.deed == .expire ? thread?.standingTexts ?? [] : []
    return [Decision(surroundings.event(by: speaker, .moderated(act)), ends: ends)]

  case .suspend(let suspension):
    let author = try decideSuspension(suspension, board: board, actor: actor)
    return [Decision(surroundings.event(by: author, .suspended(suspension)))]

  case .redact(let act, let raw, let redacted):
    let (speaker, post) = try decide(
      act, board: board, thread: thread, actor: actor, on: surroundings.today)
    guard act.deed == .redact, let post else { throw .noSuchMessage }
    guard post.textPlace == redacted.place else { throw .changedMeanwhile }
    if thread?.opening.conduct == .mayBeACrime, post.role == .opening { throw .crimeTakesNoText }
    let text = try surroundings.postText(raw)
    let event = surroundings.event(by: speaker, .moderated(act))
    let stand = Decision(event, body: redacted.carrying(text), ends: [post.textPlace])
    guard let original = redacted.text, let key = redacted.key, post.redacted == nil else {
      return [stand]
    }
    let keeping = surroundings.event(by: speaker, .keptOriginal(act.thread, post.id, key))
    return [Decision(keeping, body: .text(PostText(stored: original.value))), stand]

  case .setPolicy(let policy):
    return [try surroundings.policy(policy, on: board, by: actor)]

  case .decide(let items, let verdict):
    return try surroundings.decision(on: items, verdict, board: board, by: actor)

  case .takeBack(let id):
    return [try surroundings.takingBack(id, on: board, by: actor)]

  case .ask(_, let target, _):
    guard let thread else { throw .noSuchThread }
    return [try surroundings.question(on: target, in: thread, board: board, by: actor)]

  case .answer(_, let question, let raw):
    guard let thread else { throw .noSuchThread }
    return [try surroundings.answer(question, in: thread, raw, on: board, by: actor)]

  case .report(_, let target, let reason):
    let thread = try standingThread(thread, board, on: surroundings.today)
    return [try surroundings.report(target, in: thread, for: reason, on: board, by: actor)]

  case .tellModerators(let content):
    let speaker = try actor.speaker(on: board)
    if case .notice(let id, _) = content, board.row(id) == nil { throw .noSuchThread }
    switch content {
    case .notice, .dataRequest:
      return [try surroundings.submit(.word(content, by: speaker), on: board, by: actor)]
    default: return [try surroundings.submit(.content(content), on: board, by: actor)]
    }

  case .name(let raw):
    let founder = try actor.speaker(on: board)
    let name = try PostText(
      RawText(Sanitiser.line(raw.value)), limit: Limits.nameCharacters, masking: { $0 })
    let event = surroundings.event(by: founder, .named)
    return [Decision(event, body: .text(name), ends: board.namePlace.map { [$0] } ?? [])]

  case .enrol(let entry):
    let founder = try actor.speaker(on: board)
    return [try enrol(entry, board: board, founder: founder, using: &surroundings)]

  case .rotate(let epoch, let check):
    // Whoever comes second finds it told already.
    guard board.isNext(epoch: epoch) else { return [] }
    let id = EventID(using: &surroundings.random)
    let author = actor.tag(ThreadID(opening: id))
    let act = Act.rotated(epoch: epoch, check: check)
    return [Decision(Event(id: id, day: surroundings.today, author: author, act: act))]

  case .invite(let count, let offers):
    let founder = try actor.speaker(on: board)
    return [Decision(surroundings.event(by: founder, .invited(count: count, offers: offers)))]

  case .announce(let occasion, let weeks, let raw):
    let speaker = try actor.speaker(on: board)
    return [try surroundings.announcement(occasion, weeks, raw, on: board, by: speaker)]

  case .cancel(let id):
    let speaker = try actor.speaker(on: board)
    return [try surroundings.cancellation(id, on: board, by: speaker)]

  case .correctRoute(let route, let raw):
    let speaker = try actor.speaker(on: board)
    return [try surroundings.correction(of: route, raw, on: board, by: speaker)]

  // What waits for its hour passes everything that goes up at once does; the ledger's `prepare` keeps
  // it back.
  case .open(let opening, let raw), .schedule(let opening, let raw):
    let faults = opening.faults(hasText: raw != nil, vocabulary: surroundings.vocabulary)
    if let fault = faults.first { throw fault }
    if let subject = opening.subject, board.subject(subject) == nil {
      throw .unknownSubject(subject)
    }
    if let upcoming = opening.upcoming,
      board.upcoming[upcoming]?.isAhead(on: surroundings.today) != true
    {
      throw .noSuchUpcoming
    }
    if let twin = twin(of: opening, on: board, by: actor, surroundings.today) {
      throw .duplicate(twin)
    }
    let text = try raw.map { raw throws(Refusal) in try surroundings.memberText(raw) }
    try actor.allowance?.check(Allowance.Matter(opening.kind), on: surroundings.today)
    let id = surroundings.openingID(on: board)
    let author = actor.tag(ThreadID(opening: id))
    let event = Event(id: id, day: surroundings.today, author: author, act: .opened(opening))
    let body = actor.body(text, by: author, in: ThreadID(opening: id), on: board)
    let decision = Decision(event, body: body)
    return [try surroundings.holding(decision, in: nil, on: board, by: actor)]

  case .reply(let id, let target, let raw):
    let row = try standingRow(id, board, on: surroundings.today)
    if thread == nil, intent.threadToRead(on: board) != nil { throw .noSuchThread }
    if row.measures.contains(.locked) { throw .threadLocked }
    if let target, thread?.message(target) == nil { throw .noSuchMessage }
    if let thread { try check(actor, isHeardIn: thread) }
    let text = try surroundings.memberText(raw)
    let author = actor.tag(id)
    try actor.allowance?.check(.others, on: surroundings.today)
    let event = surroundings.event(by: author, .replied(id, to: target))
    let body = actor.body(text, by: author, in: id, on: board)
    let decision = Decision(event, body: body)
    return [try surroundings.holding(decision, in: thread, on: board, by: actor)]

  case .amend(let id, let target, let raw):
    let thread = try standingThread(thread, board, on: surroundings.today)
    let message = try own(target, in: thread, actor)
    if message.isSetAside { throw .messageSetAside }
    try check(actor, isHeardIn: thread)
    if message.role == .opening, thread.opening.conduct == .mayBeACrime {
      throw .crimeTakesNoText
    }
    let text = try surroundings.memberText(raw)
    let event = surroundings.event(by: message.author, .amended(id, target))
    let body = actor.body(text, by: message.author, in: id, on: board)
    let decision = Decision(event, body: body, ends: [message.textPlace])
    return [try surroundings.holding(decision, in: thread, on: board, by: actor)]

  case .withdraw(let id, let target):
    guard let thread else { throw .noSuchThread }
    let message = try own(target, in: thread, actor)
    let event = surroundings.event(by: message.author, .withdrawn(id, target))
    return [Decision(event, ends: [message.textPlace])]

  case .stop(let id):
    guard board.row(id) == nil else { throw .alreadyUp }
    return []

  case .allClear(let id):
    let thread = try standingThread(thread, board, on: surroundings.today)
    guard thread.opening.kind == .warning else { throw .notAWarning }
    let message = try own(id.opening, in: thread, actor)
    guard board.row(id)?.isClear(on: surroundings.today) != true else { throw .alreadyClear }
    return [Decision(surroundings.event(by: message.author, .allClear(id)))]

  case .expire(let id):
    // Said again in the meantime, or ended by another program: nothing to do.
    guard let thread, board.mayExpire(id, on: surroundings.today) else { return [] }
    let event = EventID(using: &surroundings.random)
    // A key of its own: whose program looked first is nobody's business.
    let author = actor.tag(ThreadID(opening: event))
    return [
      Decision(
        Event(id: event, day: surroundings.today, author: author, act: .expired(id)),
        ends: thread.standingTexts)
    ]

  case .sameHere(let id, let basis):
    let thread = try standingThread(thread, board, on: surroundings.today)
    guard thread.opening.kind == .warning else { throw .notAWarning }
    guard basis.isVoice else { throw .hearsay }
    guard !actor.isBehind(thread.messages[0].author, in: id) else { throw .ownWarning }
    let once = actor.sameHereOnce(id)
    guard !thread.hasCounted(once) else { throw .alreadyCounted }
    let event = surroundings.event(by: actor.voice(id), .saidSameHere(id, basis))
    return [Decision(event, once: once)]

  case .dispute(let id, let raw):
    let speaker = try actor.speaker(on: board)
    let thread = try answeredThread(thread, board, on: surroundings.today)
    guard thread.opening.kind == .warning else { throw .notAWarning }
    // Two moderators with one letter: the second is told.
    if board.hasUnseenAnswer(in: id) { throw .answerWaits }
    let text = try surroundings.postText(raw)
    return [Decision(surroundings.event(by: speaker, .disputed(id)), body: .text(text))]

  case .thank(_, let target):
    let thread = try standingThread(thread, board, on: surroundings.today)
    return [try surroundings.thanks(for: target, in: thread, by: actor)]

  case .note(let raw):
    guard let key = actor.note else { throw .noNotesOnOpenBoard }
    // Her own words, for herself: nothing is taken out of them.
    let text = try PostText(raw, limit: Limits.textCharacters, masking: { $0 })
    let id = EventID(using: &surroundings.random)
    let moment =
      surroundings.moment ?? Moment(day: surroundings.today, secondOfDay: 0, offset: 0)
    let event = Event(id: id, day: surroundings.today, author: key(id), act: .noted)
    return [Decision(event, body: .note(text, moment))]

  case .eraseNote(let id):
    guard let key = actor.note else { throw .noNotesOnOpenBoard }
    guard let note = board.notes[id], key(id) == note.author else { throw .noSuchNote }
    guard !note.isErased else { throw .noteErased }
    let event = surroundings.event(by: note.author, .erasedNote(id))
    return [Decision(event, ends: [note.place])]
  }
}

/// The thread, unless it is missing, taken back or at its end.
func standingThread(
  _ thread: ThreadState?, _ board: BoardState, on today: Day
) throws(Refusal) -> ThreadState {
  guard let thread else { throw .noSuchThread }
  _ = try standingRow(thread.id, board, on: today)
  return thread
}

/// The row of a thread, unless it is missing, taken back or at its end.
private func standingRow(
  _ id: ThreadID, _ board: BoardState, on today: Day
) throws(Refusal) -> ThreadRow {
  guard let row = board.row(id) else { throw .noSuchThread }
  switch row.state(on: today) {
  case .withdrawn: throw .threadWithdrawn
  case .setAside: throw .threadSetAside
  case .merged: throw .threadMerged
  case .ended: throw .threadEnded
  case .current, .disputed: return row
  }
}

/// The thread, as the person named can answer in it.
private func answeredThread(
  _ thread: ThreadState?, _ board: BoardState, on today: Day
) throws(Refusal) -> ThreadState {
  do throws(Refusal) {
    return try standingThread(thread, board, on: today)
  } catch {
    throw Obstacle(error).map(Refusal.answerBlocked) ?? error
  }
}

/// A tag that was muted says nothing new; what it wrote, it can take back.
private func check(_ actor: Actor, isHeardIn thread: ThreadState) throws(Refusal) {
  // Her tags cost much to derive, and few threads have anybody muted.
  guard thread.hasMuted else { return }
  if actor.tags(in: thread.id).contains(where: thread.isMuted) { throw .muted }
}

/// The actor's own post, as long as it stands.
private func own(
  _ target: EventID, in thread: ThreadState, _ actor: Actor
) throws(Refusal) -> Message {
  guard let message = thread.message(target) else { throw .noSuchMessage }
  guard actor.isBehind(message.author, in: thread.id) else { throw .notYours }
  if message.isWithdrawn { throw .messageWithdrawn }
  return message
}

/// The actor's own warning that says the same already and stands; nil where there is none.
///
/// Looked for among as many threads as a board opens in a year: who else wrote of the person is not
/// looked at, and her tags tell hers alone.
private func twin(
  of opening: Opening, on board: BoardState, by actor: Actor, _ today: Day
) -> ThreadID? {
  guard opening.kind == .warning, let subject = opening.subject else { return nil }
  let recent = board.threads.suffix(Limits.twinThreads)
  return recent.last { row in
    row.conduct == opening.conduct && row.kind == .warning
      && board.subject(of: row)?.id == subject && board.occasion(of: row) == opening.occasion
      && row.state(on: today).isShown && actor.isBehind(row.opener, in: row.id)
  }?.id
}

/// Puts an office-holder on the roster; a known one keeps the tag.
private func enrol(
  _ entry: RosterEntry, board: BoardState, founder: AuthorKey,
  using surroundings: inout Surroundings
) throws(Refusal) -> Decision {
  let clean = RosterEntry(
    id: SubjectID(try rosterField(entry.id.value)),
    name: try rosterField(entry.name),
    alternates: try entry.alternates.prefix(Limits.alternateNames).map(rosterField)
      .filter { !$0.isEmpty },
    house: entry.house,
    seat: try entry.seat.map(rosterField),
    party: try entry.party.map(rosterField),
    isActive: entry.isActive
  )
  guard !clean.id.value.isEmpty, !clean.name.isEmpty else { throw .emptyName }
  let known = board.subject(clean.id)
  guard let tag = known?.tag ?? surroundings.subjectTag(on: board) else { throw .noTagsLeft }
  let avoided = (surroundings.tags?.words(in: clean.name) ?? []).prefix(Limits.avoidedWords)
  let event = surroundings.event(by: founder, .enrolled(clean.id, tag, avoiding: Array(avoided)))
  return Decision(event, body: .person(clean), ends: known.map { [$0.place] } ?? [])
}

/// One line, without blanks at its end.
private func rosterField(_ raw: String) throws(Refusal) -> String {
  let field = Sanitiser.body(Sanitiser.line(raw))
  let count = field.unicodeScalars.count
  guard count <= Limits.rosterCharacters else {
    throw .longText(characters: count, limit: Limits.rosterCharacters)
  }
  return field
}

extension Surroundings {
  mutating func event(by author: AuthorKey, _ act: Act) -> Event {
    Event(id: EventID(using: &random), day: today, author: author, act: act)
  }

  /// A member's words: held to the rules of what is not put up, as they would be published.
  fileprivate func memberText(_ raw: RawText) throws(Refusal) -> PostText {
    let text = try postText(raw)
    if let turning = vocabulary.turning.turning(of: text.value) { throw .turned(turning) }
    return text
  }

  fileprivate func postText(_ raw: RawText) throws(Refusal) -> PostText {
    try PostText(raw, limit: Limits.textCharacters, masking: mask)
  }

  /// Draws a thread's identifier whose reference is free, as long as one is easily found.
  fileprivate mutating func openingID(on board: BoardState) -> EventID {
    var id = EventID(using: &random)
    for _ in 0..<64 where !board.isFree(id) {
      id = EventID(using: &random)
    }
    return id
  }

  /// Draws a subject tag that nobody bears; nil where none is left.
  fileprivate mutating func subjectTag(on board: BoardState) -> SubjectTag? {
    let count = stones.count * 99
    guard count > 0 else { return nil }
    let start = Int.random(in: 0..<count, using: &random)
    for step in 0..<count {
      let drawn = (start + step) % count
      let tag = SubjectTag(stone: stones[drawn % stones.count], number: drawn / stones.count + 1)
      if !board.isTaken(tag) { return tag }
    }
    return nil
  }
}

extension BoardState {
  /// Whether no thread has the reference that one of this identifier would have.
  fileprivate func isFree(_ id: EventID) -> Bool { !isTaken(ThreadID(opening: id).reference) }
}
