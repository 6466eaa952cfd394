// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Text

/// A file that a person names on the command line, or standard input as `-`, read whole.
struct InputFile {
  /// As the person named it, for messages.
  let name: String
  let bytes: [UInt8]

  /// A document that the program carries itself.
  init(named name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: a path, or `-` for standard input.
  ///   - limit: the most bytes it may have.
  /// - Throws: a complaint that names the file.
  init(_ path: String, limit: Int) throws(Complaint) {
    name = path == "-" ? "standard input" : path
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Complaint(
        .inputOutput, "\(name) cannot be read: \(String(cString: strerror(errno))).",
        next: "Look at the path and its rights.")
    }
    defer { if descriptor != 0 { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Complaint(
          .inputOutput, "\(name) cannot be read: \(String(cString: strerror(errno))).")
      }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= limit else {
        throw Complaint(
          .badData, "\(name) is larger than \(InputFile.words(for: limit)), the most that is read.",
          next: "Was another file meant?")
      }
    }
    self.bytes = bytes
  }

  /// The content as text.
  ///
  /// - Throws: where it is not UTF-8.
  func text() throws(Complaint) -> String {
    do {
      return try Sanitiser.decode(bytes)
    } catch {
      throw Complaint(
        .badData, "\(name) is not UTF-8: byte \(error.offset + 1) belongs to no character.",
        next: "Save it as UTF-8.")
    }
  }

  private static func words(for bytes: Int) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes >> 10) KiB"
  }
}
