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
  /// where a crash let the line through and no more.
  ///
  /// - Parameters:
  ///   - post: the post.
  ///   - request: the moderator's decision.
  ///   - surroundings: the lists, the masking and the randomness.
  ///   - load: reads a thread that is not yet known.
  ///   - line: reads the statement of the line at a place.
  /// - Throws: `refused`, `sealing`, or what `load` and `line` throw.
  mutating func putUp(
    _ post: PreparedPost, deciding request: Request, using surroundings: inout Surroundings,
    load: (ThreadRow) throws(LedgerError) -> ThreadState?,
    line: (Place) throws(LedgerError) -> ArraySlice<UInt8>?
  ) throws(LedgerError) {
    let event = post.event
    surroundings.today = request.day
    surroundings.heldLine = PostLine(
      thread: event.thread ?? ThreadID(opening: event.id), event: event.id)
    do throws(Refusal) {
      // Whoever was first is told of before what became of the thread.
      var trial = surroundings
      _ = try decide(
        request.intent, board: state, thread: nil, actor: request.signer.actor, using: &trial)
      guard format.isVerified(post) else { throw .notAsSigned }
    } catch {
      throw .refused(error, request: events.count)
    }
    var thread: ThreadState?
    if event.act.isReplyOrChange { thread = try self.thread(event.thread, load: load) }
    let isUp = state.row(ThreadID(opening: event.id)) != nil || thread?.hasMet(event.id) == true
    if isUp {
      // Another line under the post's identifier, be it her own: what is held must not go for it.
      guard let place = standing(event, in: thread), let statement = try line(place),
        Array(statement) == post.signed(on: event.day).statement
      else { throw .refused(.notAsSigned, request: events.count) }
    } else {
      do {
        var submission: EventID?
        if case .decide(let items, _) = request.intent { submission = items.first }
        let replaced = try state.checkPuttingUp(
          event, sentBy: submission, in: thread, on: request.day)
        ends += replaced.map { [$0] } ?? []
      } catch {
        throw .refused(error, request: events.count)
      }
      try add(post, on: event.day, load: load)
    }
    try add(request, using: &surroundings, load: load)
  }

  /// Where the words stand that an event brought; nil where others do in their place.
  private func standing(_ event: Event, in thread: ThreadState?) -> Place? {
    switch event.act {
    case .opened: state.row(ThreadID(opening: event.id))?.openingPlace
    case .amended(_, let target): thread?.message(target)?.textPlace
    default: thread?.message(event.id)?.place
    }
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
    var thread = threads[id]
    if thread == nil, let row = state.row(id), let loaded = try load(row) {
      threads.keep(loaded)
      thread = loaded
    }
    thread?.setAside(unread: state.unread.places(in: id))
    return thread
  }
}

extension Act {
  /// Whether it belongs to a thread that is there before it.
  fileprivate var isReplyOrChange: Bool {
    if case .opened = self { false } else { true }
  }
}
