// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// What the board says of those whose names were checked, by initials on purpose: who typed them
/// knows, and who looks over her shoulder does not.
struct CheckedScreen: Screen {
  private let checked: [CheckedPerson]
  private let left: NamesLeft?
  private var standings: [SubjectID: SubjectStanding] = [:]
  private var scroll = Scroll()
  private var bodyRows = 1

  /// The last one who was checked is selected.
  init(_ checked: [CheckedPerson], left: NamesLeft?, _ scene: Scene) {
    self.checked = checked
    self.left = left
    look(scene)
    scroll.follow(max(0, checked.count - 1))
  }

  let page = Page.checked
  let isFleeting = true

  private mutating func look(_ scene: Scene) {
    standings = scene.board.standings(of: Set(checked.map(\.id)), on: scene.today)
  }

  private var selected: CheckedPerson? {
    checked.indices.contains(scroll.selected) ? checked[scroll.selected] : nil
  }

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .watch: scene.whyNotWatch(selected?.id)
    case .stepAside: scene.whyNotStepAside(selected?.id)
    case .write: scene.standing.whyReadOnly
    default: nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let list = list(rows: bodyRows, scene)
    switch request {
    case .back, .anotherName: return [.back]
    case .open:
      guard let selected, let subject = scene.board.subject(selected.id) else { return [] }
      return [.open(SubjectScreen(subject, scene))]
    case .watch:
      if let selected { scene.toggleWatch(selected.id) }
    case .stepAside:
      if let selected { scene.toggleStepAside(selected.id) }
    default: scroll.perform(request, in: list)
    }
    return []
  }

  mutating func go(toRow number: Int, _ scene: Scene) -> Bool {
    scroll.jump(to: number - 1, in: list(rows: bodyRows, scene))
    return true
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    scroll.click(row - margin(scene), list(rows: bodyRows, scene)) ? .enter : nil
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool {
    scroll.isCut(list(rows: listRows(of: rows, scene), scene))
  }

  mutating func follow(_ change: BoardChange, _ scene: inout Scene) -> [Step] {
    look(scene)
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    if scene.notice == nil { bodyRows = listRows(of: rows, scene) }
    scroll.settle(list(rows: bodyRows, scene))
    return []
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    [
      Line(
        " Who", right: scene.isNarrow ? "not kept" : "nothing you typed is kept", style: .strong)
    ]
  }

  private func margin(_ scene: Scene) -> Int { scene.isLow ? 0 : 1 }

  private func lines(of person: CheckedPerson, _ scene: Scene) -> [Line] {
    guard let standing = standings[person.id] else { return [.blank] }
    let lead = " \(person.initials)".padded(to: scene.isNarrow ? 6 : 8)
    let mark = scene.kept.isWatching(person.id) ? " *" : ""
    return Line.wrap(
      (scene.isNarrow ? standing.shortLabel : standing.label) + mark, columns: scene.columns,
      indent: max(lead.count, scene.isNarrow ? 6 : 8), head: lead)
  }

  private func caution(_ scene: Scene) -> [Line] {
    var texts = [
      "\"Nothing on this board\" is not \"safe\": most things are never written down.",
      "Whoever you meet: agree a leaving time with someone, and leave with others.",
    ]
    if scene.isLow { texts = ["Nothing on this board is not \"safe\".", "Leave with others."] }
    return (scene.isLow ? [] : [.blank])
      + texts.flatMap { Line.wrap($0, columns: scene.columns, style: .strong) }
      + (scene.isLow ? [] : [.blank, Line(right: leftLabel(left, scene))])
  }

  private func listRows(of rows: Int, _ scene: Scene) -> Int {
    max(1, rows - margin(scene) - caution(scene).count)
  }

  private func list(rows: Int, _ scene: Scene) -> Scroll.List {
    Scroll.List(count: checked.count, rows: max(1, rows)) { lines(of: checked[$0], scene).count }
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let start = rows.lowerBound + margin(scene)
    let room = listRows(of: rows.count, scene)
    frame.cursor = Frame.Cursor(row: rows.lowerBound, column: 0)
    var end = start
    for item in scroll.items(list(rows: room, scene)) {
      for (offset, line) in lines(of: checked[item.index], scene).enumerated() {
        let row = start + item.row + offset
        guard rows.contains(row), row < start + room else { continue }
        var line = line
        let isSelected = item.index == scroll.selected
        if isSelected { line.style = .selected }
        frame.draw(line, row: row, columns: scene.columns)
        end = max(end, row + 1)
        if isSelected, offset == 0 {
          frame.put("▌", row: row, column: 0, style: .selected)
          frame.cursor = Frame.Cursor(row: row, column: 1)
        }
      }
    }
    for (index, line) in caution(scene).enumerated() where end + index < rows.upperBound {
      frame.draw(line, row: end + index, columns: scene.columns)
    }
  }
}
