// SPDX-License-Identifier: Apache-2.0

import CPosix
import Glibc

/// Signals as something to wait for and read, so that none ever interrupts anything.
///
/// Blocks the signals in the thread that opens it, and in every thread started after: open it
/// first. A child process inherits the blocked mask and must reset it. Going out of scope restores
/// the mask; a signal that still waits then takes its usual effect.
package struct SignalSource: ~Copyable {
  let descriptor: Int32
  private var previous: sigset_t

  /// Begins to collect signals.
  ///
  /// - Parameter signals: which ones.
  /// - Throws: ``TerminalError/system(_:)``, with no signal blocked.
  package init(_ signals: [Signal] = Signal.onScreens) throws(TerminalError) {
    previous = sigset_t()
    let numbers = signals.flatMap(\.numbers)
    descriptor = cposix_open_signals(numbers, Int32(numbers.count), &previous)
    guard descriptor >= 0 else { throw .system(errno) }
  }

  deinit {
    var mask = previous
    cposix_close_signals(descriptor, &mask)
  }

  /// Sleeps until a descriptor has something to read, or a signal arrives.
  ///
  /// - Parameters:
  ///   - input: the descriptor.
  ///   - milliseconds: how long at most; a negative number sleeps without end.
  /// - Returns: whether there is something to read, and whether there are signals; neither if the
  ///   time ran out.
  package func wait(
    for input: Int32, milliseconds: Int32
  ) -> (hasInput: Bool, hasSignals: Bool) {
    var entries = [input, descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let isWoken = poll(&entries, nfds_t(entries.count), milliseconds) > 0
    return (isWoken && entries[0].revents != 0, isWoken && entries[1].revents != 0)
  }

  /// The signals that arrived, each at most once.
  package func read() -> [Signal] {
    var signals: [Signal] = []
    while true {
      let number = cposix_next_signal(descriptor)
      guard number > 0 else { return signals }
      if let signal = Signal.allCases.first(where: { $0.numbers.contains(number) }),
        !signals.contains(signal)
      {
        signals.append(signal)
      }
    }
  }
}
