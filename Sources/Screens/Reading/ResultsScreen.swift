// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// What a search found, thread by thread, with a line around each match.
///
/// The query itself is not shown again: it may be a name, and names do not stand beside warnings.
struct ResultsScreen: Screen {
  let query: SearchQuery
  let ticket: Ticket
  private var hits: [SearchHit] = []
  private var isDone = false
  private var fault: String?
  private var scroll = Scroll()
  /// Whether the reader has chosen a post: what comes in then leaves it where it is.
  private var hasChosen = false
  private var bodyRows = 1

  /// A search that has just begun.
  init(_ query: SearchQuery, ticket: Ticket) {
    self.query = query
    self.ticket = ticket
  }

  let page = Page.results

  /// What ends a search that still runs.
  var ending: [Step] { isDone ? [] : [.ask(.cancel(ticket))] }

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .open, .moveDown, .moveUp, .pageDown, .pageUp, .first, .last:
      return hits.isEmpty ? "Nothing to choose from." : nil
    case .name:
      return subject(scene) == nil ? "Nobody in particular: it names no one." : nil
    default: return nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let list = list(rows: bodyRows, scene)
    hasChosen = true
    switch request {
    case .back: return ending + [.back]
    case .moveDown: scroll.down(list)
    case .moveUp: scroll.up(list)
    case .pageDown: scroll.pageDown(list)
    case .pageUp: scroll.pageUp(list)
    case .first: scroll.jump(to: 0, in: list)
    case .last: scroll.jump(to: list.last, in: list)
    case .open:
      let hit = hits[scroll.selected]
      let screen = ThreadScreen(hit.thread, goals: [hit.message], query: query, &scene)
      return [.open(screen), .ask(screen.question)]
    case .name:
      guard let subject = subject(scene) else { return [] }
      let ticket = scene.ticket()
      return [.open(NameCard(subject.tag, ticket: ticket)), .ask(.person(subject.id, ticket))]
    default: break
    }
    return []
  }

  mutating func go(toRow number: Int, _ scene: Scene) -> Bool {
    guard !hits.isEmpty else { return false }
    hasChosen = true
    scroll.jump(to: number - 1, in: list(rows: bodyRows, scene))
    return true
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool {
    let list = list(rows: rows, scene)
    var scroll = scroll
    if rows != bodyRows { scroll.settle(list) }
    return scroll.isCut(list)
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    hasChosen = true
    let list = list(rows: rows, scene)
    if rows != bodyRows { scroll.settle(list) }
    return scroll.click(row, list) ? .enter : nil
  }

  private func subject(_ scene: Scene) -> SubjectRow? {
    guard hits.indices.contains(scroll.selected) else { return nil }
    return scene.board.row(hits[scroll.selected].thread).flatMap(scene.board.subject(of:))
  }

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    guard ticket == self.ticket else { return nil }
    switch answer {
    case .hits(let found, let isDone):
      self.isDone = isDone
      add(found, scene)
    case .failed(let sentence):
      isDone = true
      fault = sentence
    default: break
    }
    return []
  }

  /// Puts what was found into its place: thread by thread as the board has them, newest first.
  private mutating func add(_ found: [SearchHit], _ scene: Scene) {
    let former = hasChosen && hits.indices.contains(scroll.selected) ? hits[scroll.selected] : nil
    var places: [ThreadID: Int] = [:]
    var placed: [(place: Int, day: Int, order: Int, hit: SearchHit)] = []
    for hit in found + hits {
      if places[hit.thread] == nil, let row = scene.board.row(hit.thread),
        row.state(on: scene.today).isShown
      {
        places[hit.thread] = row.lastNumber
      }
      guard let place = places[hit.thread] else { continue }
      placed.append((place, hit.day.number, -placed.count, hit))
    }
    placed.sort { ($0.place, $0.day, $0.order) > ($1.place, $1.day, $1.order) }
    hits = placed.map(\.hit)
    if let former, let index = hits.firstIndex(where: { $0.message == former.message }) {
      scroll.follow(index)
      scroll.settle(list(rows: bodyRows, scene))
    } else {
      scroll = Scroll()
    }
  }

  // MARK: Walking

  /// The posts that were found in a thread.
  func hits(in thread: ThreadID) -> [EventID] {
    hits.filter { $0.thread == thread }.map(\.message)
  }

  /// The thread to go on to from another one: the next in the list, or the one before.
  func thread(after thread: ThreadID, by distance: Int) -> ThreadID? {
    let selected = hits.indices.contains(scroll.selected) ? hits[scroll.selected].thread : nil
    let isListed = hits.contains { $0.thread == thread }
    let from = isListed ? thread : selected
    return distance > 0
      ? hits.lastIndex { $0.thread == from }.flatMap { $0 + 1 < hits.count ? hits[$0 + 1] : nil }?
        .thread
      : hits.firstIndex { $0.thread == from }.flatMap { $0 > 0 ? hits[$0 - 1] : nil }?.thread
  }

  /// Whether there may still be more to come.
  var isLooking: Bool { !isDone }

  /// Selects a post that was found, or else the first of its thread, so that whoever comes back is
  /// where she left off.
  mutating func select(_ thread: ThreadID, _ message: EventID?, _ scene: Scene) {
    let index =
      hits.firstIndex { $0.message == message } ?? hits.firstIndex { $0.thread == thread }
    guard let index else { return }
    hasChosen = true
    scroll.jump(to: index, in: list(rows: bodyRows, scene))
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    if rows != bodyRows {
      bodyRows = rows
      scroll.settle(list(rows: rows, scene))
    }
    return []
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    let threads = Set(hits.map(\.thread)).count
    var count = posts(hits.count)
    if hits.count > 1, !scene.isNarrow || isDone {
      count += " in \(threads == 1 ? "1 thread" : "\(threads) threads")"
    }
    let right =
      isDone ? (hits.isEmpty ? "" : count) : hits.isEmpty ? "looking…" : "\(count), still looking…"
    return [Line(" Found", right: right, style: .strong)]
  }

  private func list(rows: Int, _ scene: Scene) -> Scroll.List {
    Scroll.List(count: hits.count, rows: rows) { lines(of: $0, scene).count }
  }

  private func lines(of index: Int, _ scene: Scene) -> [Line] {
    let hit = hits[index]
    let excerpt = Line("   \(hit.excerpt)", right: hit.day.label(on: scene.today))
    guard index == 0 || hits[index - 1].thread != hit.thread else { return [excerpt] }
    let headline = scene.board.row(hit.thread).map { scene.headline(of: $0, in: scene.board) } ?? ""
    let title = Line(" \(headline)", right: "\(hit.thread.reference)", style: .strong)
    return index == 0 ? [title, excerpt] : [.blank, title, excerpt]
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    frame.cursor = Frame.Cursor(row: rows.lowerBound, column: 0)
    guard !hits.isEmpty else {
      let text =
        fault
        ?? (isDone
          ? "Nothing found. That is not the same as safe: most things are never written down."
          : "Looking through every post that stands…")
      var lines = Line.wrap(text, columns: scene.columns, style: fault == nil ? .plain : .alarm)
      if isDone, fault == nil, scene.standing.whyReadOnly == nil {
        lines += [.blank] + Line.wrap("c 3 asks the others.", columns: scene.columns)
      }
      for (line, row) in zip(lines, rows.dropFirst(scene.isLow ? 0 : 1)) {
        frame.draw(line, row: row, columns: scene.columns)
      }
      return
    }
    for item in scroll.items(list(rows: rows.count, scene)) {
      let lines = lines(of: item.index, scene)
      for (offset, line) in lines.enumerated() {
        let row = rows.lowerBound + item.row + offset
        guard rows.contains(row) else { continue }
        var line = line
        let isSelected = item.index == scroll.selected && offset == lines.count - 1
        if isSelected { line.style = .selected }
        frame.draw(line, row: row, columns: scene.columns)
        if isSelected {
          frame.put("▌", row: row, column: 0, style: .selected)
          frame.cursor = Frame.Cursor(row: row, column: 3)
        }
      }
    }
  }
}
