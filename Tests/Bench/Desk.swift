// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import Session

/// The screens at work in this process: what the program does between a key and its frame, without
/// a terminal.
struct Desk {
  private let session: Session
  private var app: App
  private var reads = PendingReads<Ticket>()

  /// What the program itself reads between a key and its frame at most.
  private static let slice = Duration.microseconds(1_200)

  init(_ session: Session, rows: Int, columns: Int) throws {
    self.session = session
    app = App(
      board: session.board,
      name: try session.name(),
      standing: BoardStanding(isSealed: false),
      vocabulary: session.world.vocabulary,
      routes: .empty,
      today: session.today,
      size: Size(rows: rows, columns: columns)
    )
    try perform(app.start())
    try settle()
    _ = app.view()
  }

  /// Takes a key and draws what it comes to; a long thread is still being read then.
  mutating func press(_ key: Key) throws -> Frame {
    try perform(app.update(.key(key)))
    try read(until: .now + Desk.slice)
    return app.view()
  }

  /// Reads all that was asked for, as happens before the next key; how many microseconds it took.
  @discardableResult
  mutating func settle() throws -> Double {
    try microseconds { while !reads.isEmpty { try read(until: .now + .seconds(1)) } }
  }

  private mutating func read(until deadline: ContinuousClock.Instant) throws {
    repeat {
      guard let done = reads.advance(in: session, until: deadline) else { return }
      switch try done.answer.get() {
      case .rows(let rows): try answer(done.ticket, .rows(rows))
      case .thread(let thread): try answer(done.ticket, .thread(thread))
      }
    } while ContinuousClock.now < deadline
  }

  private mutating func perform(_ effects: [Effect]) throws {
    for effect in effects {
      switch effect {
      case .rows(let threads, let ticket):
        reads.ask(rows: threads, ticket)
      case .thread(let thread, let ticket):
        reads.ask(thread: thread, of: session, ticket)
      case .person(let subject, let ticket):
        try answer(ticket, .person(try session.person(subject), session.namesLeft))
      case .roster(let ticket):
        try answer(ticket, .roster(try session.roster()))
      case .membership(let ticket):
        try answer(ticket, .membership(nil))
      case .words(let acts, let ticket):
        try answer(ticket, .words(try session.words(of: acts)))
      case .mail(let ticket):
        try answer(ticket, .mail(try session.mail()))
      case .postsLeft(let ticket):
        try answer(ticket, .postsLeft(try session.postsLeft()))
      case .pending(let ticket):
        try answer(ticket, .pending(try session.pending()))
      case .keep(let change):
        session.keep(change)
      case .after:
        // Nobody sits here quietly for minutes.
        break
      case .search, .cancel, .perform, .reopen, .lock, .suspend, .redraw, .leave, .invite,
        .drawCodename, .changeCodename, .leaveBoard, .notes, .record, .waiting, .check,
        .namesLeft, .recognise, .queue, .queueItem, .cutWords, .proposeSuspension,
        .confirmSuspension:
        throw Failure("the keys of the bench do not ask for this")
      }
    }
  }

  private mutating func answer(_ ticket: Ticket, _ answer: Answer) throws {
    try perform(app.update(.answer(ticket, answer)))
  }
}
