// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Screens
internal import Session
internal import Storage
internal import Terminal

/// The terminal interface at work: one thread, one `poll`.
///
/// Each waking: signals, then everything that was typed, then what others have written, then a slice
/// of whatever takes long, then one frame.
struct BoardLoop: ~Copyable {
  private let session: Session
  private var terminal: Terminal
  private let signals: SignalSource
  private var app: App
  private var day: Day
  private var searches: [(ticket: Ticket, search: Search)] = []
  private var hasLeft = false
  /// Whether the record's descriptor still tells of changes.
  private var isWatching: Bool

  /// How often the record is looked at where nothing tells of its changes.
  private static let slowLook = Duration.seconds(1)

  /// Takes over a terminal to show a session's board.
  init(
    _ session: Session, terminal: consuming Terminal, signals: consuming SignalSource
  ) throws(SessionError) {
    self.session = session
    day = session.today
    isWatching = session.changes.descriptor >= 0
    app = App(
      board: session.board, name: try session.name(), standing: session.standing,
      vocabulary: session.world.vocabulary, today: day, size: terminal.size,
      mask: { session.masked($0) })
    self.terminal = terminal
    self.signals = signals
  }

  /// Runs until somebody leaves or the terminal goes away.
  mutating func run() throws(TerminalError) {
    perform(app.start())
    while !hasLeft {
      terminal.show(app.view())
      let ready = try Readiness.wait(
        terminal, signals, others: isWatching ? [session.changes.descriptor] : [],
        timeout: searches.isEmpty ? BoardLoop.slowLook : .zero)
      for signal in ready.signals ? signals.read() : [] {
        switch signal {
        case .terminate, .hangUp, .interrupt: return
        case .stop: terminal.stop()
        case .continued: terminal.repaint()
        case .windowChanged: break
        }
      }
      for input in terminal.read(hungUp: ready.hungUp) { take(input) }
      guard !ready.hungUp else { return }
      if !ready.broken.isEmpty { isWatching = false }
      follow(isTold: !ready.readable.isEmpty, isIdle: ready.timedOut)
      advanceSearches()
    }
  }

  // MARK: Messages

  private mutating func send(_ message: App.Message) {
    perform(app.update(message))
  }

  private mutating func take(_ input: Input) {
    switch input {
    case .key(let key): send(.key(key))
    case .paste(let text): send(.paste(text))
    case .resized(let size): send(.resized(size))
    }
  }

  /// Brings in what others have written, and a new day.
  private mutating func follow(isTold: Bool, isIdle: Bool) {
    if isTold { _ = session.changes.drain() }
    if isTold || (isIdle && session.isBehind) { refresh() }
    if session.today != day {
      day = session.today
      send(.day(day))
    }
  }

  /// A record that cannot be read now may be readable at the next look: nothing is lost by waiting.
  private mutating func refresh() {
    guard let change = try? session.refresh(), !change.isEmpty else { return }
    send(.board(session.board, change))
  }

  // MARK: Effects

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .rows(let threads, let ticket):
      answer(ticket) { session throws(SessionError) in .rows(try session.rows(threads)) }
    case .thread(let thread, let ticket):
      answer(ticket) { session throws(SessionError) in .thread(try session.thread(thread)) }
    case .person(let subject, let ticket):
      answer(ticket) { session throws(SessionError) in .person(try session.person(subject)) }
    case .roster(let ticket):
      answer(ticket) { session throws(SessionError) in .roster(try session.roster()) }
    case .perform(let intent, let ticket):
      perform(intent, ticket)
    case .search(let query, let ticket):
      searches.append((ticket, session.search(query)))
    case .cancel(let ticket):
      searches.removeAll { $0.ticket == ticket }
    case .suspend:
      terminal.stop()
    case .redraw:
      terminal.repaint()
    case .leave:
      hasLeft = true
    }
  }

  private mutating func answer(
    _ ticket: Ticket, _ read: (Session) throws(SessionError) -> Answer
  ) {
    do {
      send(.answer(ticket, try read(session)))
    } catch {
      send(.answer(ticket, .failed(Complaint(error).sentence)))
    }
  }

  /// The board comes before the answer, so that what was written is there when the screen looks.
  private mutating func perform(_ intent: Intent, _ ticket: Ticket) {
    do {
      let events = try session.perform(intent)
      var change = BoardChange()
      for event in events { change.note(event) }
      send(.board(session.board, change))
      send(.answer(ticket, .performed(events)))
    } catch {
      send(.answer(ticket, .failed(Complaint(error).sentence)))
    }
  }

  /// One slice of each search, a few milliseconds long.
  ///
  /// What it found comes all at once, since the record is read from its oldest line and readers want
  /// the newest first.
  private mutating func advanceSearches() {
    for index in searches.indices.reversed() {
      let ticket = searches[index].ticket
      do {
        try searches[index].search.advance(lines: 1_024)
        let search = searches[index].search
        guard search.isDone else { continue }
        searches.remove(at: index)
        send(.answer(ticket, .hits(search.hits, isDone: true)))
      } catch {
        searches.remove(at: index)
        send(.answer(ticket, .failed(Complaint(error).sentence)))
      }
    }
  }
}

extension Session {
  /// How the board is open, in sentences for the screen.
  fileprivate var standing: BoardStanding {
    BoardStanding(
      isSealed: false,
      whyReadOnly: hasCodename ? nil : Complaint(SessionError.noCodename).sentence,
      damage: damage.map { Complaint($0).sentence })
  }
}
