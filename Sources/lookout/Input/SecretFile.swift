// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A new file with codenames, invitations or notes, for nobody else to read; `-` is standard output.
///
/// It is made before anything else is done, so that no codename is ever drawn that could not be
/// handed over.
struct SecretFile {
  private let path: String
  private let descriptor: Int32

  /// Makes the file, empty.
  ///
  /// - Parameter path: where; nothing may be there yet.
  /// - Throws: where the file is there, or cannot be made.
  init(at path: String) throws(Complaint) {
    self.path = path
    guard path != "-" else {
      descriptor = STDOUT_FILENO
      return
    }
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let isThere = errno == EEXIST
      throw Complaint(
        .cannotCreate,
        isThere
          ? "\(path) exists already; nothing was changed."
          : "\(path) cannot be made: \(String(cString: strerror(errno))).",
        next: isThere ? "Choose another file." : "The directory around it must be yours to write."
      )
    }
  }

  /// Adds lines, durably; to be called once.
  ///
  /// - Throws: where they cannot be written; the file is gone then.
  func write(lines: [String]) throws(Complaint) {
    try write(Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  /// Adds bytes, durably; to be called once.
  ///
  /// - Throws: where they cannot be written; the file is gone then.
  func write(_ content: [UInt8]) throws(Complaint) {
    var bytes = content
    defer { for index in bytes.indices { bytes[index] = 0 } }
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure() }
      start += written
    }
    if descriptor != STDOUT_FILENO, fsync(descriptor) != 0 { throw failure() }
  }

  /// Takes it back: there is nothing to use it on.
  func remove() {
    if descriptor != STDOUT_FILENO { unlink(path) }
  }

  private func failure() -> Complaint {
    let cause = String(cString: strerror(errno))
    remove()
    return Complaint(
      .inputOutput, "\(path == "-" ? "Standard output" : path) cannot be written: \(cause).",
      next: "Nothing was made.")
  }
}
