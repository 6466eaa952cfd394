// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A program run without a terminal: a part of this one, or the one that is measured.
struct Child {
  let process: pid_t

  /// Where this program is.
  static var ownPath: String {
    var path = [UInt8](repeating: 0, count: 4_096)
    let count = path.withUnsafeMutableBytes {
      $0.baseAddress.map { base in readlink("/proc/self/exe", base, 4_096) } ?? 0
    }
    return String(decoding: path.prefix(max(0, count)), as: UTF8.self)
  }

  /// Starts a part of this program.
  init(_ part: Part, _ words: String...) throws {
    try self.init([Child.ownPath, part.rawValue] + words)
  }

  /// Starts a program, to which descriptors that are not closed on exec are open too.
  init(_ words: [String]) throws {
    let arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, words[0], nil, nil, arguments, environ)
    guard failure == 0 else { throw Failure("\(words[0]) does not start") }
    self.process = process
  }

  /// Waits for its end.
  func finish() throws {
    var status: Int32 = 0
    guard waitpid(process, &status, 0) == process, status == 0 else {
      throw Failure("a process of the bench failed")
    }
  }
}
