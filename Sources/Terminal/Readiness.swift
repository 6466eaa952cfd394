// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What woke the program: the one place where it sleeps.
///
/// The loop around it, once per waking: end if ``hungUp``; read the signals; drain
/// `Terminal.read`; drain the other descriptors; then show one frame.
package struct Readiness: Hashable, Sendable {
  /// There is something for `Terminal.read`.
  package private(set) var keyboard = false
  /// The terminal is gone: the loop must end, or it would spin without ever sleeping again.
  package private(set) var hungUp = false
  /// There is something for `SignalSource.read`.
  package private(set) var signals = false
  /// The other descriptors that have something to read.
  package private(set) var readable: [Int32] = []
  /// The other descriptors that are at their end or unusable: not to be waited for again.
  package private(set) var broken: [Int32] = []

  /// Whether the time ran out with nothing to do.
  package var timedOut: Bool { self == Readiness() }

  private init() {}

  /// Sleeps until there is something to do.
  ///
  /// - Parameters:
  ///   - terminal: the keyboard.
  ///   - source: the signals.
  ///   - others: further descriptors to read from, such as a board's changes.
  ///   - timeout: how long at most, never less than asked; nil sleeps without end.
  /// - Returns: what there is to do; nothing if the time ran out.
  /// - Throws: ``TerminalError/system(_:)`` if the system has no memory for it.
  package static func wait(
    _ terminal: borrowing Terminal,
    _ source: borrowing SignalSource,
    others: [Int32] = [],
    timeout: Duration?
  ) throws(TerminalError) -> Readiness {
    var entries = ([terminal.inputDescriptor, source.descriptor] + others)
      .map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let limit = terminal.mayHoldInput ? 0 : timeout.map(milliseconds) ?? -1
    let count = poll(&entries, nfds_t(entries.count), limit)
    var ready = Readiness()
    if count < 0 {
      // A signal that no one blocked is no error: its handler has run, and the caller asks again.
      guard errno == EINTR else { throw .system(errno) }
      return ready
    }
    let gone = Int16(POLLHUP | POLLERR | POLLNVAL)
    ready.hungUp = entries[0].revents & gone != 0
    ready.keyboard = entries[0].revents & Int16(POLLIN) != 0 || terminal.mayHoldInput
    ready.signals = entries[1].revents != 0
    for entry in entries.dropFirst(2) {
      if entry.revents & Int16(POLLIN) != 0 { ready.readable.append(entry.fd) }
      if entry.revents & gone != 0 { ready.broken.append(entry.fd) }
    }
    return ready
  }

  /// Rounded up, so that a deadline has passed when the wait for it ends.
  private static func milliseconds(_ duration: Duration) -> Int32 {
    let (seconds, attoseconds) = duration.components
    guard seconds < 1_000_000 else { return 1_000_000_000 }
    guard duration > .zero else { return 0 }
    return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
