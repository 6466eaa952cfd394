// SPDX-License-Identifier: Apache-2.0

internal import Text

/// Text under a cursor: what a `LineField` and a `TextArea` have in common.
///
/// Two things always hold: the cursor never stands between a character and its marks, and the text is
/// its own sanitised form. Positions count scalars.
struct EditBuffer: Hashable, Sendable {
  private(set) var scalars: [Unicode.Scalar]
  private(set) var cursor: Int

  /// `text`, sanitised already, with the cursor behind it.
  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    cursor = scalars.count
  }

  /// The text.
  var text: String { text(in: scalars.indices) }

  /// A part of the text.
  func text(in range: Range<Int>) -> String {
    String(scalars: scalars[range])
  }

  /// The columns that a part of the text takes.
  func columnWidth(of range: Range<Int>) -> Int {
    scalars[range].reduce(0) { $0 + $1.columnWidth }
  }

  // MARK: Places

  /// The place one character before `place`, or the start.
  func before(_ place: Int) -> Int {
    var index = max(0, place - 1)
    while index > 0, scalars[index].isMark { index -= 1 }
    return index
  }

  /// The place one character after `place`, or the end.
  func after(_ place: Int) -> Int {
    var index = min(scalars.count, place + 1)
    while index < scalars.count, scalars[index].isMark { index += 1 }
    return index
  }

  /// The start of the line, between newlines, that holds the cursor.
  var lineStart: Int {
    scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  /// The end of the line, between newlines, that holds the cursor.
  var lineEnd: Int {
    scalars[cursor...].firstIndex(of: "\n") ?? scalars.count
  }

  private var wordStart: Int {
    var index = cursor
    while index > 0, !isPartOfWord(index - 1) { index -= 1 }
    while index > 0, isPartOfWord(index - 1) { index -= 1 }
    while index > 0, index < scalars.count, scalars[index].isMark { index -= 1 }
    return index
  }

  private var wordEnd: Int {
    var index = cursor
    while index < scalars.count, !isPartOfWord(index) { index += 1 }
    while index < scalars.count, isPartOfWord(index) { index += 1 }
    return index
  }

  /// The start of the cursor's paragraph; of the one before, past empty ones, if it stands there.
  private var paragraphStart: Int {
    guard let last = scalars[..<cursor].lastIndex(where: { $0 != "\n" }) else { return 0 }
    return scalars[..<last].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  /// The start of the next paragraph that is not empty, or the end.
  private var nextParagraphStart: Int {
    scalars[lineEnd...].firstIndex { $0 != "\n" } ?? scalars.count
  }

  private func isPartOfWord(_ index: Int) -> Bool {
    let scalar = scalars[index]
    if scalar.isASCII {
      return 0x30...0x39 ~= scalar.value || 0x61...0x7A ~= scalar.value | 0x20 || scalar == "'"
    }
    return scalar.isMark || scalar == "’" || scalar.properties.isAlphabetic
      || scalar.properties.numericType != nil
  }

  /// Where a move goes; nil for an act that is no move or depends on the screen.
  func destination(of edit: Edit) -> Int? {
    switch edit {
    case .left: before(cursor)
    case .right: after(cursor)
    case .wordLeft: wordStart
    case .wordRight: wordEnd
    case .lineStart: lineStart
    case .lineEnd: lineEnd
    case .paragraphUp: paragraphStart
    case .paragraphDown: nextParagraphStart
    case .textStart: 0
    case .textEnd: scalars.count
    default: nil
    }
  }

  /// What a deletion takes; nil for an act that is none.
  func removal(of edit: Edit) -> Range<Int>? {
    switch edit {
    case .deleteBackward: before(cursor)..<cursor
    case .deleteForward: cursor..<after(cursor)
    case .deleteWordBackward: wordStart..<cursor
    case .deleteWordForward: cursor..<wordEnd
    case .deleteToLineStart: lineStart..<cursor
    case .deleteToLineEnd: cursor..<(lineEnd > cursor ? lineEnd : after(cursor))
    case .deleteToTextEnd: cursor..<scalars.count
    case .deleteLine: lineStart..<after(lineEnd)
    default: nil
    }
  }

  // MARK: Changes

  /// Moves the cursor to `place`, a place between characters.
  mutating func move(to place: Int) {
    cursor = place
  }

  /// The scalars that `text`, sanitised, would put in the place of `range`, and how many more there
  /// would be without a limit to the whole.
  func addition(
    of text: String, replacing range: Range<Int>, limit: Int, shape: (String) -> String
  ) -> (scalars: [Unicode.Scalar], refused: Int) {
    // The character before the place tells which marks at the head of the text have one.
    let context = before(range.lowerBound)..<range.lowerBound
    let shaped = shape(self.text(in: context) + text).unicodeScalars
    var addition = Array(shaped.dropFirst(context.count))
    let whole = addition.count
    var room = max(0, limit - scalars.count + range.count)
    if room < whole {
      while room > 0, addition[room].isMark { room -= 1 }
      addition.removeLast(whole - room)
    }
    return (addition, whole - addition.count)
  }

  /// Keeps what stands in `range`, before and behind the cursor, as cut.
  func cut(_ range: Range<Int>, into cuttings: inout Cuttings) {
    let middle = min(max(cursor, range.lowerBound), range.upperBound)
    cuttings.cut(
      before: scalars[range.lowerBound..<middle], behind: scalars[middle..<range.upperBound])
  }

  /// Puts `new` in the place of `range` and the cursor behind it.
  mutating func replace(_ range: Range<Int>, with new: [Unicode.Scalar]) {
    scalars.replaceSubrange(range, with: new)
    cursor = range.lowerBound + new.count
  }
}

extension String {
  /// The text of `scalars`.
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
