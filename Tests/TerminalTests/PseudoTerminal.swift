// SPDX-License-Identifier: Apache-2.0

import CPosix
import Glibc

/// A terminal made of nothing, with a program on it: `TerminalProbe`, or what a test names.
///
/// Whatever a test waits for is looked at until it is so, at most ten seconds.
final class PseudoTerminal {
  /// The far end.
  let descriptor: Int32
  /// Everything that the program has sent to its screen.
  private(set) var output: [UInt8] = []
  private let process: pid_t
  private let report: String
  private var hasEnded = false

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

  /// Starts the probe on a terminal.
  init(
    _ environment: [String: String] = [:],
    rows: Int32 = 24,
    columns: Int32 = 80,
    command: [String]? = nil
  ) {
    var name = Array("/tmp/TerminalProbe-XXXXXX".utf8CString)
    close(mkstemp(&name))
    report = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)

    let all = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
      .merging(environment) { $1 }
      .merging(["REPORT": report, "PROBE": Self.product("TerminalProbe"), "PATH": "/usr/bin:/bin"])
    { $1 }
    let words = command ?? [Self.product("TerminalProbe"), report]
    var arguments = words.map { strdup($0) } + [nil]
    var variables = all.filter { !$0.value.isEmpty }.map { strdup("\($0)=\($1)") } + [nil]
    var far: Int32 = -1
    process = cposix_spawn_on_terminal(words[0], &arguments, &variables, rows, columns, &far)
    descriptor = far
    for text in arguments + variables { free(text) }
  }

  deinit {
    close(descriptor)
    if !hasEnded && process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    unlink(report)
  }

  /// Types, or sends what a key sends.
  func send(_ text: String) {
    send(Array(text.utf8))
  }

  /// Sends bytes, as fast as the program takes them.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard poll(&entry, 1, 10_000) > 0, entry.revents & Int16(POLLHUP) == 0 else { return }
      }
    }
  }

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
    let end = ContinuousClock.now + .seconds(10)
    repeat {
      collect()
      if isSo(reported(), String(decoding: output, as: UTF8.self)) { return true }
    } while ContinuousClock.now < end
    return false
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

  /// How the program ended, as waitpid tells; nil if it did not.
  func end() -> Int32? {
    var status: Int32 = 0
    let ended = wait { [process] _, _ in waitpid(process, &status, WNOHANG) == process }
    hasEnded = hasEnded || ended
    while collect() {}
    return ended ? status : nil
  }

  /// Whether the terminal joins typed characters to lines and echoes them, as a shell finds it.
  var isAsAShellExpects: Bool {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    let wanted = tcflag_t(ICANON | ECHO | ISIG)
    return modes.c_lflag & wanted == wanted
  }

  /// Sends the program a signal.
  func signal(_ number: Int32) {
    // Without a process the number is -1, which kill takes for everybody's.
    if process > 0 { kill(process, number) }
  }

  /// Lets go of the terminal, as a connection that drops does.
  func hangUp() {
    let null = open("/dev/null", O_RDWR)
    dup2(null, descriptor)
    close(null)
  }

  /// Takes in what has been sent; false if that was nothing.
  @discardableResult
  private func collect() -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, 5) > 0 else { return false }
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &block, block.count)
    guard count > 0 else { return false }
    output += block.prefix(count)
    return true
  }
}
