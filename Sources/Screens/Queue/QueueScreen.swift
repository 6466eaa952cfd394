// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// What waits for the moderators, sorted by clock and then by what can hurt someone tonight; no words
/// of a post until one is opened.
struct QueueScreen: Screen {
  /// A row of the list.
  private enum Row: Hashable {
    case item(QueueItem.ID)
    /// Left to another, by her alone to see.
    case left(QueueItem.ID)
    /// Somebody she steps aside from.
    case aside(SubjectID)
  }

  private var rows: [Row] = []
  private var scroll = Scroll()
  private var bodyRows = 1
  /// Whether the list was shown where she is to start.
  private var hasStarted = false

  let page = Page.queue

  init(_ scene: Scene) { rows = QueueScreen.rows(scene) }

  private static func rows(_ scene: Scene) -> [Row] {
    scene.queueItems.map { .item($0.id) } + scene.leftItems.map { .left($0.id) }
      + scene.board.subjects.filter { scene.kept.stepsAside(from: $0.id) }.map { .aside($0.id) }
  }

  private var selected: Row? {
    rows.indices.contains(scroll.selected) ? rows[scroll.selected] : nil
  }

  private func item(_ row: Row?, _ scene: Scene) -> QueueItem? {
    switch row {
    case .item(let id)?, .left(let id)?: scene.desk.reading?.items.first { $0.id == id }
    case .aside?, nil: nil
    }
  }

  private func subject(_ scene: Scene) -> SubjectID? {
    if case .aside(let id)? = selected { return id }
    return item(selected, scene)?.subject
  }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .open, .leaveToAnother:
      return item(selected, scene) == nil
        ? rows.isEmpty ? "Nothing waits." : "m on it, and what is about them comes to you again."
        : nil
    case .first, .last, .moveDown, .moveUp, .pageDown, .pageUp:
      return rows.isEmpty ? "Nothing waits." : nil
    case .name: return subject(scene) == nil ? "Nobody in particular: it names no one." : nil
    case .stepAside: return scene.whyNotStepAside(subject(scene))
    case .undo: return scene.desk.undecided == nil ? QueueScreen.nothingToUndo : nil
    default: return nil
    }
  }

  static let nothingToUndo =
    "Nothing can be taken back here. What is done stands in 6, and each act has its reverse."

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let list = list(rows: bodyRows, scene)
    switch request {
    case .back: return [.back]
    case .open:
      if case .item = selected { scene.desk.held = [] }
      return item(selected, scene).map { scene.open($0) } ?? []
    case .leaveToAnother:
      if let item = item(selected, scene) { scene.toggleLeft(item) }
    case .stepAside:
      if let subject = subject(scene) { scene.toggleStepAside(subject) }
    case .name:
      return subject(scene).flatMap(scene.board.subject).map { scene.nameCard($0) } ?? []
    case .undo:
      guard let item = scene.undoDecision() else { return [] }
      scene.notice = Notice("Taken back: nothing was decided.")
      return scene.open(item)
    default: scroll.perform(request, in: list)
    }
    return []
  }

  mutating func go(toRow number: Int, _ scene: Scene) -> Bool {
    guard !rows.isEmpty else { return false }
    scroll.jump(to: number - 1, in: list(rows: bodyRows, scene))
    return true
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    scroll.click(row, list(rows: listRows(of: rows, scene), scene)) ? .enter : nil
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool {
    let list = list(rows: listRows(of: rows, scene), scene)
    var scroll = scroll
    if list.rows != bodyRows { scroll.settle(list) }
    return scroll.isCut(list)
  }

  /// What waits changes under this page: what is selected stays selected, or else its place.
  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    let former = selected
    self.rows = QueueScreen.rows(scene)
    if let former, let index = self.rows.firstIndex(of: former) { scroll.follow(index) }
    if scene.notice == nil { bodyRows = listRows(of: rows, scene) }
    if !hasStarted, !self.rows.isEmpty, let reading = scene.desk.reading {
      hasStarted = true
      // Moderators who come at once begin at different items.
      let start = reading.start.flatMap { start in
        self.rows.firstIndex(of: .item(reading.items[min(start, reading.items.count - 1)].id))
      }
      scroll.jump(to: start ?? 0, in: list(rows: bodyRows, scene))
    }
    scroll.settle(list(rows: bodyRows, scene))
    return []
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    let count = scene.queueItems.count
    let minutes = scene.queueMinutes
    let title =
      count == 0
      ? "Queue"
      : scene.isNarrow
        ? "Queue · \(count) · \(minutes) min" : "Queue · \(count) to do · about \(minutes) minutes"
    let name = scene.desk.reading.map { "you are Moderator \($0.moderator)" }
    return scene.head(title, scene.isNarrow ? [] : [name].compactMap(\.self), at: .queue)
  }

  private func list(rows: Int, _ scene: Scene) -> Scroll.List {
    Scroll.List(count: self.rows.count, rows: rows) { 1 + heading($0, scene).count }
  }

  /// What stands above the first row of a kind.
  private func heading(_ index: Int, _ scene: Scene) -> [Line] {
    let air: [Line] = index == 0 || scene.isLow ? [] : [.blank]
    switch rows[index] {
    case .item: return []
    case .left:
      if index > 0, case .left = rows[index - 1] { return [] }
      let words = scene.isNarrow ? "" : "   nobody else sees this; Space takes one up again"
      return air + [Line(" LEFT TO ANOTHER\(words)", style: .strong)]
    case .aside:
      if index > 0, case .aside = rows[index - 1] { return [] }
      let words =
        scene.isNarrow ? "" : "   what is about them is left to the others; m ends it"
      return air + [Line(" YOU STEP ASIDE FROM\(words)", style: .strong)]
    }
  }

  private func line(of row: Row, _ scene: Scene) -> Line {
    switch row {
    case .item, .left:
      guard let item = item(row, scene) else { return .blank }
      let lead = " " + item.word.padded(to: scene.isNarrow ? 8 : 9)
      let isLeft = if case .left = row { true } else { false }
      return Line(
        lead + item.label(scene), right: item.place(scene), style: isLeft ? .dim : .plain)
    case .aside(let id):
      return Line(" " + (scene.board.subject(id).map { "\($0.tag)" } ?? "?"))
    }
  }

  /// What stands below the list.
  private func foot(_ scene: Scene) -> [Line] {
    var lines: [Line] = []
    func add(_ text: String, _ style: Style = .dim) {
      lines += Line.wrap(text, columns: scene.columns, style: style)
    }
    if let pending = scene.desk.reading?.underWay.max(by: { $1.day < $0.day }) {
      add(pending.words(scene))
    }
    if !scene.isLow {
      if let count = scene.desk.reading?.sealedBefore, count > 0 {
        add(
          "\(count) came before you were in the set: the others open \(count == 1 ? "it" : "them")."
        )
      }
      let aside = scene.asideCount
      if aside > 0 { add("\(aside) about whom you step aside from: left to the others.") }
      if !scene.queueItems.isEmpty {
        add("Too close to home? Space leaves it to another; nobody sees that you did.")
      }
    }
    return lines + QueueScreen.undoLines(scene)
  }

  /// The last decision, as long as it can be taken back.
  static func undoLines(_ scene: Scene) -> [Line] {
    scene.desk.undecided.map {
      Line.wrap("\($0.sentence) z takes that back.", columns: scene.columns, style: .strong)
    } ?? []
  }

  private func listRows(of rows: Int, _ scene: Scene) -> Int {
    max(1, rows - foot(scene).count)
  }

  private func emptiness(_ scene: Scene) -> [Line] {
    let hours = scene.hoursWords.map { " You told members that you look \($0)." } ?? ""
    let texts =
      scene.desk.reading == nil
      ? [scene.desk.fault ?? "Opening what waits…"]
      : [
        "Nothing waits for you.\(hours)",
        "What comes shows in the row of places, as 7 Queue: 1. "
          + "1 goes to the board; 6 has what was done.",
      ]
    return [.blank] + texts.flatMap { Line.wrap($0, columns: scene.columns) + [.blank] }
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    frame.cursor = Frame.Cursor(row: rows.lowerBound, column: 0)
    let foot = foot(scene)
    let list = list(rows: listRows(of: rows.count, scene), scene)
    let top = rows.lowerBound
    if scene.queueItems.isEmpty, self.rows.isEmpty {
      for (line, row) in zip(emptiness(scene), rows.dropLast(foot.count)) {
        frame.draw(line, row: row, columns: scene.columns)
      }
    }
    var scroll = scroll
    if list.rows != bodyRows { scroll.settle(list) }
    for item in scroll.items(list) {
      let lines = heading(item.index, scene) + [line(of: self.rows[item.index], scene)]
      for (offset, line) in lines.enumerated() {
        let row = top + item.row + offset
        guard row >= top, row < top + list.rows else { continue }
        var line = line
        let isCursor = item.index == scroll.selected && offset == lines.count - 1
        if isCursor { line.style = .selected }
        frame.draw(line, row: row, columns: scene.columns)
        guard isCursor else { continue }
        frame.put("▌", row: row, column: 0, style: .selected)
        frame.cursor = Frame.Cursor(row: row, column: 1)
      }
    }
    for (line, row) in zip(foot.reversed(), rows.reversed()) {
      frame.draw(line, row: row, columns: scene.columns)
    }
  }
}
