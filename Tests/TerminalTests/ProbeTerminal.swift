// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestKit

/// A terminal with `TerminalProbe` on it, or what a test names, and what the probe reports of it.
///
/// Whatever a test waits for is looked at until it is so, at most ten seconds.
final class ProbeTerminal {
  private let terminal: PseudoTerminal
  private let report: String

  /// A file beside the tests themselves.
  static func product(_ name: String) -> String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    let own = String(
      decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) },
      as: UTF8.self
    )
    return own.split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/\(name)"
  }

  /// Starts the probe on a terminal; a variable that is empty is left out of its environment.
  init(
    _ environment: [String: String] = [:], rows: Int32 = 24, command: [String]? = nil
  ) throws {
    var name = Array("/tmp/TerminalProbe-XXXXXX".utf8CString)
    close(mkstemp(&name))
    report = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let probe = ProbeTerminal.product("TerminalProbe")
    let all = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
      .merging(environment) { $1 }
      .merging(["REPORT": report, "PROBE": probe, "PATH": "/usr/bin:/bin"]) { $1 }
    terminal = try PseudoTerminal(
      command ?? [probe, report], environment: all.filter { !$0.value.isEmpty },
      rows: rows)
  }

  deinit { unlink(report) }

  /// Everything that the program has sent to its screen.
  var output: [UInt8] { terminal.output }

  /// Whether the terminal joins typed characters to lines and echoes them, as a shell finds it.
  var isAsAShellExpects: Bool { terminal.isAsAShellExpects }

  /// Types, or sends what a key sends.
  func send(_ text: String) { terminal.send(text) }

  /// Sends bytes, as fast as the program takes them.
  func send(_ bytes: [UInt8]) { terminal.send(bytes) }

  /// Sends the program a signal.
  func signal(_ number: Int32) { terminal.signal(number) }

  /// Gives the terminal another extent.
  func resize(rows: Int32, columns: Int32) { terminal.resize(rows: rows, columns: columns) }

  /// Lets go of the terminal, as a connection that drops does.
  func hangUp() { terminal.hangUp() }

  /// The lines of the probe's report.
  func reported() -> [String] {
    let file = open(report, O_RDONLY)
    defer { close(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &block, block.count)
      guard count > 0 else { break }
      bytes += block.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Collects output until something is so; false if it never is.
  func wait(until isSo: (_ reported: [String], _ output: String) -> Bool) -> Bool {
    terminal.wait { isSo(reported(), terminal.text) }
  }

  /// Waits until the report holds a line.
  func wait(for line: String) -> Bool {
    wait { reported, _ in reported.contains(line) }
  }

  /// Sends something and waits until what it did was shown; what was reported meanwhile.
  func after(_ bytes: [UInt8], lines: Int = 1) -> [String] {
    let before = reported().count
    send(bytes)
    let wasShown = wait { reported, _ in
      let new = reported.dropFirst(before)
      return new.last == "shown" && new.count { $0 != "shown" } >= lines
    }
    let new = reported().dropFirst(before).filter { $0 != "shown" }
    return wasShown ? new : new + ["nothing was shown in ten seconds"]
  }

  /// The program's exit code, or 128 and the number of the signal that ended it; nil if it did not
  /// end.
  func end() -> Int32? { try? terminal.untilEnded() }
}
