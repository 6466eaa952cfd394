// SPDX-License-Identifier: Apache-2.0

/// The one gate that text passes on its way in and on its way out.
///
/// What comes out moves no cursor, hides nothing, reorders nothing and can be measured: printable
/// scalars, each with at most two marks on it, single blanks U+0020, and in the shapes of several
/// lines U+000A. What cannot be drawn shows as U+FFFD, so that nobody mistakes mutilated text for the
/// writer's; what is invisible is left out. Every shape is a fixed point: sanitising twice is
/// sanitising once. `ScalarTable` says which scalar is what.
package enum Sanitiser {
  /// The most marks that one character keeps.
  package static let maximumMarks = 2
  /// The most empty lines in a row that a body keeps.
  package static let maximumEmptyLines = 2

  /// Text as one line: every kind of newline becomes one blank, as does every tab.
  ///
  /// Nothing is trimmed: blanks at the ends may be layout.
  package static func line(_ text: some StringProtocol) -> String {
    if text.isPrintableASCII { return String(text) }
    return String(decoding: clean(text, newline: 0x20), as: UTF8.self)
  }

  /// Text of several lines in the making: every kind of newline becomes U+000A, every tab one blank,
  /// and nothing is trimmed.
  package static func draft(_ text: some StringProtocol) -> String {
    if text.isPrintableASCII { return String(text) }
    return String(decoding: clean(text, newline: 0x0A), as: UTF8.self)
  }

  /// Text of several lines as it is published: a draft without blanks at the ends of lines, without
  /// empty lines at either end, and with at most `maximumEmptyLines` in a row.
  package static func body(_ text: some StringProtocol) -> String {
    if text.isPrintableASCII, text.last != " " { return String(text) }
    return String(decoding: trimmed(clean(text, newline: 0x0A)), as: UTF8.self)
  }

  /// The text that `bytes` spell in UTF-8, not yet sanitised.
  ///
  /// - Throws: where the first ill-formed sequence starts: overlong forms, surrogates and what lies
  ///   beyond U+10FFFF included.
  package static func decode(_ bytes: some Collection<UInt8>) throws(InvalidUTF8) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var parser = UTF8.ForwardParser()
    var remaining = bytes.makeIterator()
    var offset = 0
    while case .valid(let sequence) = parser.parseScalar(from: &remaining) {
      offset += sequence.count
    }
    throw InvalidUTF8(offset: offset)
  }

  private static func clean(_ text: some StringProtocol, newline: UInt8) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    // How many marks the character at the end of the result may still take.
    var room = 0
    var followsReturn = false
    for scalar in text.unicodeScalars {
      let completesReturn = followsReturn && scalar == "\n"
      followsReturn = scalar == "\r"
      if completesReturn { continue }
      switch ScalarClass(of: scalar) {
      case .narrow, .wide:
        append(scalar, to: &result)
        room = maximumMarks
      case .mark:
        guard room > 0 else { continue }
        append(scalar, to: &result)
        room -= 1
      case .space:
        result.append(0x20)
        room = 0
      case .newline:
        result.append(newline)
        room = 0
      case .undrawable:
        append("\u{FFFD}", to: &result)
        room = 0
      case .ignored:
        continue
      }
    }
    return result
  }

  private static func trimmed(_ draft: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(draft.count)
    var emptyLines = 0
    for line in draft.split(separator: 0x0A, omittingEmptySubsequences: false) {
      guard let last = line.lastIndex(where: { $0 != 0x20 }) else {
        emptyLines += 1
        continue
      }
      if !result.isEmpty {
        result.append(0x0A)
        for _ in 0..<min(emptyLines, maximumEmptyLines) { result.append(0x0A) }
      }
      emptyLines = 0
      result.append(contentsOf: line[...last])
    }
    return result
  }
}
