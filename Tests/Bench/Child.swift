// SPDX-License-Identifier: Apache-2.0

import Glibc

/// This program, run by itself without a terminal.
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

  /// Starts a part, to which descriptors that are not closed on exec are open too.
  init(_ part: Part, _ words: String...) throws {
    let path = Child.ownPath
    let arguments = ([path, part.rawValue] + words).map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, path, nil, nil, arguments, environ)
    guard failure == 0 else { throw Failure("\(path) does not start") }
    self.process = process
  }

  /// Waits for its end.
  func finish() throws {
    var status: Int32 = 0
    guard waitpid(process, &status, 0) == process, status == 0 else {
      throw Failure("a part of the bench failed")
    }
  }
}
