// SPDX-License-Identifier: Apache-2.0

internal import Text

/// Breaking text into the lines of a screen.
///
/// Lines break after blanks; a word longer than a line breaks where the line is full, never between
/// a character and its marks. The blanks at a break hang over the edge and take no room. The work is
/// linear in the text.
package enum Wrapping {
  /// The lines of `text`, which is sanitised: each at most `columns` wide, without blanks at its end.
  ///
  /// Every U+000A ends a line, so that an empty text is one empty line. Only a wide character in a
  /// single column is wider than its line.
  package static func wrap(_ text: String, columns: Int) -> [Substring] {
    let scalars = text.unicodeScalars
    return ranges(of: scalars, columns: columns).map { range in
      var end = range.upperBound
      while end > range.lowerBound {
        let last = scalars.index(before: end)
        guard scalars[last] == " " else { break }
        end = last
      }
      return text[range.lowerBound..<end]
    }
  }

  /// The lines of `scalars` with the blanks that hang at their ends; between two lines there is
  /// either one U+000A or nothing.
  static func ranges<Scalars: BidirectionalCollection<Unicode.Scalar>>(
    of scalars: Scalars,
    columns: Int
  ) -> [Range<Scalars.Index>] {
    var lines: [Range<Scalars.Index>] = []
    var start = scalars.startIndex
    // Where the line could break, after its last blank, and the columns since then.
    var wordStart: Scalars.Index?
    var wordColumns = 0
    var lineColumns = 0
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if scalar == "\n" {
        lines.append(start..<index)
        (start, wordStart, wordColumns, lineColumns) = (next, nil, 0, 0)
      } else if scalar == " " {
        (wordStart, wordColumns, lineColumns) = (next, 0, lineColumns + 1)
      } else {
        let width = scalar.columnWidth
        if width > 0, lineColumns + width > columns, let wordBreak = wordStart {
          lines.append(start..<wordBreak)
          (start, wordStart, lineColumns) = (wordBreak, nil, wordColumns)
        }
        if width > 0, lineColumns + width > columns, start < index {
          lines.append(start..<index)
          (start, wordColumns, lineColumns) = (index, 0, 0)
        }
        wordColumns += width
        lineColumns += width
      }
      index = next
    }
    lines.append(start..<scalars.endIndex)
    return lines
  }
}
