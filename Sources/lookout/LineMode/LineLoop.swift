// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Glibc
internal import Screens
internal import Session
internal import Text

/// Line mode at work: a line, the session's answers, what is said.
struct LineLoop {
  private let session: Session
  private var input: LineInput
  private var mode: LineMode
  /// Whether somebody types and looks: a prompt is no use to a pipe, and marks that wipe are none.
  private let hasPrompt = isatty(STDIN_FILENO) == 1
  private let canWipe = isatty(STDOUT_FILENO) == 1 && BoardPath.environment("TERM") != "dumb"
  /// The line that was taken last.
  private var typed = ""
  /// What was said with a name in it, and the letters that it was found by, until they are wiped.
  private var secret: [String] = []

  private static let prompt = "> "

  init(_ session: Session, _ input: LineInput) throws(SessionError) {
    self.session = session
    self.input = input
    mode = LineMode(
      board: session.board, name: try session.name(), standing: session.standing,
      vocabulary: session.world.vocabulary, today: session.today,
      canWipe: canWipe, mask: { session.masked($0) })
  }

  /// Runs until somebody leaves or the input ends; what was not posted then is gone.
  mutating func run() {
    var step = mode.start()
    while true {
      for line in step.lines { Output.print(line) }
      if step.isSecret { secret = (hasPrompt ? [LineLoop.prompt + typed] : []) + step.lines }
      if let want = step.want {
        step = mode.take(answer(want))
        continue
      }
      guard !step.isOver else { return }
      if hasPrompt { Output.prompt(LineLoop.prompt) }
      let line = input.next()
      if line == nil, hasPrompt { Output.print("") }
      wipe(after: line)
      guard let line else { return }
      follow()
      switch line {
      case .line(let text):
        typed = text
        step = mode.take(text)
      case .unreadable:
        step = .say("That line is not UTF-8, or longer than a line can be; it was not taken.")
      }
    }
  }

  /// Takes a name off the terminal, with the line that was typed below it.
  private mutating func wipe(after line: LineInput.Line?) {
    defer { secret = [] }
    guard canWipe, !secret.isEmpty else { return }
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let columns = isKnown ? Int(size.ws_col) : 80
    var lines = secret
    if hasPrompt {
      if case .line(let text)? = line {
        lines.append(LineLoop.prompt + text)
      } else {
        lines.append(LineLoop.prompt)
      }
    }
    // A terminal breaks lines at its edge, not between words.
    Output.wipe(rows: lines.reduce(0) { $0 + max(1, ($1.columnWidth + columns - 1) / columns) })
  }

  /// Looks at what others have written: in silence, for whenever it is asked for.
  private mutating func follow() {
    let change = (try? session.refresh()) ?? BoardChange()
    mode.follow(session.board, change, today: session.today)
  }

  private mutating func answer(_ want: LineWant) -> Answer {
    do {
      switch want {
      case .rows(let threads): return .rows(try session.rows(threads))
      case .thread(let thread): return .thread(try session.thread(thread))
      case .person(let subject): return .person(try session.person(subject))
      case .roster: return .roster(try session.roster())
      case .search(let query):
        var search = session.search(query)
        while !search.isDone { try search.advance() }
        return .hits(search.hits, isDone: true)
      case .perform(let intent):
        let events = try session.perform(intent)
        mode.follow(session.board, BoardChange(), today: session.today)
        return .performed(events)
      }
    } catch {
      return .failed(Complaint(error).sentence)
    }
  }
}
