// SPDX-License-Identifier: Apache-2.0

internal import Canvas
internal import Text

/// Codewords on the screen: those that were drawn, and the boxes for those that are typed.
enum CodewordLines {
  /// Drawn words with their numbers, as many a line as fit.
  static func grid(
    _ words: [Int], _ list: CodewordList, columns: Int, isNarrow: Bool
  ) -> [Line] {
    let indent = isNarrow ? 1 : 6
    let width = isNarrow ? 12 : 15
    let perLine = max(1, min(4, (columns - indent) / width))
    return stride(from: 0, to: words.count, by: perLine).map { start in
      var line = String(repeating: " ", count: indent)
      for index in start..<min(start + perLine, words.count) {
        line += "\(index + 1) \(list[words[index]])".padded(to: width)
      }
      return Line(line, style: .strong)
    }
  }

  /// What to do with a codename, and what not; the first of it before all.
  static func counsel(columns: Int, isNarrow: Bool) -> [Line] {
    let indent = isNarrow ? 1 : 3
    let margin = String(repeating: " ", count: indent)
    return [
      ("Keep it", "in a password manager on your own phone, or in your head"),
      ("Not in", "this computer, an e-mail, a photograph, the office"),
    ].flatMap { head, words in
      Line.wrap(words, columns: columns, indent: indent + (isNarrow ? 9 : 11), head: margin + head)
    }
  }

  /// One box a word, full for those that are known.
  static func boxes(_ filled: Int, of count: Int) -> String {
    (0..<count).map { $0 < filled ? "■" : "□" }.joined(separator: " ")
  }
}
