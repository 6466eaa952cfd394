// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Files as the kernel has them, without the layers that are being measured.
enum File {
  /// A small file's text; empty where it cannot be read.
  static func text(_ path: String) -> String {
    var text: [UInt8] = []
    each(of: path) { text += $0 }
    return String(decoding: text, as: UTF8.self)
  }

  static func write(_ text: String, to path: String) throws {
    let file = try creating(path)
    defer { close(file) }
    Output.put(text, file)
  }

  /// How many bytes a file has; none where there is none.
  static func length(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// An empty file of its own, to write.
  static func creating(_ path: String) throws -> Int32 {
    let file = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Failure("\(path) cannot be made") }
    return file
  }

  /// Reads a whole file in pieces as large as the program's own; how many bytes there were.
  @discardableResult
  static func each(of path: String, _ take: (UnsafeRawBufferPointer) -> Void) -> Int {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    var total = 0
    var block = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      let count = block.withUnsafeMutableBytes { block in
        let count = read(file, block.baseAddress, block.count)
        if count > 0 { take(UnsafeRawBufferPointer(rebasing: block[..<count])) }
        return count
      }
      guard count > 0 else { return total }
      total += count
    }
  }
}
