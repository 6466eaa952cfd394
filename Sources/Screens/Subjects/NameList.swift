// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// Names with what tells two of one name apart, to choose from: nothing of any warning stands beside
/// them.
struct NameList {
  var entries: [RosterEntry] = []
  private(set) var scroll = Scroll()

  /// The one that is chosen; nil where there is none.
  var selected: RosterEntry? {
    entries.indices.contains(scroll.selected) ? entries[scroll.selected] : nil
  }

  /// Shows other names, from the first on.
  mutating func show(_ entries: [RosterEntry]) {
    self.entries = entries
    scroll = Scroll()
  }

  mutating func perform(_ request: Request, rows: Int) {
    scroll.perform(request, in: list(rows))
  }

  mutating func jump(to index: Int, rows: Int) { scroll.jump(to: index, in: list(rows)) }

  /// Whether the row that was clicked on was selected already.
  mutating func click(_ row: Int, rows: Int) -> Bool { scroll.click(row, list(rows)) }

  mutating func settle(rows: Int) { scroll.settle(list(rows)) }

  func isCut(rows: Int) -> Bool { scroll.isCut(list(rows)) }

  private func list(_ rows: Int) -> Scroll.List {
    Scroll.List(count: entries.count, rows: max(1, rows)) { _ in 1 }
  }

  /// Draws as many names as there are rows; `setsCursor` where nothing is typed above them.
  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene, setsCursor: Bool) {
    let widest = entries.map(\.name.columnWidth).max() ?? 0
    let nameWidth = min(max(24, widest), scene.columns / 2)
    let placeWidth = min(max(23, entries.map(\.place.columnWidth).max() ?? 0), 30)
    for item in scroll.items(list(rows.count)) {
      let row = rows.lowerBound + item.row
      guard rows.contains(row) else { continue }
      let person = entries[item.index]
      let isSelected = item.index == scroll.selected
      let gone = person.isActive ? nil : "left"
      let text: String
      if scene.isNarrow {
        let name = person.name.clipped(to: nameWidth).padded(to: min(nameWidth, widest))
        text = " \(name)  \(person.place)"
      } else {
        let party = [person.party, gone].compactMap(\.self).joined(separator: ", ")
        let place = person.place.clipped(to: placeWidth).padded(to: placeWidth)
        text = " \(person.name.clipped(to: nameWidth).padded(to: nameWidth))  \(place)  \(party)"
      }
      frame.draw(
        Line(text, style: isSelected ? .selected : .plain), row: row, columns: scene.columns)
      if isSelected {
        frame.put("▌", row: row, column: 0, style: .selected)
        if setsCursor { frame.cursor = Frame.Cursor(row: row, column: 1) }
      }
    }
  }
}
