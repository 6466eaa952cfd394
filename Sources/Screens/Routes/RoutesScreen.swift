// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// Who to ring and where to take it, by what one needs; above it what fits the thread one came from.
///
/// Needs nothing of a board: no codename, no record.
struct RoutesScreen: Screen {
  /// A row that can be opened.
  private enum Target {
    case door(Door)
    case need(Need)
  }

  private struct Item {
    let target: Target
    var lines: [Line]
    /// The line where the cursor stands, below a heading.
    var cursorLine = 0

    func isFor(_ need: Need) -> Bool {
      if case .need(need) = target { true } else { false }
    }
  }

  private let fitting: [Door]
  private var scroll = Scroll()
  private var bodyRows = 1

  /// The needs, and above them the doors that fit; nil facts fit none.
  init(_ facts: DoorFacts?) {
    fitting = facts.map(Doors.fitting) ?? []
  }

  let page = Page.routes

  // MARK: Requests

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let items = items(scene)
    let list = RoutesScreen.list(items, rows: bodyRows)
    switch request {
    case .back: return [.back]
    case .open:
      guard items.indices.contains(scroll.selected) else { return [] }
      return open(items[scroll.selected].target, scene)
    case .choose:
      guard case .character(let digit) = key, let need = Need(digit: digit) else { return [] }
      // Coming back, one is where one left.
      if let index = items.firstIndex(where: { $0.isFor(need) }) {
        scroll.jump(to: index, in: list)
      }
      return open(.need(need), scene)
    default: scroll.perform(request, in: list)
    }
    return []
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    let list = RoutesScreen.list(items(scene), rows: rows)
    if rows != bodyRows { scroll.settle(list) }
    return scroll.click(row, list) ? .enter : nil
  }

  private func open(_ target: Target, _ scene: Scene) -> [Step] {
    switch target {
    case .door(.need(let need)): return open(.need(need), scene)
    case .door(let door): return DoorPage(door, scene).map { [.open($0)] } ?? []
    case .need(.howLong): return [.open(TimeLimitScreen())]
    case .need(let need):
      let routes = scene.routes.routes(for: need)
      if routes.count == 1, scene.routes.gaps[need] == nil {
        return DoorPage(.route(routes[0].id), scene).map { [.open($0)] } ?? []
      }
      return [.open(NeedScreen(need))]
    }
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    scroll.settle(RoutesScreen.list(items(scene), rows: rows))
    return []
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    if scene.isNarrow { return [Line(" Who to ring", right: "no codename", style: .strong)] }
    let first = Line(
      " Who to ring, where to take it", right: "no codename needed · nothing is kept",
      style: .strong)
    let second = Line(" Pick what you need. Each page shows how old its last check is.")
    return scene.isLow ? [first] : [first, second]
  }

  private static func list(_ items: [Item], rows: Int) -> Scroll.List {
    Scroll.List(count: items.count, rows: rows) { items[$0].lines.count }
  }

  private static let closing = [
    "If a date seems past, ask all the same: exceptions exist.",
    "A list or a bystander cannot start a complaint; the person harmed can.",
  ]

  private func items(_ scene: Scene) -> [Item] {
    var items = fitting.compactMap { door -> Item? in
      lines(of: door, scene).map { Item(target: .door(door), lines: $0) }
    }
    if !items.isEmpty {
      items[0].lines.insert(Line(" FITS WHAT YOU READ", style: .strong), at: 0)
      items[0].cursorLine = 1
    }
    for need in Need.allCases {
      items.append(Item(target: .need(need), lines: lines(of: need, scene)))
    }
    if !fitting.isEmpty, items.count > Need.allCases.count {
      let first = items.count - Need.allCases.count
      items[first].lines.insert(Line(" BY WHAT YOU NEED", style: .strong), at: 0)
      items[first].cursorLine = 1
    }
    // What is said last goes with the last row.
    items[items.count - 1].lines +=
      [.blank] + RoutesScreen.closing.flatMap { Line.wrap($0, columns: scene.columns, style: .dim) }
    return items
  }

  private func lines(of door: Door, _ scene: Scene) -> [Line]? {
    switch door {
    case .route(let id):
      return scene.routes.route(id).map { scene.lines(of: $0, lead: "", indent: 3) }
    case .page(let id):
      return scene.routes.page(id).map { Line.wrap($0.title, columns: scene.columns, indent: 3) }
    case .need(let need): return lines(of: need, scene)
    }
  }

  private func lines(of need: Need, _ scene: Scene) -> [Line] {
    let lead = " \(need.digit) \(need.label)"
    let indent = 29
    guard let summary = need.summary else {
      guard need != .elsewhere, let route = scene.routes.routes(for: need).first else {
        return Line.wrap(need.label, columns: scene.columns, indent: 3, head: " \(need.digit)")
      }
      return scene.lines(of: route, lead: lead, indent: indent, isShort: need == .danger)
    }
    if scene.isNarrow {
      return [Line(lead)] + Line.wrap(summary, columns: scene.columns, indent: 3, style: .dim)
    }
    return [Line(lead.padded(to: indent) + summary, right: aside(of: need, scene))]
  }

  private func aside(of need: Need, _ scene: Scene) -> String {
    switch need {
    case .employer: return "join early"
    case .howLong: return "not kept"
    case .partyEvent:
      let isOld = scene.routes.routes(for: need).contains {
        scene.routes.isOld($0, on: scene.today)
      }
      return isOld ? "some pages: OLD" : ""
    default: return ""
    }
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let items = items(scene)
    for item in scroll.items(RoutesScreen.list(items, rows: rows.count)) {
      let isSelected = item.index == scroll.selected
      for (offset, line) in items[item.index].lines.enumerated() {
        let row = rows.lowerBound + item.row + offset
        guard rows.contains(row) else { continue }
        var line = line
        if isSelected, offset == items[item.index].cursorLine { line.style = .selected }
        frame.draw(line, row: row, columns: scene.columns)
        if isSelected, offset == items[item.index].cursorLine {
          frame.put("▌", row: row, column: 0, style: .selected)
          frame.cursor = Frame.Cursor(row: row, column: 1)
        }
      }
    }
  }
}
