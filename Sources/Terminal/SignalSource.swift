// SPDX-License-Identifier: Apache-2.0

import CPosix
import Glibc

/// Signals as something to wait for and read, so that none ever interrupts anything.
///
/// Blocks every ``Signal`` in the thread that opens it, and in every thread started after: open it
/// first. A child process inherits the blocked mask and must reset it. Going out of scope restores
/// the mask; a signal that still waits then takes its usual effect.
package struct SignalSource: ~Copyable {
  let descriptor: Int32
  private var previous: sigset_t

  /// Begins to collect signals.
  ///
  /// - Throws: ``TerminalError/system(_:)``, with no signal blocked.
  package init() throws(TerminalError) {
    previous = sigset_t()
    let numbers = Signal.allCases.map(\.number)
    descriptor = cposix_open_signals(numbers, Int32(numbers.count), &previous)
    guard descriptor >= 0 else { throw .system(errno) }
  }

  deinit {
    var mask = previous
    cposix_close_signals(descriptor, &mask)
  }

  /// The signals that arrived, each at most once.
  package func read() -> [Signal] {
    var signals: [Signal] = []
    while true {
      let number = cposix_next_signal(descriptor)
      guard number > 0 else { return signals }
      if let signal = Signal.allCases.first(where: { $0.number == number }),
        !signals.contains(signal)
      {
        signals.append(signal)
      }
    }
  }
}
