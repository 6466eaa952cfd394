// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Glibc
internal import Text

/// Standard output and standard error, through the one sanitiser.
enum Output {
  /// Writes data for people: lines, sanitised.
  static func print(_ text: String) {
    write(Sanitiser.draft(text) + "\n", to: STDOUT_FILENO)
  }

  /// Writes a text as it is, sanitised, its own last line feed included.
  static func pass(_ text: String) {
    write(Sanitiser.draft(text), to: STDOUT_FILENO)
  }

  /// Writes one JSON document.
  static func print(_ json: JSONWriter) {
    write(json.bytes + [0x0A], to: STDOUT_FILENO)
  }

  /// Tells a person something beside the data.
  static func note(_ text: String) {
    write(Sanitiser.draft(text) + "\n", to: STDERR_FILENO)
  }

  /// Tells a program something beside the data.
  static func note(_ json: JSONWriter) {
    write(json.bytes + [0x0A], to: STDERR_FILENO)
  }

  /// Asks a person for a line.
  static func ask(_ prompt: String) {
    write(Sanitiser.line(prompt), to: STDERR_FILENO)
  }

  /// Makes sure that the three standard streams are open, if only on nothing.
  ///
  /// Otherwise the next file to be opened, a board's journal perhaps, would take the place of a
  /// closed one, and what is meant for a reader would be written into it.
  static func holdStreams() {
    var descriptor: Int32 = 0
    repeat {
      descriptor = open("/dev/null", O_RDWR)
    } while (0...STDERR_FILENO).contains(descriptor)
    if descriptor > STDERR_FILENO { close(descriptor) }
  }

  /// Whether somebody looks at standard error.
  static var hasReader: Bool { isatty(STDERR_FILENO) == 1 }

  /// Rewrites the last line on a terminal's standard error.
  static func progress(_ text: String) {
    write("\r\(Sanitiser.line(text))\u{1B}[K", to: STDERR_FILENO)
  }

  /// Takes the last rows on a terminal's standard output away.
  static func wipe(rows: Int) {
    write(String(repeating: "\u{1B}[1A\u{1B}[2K", count: rows), to: STDOUT_FILENO)
  }

  /// Clears a terminal's standard output, and what scrolled off it.
  static func wipeAll() {
    write("\u{1B}[H\u{1B}[2J\u{1B}[3J", to: STDOUT_FILENO)
  }

  /// Asks for a line where the data is.
  static func prompt(_ text: String) {
    write(Sanitiser.line(text), to: STDOUT_FILENO)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8), to: descriptor)
  }

  /// Writes all of it, or as much as somebody reads: whoever has stopped has seen enough.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
