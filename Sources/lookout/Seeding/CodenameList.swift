// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The file of a seeded board's codenames, one a line, for nobody else to read.
struct CodenameList {
  private let path: String

  /// Writes the file.
  ///
  /// - Parameters:
  ///   - path: where; nothing may be there yet.
  ///   - count: of how many authors.
  /// - Throws: where the file is there, or cannot be written.
  init(at path: String, count: Int) throws(Complaint) {
    self.path = path
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
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
    defer { close(descriptor) }
    var rest = Array((0..<count).map { SeedAuthors.codename(of: $0) + "\n" }.joined().utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        let cause = String(cString: strerror(errno))
        remove()
        throw Complaint(
          .inputOutput,
          "\(path) cannot be written: \(cause).",
          next: "Nothing was made."
        )
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Takes it back: there is no board to use it on.
  func remove() {
    unlink(path)
  }
}
