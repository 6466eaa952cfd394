// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// What a search found, thread by thread, with a line around each match.
///
/// The query itself is not shown again: it may be a name, and names do not stand beside warnings. That
/// it is one stands above what was found, and leads to what is written about whoever bears it.
struct ResultsScreen: Screen {
  /// Whom the query itself means.
  private enum Lead {
    /// Office-holders by name: nobody knows yet whether anything is written about them.
    case members([RosterEntry])
    /// One by tag.
    case tag(SubjectRow)
  }

  let query: SearchQuery
  let ticket: Ticket
  private var recognition: Ticket?
  private var lead: Lead?
  private var checking: Ticket?
  private var hits: [SearchHit] = []
  private var isDone = false
  private var fault: String?
  private var scroll = Scroll()
  /// Whether the reader has chosen a post: what comes in then leaves it where it is.
  private var hasChosen = false
  private var bodyRows = 1

  /// A search that has just begun.
  init(_ query: SearchQuery, _ scene: inout Scene) {
    self.query = query
    ticket = scene.ticket()
    if let subject = scene.board.subject(tagged: query.text) {
      lead = .tag(subject)
    } else if query.text.count >= 2 {
      recognition = scene.ticket()
    }
  }

  /// What the screen needs first.
  var questions: [Effect] {
    (recognition.map { [.recognise(query.text, $0)] } ?? []) + [.search(query, ticket)]
  }

  /// How many rows stand above the hits.
  private var leadCount: Int { lead == nil ? 0 : 1 }

  /// The hit that is selected; nil on the row above them, or where there is none.
  private var selectedHit: SearchHit? {
    let index = scroll.selected - leadCount
    return hits.indices.contains(index) ? hits[index] : nil
  }

  let page = Page.results

  /// What ends a search that still runs.
  var ending: [Step] { isDone ? [] : [.ask(.cancel(ticket))] }

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .open, .moveDown, .moveUp, .pageDown, .pageUp, .first, .last:
      if checking != nil { return "A moment: the name is being looked up." }
      return hits.isEmpty && lead == nil ? "Nothing to choose from." : nil
    case .watch: return scene.whyNotWatch(subject(scene)?.id)
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
    case .open:
      guard let hit = selectedHit else { return openLead(&scene) }
      let screen = ThreadScreen(hit.thread, goals: [hit.message], query: query, &scene)
      return [.open(screen), .ask(screen.question)]
    case .name:
      return subject(scene).map { scene.nameCard($0) } ?? []
    case .watch:
      if let subject = subject(scene) { scene.toggleWatch(subject.id) }
    default: scroll.perform(request, in: list)
    }
    return []
  }

  /// Goes to what is written about whom the query means.
  private mutating func openLead(_ scene: inout Scene) -> [Step] {
    switch lead {
    case nil: return []
    case .tag(let subject)?: return [.open(SubjectScreen(subject, scene))]
    case .members(let entries)?:
      guard entries.count == 1 else { return [.open(ChoiceOfNames(entries))] }
      let ticket = scene.ticket()
      checking = ticket
      return [.ask(.check(entries[0].id, ticket))]
    }
  }

  mutating func go(toRow number: Int, _ scene: Scene) -> Bool {
    guard !hits.isEmpty else { return false }
    hasChosen = true
    scroll.jump(to: number - 1 + leadCount, in: list(rows: bodyRows, scene))
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
    guard let hit = selectedHit else {
      if case .tag(let subject)? = lead { return subject }
      return nil
    }
    return scene.board.row(hit.thread).flatMap(scene.board.subject(of:))
  }

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    if ticket == recognition { return recognised(answer, scene) }
    if ticket == checking { return looked(answer, &scene) }
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

  private mutating func recognised(_ answer: Answer, _ scene: Scene) -> [Step] {
    recognition = nil
    guard case .roster(let entries) = answer, !entries.isEmpty else { return [] }
    lead = .members(entries)
    if hasChosen { scroll.follow(scroll.selected + 1) }
    scroll.settle(list(rows: bodyRows, scene))
    return []
  }

  private mutating func looked(_ answer: Answer, _ scene: inout Scene) -> [Step] {
    checking = nil
    switch answer {
    case .namesLeft:
      guard case .members(let entries)? = lead, let id = entries.first?.id,
        let subject = scene.board.subject(id)
      else { return [] }
      return [.open(SubjectScreen(subject, scene))]
    case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
    default: break
    }
    return []
  }

  /// Puts what was found into its place: thread by thread as the board has them, newest first.
  private mutating func add(_ found: [SearchHit], _ scene: Scene) {
    let former = hasChosen ? selectedHit : nil
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
      scroll.follow(index + leadCount)
      scroll.settle(list(rows: bodyRows, scene))
    } else if !hasChosen {
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
    let selected = selectedHit?.thread
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
    scroll.jump(to: index + leadCount, in: list(rows: bodyRows, scene))
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
    Scroll.List(count: hits.count + leadCount, rows: rows) { lines(of: $0, scene).count }
  }

  /// What is said of whom the query means.
  private func leadText(_ lead: Lead) -> String {
    switch lead {
    case .members(let entries) where entries.count == 1:
      "That is a Member on the roster. Enter shows what is written about them."
    case .members(let entries):
      "\(entries.count) on the roster may be meant. Enter asks which one."
    case .tag: "That is a tag. Enter shows all that is written about them."
    }
  }

  /// The lines of a row: whom the query means, or a post that was found.
  private func lines(of row: Int, _ scene: Scene) -> [Line] {
    if let lead, row == 0 {
      return Line.wrap(leadText(lead), columns: scene.columns) + (hits.isEmpty ? [] : [.blank])
    }
    let index = row - leadCount
    let hit = hits[index]
    let excerpt = Line("   \(hit.excerpt)", right: hit.day.label(on: scene.today))
    guard index == 0 || hits[index - 1].thread != hit.thread else { return [excerpt] }
    let headline = scene.board.row(hit.thread).map { scene.headline(of: $0, in: scene.board) } ?? ""
    let title = Line(" \(headline)", right: "\(hit.thread.reference)", style: .strong)
    return index == 0 ? [title, excerpt] : [.blank, title, excerpt]
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    frame.cursor = Frame.Cursor(row: rows.lowerBound, column: 0)
    if hits.isEmpty {
      let text =
        fault
        ?? (isDone
          ? lead == nil
            ? "Nothing found. That is not the same as safe: most things are never written down."
            : "No post has these words. That is not the same as safe: names stand in none, on purpose."
          : "Looking through every post that stands…")
      var lines = Line.wrap(text, columns: scene.columns, style: fault == nil ? .plain : .alarm)
      if isDone, fault == nil, lead == nil {
        let asks = scene.standing.whyReadOnly == nil ? "c 3 asks the others. " : ""
        lines += [.blank] + Line.wrap(asks + "3 checks a name.", columns: scene.columns)
      }
      let above = lead == nil ? 0 : self.lines(of: 0, scene).count
      for (line, row) in zip(lines, rows.dropFirst(above + (scene.isLow ? 0 : 1))) {
        frame.draw(line, row: row, columns: scene.columns)
      }
      if lead == nil { return }
    }
    for item in scroll.items(list(rows: rows.count, scene)) {
      let lines = lines(of: item.index, scene)
      for (offset, line) in lines.enumerated() {
        let row = rows.lowerBound + item.row + offset
        guard rows.contains(row) else { continue }
        var line = line
        let mark = item.index < leadCount ? 0 : lines.count - 1
        let isSelected = item.index == scroll.selected && offset == mark
        if isSelected { line.style = .selected }
        frame.draw(line, row: row, columns: scene.columns)
        if isSelected {
          frame.put("▌", row: row, column: 0, style: .selected)
          frame.cursor = Frame.Cursor(row: row, column: item.index < leadCount ? 1 : 3)
        }
      }
    }
  }
}
