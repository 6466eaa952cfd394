// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A pipe between this process, which keeps one end to itself, and its children.
struct Pipe {
  /// The end that stays here.
  enum Side {
    case reading, writing
  }

  let reading: Int32
  let writing: Int32

  init(keeping side: Side) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Failure("no pipe") }
    (reading, writing) = (ends[0], ends[1])
    _ = fcntl(side == .reading ? reading : writing, F_SETFD, FD_CLOEXEC)
  }

  func closeReading() { close(reading) }
  func closeWriting() { close(writing) }

  /// Everything that comes until the other end is closed, or until so many bytes have come.
  static func read(_ descriptor: Int32, upTo limit: Int = .max) -> String {
    var text: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4_096)
    while text.count < limit {
      let count = Glibc.read(descriptor, &block, min(block.count, limit - text.count))
      guard count > 0 else { break }
      text += block[..<count]
    }
    return String(decoding: text, as: UTF8.self)
  }
}
