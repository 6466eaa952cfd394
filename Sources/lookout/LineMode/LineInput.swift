// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Text

/// Standard input, line by line and no further than asked for.
struct LineInput {
  /// One line.
  enum Line: Equatable {
    case line(String)
    /// Not UTF-8, or longer than any line that is taken.
    case unreadable
  }

  /// The longest line, in bytes: more than any text of a post.
  private static let limit = 64 << 10
  private let descriptor: Int32
  private var bytes: [UInt8] = []
  private var hasEnded = false

  /// Lines of an open file, which stays the caller's.
  init(_ descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
  }

  /// Waits for the next line; nil at the end.
  ///
  /// What stands after the last line feed is a line too.
  mutating func next() -> Line? {
    var isLong = false
    while true {
      if let end = bytes.firstIndex(of: 0x0A) {
        defer { bytes.removeSubrange(...end) }
        return isLong ? .unreadable : LineInput.line(bytes[..<end])
      }
      if bytes.count > LineInput.limit {
        isLong = true
        bytes.removeAll(keepingCapacity: true)
      }
      guard !hasEnded, fill() else {
        defer { bytes = [] }
        if isLong { return .unreadable }
        return bytes.isEmpty ? nil : LineInput.line(bytes[...])
      }
    }
  }

  /// Waits until there is something to take.
  ///
  /// - Parameters:
  ///   - milliseconds: how long at most.
  ///   - isUnseen: whether the terminal does not show what is typed.
  /// - Returns: false where nothing came.
  func waits(_ milliseconds: Int, isUnseen: Bool) -> Bool {
    guard bytes.isEmpty, !hasEnded else { return true }
    let limit = Int32(clamping: milliseconds)
    if isUnseen { return UnseenTyping.waits(milliseconds: limit) }
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&wanted, 1, limit)
      // A signal begins the wait anew: it ends the program, or somebody is there.
      if count < 0, errno == EINTR { continue }
      return count != 0
    }
  }

  private static func line(_ bytes: ArraySlice<UInt8>) -> Line {
    guard bytes.count <= limit, let text = try? Sanitiser.decode(bytes) else { return .unreadable }
    return .line(text.last == "\r" ? String(text.dropLast()) : text)
  }

  /// Reads what is there; false at the end.
  private mutating func fill() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 4 << 10)
    var count = 0
    repeat {
      count = read(descriptor, &chunk, chunk.count)
    } while count < 0 && errno == EINTR
    guard count > 0 else {
      hasEnded = true
      return false
    }
    bytes += chunk[..<count]
    return true
  }
}
