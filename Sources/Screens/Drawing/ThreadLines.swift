// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// A thread as lists show it: what and about whom, then what to do and how much stands behind it.
extension Scene {
  /// One line.
  func listLine(of row: ThreadRow) -> Line {
    let day = row.lastDay.label(on: today)
    let hasWeight = row.kind == .warning && !isNarrow
    return Line(
      "   \(([headline(of: row, in: board)] + standing(of: row)).joined(separator: " · "))",
      right: hasWeight ? "\(row.voices(on: today).label) · \(day)" : day)
  }

  /// Two lines, or three where the window is narrow and there is more to do.
  ///
  /// - Parameters:
  ///   - row: the thread.
  ///   - text: what it says; nil until that is known.
  /// - Returns: the lines.
  func listLines(of row: ThreadRow, _ text: RowText?) -> [Line] {
    let day = row.lastDay.label(on: today)
    let voices = row.voices(on: today)
    let count = posts(row.messageCount)
    let summary = text.map { self.summary(of: $0) } ?? "…"
    guard isNarrow else {
      let first = [headline(of: row, in: board)] + standing(of: row)
      let weight = row.kind == .warning ? "\(voices.label) · \(count)" : count
      return [
        Line("   \(first.joined(separator: " · "))", right: day),
        Line("   \(summary)", right: weight),
      ]
    }
    // How it stands goes with the weight: what it is about fills the first line.
    let voice = row.kind == .warning ? voices.shortLabel : count
    let weight = (standing(of: row) + [voice]).joined(separator: " · ")
    let room = max(1, columns - 3)
    var told = Wrapping.wrap(summary, columns: room).map(String.init)
    if told.count > 2 {
      told[1] = (told[1] + " " + told[2]).clipped(to: max(1, room - weight.columnWidth - 1))
      told = Array(told.prefix(2))
    }
    let lastWidth = told.last?.columnWidth ?? 0
    if told.isEmpty || told.count == 1 && lastWidth + weight.columnWidth + 2 > room {
      told.append("")
    }
    var lines = told.map { Line("   \($0)") }
    lines[lines.count - 1].right = weight
    return [Line("   \(headline(of: row, in: board))", right: day)] + lines
  }

  /// What is to be known of it beside that it stands.
  private func standing(of row: ThreadRow) -> [String] {
    let state = row.state(on: today)
    return (state == .current ? [] : [state.label])
      + (row.measures.contains(.pinned) ? ["pinned"] : [])
  }
}
