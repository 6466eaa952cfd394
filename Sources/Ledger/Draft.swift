// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Sealing
internal import Storage

/// Lines to write, what they mean, and the board as it will be once they are written.
struct Draft {
  private(set) var fold: BoardFold
  private(set) var records: [Record] = []
  /// The events of each request.
  private(set) var events: [[Event]] = []
  /// Where texts stand that end with these lines.
  private(set) var ends: [Place] = []
  /// What its posts are that were held, by the events that sent them to the moderators.
  private(set) var held: [EventID: Event] = [:]
  private var end: Tip

  /// An empty draft on a board as it stands at `tip`.
  init(_ fold: BoardFold, at tip: Tip) {
    self.fold = fold
    end = tip
  }

  /// Reads a thread to its end, on the board as it then stands.
  typealias Load = (ThreadRow, _ board: BoardState) throws(LedgerError) -> ThreadState?

  /// Decides a request on the board as the lines before it leave it, and adds what it comes to.
  ///
  /// - Parameters:
  ///   - request: the request.
  ///   - isAlone: whether no other follows. Where one may, its thread is read whatever it is: once lines
  ///     of this draft end the thread, its links lead to what nobody can read yet.
  ///   - surroundings: the lists, the masking and the randomness.
  ///   - load: reads a thread that is not yet known.
  /// - Throws: `refused` with the request's number, or `sealing`; nothing was added.
  mutating func add(
    _ request: Request,
    isAlone: Bool = false,
    using surroundings: inout Surroundings,
    load: Load
  ) throws(LedgerError) {
    if case .schedule = request.intent { preconditionFailure("what waits is prepared") }
    surroundings.today = request.day
    let decisions: [Decision]
    let needed = isAlone ? request.intent.threadToRead(on: fold.board) : request.intent.thread
    let thread = try thread(needed, load: load)
    do {
      decisions = try decide(
        request.intent,
        board: fold.board,
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
        let row = decision.event.thread.flatMap { fold.board.row($0) }
        let record = try fold.format.record(
          of: decision,
          at: end,
          row: row,
          signer: request.signer,
          using: &surroundings.random
        )
        records.append(record)
        end = fold.format.tip(after: record, following: end)
      } catch {
        // The longest of texts is short enough for a line, and not for a box within one.
        if case .tooLong = error, case .post(let held)? = decision.submission {
          let count = held.body?.text?.value.unicodeScalars.count ?? 0
          throw .refused(.longToWait(characters: count), request: events.count)
        }
        throw .sealing(error)
      }
      fold.board.apply(
        decision.event, at: place, founder: fold.format.founder, once: decision.once)
      fold.threads.follow(
        decision, at: place, founder: fold.format.founder, moderators: fold.board.moderators)
      ends += decision.ends
      if case .post(let post)? = decision.submission { held[decision.event.id] = post.event }
      if case .rotated = decision.event.act { fold.format.rotate(afterLine: end.number) }
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
    load: Load
  ) throws(LedgerError) {
    let event = post.event(on: day)
    guard fold.format.isVerified(post), try !isOnBoard(event, load: load) else {
      return events.append([])
    }
    let place = Place(end.end)
    do {
      let row = event.thread.flatMap { fold.board.row($0) }
      let record = try fold.format.record(of: post, on: day, at: end, row: row)
      records.append(record)
      end = fold.format.tip(after: record, following: end)
    } catch {
      throw .sealing(error)
    }
    fold.board.apply(event, at: place, founder: fold.format.founder, once: post.once)
    fold.threads.follow(
      event, once: post.once, at: place, founder: fold.format.founder,
      moderators: fold.board.moderators)
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
    load: Load,
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
        request.intent, board: fold.board, thread: nil, actor: request.signer.actor, using: &trial)
      guard fold.format.isVerified(post) else { throw .notAsSigned }
    } catch {
      throw .refused(error, request: events.count)
    }
    var thread: ThreadState?
    if event.act.isReplyOrChange { thread = try self.thread(event.thread, load: load) }
    let isUp =
      fold.board.row(ThreadID(opening: event.id)) != nil || thread?.hasMet(event.id) == true
    if isUp {
      // Another line under the post's identifier, be it her own: what is held must not go for it.
      guard let place = standing(event, in: thread), let statement = try line(place),
        Array(statement) == post.signed(on: event.day).statement
      else { throw .refused(.notAsSigned, request: events.count) }
    } else {
      do {
        var submission: EventID?
        if case .decide(let items, _) = request.intent { submission = items.first }
        let replaced = try fold.board.checkPuttingUp(
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
    case .opened: fold.board.row(ThreadID(opening: event.id))?.openingPlace
    case .amended(_, let target): thread?.message(target)?.textPlace
    default: thread?.message(event.id)?.place
    }
  }

  /// Whether an event is on the board, or has no place there.
  private mutating func isOnBoard(
    _ event: Event, load: Load
  ) throws(LedgerError) -> Bool {
    if case .opened = event.act { return fold.board.row(ThreadID(opening: event.id)) != nil }
    guard let thread = try thread(event.thread, load: load) else { return true }
    return thread.hasMet(event.id)
  }

  private mutating func thread(
    _ id: ThreadID?,
    load: Load
  ) throws(LedgerError) -> ThreadState? {
    guard let id else { return nil }
    var thread = fold.threads[id]
    if thread == nil, let row = fold.board.row(id), let loaded = try load(row, fold.board) {
      fold.threads.keep(loaded)
      thread = loaded
    }
    thread?.setAside(unread: fold.board.unread.places(in: id))
    return thread
  }
}

extension Act {
  /// Whether it belongs to a thread that is there before it.
  fileprivate var isReplyOrChange: Bool {
    if case .opened = self { false } else { true }
  }
}
