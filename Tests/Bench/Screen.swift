// SPDX-License-Identifier: Apache-2.0

import CPosix
import Glibc

/// A program on a terminal made of nothing, fifty rows of a hundred columns.
final class Screen {
  static let rows = 50
  static let columns = 100

  private let process: pid_t
  private let descriptor: Int32
  private var output: [UInt8] = []

  /// Starts a program on it.
  init(_ words: [String]) throws {
    let settings = [
      "TERM=xterm-256color", "LC_ALL=C.UTF-8", "TZ=UTC", "PATH=/usr/bin:/bin",
      "SWIFT_BACKTRACE=enable=no",
    ]
    var arguments = words.map { strdup($0) } + [nil]
    var variables = settings.map { strdup($0) } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var far: Int32 = -1
    process = cposix_spawn_on_terminal(
      words[0],
      &arguments,
      &variables,
      Int32(Screen.rows),
      Int32(Screen.columns),
      &far
    )
    descriptor = far
    guard process > 0 else { throw Failure("no terminal for \(words[0])") }
  }

  deinit {
    close(descriptor)
    // Without a process the number is -1, which kill takes for everybody's.
    guard process > 0 else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// Waits until the program has sent a word.
  func wait(for word: String) throws {
    let word = Array(word.utf8)
    while !output.contains(word) {
      guard collect(within: 60_000) > 0 else {
        throw Failure(
          "the screen never showed “\(String(decoding: word, as: UTF8.self))” but: "
            + String(decoding: output.suffix(500), as: UTF8.self)
        )
      }
    }
  }

  /// Types a key.
  func type(_ key: String) {
    Output.put(key, descriptor)
  }

  /// Types a key and counts the bytes that come of it, until none has come for a while.
  func bytes(after key: String) -> Int {
    type(key)
    var count = collect(within: 1_000)
    while case let more = collect(within: 15), more > 0 { count += more }
    return count
  }

  /// Waits until every one of some quiet screens shows something else; how many microseconds after a
  /// moment each did.
  static func waitForChange(of screens: [Screen], since start: Moment) throws -> Sample {
    var ages = Sample()
    var waiting = screens
    while !waiting.isEmpty {
      guard start.age < 60_000_000 else { throw Failure("not every screen showed the post") }
      var entries = waiting.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
      guard poll(&entries, nfds_t(entries.count), 1_000) > 0 else { continue }
      let age = start.age
      for (entry, screen) in zip(entries, waiting).reversed() where entry.revents != 0 {
        _ = screen.collect(within: 0)
        ages.add(age)
        waiting.removeAll { $0 === screen }
      }
    }
    return ages
  }

  /// Takes in what comes until nothing has come for a while.
  func settle() {
    while collect(within: 20) > 0 {}
  }

  /// What the program holds.
  var memory: Memory { Memory(of: process) }

  /// Takes in what has come, or comes in so many milliseconds; how many bytes that were.
  private func collect(within milliseconds: Int32) -> Int {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, milliseconds) > 0 else { return 0 }
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &block, block.count)
    output += block.prefix(max(0, count))
    return max(0, count)
  }
}
