// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Sealing
internal import Storage

/// Lines to write, what they mean, and the board as it will be once they are written.
struct Draft {
  private(set) var state: BoardState
  private(set) var threads: DecidingThreads
  private(set) var records: [Record] = []
  /// The events of each request.
  private(set) var events: [[Event]] = []
  /// Where texts stand that end with these lines.
  private(set) var ends: [Place] = []
  /// What its posts are that were held, by the events that sent them to the moderators.
  private(set) var held: [EventID: Event] = [:]
  private var end: Tip
  private(set) var format: LineFormat

  /// An empty draft on a board as it stands at `tip`.
  init(_ format: LineFormat, at tip: Tip, state: BoardState, threads: DecidingThreads) {
    self.format = format
    self.state = state
    self.threads = threads
    end = tip
  }

  /// Decides a request on the board as the lines before it leave it, and adds what it comes to.
  ///
  /// - Parameters:
  ///   - request: the request.
  ///   - surroundings: the lists, the masking and the randomness.
  ///   - load: reads a thread that is not yet known.
  /// - Throws: `refused` with the request's number, or `sealing`; nothing was added.
  mutating func add(
    _ request: Request,
    using surroundings: inout Surroundings,
    load: (ThreadRow) throws(LedgerError) -> ThreadState?
  ) throws(LedgerError) {
    if case .schedule = request.intent { preconditionFailure("what waits is prepared") }
    surroundings.today = request.day
    let decisions: [Decision]
    let thread = try thread(request.intent.thread, load: load)
    do {
      decisions = try decide(
        request.intent,
        board: state,
        thread: thread,
        actor: request.signer.actor,
        using: &surroundings
      )
    } catch {
      throw .refused(error, request: events.count)
    }
    for decision in decisions {
      let place = Place(end.end)
      do {
        let row = decision.event.thread.flatMap { state.row($0) }
        let record = try format.record(
          of: decision,
          at: end,
          row: row,
          signer: request.signer,
          using: &surroundings.random
        )
        records.append(record)
        end = format.tip(after: record, following: end)
      } catch {
        // The longest of texts is short enough for a line, and not for a box within one.
        if case .tooLong = error, case .post(let held)? = decision.submission {
          let count = held.body?.text?.value.unicodeScalars.count ?? 0
          throw .refused(.longToWait(characters: count), request: events.count)
        }
        throw .sealing(error)
      }
      state.apply(
        decision.event, at: place, founder: format.founder, once: decision.once)
      threads.follow(
        decision, at: place, founder: format.founder, moderators: state.moderators)
      ends += decision.ends
      if case .post(let post)? = decision.submission { held[decision.event.id] = post.event }
      if case .rotated = decision.event.act { format.rotate(afterLine: end.number) }
    }
    events.append(decisions.map(\.event))
  }

  /// Adds a post that was prepared before; nothing where the board has it, or lacks its thread.
  ///
  /// - Parameters:
  ///   - post: the post.
  ///   - day: the day on which it goes up.
  ///   - load: reads a thread that is not yet known.
  /// - Throws: `sealing`, or what `load` throws; nothing was added.
  mutating func add(
    _ post: PreparedPost, on day: Day,
    load: (ThreadRow) throws(LedgerError) -> ThreadState?
  ) throws(LedgerError) {
    let event = post.event(on: day)
    guard format.isVerified(post), try !isOnBoard(event, load: load) else {
      return events.append([])
    }
    let place = Place(end.end)
    do {
      let row = event.thread.flatMap { state.row($0) }
      let record = try format.record(of: post, on: day, at: end, row: row)
      records.append(record)
      end = format.tip(after: record, following: end)
    } catch {
      throw .sealing(error)
    }
    state.apply(event, at: place, founder: format.founder, once: post.once)
    threads.follow(
      event, once: post.once, at: place, founder: format.founder, moderators: state.moderators)
    events.append([event])
  }

  /// Adds a held post as its author prepared it, and the decision that puts it up; the decision alone
  /// where the post is up already.
  ///
  /// - Parameters:
  ///   - post: the post.
  ///   - request: the moderator's decision.
  ///   - surroundings: the lists, the masking and the randomness.
  ///   - load: reads a thread that is not yet known.
  /// - Throws: `refused`, `sealing`, or what `load` throws.
  mutating func putUp(
    _ post: PreparedPost, deciding request: Request, using surroundings: inout Surroundings,
    load: (ThreadRow) throws(LedgerError) -> ThreadState?
  ) throws(LedgerError) {
    let event = post.event
    surroundings.today = request.day
    surroundings.heldThread = event.thread
    do throws(Refusal) {
      // Whoever was first is told of before what became of the thread.
      var trial = surroundings
      _ = try decide(
        request.intent, board: state, thread: nil, actor: request.signer.actor, using: &trial)
      guard format.isVerified(post) else { throw .notAsSigned }
    } catch {
      throw .refused(error, request: events.count)
    }
    let opener = state.row(ThreadID(opening: event.id))?.opener
    var isUp = opener == event.author
    var isTaken = opener.map { $0 != event.author } ?? false
    var thread: ThreadState?
    if event.act.isReplyOrChange {
      thread = try self.thread(event.thread, load: load)
      isUp = thread?.hasMet(event.id) == true
      if case .replied = event.act, isUp {
        isUp = thread?.message(event.id)?.author == event.author
        isTaken = !isUp
      }
    }
    // Another's line under the post's identifier: what is held must not go for it.
    if isTaken { throw .refused(.notAsSigned, request: events.count) }
    if !isUp {
      do {
        let replaced = try state.checkPuttingUp(event, in: thread, on: request.day)
        ends += replaced.map { [$0] } ?? []
      } catch {
        throw .refused(error, request: events.count)
      }
      try add(post, on: event.day, load: load)
    }
    try add(request, using: &surroundings, load: load)
  }

  /// Whether an event is on the board, or has no place there.
  private mutating func isOnBoard(
    _ event: Event, load: (ThreadRow) throws(LedgerError) -> ThreadState?
  ) throws(LedgerError) -> Bool {
    if case .opened = event.act { return state.row(ThreadID(opening: event.id)) != nil }
    guard let thread = try thread(event.thread, load: load) else { return true }
    return thread.hasMet(event.id)
  }

  private mutating func thread(
    _ id: ThreadID?,
    load: (ThreadRow) throws(LedgerError) -> ThreadState?
  ) throws(LedgerError) -> ThreadState? {
    guard let id else { return nil }
    if let known = threads[id] { return known }
    guard let row = state.row(id), let loaded = try load(row) else { return nil }
    threads.keep(loaded)
    return loaded
  }
}

extension Act {
  /// Whether it belongs to a thread that is there before it.
  fileprivate var isReplyOrChange: Bool {
    if case .opened = self { false } else { true }
  }
}
