// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A running StorageProbe whose standard output is read line by line.
final class ChildProcess {
  /// The process's number.
  var id: Int32 { number }

  private let number: pid_t
  private let output: Int32
  private var unread: [UInt8] = []

  /// Starts the probe that stands beside the test's own binary.
  init(_ arguments: [String]) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure.pipe(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    let path = try ChildProcess.probePath()
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var number: pid_t = 0
    let failure = posix_spawn(&number, path, &actions, nil, &words, environ)
    words.forEach { free($0) }
    posix_spawn_file_actions_destroy(&actions)
    close(ends[1])
    (self.number, output) = (number, ends[0])
    guard failure == 0 else { throw Failure.spawn(path, failure) }
  }

  deinit {
    close(output)
  }

  /// The next line it wrote; nil after the last.
  func line() -> String? {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      if let end = unread.firstIndex(of: 10) {
        defer { unread.removeSubrange(...end) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      let count = read(output, &buffer, buffer.count)
      if count <= 0 { return nil }
      unread += buffer.prefix(count)
    }
  }

  /// Ends it at once, whatever it is doing.
  func kill() {
    _ = Glibc.kill(number, SIGKILL)
  }

  /// Waits for its end; 0 if it ended well.
  @discardableResult
  func wait() -> Int32 {
    var status: Int32 = -1
    while waitpid(number, &status, 0) < 0, errno == EINTR {}
    return status
  }

  enum Failure: Error {
    case pipe(Int32)
    case spawn(String, Int32)
  }

  private static func probePath() throws -> String {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let own = String(
      decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)),
      as: UTF8.self
    )
    let candidates = [own] + CommandLine.arguments
    for path in candidates {
      guard let slash = path.lastIndex(of: "/") else { continue }
      let probe = "\(path[..<slash])/StorageProbe"
      if access(probe, X_OK) == 0 { return probe }
    }
    return "StorageProbe"
  }
}
