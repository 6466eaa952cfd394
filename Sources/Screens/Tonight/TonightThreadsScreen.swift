// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// The threads of one kind of evening, or of one occasion to come, the one that moved last first.
struct TonightThreadsScreen: Screen {
  private let subject: Tonight.Subject
  private var threads: [ThreadID]
  private var texts: [ThreadID: RowText] = [:]
  private var asked: (ticket: Ticket, threads: [ThreadID])?
  private var fault: String?
  private var scroll = Scroll()
  private var bodyRows = 1

  init(_ row: Tonight.Row, _ scene: Scene) {
    subject = row.subject
    threads = row.threads(on: scene.board)
  }

  let page = Page.results

  private var selected: ThreadID? {
    threads.indices.contains(scroll.selected) ? threads[scroll.selected] : nil
  }

  private func subject(_ scene: Scene) -> SubjectRow? {
    selected.flatMap(scene.board.row).flatMap(scene.board.subject(of:))
  }

  // MARK: Requests

  func coming(_ scene: Scene) -> Coming? {
    if case .occasion(let occasion) = subject {
      Coming(upcoming: occasion)
    } else {
      Coming(upcoming: nil)
    }
  }

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .open, .moveDown, .moveUp, .pageDown, .pageUp, .first, .last:
      return threads.isEmpty ? "Nothing is written here yet." : nil
    case .name:
      return subject(scene) == nil ? "Nobody in particular: it names no one." : nil
    case .watch: return scene.whyNotWatch(subject(scene)?.id)
    default: return nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let list = list(rows: bodyRows, scene)
    switch request {
    case .back: return [.back]
    case .open:
      guard let selected else { return [] }
      let screen = ThreadScreen(selected, &scene)
      return [.open(screen), .ask(screen.question)]
    case .name:
      return subject(scene).map { scene.nameCard($0) } ?? []
    case .watch:
      if let subject = subject(scene) { scene.toggleWatch(subject.id) }
    default: scroll.perform(request, in: list)
    }
    return []
  }

  mutating func go(toRow number: Int, _ scene: Scene) -> Bool {
    guard !threads.isEmpty else { return false }
    scroll.jump(to: number - 1, in: list(rows: bodyRows, scene))
    return true
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    let list = list(rows: listRows(of: rows, scene), scene)
    if list.rows != bodyRows { scroll.settle(list) }
    return scroll.click(row, list) ? .enter : nil
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool {
    let list = list(rows: listRows(of: rows, scene), scene)
    var scroll = scroll
    if list.rows != bodyRows { scroll.settle(list) }
    return scroll.isCut(list)
  }

  // MARK: The world

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    guard let asked, asked.ticket == ticket else { return nil }
    self.asked = nil
    switch answer {
    case .rows(let rows):
      let unread = RowText(author: "", advice: [], body: .damaged)
      for thread in asked.threads { texts[thread] = rows[thread] ?? unread }
    case .failed(let sentence): fault = sentence
    default: break
    }
    return []
  }

  /// The order holds while somebody reads: what is new comes in at the top.
  mutating func follow(_ change: BoardChange, _ scene: inout Scene) -> [Step] {
    let former = selected
    let rows = Tonight(scene.board, scene.vocabulary, on: scene.today).rows
    let now = rows.first { $0.subject == subject }?.threads(on: scene.board) ?? []
    let (known, standing) = (Set(threads), Set(now))
    threads = now.filter { !known.contains($0) } + threads.filter(standing.contains)
    for thread in change.threads { texts[thread] = nil }
    scroll.follow(
      former.flatMap(threads.firstIndex(of:)) ?? min(scroll.selected, max(0, threads.count - 1)))
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    if scene.notice == nil { bodyRows = listRows(of: rows, scene) }
    scroll.settle(list(rows: bodyRows, scene))
    guard asked == nil, fault == nil else { return [] }
    let near = max(0, scroll.selected - rows)..<min(threads.count, scroll.selected + rows)
    let wanted = near.isEmpty ? [] : threads[near].filter { texts[$0] == nil }
    guard !wanted.isEmpty else { return [] }
    let ticket = scene.ticket()
    asked = (ticket, wanted)
    return [.ask(.rows(wanted, ticket))]
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    let count = threads.count == 1 ? "1 thread" : "\(threads.count) threads"
    switch subject {
    case .evening(let evening):
      let label = scene.isNarrow ? evening.shortLabel : evening.label
      return [Line(" Tonight: \(label)", right: count, style: .strong)]
    case .occasion(let occasion):
      let week = occasion.label(on: scene.today)
      return [Line(" \(scene.name(of: occasion)) · \(week)", right: count, style: .strong)]
    }
  }

  /// The rows for the list, without those of the caution below it.
  private func listRows(of rows: Int, _ scene: Scene) -> Int {
    max(1, rows - (scene.isLow ? 0 : caution(scene).count + 1))
  }

  private func caution(_ scene: Scene) -> [Line] {
    let text = "No warning about someone does not mean safe: most things are never written."
    return Line.wrap(text, columns: scene.columns, style: .dim)
  }

  private func list(rows: Int, _ scene: Scene) -> Scroll.List {
    Scroll.List(count: threads.count, rows: rows) { lines(of: threads[$0], scene).count }
  }

  private func lines(of thread: ThreadID, _ scene: Scene) -> [Line] {
    scene.board.row(thread).map { scene.listLines(of: $0, texts[thread]) } ?? [.blank]
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    frame.cursor = Frame.Cursor(row: rows.lowerBound, column: 0)
    if let empty = fault ?? (threads.isEmpty ? TonightThreadsScreen.emptiness : nil) {
      let lines = Line.wrap(empty, columns: scene.columns, style: fault == nil ? .plain : .alarm)
      for (line, row) in zip(lines, rows.dropFirst(scene.isLow ? 0 : 1)) {
        frame.draw(line, row: row, columns: scene.columns)
      }
      return
    }
    let list = list(rows: listRows(of: rows.count, scene), scene)
    var scroll = scroll
    if list.rows != bodyRows { scroll.settle(list) }
    for item in scroll.items(list) {
      let isSelected = item.index == scroll.selected
      for (offset, line) in lines(of: threads[item.index], scene).enumerated() {
        let row = rows.lowerBound + item.row + offset
        guard rows.contains(row), row < rows.lowerBound + list.rows else { continue }
        var line = line
        if isSelected, offset == 0 { line.style = .selected }
        frame.draw(line, row: row, columns: scene.columns)
        guard offset == 0 else { continue }
        if isSelected {
          frame.put("▌", row: row, column: 0, style: .selected)
          frame.cursor = Frame.Cursor(row: row, column: 3)
        }
        if scene.news.isUnread(threads[item.index]) {
          frame.put("●", row: row, column: 1, style: .new)
        }
      }
    }
    guard !scene.isLow else { return }
    for (line, row) in zip(caution(scene).reversed(), rows.reversed()) {
      frame.draw(line, row: row, columns: scene.columns)
    }
  }

  private static let emptiness = """
    Nothing is written here yet. That is not the same as safe: most things are never written. \
    Whoever you meet: agree a leaving time with someone, and leave with others.
    """
}
