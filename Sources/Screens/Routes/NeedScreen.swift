// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// The doors that answer one need, the first one first.
struct NeedScreen: Screen {
  private let need: Need
  private var scroll = Scroll()
  private var bodyRows = 1

  init(_ need: Need) {
    self.need = need
  }

  let page = Page.routes

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let list = list(rows: bodyRows, scene)
    switch request {
    case .back: return [.back]
    case .open: return open(scroll.selected, scene)
    case .choose:
      guard case .character(let sign) = key, let digit = sign.wholeNumberValue else { return [] }
      let number = (digit + 9) % 10
      guard number < list.count else {
        scene.notice = Notice("There are doors 1 to \(list.count) here.")
        return []
      }
      scroll.jump(to: number, in: list)
      return open(number, scene)
    default: scroll.perform(request, in: list)
    }
    return []
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    let list = list(rows: rows, scene)
    if rows != bodyRows { scroll.settle(list) }
    return scroll.click(row, list) ? .enter : nil
  }

  private func open(_ number: Int, _ scene: Scene) -> [Step] {
    let routes = scene.routes.routes(for: need)
    guard routes.indices.contains(number) else { return [] }
    return DoorPage(.route(routes[number].id), scene).map { [.open($0)] } ?? []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    scroll.settle(list(rows: rows, scene))
    return []
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    [Line(" \(need.label)", right: scene.isNarrow ? "" : "the first door first", style: .strong)]
  }

  private func list(rows: Int, _ scene: Scene) -> Scroll.List {
    let items = items(scene)
    return Scroll.List(count: items.count, rows: rows) { items[$0].count }
  }

  private func items(_ scene: Scene) -> [[Line]] {
    let routes = scene.routes.routes(for: need)
    var items = routes.enumerated().map { number, route in
      let digit = number < 10 ? "\((number + 1) % 10)" : " "
      return scene.lines(of: route, lead: " \(digit)", indent: 3)
    }
    // What is said last goes with the last row, and first of all where there is no row.
    var closing: [Line] = []
    if routes.contains(where: \.isParty) {
      closing += Line.wrap(Route.partyCaution, columns: scene.columns, style: .strong)
    }
    if let gap = scene.routes.gaps[need] {
      closing += Line.wrap(gap, columns: scene.columns, style: .dim)
    }
    if !closing.isEmpty, !items.isEmpty { items[items.count - 1] += [.blank] + closing }
    return items
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let items = items(scene)
    if items.isEmpty {
      frame.put("Nothing is verified here yet.", row: rows.lowerBound, column: 1, style: .dim)
      frame.cursor = Frame.Cursor(row: rows.lowerBound, column: 1)
    }
    for item in scroll.items(list(rows: rows.count, scene)) {
      let isSelected = item.index == scroll.selected
      for (offset, line) in items[item.index].enumerated() {
        let row = rows.lowerBound + item.row + offset
        guard rows.contains(row) else { continue }
        var line = line
        if isSelected, offset == 0 { line.style = .selected }
        frame.draw(line, row: row, columns: scene.columns)
        if isSelected, offset == 0 {
          frame.put("▌", row: row, column: 0, style: .selected)
          frame.cursor = Frame.Cursor(row: row, column: 1)
        }
      }
    }
  }
}
