// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A signal, as what it asks of a program with a screen.
package enum Signal: CaseIterable, Sendable {
  /// SIGWINCH: the window has changed; `Terminal.read` tells how.
  case windowChanged
  /// SIGTERM, and whatever else ends a program that does not ask for it (SIGUSR1, SIGALRM, SIGPIPE,
  /// the real-time signals …): save and end.
  case terminate
  /// SIGHUP: save and end; the terminal is gone.
  case hangUp
  /// SIGINT, sent by another program: in raw mode Ctrl-C is a key.
  case interrupt
  /// SIGQUIT: end at once; on a screen it takes its usual effect.
  case quit
  /// SIGTSTP: ``Terminal/stop()``.
  case stop
  /// SIGCONT: going on after a stop; the screen may have been written on.
  case continued

  /// Those that a program with a screen reads; the rest take their usual effect.
  package static let onScreens = allCases.filter { $0 != .quit }

  /// The signal's number.
  package var number: Int32 { numbers[0] }

  /// Every number that means this, its own first.
  package var numbers: [Int32] {
    switch self {
    case .windowChanged: [SIGWINCH]
    case .terminate:
      [
        SIGTERM, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGPOLL, SIGPWR, SIGSTKFLT,
        SIGXCPU, SIGXFSZ, SIGPIPE,
      ] + Array(__libc_current_sigrtmin()...__libc_current_sigrtmax())
    case .hangUp: [SIGHUP]
    case .interrupt: [SIGINT]
    case .quit: [SIGQUIT]
    case .stop: [SIGTSTP]
    case .continued: [SIGCONT]
    }
  }
}
