// SPDX-License-Identifier: Apache-2.0

internal import Canvas

/// What the board protects and what it cannot, in full.
struct ProtectsScreen: Screen {
  private var sheet = Sheet()
  private var bodyRows = 1

  let page = Page.help

  func head(_ scene: Scene) -> [Line] {
    [Line(" What this board protects", right: scene.isNarrow ? "" : "and what not", style: .strong)]
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    if request == .back { return [.back] }
    sheet.perform(request, rows: bodyRows)
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    sheet.settle(rows: rows, count: lines(scene).count)
    return []
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    sheet.draw(lines(scene), on: &frame, rows: rows, scene)
  }

  private func lines(_ scene: Scene) -> [Line] {
    let sections = Protection.Section.lines(
      Protection.sections, columns: scene.columns, isNarrow: scene.isNarrow)
    guard !scene.standing.isSealed else { return sections }
    // None of it holds where the files are there for anybody to read.
    let caution =
      "This board is open, not sealed: whoever can read its files can read every word on it. What "
      + "follows holds for sealed boards."
    return Line.wrap(caution, columns: scene.columns, style: .alarm) + [.blank] + sections
  }
}
