// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Terminal

/// The typing of a line that the terminal does not show.
enum UnseenTyping {
  /// Waits until a line has been typed, unseen; what stands in front of the wait goes on showing
  /// nothing, and whatever reads afterwards finds the line.
  ///
  /// A signal that ends or stops the program does so with the terminal as it was: a shell that shows
  /// nothing is no use to anybody.
  ///
  /// - Parameters:
  ///   - milliseconds: how long at most; a negative number waits without end.
  ///   - isFresh: whether what was typed before is thrown away.
  /// - Returns: false if the time ran out; true at once where standard input is no terminal.
  static func waits(milliseconds: Int32 = -1, isFresh: Bool = false) -> Bool {
    var shown = termios()
    guard tcgetattr(STDIN_FILENO, &shown) == 0 else { return true }
    while true {
      let ending = wait(milliseconds, isFresh, before: shown)
      guard case .signal(let signal) = ending else { return ending == .line }
      if signal != .windowChanged, signal != .continued { raise(signal.number) }
    }
  }

  private enum Ending: Equatable {
    case line, late
    case signal(Signal)
  }

  private static func wait(_ milliseconds: Int32, _ isFresh: Bool, before: termios) -> Ending {
    var hidden = before
    hidden.c_lflag &= ~tcflag_t(ECHO)
    guard let signals = try? SignalSource(Signal.allCases) else { return .line }
    tcsetattr(STDIN_FILENO, isFresh ? TCSAFLUSH : TCSANOW, &hidden)
    defer {
      var shown = before
      tcsetattr(STDIN_FILENO, TCSANOW, &shown)
    }
    let ready = signals.wait(for: STDIN_FILENO, milliseconds: milliseconds)
    if ready.hasInput { return .line }
    return ready.hasSignals ? signals.read().first.map { .signal($0) } ?? .late : .late
  }
}
