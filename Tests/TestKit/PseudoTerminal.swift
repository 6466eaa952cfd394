// SPDX-License-Identifier: Apache-2.0

internal import CPosix
internal import Glibc

/// A terminal made of nothing with a program on it, seen from the far end: the bytes themselves.
///
/// The program is its session's leader and goes when the value does. Nobody reads unless a test
/// waits for something. For what a screen looks like there is ``Tmux``.
package final class PseudoTerminal {
  /// The far end.
  package let descriptor: Int32
  /// The program's process.
  package let process: Int32
  /// Everything that has been read so far.
  package private(set) var output: [UInt8] = []
  private var hasEnded = false

  /// Starts a command; `environment` is all of its environment.
  ///
  /// - Throws: `Failure` if there is no terminal to be had.
  package init(
    _ command: [String], environment: [String: String], rows: Int32 = 24, columns: Int32 = 80
  ) throws {
    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var far: Int32 = -1
    process = cposix_spawn_on_terminal(
      command[0], &arguments, &variables, rows, columns, &far)
    descriptor = far
    guard process > 0 else { throw Failure("no terminal: \(String(cString: strerror(errno)))") }
  }

  deinit {
    close(descriptor)
    // Without a process the number is -1, which kill takes for everybody's.
    if !hasEnded && process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  /// What has been read so far, as text.
  package var text: String { String(decoding: output, as: UTF8.self) }

  /// Types, or sends what a key sends; what the terminal does not take in ten seconds is lost.
  package func send(_ text: String) { send(Array(text.utf8)) }

  /// Sends bytes, on the same terms.
  package func send(_ bytes: [UInt8]) {
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

  /// Gives the terminal another extent.
  package func resize(rows: Int32, columns: Int32) {
    _ = cposix_resize_terminal(descriptor, rows, columns)
  }

  /// Sends the program a signal.
  package func signal(_ number: Int32) {
    if process > 0 { kill(process, number) }
  }

  /// Whether the terminal joins typed characters to lines and echoes them, as a shell finds it.
  package var isAsAShellExpects: Bool {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    let wanted = tcflag_t(ICANON | ECHO | ISIG)
    return modes.c_lflag & wanted == wanted
  }

  /// Lets go of the terminal, as a connection that drops does; nothing comes from it afterwards.
  package func hangUp() {
    let null = open("/dev/null", O_RDWR)
    dup2(null, descriptor)
    close(null)
  }

  /// Reads until `text` has come after the first `offset` bytes.
  ///
  /// - Parameters:
  ///   - text: what is waited for.
  ///   - offset: how many of the bytes so far do not count.
  ///   - timeout: how long.
  ///   - meanwhile: done after each look.
  /// - Throws: `Failure` with the last of what came if it does not come in time.
  package func until(
    _ text: String, after offset: Int = 0, timeout: Duration = .seconds(10),
    meanwhile: () -> Void = {}
  ) throws {
    try until("\"\(text)\"", timeout: timeout) {
      meanwhile()
      return String(decoding: $0.dropFirst(offset), as: UTF8.self).contains(text)
    }
  }

  /// Reads until the program has ended, and gives its exit code, or 128 and its signal's number.
  ///
  /// - Throws: `Failure` if it does not end in ten seconds.
  package func untilEnded() throws -> Int32 {
    var status: Int32 = 0
    try until("the program's end") { [process] _ in waitpid(process, &status, WNOHANG) == process }
    hasEnded = true
    while collect() {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  }

  /// Reads until something is so; false if it is not in time.
  package func wait(for timeout: Duration = .seconds(10), until isSo: () -> Bool) -> Bool {
    let deadline = ContinuousClock.now + timeout
    while !isSo() {
      guard ContinuousClock.now < deadline else { return false }
      collect()
    }
    return true
  }

  private func until(
    _ wanted: String, timeout: Duration = .seconds(10), _ isSo: ([UInt8]) -> Bool
  ) throws {
    guard wait(for: timeout, until: { isSo(output) }) else {
      throw Failure(
        "\(wanted) never came; the last bytes:\n\(text.suffix(2_000).debugDescription)")
    }
  }

  /// Reads what has come; false if that was nothing.
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
