// SPDX-License-Identifier: Apache-2.0

/// What an ASCII terminal shows in place of a cell's text: the nearest sign, the bare letter of an
/// accented one, or question marks, and always as wide as the cell.
///
/// - Parameters:
///   - text: a scalar of width one or two and what combines with it.
///   - width: the columns it fills.
/// - Returns: that many printable ASCII characters.
package func asciiStandIn(for text: String, width: Int) -> String {
  guard let scalar = text.unicodeScalars.first else { return String(repeating: " ", count: width) }
  let sign: Character =
    switch scalar {
    case " "..."~": Character(scalar)
    case "\u{A0}", "\u{2002}"..."\u{200A}": " "
    case "·", "•", "●", "■", "▪", "◆", "★", "✓": "*"
    case "○", "□", "◇", "☐": "o"
    case "─", "━", "═", "‐"..."―", "−": "-"
    case "│", "┃", "║", "▌", "▐", "█", "▏", "¦": "|"
    case "┌"..."╋", "╔"..."╬", "╭"..."╰": "+"
    case "‘", "’", "‹", "›", "′": "'"
    case "“", "”", "„", "«", "»", "″": "\""
    case "…": "."
    case "→", "▶", "▸", "❯": ">"
    case "←", "◀", "◂", "❮": "<"
    case "↑", "▲", "▴": "^"
    case "↓", "▼", "▾": "v"
    case "×": "x"
    case "÷": "/"
    case "À"..."ÿ": bareLetters[Int(scalar.value) - 0xC0]
    default: "?"
    }
  return String(repeating: sign, count: width)
}

/// The letters of Latin-1 from U+00C0 on without their marks.
private let bareLetters = Array("AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty")
