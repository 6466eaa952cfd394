// SPDX-License-Identifier: Apache-2.0

internal import Canvas
internal import Text

/// One line of a screen: words at the left and, where there is room, words at the right edge.
struct Line: Hashable {
  var text: String
  var right: String
  var style: Style
  var rightStyle: Style
  /// What a click presses.
  private var targets: [Target] = []

  /// A run of columns that stands for a key.
  private struct Target: Hashable {
    let columns: Range<Int>
    let key: Key
  }

  init(_ text: String = "", right: String = "", style: Style = .plain, rightStyle: Style = .dim) {
    self.text = text
    self.right = right
    self.style = style
    self.rightStyle = rightStyle
  }

  static let blank = Line()

  /// Words that each stand for a key, after `lead` and with `gap` between them.
  init(_ lead: String, _ words: [(text: String, key: Key?)], gap: String) {
    self.init(lead)
    for (number, word) in words.enumerated() {
      if number > 0 { text += gap }
      let start = text.columnWidth
      text += word.text
      if let key = word.key { targets.append(Target(columns: start..<text.columnWidth, key: key)) }
    }
  }

  /// The line, as one that a click presses a key on.
  func pressing(_ key: Key) -> Line {
    var line = self
    line.targets = [Target(columns: 0..<Int.max, key: key)]
    return line
  }

  /// The key that a click presses; nil where there is none.
  func key(at column: Int) -> Key? {
    targets.first { $0.columns.contains(column) }?.key
  }

  /// A text as lines of at most `columns`, each `indent` blanks in; `head` stands in the first
  /// line's indentation.
  static func wrap(
    _ text: String,
    columns: Int,
    indent: Int = 1,
    head: String = "",
    style: Style = .plain
  ) -> [Line] {
    let room = max(1, columns - indent)
    let margin = String(repeating: " ", count: indent)
    return Wrapping.wrap(text, columns: room).enumerated().map { index, line in
      guard index == 0, !head.isEmpty else { return Line(margin + line, style: style) }
      let padding = max(0, indent - head.columnWidth)
      return Line(head + String(repeating: " ", count: padding) + line, style: style)
    }
  }
}

extension String {
  /// The text cut to `columns`, with a sign where something is missing.
  func clipped(to columns: Int) -> String {
    guard columnWidth > columns else { return self }
    var room = max(0, columns - 1)
    var clip = ""
    for character in self {
      let width = String(character).columnWidth
      guard width <= room else { break }
      room -= width
      clip.append(character)
    }
    while clip.last == " " { clip.removeLast() }
    return columns > 0 ? clip + "…" : ""
  }

  /// The text with blanks behind it up to `columns`.
  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - columnWidth))
  }
}

extension Frame {
  /// Draws a line over the first `columns`; the right part goes first, the left is cut.
  mutating func draw(_ line: Line, row: Int, columns: Int) {
    var end = columns
    if !line.right.isEmpty {
      let right = line.right.clipped(to: columns)
      end = putRight(right, row: row, before: columns, style: line.rightStyle) - 1
    }
    put(line.text.clipped(to: end), row: row, column: 0, style: line.style)
  }
}
