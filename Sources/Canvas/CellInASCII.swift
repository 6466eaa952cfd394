// SPDX-License-Identifier: Apache-2.0

internal import Text

extension Cell {
  /// This cell as a terminal without UTF-8 can show it, in the same one column.
  ///
  /// The signs that the screens draw have stand-ins of their own; letters and punctuation lose their
  /// marks; what has no likeness becomes `?`. A wide character becomes `?` and a blank.
  package var ascii: Cell {
    guard let scalar else { return Cell(scalar: " ", style: style) }
    if 0x20...0x7E ~= scalar.value { return Cell(scalar: scalar, style: style) }
    let sign: Unicode.Scalar =
      switch scalar {
      case "─", "━", "═": "-"
      case "│", "┃", "║": "|"
      case "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼": "+"
      case "▌", "▐", "▶", "›", "→": ">"
      case "‹", "←": "<"
      case "↑": "^"
      case "↓": "v"
      case "●", "•": "*"
      case "○": "o"
      case "·": "."
      case "■", "█": "#"
      case "□": "_"
      case "×": "x"
      default: Folding.standIn(for: scalar).map { Unicode.Scalar($0) } ?? "?"
      }
    return Cell(scalar: sign, style: style)
  }
}
