// SPDX-License-Identifier: Apache-2.0

/// Why a terminal, or what wakes its program, cannot be had.
package enum TerminalError: Error, Hashable {
  /// Input or output is a file, a pipe or nothing.
  case notATerminal
  /// This machine has no description of a terminal of that name; empty if `TERM` is unset.
  case unknownTerminal(String)
  /// The terminal of that name cannot place its cursor, as `dumb` cannot.
  case tooPlain(String)
  /// This process already shows a screen.
  case alreadyOpen
  /// The system refused; its error number.
  case system(Int32)
}
