// SPDX-License-Identifier: Apache-2.0

internal import Board

/// A moderator's work at the queue: what waits, what she put off for now, and her last decision, which
/// she can still take back.
struct QueueDesk {
  /// What waits; nil until it was read.
  var reading: QueueReading?
  /// Why it cannot be read.
  var fault: String?
  /// The question for it that has no answer yet, and how the board stood when it was asked.
  var ticket: Ticket?
  var askedAt: [Int]?
  /// What she decided and the reading does not know of yet.
  var settled: Set<QueueItem.ID> = []
  /// What she goes past for now: it waits on.
  var held: Set<QueueItem.ID> = []
  /// What she decided last and is not sent yet.
  var undecided: Decision?
  /// What is on its way, with what is still to be done of it.
  var sending: [Ticket: Decision] = [:]

  /// How long a decision waits for its taking back.
  static let undoTime = Duration.seconds(10)
}

/// What a moderator decided on an item of the queue: acts in their order, each once the one before is
/// durable.
///
/// The item is settled first, which only one of two moderators can: whoever comes second has done
/// nothing to what the first let stand.
struct Decision {
  enum Act {
    case moderate(Moderation)
    case cut(ThreadID, EventID, RawText, ModerationReason)
    case decide(Verdict)
    case confirm(EventID)
  }

  let item: QueueItem
  var acts: [Act]
  /// What was done, as a finished sentence.
  let sentence: String
  /// Whether one of the acts is done.
  var isBegun = false

  /// What does the next of its acts.
  mutating func next(_ ticket: Ticket) -> Effect? {
    guard !acts.isEmpty else { return nil }
    return switch acts.removeFirst() {
    case .moderate(let act): .perform(.moderate(act), ticket)
    case .cut(let thread, let post, let words, let reason):
      .cutWords(post, in: thread, words, reason, ticket)
    case .decide(let verdict): .perform(.decide([item.id.event], verdict), ticket)
    case .confirm(let proposal): .confirmSuspension(proposal, ticket)
    }
  }
}

extension Scene {
  // MARK: What waits

  /// What waits for her, the most urgent first: without what she decided, left to another, or steps
  /// aside from.
  var queueItems: [QueueItem] {
    (desk.reading?.items ?? []).filter { waits($0) && !kept.hasLeft($0.id.event) }
  }

  /// How many they are.
  var queueCount: Int {
    (desk.reading?.items ?? []).count { waits($0) && !kept.hasLeft($0.id.event) }
  }

  /// What she left to another and could take up again.
  var leftItems: [QueueItem] {
    (desk.reading?.items ?? []).filter { waits($0) && kept.hasLeft($0.id.event) }
  }

  private func waits(_ item: QueueItem) -> Bool {
    !desk.settled.contains(item.id) && desk.undecided?.item.id != item.id && !isAside(item)
  }

  /// How many items she does not see, for whom they are about.
  var asideCount: Int { (desk.reading?.items ?? []).count(where: isAside) }

  private func isAside(_ item: QueueItem) -> Bool {
    item.subject.map(kept.stepsAside) ?? false
  }

  /// How long it takes to work off what waits for her, in minutes.
  var queueMinutes: Int {
    queueCount * QueueReading.minutesEach
  }

  /// What is to be looked at next, from a place of the list on: what she did not put off.
  func item(from place: Int, but id: QueueItem.ID) -> QueueItem? {
    let items = queueItems
    let start = min(max(0, place), items.count)
    return (items[start...] + items[..<start]).first { !desk.held.contains($0.id) && $0.id != id }
  }

  /// Opens an item.
  mutating func open(_ item: QueueItem) -> [Step] {
    let screen = QueueItemScreen(item, &self)
    return [.open(screen), .ask(screen.question)]
  }

  /// Asks for the queue where the board has moved since.
  mutating func askQueue() -> [Effect] {
    guard standing.isModerator, standing.whyReadOnly == nil else { return [] }
    let state = [board.eventCount, today.number]
    guard desk.askedAt != state else { return [] }
    desk.askedAt = state
    let ticket = ticket()
    desk.ticket = ticket
    return [.queue(ticket)]
  }

  // MARK: Deciding

  /// Takes a decision, which is sent once it can no longer be taken back; the one before it is sent now.
  mutating func decide(_ decision: Decision) -> [Step] {
    let before = sendDecision()
    guard desk.reading?.items.contains(where: { $0.id == decision.item.id }) == true else {
      tellLost(decision)
      return before
    }
    desk.undecided = decision
    desk.held.remove(decision.item.id)
    return before + [.ask(.after(QueueDesk.undoTime, .decision))]
  }

  /// Takes the last decision back.
  mutating func undoDecision() -> QueueItem? {
    defer { desk.undecided = nil }
    return desk.undecided?.item
  }

  /// Sends what was decided.
  mutating func sendDecision() -> [Step] {
    guard let decision = desk.undecided else { return [] }
    desk.undecided = nil
    desk.settled.insert(decision.item.id)
    return send(decision)
  }

  private mutating func send(_ decision: Decision) -> [Step] {
    let ticket = ticket()
    var decision = decision
    guard let effect = decision.next(ticket) else { return [] }
    desk.sending[ticket] = decision
    return [.ask(effect)]
  }

  /// Takes in what came of a decision; nil where the answer is to something else.
  mutating func takeDecision(_ ticket: Ticket, _ answer: Answer) -> [Step]? {
    guard let decision = desk.sending.removeValue(forKey: ticket) else { return nil }
    if case .failed(let sentence) = answer {
      desk.settled.remove(decision.item.id)
      desk.askedAt = nil
      let title = decision.item.title(self)
      notice = Notice(
        decision.isBegun
          ? "\(title) is off the queue, but no more of it was done: \(sentence)"
          : "Not done: \(title). \(sentence)", isAlarm: true)
      return []
    }
    // Whatever else came of it, the list is no longer what it was.
    if decision.acts.isEmpty { desk.askedAt = nil }
    var rest = decision
    rest.isBegun = true
    return send(rest)
  }

  /// Takes in what waits.
  mutating func takeQueue(_ reading: QueueReading) {
    desk.reading = reading
    desk.fault = nil
    let there = Set(reading.items.map(\.id))
    let sending = Set(desk.sending.values.map(\.item.id))
    if let decision = desk.undecided, !there.contains(decision.item.id) {
      desk.undecided = nil
      tellLost(decision)
    }
    // What is still on its way is not there to be decided again.
    desk.settled = desk.settled.intersection(there).intersection(sending)
    desk.held.formIntersection(there)
  }

  /// Says that another was first.
  private mutating func tellLost(_ decision: Decision) {
    notice = Notice(
      "Not done: \(decision.item.title(self)). Before you, \(fate(of: decision.item)).",
      isAlarm: true)
  }

  /// What became of an item that waits no longer: who was first is not told, what was decided is.
  func fate(of item: QueueItem) -> String {
    switch item.id {
    case .submission(let id):
      switch board.submissions[id]?.outcome {
      case .decided(.putUp, _)?: return "another moderator put it up"
      case .decided(.turnedDown(let reason), _)?:
        return "another moderator turned it down (\(reason.label))"
      case .decided(.resolved, _)?:
        if case .suspension = item.matter { return "another moderator let it rest" }
        return "another moderator has seen to it"
      case .takenBack?, nil:
        if case .suspension = item.matter { return "another moderator has confirmed it" }
        return board.submissions[id]?.outcome == nil
          ? "it waits no more" : "whoever sent it took it back"
      }
    case .reports: return "another moderator has seen to it; 6 has what was done"
    case .dispute: return "another moderator has read it"
    }
  }

  // MARK: Leaving it to others

  /// Leaves an item to another moderator, or takes it up again.
  mutating func toggleLeft(_ item: QueueItem) {
    let isLeft = !kept.hasLeft(item.id.event)
    keep(.leave(item.id.event, isLeft))
    notice = Notice(
      isLeft
        ? "Left to another. Nobody sees that you did; Space on it, below the list, takes it up again."
        : "It is among yours again.")
  }

  /// Steps aside from an office-holder, or no longer.
  mutating func toggleStepAside(_ subject: SubjectID) {
    let isAside = !kept.stepsAside(from: subject)
    keep(.stepAside(subject, isAside))
    let tag = board.subject(subject).map { "\($0.tag)" } ?? "They"
    notice = Notice(
      isAside
        ? "What is about \(tag) is left to the others. Nobody can tell."
        : "What is about \(tag) comes to you again.")
  }

  /// Why she cannot step aside from somebody; nil where she can.
  func whyNotStepAside(_ subject: SubjectID?) -> String? {
    if !standing.isModerator { return "Only moderators step aside." }
    return subject == nil
      ? "It is about nobody in particular. Space leaves one item to another." : nil
  }
}
