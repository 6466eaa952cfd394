// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// New invitations, alone on the screen until the next key, and kept nowhere.
struct CodesCard: Screen {
  private let codes: [[String]]
  private let isModerator: Bool
  private let lastDay: Day

  init(_ codes: [[String]], isModerator: Bool, lastDay: Day) {
    self.codes = codes
    self.isModerator = isModerator
    self.lastDay = lastDay
  }

  let page = Page.card
  let isFleeting = true

  func head(_ scene: Scene) -> [Line] { [] }

  /// How many a screen shows whole.
  static func most(_ scene: Scene) -> Int {
    let indent = CodesCard.indent(scene)
    let longest = "9  " + Array(repeating: "wwwwwwww", count: 5).joined(separator: " ")
    let height = longest.columnWidth + indent <= scene.columns ? 1 : 2
    return max(1, min(9, (scene.size.rows - 6) / height))
  }

  private static func indent(_ scene: Scene) -> Int { scene.isNarrow ? 1 : 12 }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] { [.back] }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let indent = CodesCard.indent(scene)
    let margin = String(repeating: " ", count: indent)
    func text(_ words: String) -> [Line] {
      Line.wrap(words, columns: scene.columns, indent: indent)
    }
    var lines = codes.enumerated().flatMap { index, words in
      Line.wrap(
        words.joined(separator: " "), columns: scene.columns, indent: indent + 3,
        head: "\(margin)\(index + 1)", style: .strong)
    }
    let good = "\(codes.count == 1 ? "Good" : "Each good") once, until \(lastDay)"
    lines += [.blank] + text(isModerator ? "\(good). For a moderator." : "\(good).")
    lines += text("The next key clears this; no copy is kept.")
    let top = max(0, (rows.count - lines.count) / (scene.isLow ? 2 : 3))
    for (index, line) in lines.enumerated() where top + index < rows.count {
      frame.draw(line, row: rows.lowerBound + top + index, columns: scene.size.columns)
    }
    frame.cursor = Frame.Cursor(row: rows.lowerBound, column: 0)
  }
}
