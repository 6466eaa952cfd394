// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// For what a warning of something to come is: tonight, or one of the public occasions.
struct ComingChoice: Screen {
  private let occasions: [PublicOccasion]
  private var part = 0
  private var bodyRows = 1

  /// Nil where there is nothing to choose: tonight alone.
  init?(_ scene: Scene) {
    occasions = scene.board.upcoming.ahead(on: scene.today)
    if occasions.isEmpty { return nil }
  }

  let page = Page.choice

  private static let digits = Array("1234567890")

  /// The parts in which the choices are shown.
  private var parts: [Range<Int>] {
    DigitList(count: occasions.count + 1, rows: max(1, bodyRows - 2)).parts
  }

  func refusal(of request: Request, _ scene: Scene) -> String? {
    request == .more && parts.count < 2 ? "That is the whole list." : nil
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    switch request {
    case .back: return [.back]
    case .more: part = (part + 1) % max(1, parts.count)
    case .choose:
      guard case .character(let digit) = key,
        let offset = ComingChoice.digits.firstIndex(of: digit), parts.indices.contains(part),
        offset < parts[part].count
      else { return [] }
      let number = parts[part].lowerBound + offset
      scene.drafts.composition?.upcoming = number == 0 ? nil : occasions[number - 1].id
      return [.back]
    default: break
    }
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    part = min(part, max(0, parts.count - 1))
    return []
  }

  func head(_ scene: Scene) -> [Line] {
    [
      Line(
        " For when?", right: scene.isNarrow ? "" : "kept as you type", style: .strong)
    ]
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    frame.cursor = Frame.Cursor(row: rows.lowerBound, column: 0)
    guard parts.indices.contains(part) else { return }
    let chosen = scene.drafts.composition?.upcoming
    for (offset, number) in parts[part].enumerated() {
      let row = rows.lowerBound + 1 + offset
      guard rows.contains(row) else { return }
      let occasion = number == 0 ? nil : occasions[number - 1]
      let words = occasion.map { "\(scene.name(of: $0)), \($0.label(on: scene.today))" }
      let end = number == 0 ? "ends after \(Lifetime.tonight) days" : "ends with its week"
      var line = Line(
        " \(occasion?.id == chosen ? "x" : " ")\(ComingChoice.digits[offset]) \(words ?? "tonight")",
        right: scene.isNarrow ? "" : end)
      if offset == 0, parts.count > 1 {
        line.right = "\(part + 1) of \(parts.count), Space more"
      }
      frame.draw(line, row: row, columns: scene.columns)
    }
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    guard parts.indices.contains(part), (1...parts[part].count).contains(row) else { return nil }
    return .character(ComingChoice.digits[row - 1])
  }
}
