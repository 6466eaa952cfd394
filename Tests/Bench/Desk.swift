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
    _ = app.view()
  }

  /// Takes a key and draws what it comes to.
  mutating func press(_ key: Key) throws -> Frame {
    try perform(app.update(.key(key)))
    return app.view()
  }

  private mutating func perform(_ effects: [Effect]) throws {
    for effect in effects {
      switch effect {
      case .rows(let threads, let ticket):
        try answer(ticket, .rows(try session.rows(threads)))
      case .thread(let thread, let ticket):
        try answer(ticket, .thread(try session.thread(thread)))
      case .person(let subject, let ticket):
        try answer(ticket, .person(try session.person(subject)))
      case .roster(let ticket):
        try answer(ticket, .roster(try session.roster()))
      case .keep(let change):
        session.keep(change)
      case .after:
        // Nobody sits here quietly for minutes.
        break
      case .search, .cancel, .perform, .reopen, .lock, .suspend, .redraw, .leave, .invite,
        .drawCodename, .changeCodename, .leaveBoard, .membership, .notes:
        throw Failure("the keys of the bench do not ask for this")
      }
    }
  }

  private mutating func answer(_ ticket: Ticket, _ answer: Answer) throws {
    try perform(app.update(.answer(ticket, answer)))
  }
}
