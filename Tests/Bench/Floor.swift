// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What the machine itself takes, below which no program gets.
enum Floor {
  /// A file to which bytes are appended durably, one piece at a time.
  struct Appending: ~Copyable {
    private let file: Int32

    init(_ path: String) throws {
      file = try File.creating(path)
    }

    deinit {
      close(file)
    }

    /// One write and one fdatasync, in microseconds.
    func append(_ bytes: [UInt8]) throws -> Double {
      let start = Moment.now
      guard write(file, bytes, bytes.count) == bytes.count, fdatasync(file) == 0 else {
        throw Failure("the disk does not take what the floor writes")
      }
      return start.age
    }
  }

  /// Reading every byte of some files, in microseconds.
  static func reading(_ paths: [String]) -> Double {
    microseconds {
      for path in paths { File.each(of: path) { _ in } }
    }
  }
}
