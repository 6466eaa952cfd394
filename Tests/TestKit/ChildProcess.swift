// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Synchronization

/// A process with pipes on its three standard streams, in a process group of its own.
///
/// The pipes are served only inside `finish` and `until`, all at once, so that no amount of input
/// or output blocks both sides. Whatever still runs when the value goes is killed, with its
/// children, and reaped.
package final class ChildProcess {
  /// The process's id, and its group's.
  package let id: Int32

  private var input: ArraySlice<UInt8>
  private var standardInput: CInt?
  private var standardOutput: CInt?
  private var standardError: CInt?
  private var output: [UInt8] = []
  private var errors: [UInt8] = []
  private var status: Int32?

  /// Glibc has no `pipe2` for Swift: without this, a child started at the same moment by another
  /// test could inherit a pipe before it is marked, and hold it open.
  private static let spawning = Mutex(())

  /// Starts a process.
  ///
  /// - Parameters:
  ///   - path: the program, as a path, or as a name to be found through `PATH`.
  ///   - arguments: what follows the program's name.
  ///   - environment: the whole environment; nothing is inherited.
  ///   - input: standard input, which ends after it.
  /// - Throws: `Failure` if the program is not there or cannot be run.
  package init(
    _ path: String,
    arguments: [String],
    environment: [String: String],
    input: [UInt8] = []
  ) throws {
    // A program that does not read its input must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    let started = try Self.spawning.withLock { _ in
      try Self.spawn([path] + arguments, environment: environment)
    }
    id = started.id
    self.input = input[...]
    standardInput = started.input
    standardOutput = started.output
    standardError = started.errors
  }

  deinit {
    if status == nil {
      kill(-id, SIGKILL)
      var ending: CInt = 0
      while waitpid(id, &ending, 0) < 0 && errno == EINTR {}
    }
    for stream in [standardInput, standardOutput, standardError] {
      stream.map { _ = close($0) }
    }
  }

  /// Sends a signal to the process alone, or to its whole group.
  package func send(_ signal: Int32, toGroup: Bool = false) {
    if status == nil {
      kill(toGroup ? -id : id, signal)
    }
  }

  /// Waits for the end.
  ///
  /// - Throws: `Failure` with what was written so far if it takes longer than `timeout`; the
  ///   process is then killed.
  package func finish(timeout: Duration = .seconds(20)) throws -> Completion {
    let deadline = ContinuousClock.now + timeout
    while standardOutput != nil || standardError != nil {
      guard try serve(until: deadline) else {
        kill(-id, SIGKILL)
        throw Failure("still running after \(timeout); \(soFar)")
      }
    }
    // Both streams are closed: what is left is the end itself, or a process that closed them early.
    while status == nil {
      var ending: CInt = 0
      let reaped = waitpid(id, &ending, WNOHANG)
      if reaped == id {
        let signal = ending & 0x7F
        status = signal == 0 ? ending >> 8 & 0xFF : 128 + signal
      } else if ContinuousClock.now > deadline {
        kill(-id, SIGKILL)
        throw Failure("closed its output and still runs after \(timeout); \(soFar)")
      } else {
        poll(nil, 0, 1)
      }
    }
    return Completion(status: status ?? 0, output: output, errors: errors)
  }

  /// Waits until standard output holds `text`.
  ///
  /// - Throws: `Failure` with what was written so far if that does not come in time.
  package func until(output text: String, timeout: Duration = .seconds(20)) throws {
    let deadline = ContinuousClock.now + timeout
    while !String(decoding: output, as: UTF8.self).contains(text) {
      guard standardOutput != nil, try serve(until: deadline) else {
        throw Failure("standard output never held \"\(text)\"; \(soFar)")
      }
    }
  }

  private var soFar: String {
    """
    standard output so far:
    \(String(decoding: output.suffix(4_000), as: UTF8.self))
    standard error so far:
    \(String(decoding: errors.suffix(4_000), as: UTF8.self))
    """
  }

  /// One round over the pipes; false when the deadline came first.
  private func serve(until deadline: ContinuousClock.Instant) throws -> Bool {
    if input.isEmpty, let stream = standardInput {
      close(stream)
      standardInput = nil
    }
    // A negative descriptor is one that poll leaves out.
    var streams = [
      pollfd(fd: standardInput ?? -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: standardOutput ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: standardError ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let left = deadline - ContinuousClock.now
    let milliseconds =
      left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000
    guard milliseconds > 0 else { return false }
    let ready = poll(&streams, nfds_t(streams.count), CInt(clamping: milliseconds))
    guard ready >= 0 || errno == EINTR else {
      throw Failure("poll: \(String(cString: strerror(errno)))")
    }
    if ready > 0 {
      if streams[0].revents != 0 { feed() }
      if streams[1].revents != 0 { Self.drain(&standardOutput, into: &output) }
      if streams[2].revents != 0 { Self.drain(&standardError, into: &errors) }
    }
    return true
  }

  private func feed() {
    guard let stream = standardInput else { return }
    let written = input.withUnsafeBytes { write(stream, $0.baseAddress, $0.count) }
    if written > 0 {
      input = input.dropFirst(written)
    } else if written < 0, errno != EAGAIN, errno != EINTR {
      // It does not want the rest.
      input = []
    }
  }

  private static func drain(_ stream: inout CInt?, into bytes: inout [UInt8]) {
    guard let open = stream else { return }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(open, &chunk, chunk.count)
    if count > 0 {
      bytes += chunk[..<count]
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
      close(open)
      stream = nil
    }
  }

  /// Starts `command` and gives its id and our ends of its streams.
  private static func spawn(
    _ command: [String],
    environment: [String: String]
  ) throws -> (id: pid_t, input: CInt, output: CInt, errors: CInt) {
    let toChild = try Self.pipe()
    let fromChild = try Self.pipe()
    let errorsFromChild = try Self.pipe()

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild.reading, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromChild.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errorsFromChild.writing, STDERR_FILENO)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var every = sigset_t()
    sigfillset(&every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP)
    )

    let words = command.map { strdup($0) }
    let settings = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { (words + settings).forEach { free($0) } }
    var id: pid_t = 0
    let failure = posix_spawnp(
      &id,
      command[0],
      &actions,
      &attributes,
      words + [nil],
      settings + [nil]
    )
    for end in [toChild.reading, fromChild.writing, errorsFromChild.writing] {
      close(end)
    }
    let ours = [toChild.writing, fromChild.reading, errorsFromChild.reading]
    guard failure == 0 else {
      ours.forEach { close($0) }
      throw Failure("\(command[0]) does not start: \(String(cString: strerror(failure)))")
    }
    for end in ours {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    return (id, toChild.writing, fromChild.reading, errorsFromChild.reading)
  }

  /// A pipe whose ends end with an exec: in another child they would outlive ours.
  private static func pipe() throws -> (reading: CInt, writing: CInt) {
    var ends: [CInt] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else {
      throw Failure("no pipe: \(String(cString: strerror(errno)))")
    }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    return (ends[0], ends[1])
  }
}
