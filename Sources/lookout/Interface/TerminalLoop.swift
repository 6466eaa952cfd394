// SPDX-License-Identifier: Apache-2.0

internal import Canvas
internal import Screens
internal import Session
internal import Storage
internal import Terminal

/// The terminal interface at work: one thread, one `poll`.
///
/// Each waking: one frame, then signals, then everything that was typed, then what others have
/// written, then a slice of whatever takes long. Before a sealed board is unlocked the entrance is
/// shown, and again once the board was locked.
struct TerminalLoop: ~Copyable {
  /// How a run ended.
  enum Outcome {
    /// Somebody left, or the terminal went away.
    case left
    /// The board is to be read in lines, by this session if it is open already.
    case lineMode(Session?)
  }

  var terminal: Terminal
  private let signals: SignalSource
  /// What is shown.
  var stage: Stage
  /// When a time that the screens wait for has passed.
  var deadlines: [Tick: ContinuousClock.Instant] = [:]
  /// How the run ends, and whether the screen is to be wiped then; nil while it goes on.
  var ending: (outcome: Outcome, isWiping: Bool)?

  /// What is shown: the entrance, or an unlocked board.
  enum Stage {
    case entrance(EntranceStage)
    case board(BoardStage)
  }

  /// How long a key may wait for what the screens asked to read, so that its frame is there within
  /// two milliseconds.
  static let slice = Duration.microseconds(1_200)

  /// How often the record is looked at where nothing tells of its changes.
  private static let slowLook = Duration.seconds(1)

  /// Takes over a terminal to show a board, or what stands before it.
  init(
    _ folder: BoardFolder, _ session: Session?, terminal: consuming Terminal,
    signals: consuming SignalSource
  ) throws(SessionError) {
    let size = terminal.size
    stage =
      if let session {
        .board(try BoardStage(session, in: folder, size: size))
      } else {
        .entrance(EntranceStage(folder, size: size))
      }
    self.terminal = terminal
    self.signals = signals
  }

  /// Runs until somebody leaves or the terminal goes away, and gives the terminal back.
  consuming func run() throws(TerminalError) -> Outcome {
    try live()
    // A line that drops does so in mid-sentence: that is a pause, too.
    send(App.Message.tick(.pause))
    // What was decided has been decided: its line alone is gone.
    send(App.Message.tick(.decision))
    if case .board(var board) = stage { board.save() }
    let ending = ending
    terminal.close(wiping: ending?.isWiping == true)
    return ending?.outcome ?? .left
  }

  private mutating func live() throws(TerminalError) {
    perform(start())
    readFirst()
    while ending == nil {
      // After a stop, hours may have passed before anything is shown again.
      passTime()
      terminal.show(view())
      workWhileShown()
      guard ending == nil else { return }
      let ready = try Readiness.wait(
        terminal, signals, others: watched.map { [$0] } ?? [], timeout: timeout)
      for signal in ready.signals ? signals.read() : [] {
        switch signal {
        case .terminate, .hangUp, .interrupt, .quit: return
        case .stop: terminal.stop()
        case .continued: terminal.repaint()
        case .windowChanged: break
        }
      }
      // Before the keys: whoever comes after the quiet minutes finds the board closed.
      passTime()
      let inputs = terminal.read(hungUp: ready.hungUp)
      for input in inputs where ending == nil { take(input) }
      guard !ready.hungUp else { return }
      if case .board(var board) = stage {
        // Between two slices of reading nobody has paused yet.
        let isIdle = ready.timedOut && board.reads.isEmpty
        if !ready.broken.isEmpty { board.isWatching = false }
        var messages = board.follow(isTold: !ready.readable.isEmpty, isIdle: isIdle)
        messages += board.tend(isIdle: isIdle)
        board.refreshCaches(isIdle: isIdle, isQuiet: inputs.isEmpty)
        stage = .board(board)
        if let notice = board.notice { shutOut(notice) }
        for message in messages { send(message) }
        if isIdle { save() }
        advanceReads()
        readQueue()
        advanceSearches()
      }
    }
  }

  /// How long to sleep at most.
  private var timeout: Duration {
    switch stage {
    case .entrance(let entrance) where entrance.isBusy: return .milliseconds(50)
    case .board(let board) where board.work != nil: return .milliseconds(50)
    case .board(let board) where !board.reads.isEmpty || board.queueAsked != nil: return .zero
    case .board(let board) where board.isSearching || board.isRefreshing: return .zero
    default: break
    }
    guard let next = deadlines.values.min() else { return TerminalLoop.slowLook }
    return min(TerminalLoop.slowLook, max(.zero, next - .now))
  }

  /// What tells of others' writing.
  private var watched: Int32? {
    guard case .board(let board) = stage, board.isWatching else { return nil }
    return board.session.changes.descriptor
  }

  private func view() -> Frame {
    switch stage {
    case .entrance(let entrance): entrance.entrance.view()
    case .board(let board): board.app.view()
    }
  }

  private mutating func take(_ input: Input) {
    switch (input, stage) {
    case (.key(let key), .entrance): send(Entrance.Message.key(key))
    case (.key(let key), .board): send(App.Message.key(key))
    case (.paste(let text), .entrance): send(Entrance.Message.paste(text))
    case (.paste(let text), .board): send(App.Message.paste(text))
    case (.resized(let size), .entrance): send(Entrance.Message.resized(size))
    case (.resized(let size), .board): send(App.Message.resized(size))
    }
  }

  /// Tells the screens which of the times they wait for have passed, the earliest first.
  ///
  /// A machine that slept has let them pass too.
  private mutating func passTime() {
    let now = ContinuousClock.now
    let due = deadlines.filter { $0.value <= now }.sorted { $0.value < $1.value }
    for (tick, instant) in due where deadlines[tick] == instant {
      deadlines[tick] = nil
      switch stage {
      case .entrance: send(Entrance.Message.tick(tick))
      case .board: send(App.Message.tick(tick))
      }
    }
  }
}
