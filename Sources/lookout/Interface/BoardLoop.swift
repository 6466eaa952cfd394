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
  private var searches: [RunningSearch] = []
  /// When a time that the screens wait for has passed.
  private var deadlines: [Tick: ContinuousClock.Instant] = [:]
  /// Whether somebody left, and whether the screen is to be wiped then; nil while the board is open.
  private var leaving: Bool?
  /// Whether the record's descriptor still tells of changes.
  private var isWatching: Bool

  /// A search and how much of it the screen has been told.
  private struct RunningSearch {
    let ticket: Ticket
    var search: Search
    var slices = 0
    var told = 0
  }

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

  /// Runs until somebody leaves or the terminal goes away, and gives the terminal back.
  consuming func run() throws(TerminalError) {
    try live()
    terminal.close(wiping: leaving == true)
  }

  private mutating func live() throws(TerminalError) {
    perform(app.start())
    while leaving == nil {
      // After a stop, hours may have passed before anything is shown again.
      passTime()
      terminal.show(app.view())
      let ready = try Readiness.wait(
        terminal, signals, others: isWatching ? [session.changes.descriptor] : [],
        timeout: timeout)
      for signal in ready.signals ? signals.read() : [] {
        switch signal {
        case .terminate, .hangUp, .interrupt: return
        case .stop: terminal.stop()
        case .continued: terminal.repaint()
        case .windowChanged: break
        }
      }
      // Before the keys: whoever comes after the quiet minutes finds the board closed.
      passTime()
      for input in terminal.read(hungUp: ready.hungUp) where leaving == nil { take(input) }
      guard !ready.hungUp else { return }
      if !ready.broken.isEmpty { isWatching = false }
      follow(isTold: !ready.readable.isEmpty, isIdle: ready.timedOut)
      advanceSearches()
    }
  }

  /// How long to sleep at most.
  private var timeout: Duration {
    guard searches.isEmpty else { return .zero }
    guard let next = deadlines.values.min() else { return BoardLoop.slowLook }
    return min(BoardLoop.slowLook, max(.zero, next - .now))
  }

  // MARK: Messages

  /// Tells the screens which of the times they wait for have passed, the earliest first.
  ///
  /// A machine that slept has let them pass too.
  private mutating func passTime() {
    let now = ContinuousClock.now
    let due = deadlines.filter { $0.value <= now }.sorted { $0.value < $1.value }
    for (tick, instant) in due where deadlines[tick] == instant {
      deadlines[tick] = nil
      send(.tick(tick))
    }
  }

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
      searches.append(RunningSearch(ticket: ticket, search: session.search(query)))
    case .cancel(let ticket):
      searches.removeAll { $0.ticket == ticket }
    case .suspend:
      terminal.stop()
    case .redraw:
      terminal.repaint()
    case .after(let duration, let tick):
      deadlines[tick] = .now + duration
    case .leave(let wiping):
      leaving = wiping
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
  /// What it found is told after one slice, two, four and so on: soon at first, and never so often
  /// that telling would take longer than searching.
  private mutating func advanceSearches() {
    for index in searches.indices.reversed() {
      let ticket = searches[index].ticket
      do {
        try searches[index].search.advance(lines: 1_024)
        searches[index].slices += 1
        let (running, slices) = (searches[index], searches[index].slices)
        guard running.search.isDone || slices & (slices - 1) == 0 else { continue }
        // The record is read from its oldest line: what is new stands first.
        let hits = running.search.hits
        let new = Array(hits.prefix(hits.count - running.told))
        searches[index].told = hits.count
        if running.search.isDone { searches.remove(at: index) }
        guard running.search.isDone || !new.isEmpty else { continue }
        send(.answer(ticket, .hits(new, isDone: running.search.isDone)))
      } catch {
        searches.remove(at: index)
        send(.answer(ticket, .failed(Complaint(error).sentence)))
      }
    }
  }
}

extension Session {
  /// How the board is open, in sentences for whoever shows it.
  var standing: BoardStanding {
    BoardStanding(
      isSealed: false,
      whyReadOnly: hasCodename ? nil : Complaint(SessionError.noCodename).sentence,
      damage: damage.map { Complaint($0).sentence })
  }
}
