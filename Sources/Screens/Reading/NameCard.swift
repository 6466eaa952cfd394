// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// The name behind a subject tag, alone on the screen until the next key.
struct NameCard: Screen {
  let tag: SubjectTag
  private let ticket: Ticket
  private var lines: [String] = []
  private var left: NamesLeft?

  /// A card that waits for the name.
  init(_ tag: SubjectTag, ticket: Ticket) {
    self.tag = tag
    self.ticket = ticket
  }

  let page = Page.card
  let isFleeting = true

  func head(_ scene: Scene) -> [Line] { [] }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] { [.back] }

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    guard ticket == self.ticket else { return nil }
    switch answer {
    case .person(let entry?, let left):
      self.left = left
      let place = [entry.place, entry.party].compactMap { $0 }
      lines = ["\(tag) is", "", entry.name, place.joined(separator: " · ")]
    case .person(nil, _):
      lines = ["\(tag) has no name on the roster any more."]
    case .failed(let sentence):
      lines = [sentence]
    default:
      break
    }
    return []
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let indent = scene.isNarrow ? 3 : 25
    let card = lines.isEmpty ? ["\(tag)", "", "…"] : lines
    var wrapped: [Line] = []
    for line in card {
      wrapped += Line.wrap(line, columns: max(indent + 1, scene.columns - 2), indent: indent)
    }
    if !scene.isLow { wrapped += [.blank, .blank] }
    wrapped += [.blank] + Line.wrap("Any key goes back.", columns: scene.columns, indent: indent)
    let top = max(0, (rows.count - wrapped.count) / (scene.isLow ? 2 : 3))
    for (index, line) in wrapped.enumerated() where index < rows.count {
      frame.draw(line, row: rows.lowerBound + top + index, columns: scene.size.columns)
    }
    // The last row is as far from the name as a screen allows.
    if let left, let row = rows.last, top + wrapped.count < rows.count {
      let text = "\(scene.isNarrow ? left.shortLabel : left.label)."
      for line in Line.wrap(text, columns: scene.columns, indent: indent).prefix(1) {
        frame.draw(line, row: row, columns: scene.size.columns)
      }
    }
    frame.cursor = Frame.Cursor(row: rows.lowerBound, column: 0)
  }
}
