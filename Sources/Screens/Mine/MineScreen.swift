// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// What a member has begun and not posted, what she wrote that stands, and her notes: for her alone.
struct MineScreen: Screen {
  /// A row of the list.
  private enum Item: Hashable {
    case draft(DraftID)
    case thread(ThreadID)
    case note(EventID)
  }

  private var items: [Item]
  private var scroll = Scroll()
  private var bodyRows = 1
  private var notes: [Note] = []
  /// How many notes the board had, everybody's, when hers were asked for; nil before that.
  private var askedAt: Int?
  private var ticket: Ticket?
  /// The note that D was pressed on, and once more erases.
  private var erasing: EventID?
  private var erasure: Ticket?

  init(_ scene: Scene) {
    items = MineScreen.items([], scene)
  }

  let page = Page.mine

  /// Drafts first, since they wait for something; of the notes the newest first, as everywhere.
  private static func items(_ notes: [Note], _ scene: Scene) -> [Item] {
    let threads = scene.kept.ownThreads.keys.compactMap(scene.board.row)
      .sorted { $0.lastNumber > $1.lastNumber }
    return scene.kept.drafts.all.map { .draft($0.id) } + threads.map { .thread($0.id) }
      + notes.reversed().map { .note($0.id) }
  }

  private var selected: Item? {
    items.indices.contains(scroll.selected) ? items[scroll.selected] : nil
  }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    let isDraft = if case .draft? = selected { true } else { false }
    let isNote = if case .note? = selected { true } else { false }
    switch request {
    case .open, .first, .last, .moveDown, .moveUp, .pageDown, .pageUp:
      return items.isEmpty ? "Nothing of yours is here yet." : nil
    case .amend, .withdraw:
      if items.isEmpty { return "Nothing of yours is here yet." }
      if isNote { return "A note is never changed: c 4 writes another, D erases this one." }
      if isDraft { return "A draft is not up yet: Enter goes on with it, D throws it away." }
      return scene.standing.whyReadOnly
    case .throwAway:
      if isNote {
        return scene.standing.whyReadOnly
          ?? (erasure == nil ? nil : "A moment: a note is being erased.")
      }
      return isDraft ? nil : "D throws a draft away. What is up, d takes back."
    case .export:
      return notes.isEmpty ? scene.whyNoNotes ?? "No notes of yours are here: c 4 writes one." : nil
    default: return nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let list = list(rows: bodyRows, scene)
    let wasErasing = erasing
    erasing = nil
    switch request {
    case .export: scene.notice = Notice(NotePage.exportWords)
    case .back: return [.back]
    case .moveDown: scroll.down(list)
    case .moveUp: scroll.up(list)
    case .pageDown: scroll.pageDown(list)
    case .pageUp: scroll.pageUp(list)
    case .first: scroll.jump(to: 0, in: list)
    case .last: scroll.jump(to: list.last, in: list)
    case .open, .amend, .withdraw:
      switch selected {
      case .draft(let id)?: return scene.resume(id)
      case .thread(let id)?:
        let screen = ThreadScreen(id, asking: request == .open ? nil : request, &scene)
        return [.open(screen), .ask(screen.question)]
      case .note(let id)?: return note(id).map { [.open(NotePage($0))] } ?? []
      case nil: return []
      }
    case .throwAway:
      if case .note(let id)? = selected { return erase(id, isSure: wasErasing == id, &scene) }
      guard case .draft(let id)? = selected else { return [] }
      scene.drop(id)
      scene.notice = Notice("Thrown away.")
    default: break
    }
    return []
  }

  mutating func go(toRow number: Int, _ scene: Scene) -> Bool {
    guard !items.isEmpty else { return false }
    scroll.jump(to: number - 1, in: list(rows: bodyRows, scene))
    return true
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    scroll.click(row - 1, list(rows: listRows(of: rows, scene), scene)) ? .enter : nil
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool {
    let list = list(rows: listRows(of: rows, scene), scene)
    var scroll = scroll
    if list.rows != bodyRows { scroll.settle(list) }
    return scroll.isCut(list)
  }

  private func note(_ id: EventID) -> Note? { notes.first { $0.id == id } }

  private mutating func erase(_ id: EventID, isSure: Bool, _ scene: inout Scene) -> [Step] {
    guard isSure else {
      erasing = id
      scene.notice = Notice(
        "D again erases this note for good: its words and its time go from the board's files.")
      return []
    }
    let ticket = scene.ticket()
    erasure = ticket
    scene.notice = Notice("Erasing…")
    return [.ask(.perform(.eraseNote(id), ticket))]
  }

  // MARK: The world

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    if ticket == erasure {
      erasure = nil
      switch answer {
      case .performed:
        askedAt = nil
        scene.notice = Notice("Erased. Its words and its time are gone from the board's files.")
      case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
      default: break
      }
      return []
    }
    guard ticket == self.ticket else { return nil }
    self.ticket = nil
    switch answer {
    case .notes(let notes): self.notes = notes
    case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
    default: break
    }
    return []
  }

  /// Asks for her notes where some came or went: whose, the board does not say.
  private mutating func ask(_ scene: inout Scene) -> [Step] {
    let count = scene.board.notes.changes
    guard scene.whyNoNotes == nil, askedAt != count else { return [] }
    askedAt = count
    let ticket = scene.ticket()
    self.ticket = ticket
    return [.ask(.notes(ticket))]
  }

  /// What is kept changes under this page: what is selected stays selected, or else its place.
  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    let former = selected
    items = MineScreen.items(notes, scene)
    if let former, let index = items.firstIndex(of: former) { scroll.follow(index) }
    if scene.notice == nil { bodyRows = listRows(of: rows, scene) }
    scroll.settle(list(rows: bodyRows, scene))
    return ask(&scene)
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    let privacy =
      scene.standing.isSealed
      ? scene.isNarrow ? "only you" : "only you can open this page"
      : scene.isNarrow ? "" : "kept for you, in an open file"
    return scene.head("Mine", privacy.isEmpty ? [] : [privacy], at: .mine)
  }

  private func list(rows: Int, _ scene: Scene) -> Scroll.List {
    Scroll.List(count: items.count, rows: rows) { [items] index in
      1 + MineScreen.heading(items, index, scene).count
    }
  }

  /// What stands above an item: the notes' heading, above the first of them.
  private static func heading(_ items: [Item], _ index: Int, _ scene: Scene) -> [Line] {
    guard case .note = items[index] else { return [] }
    if index > 0, case .note = items[index - 1] { return [] }
    let words =
      scene.isNarrow ? "" : "   kept with their exact time; c 4 writes one, :export hands them over"
    let air: [Line] = index == 0 || scene.isLow ? [] : [.blank]
    return air + [Line(" NOTES\(words)", style: .strong)]
  }

  /// The rows above the list, for air.
  private func margin(_ scene: Scene) -> Int { scene.isLow ? 0 : 1 }

  private func listRows(of rows: Int, _ scene: Scene) -> Int {
    max(1, rows - margin(scene) - watched(scene).count)
  }

  private func line(of item: Item, _ scene: Scene) -> Line {
    let lead = scene.isNarrow ? 7 : 10
    func line(_ word: String, _ text: String, _ right: [String?]) -> Line {
      Line(
        "   " + word.padded(to: lead) + text,
        right: right.compactMap(\.self).joined(separator: " · "))
    }
    switch item {
    case .note(let id):
      guard let note = note(id) else { return .blank }
      let time = note.moment?.label(on: scene.today) ?? note.day.label(on: scene.today)
      return line("note", note.length(columns: scene.columns), [time])
    case .draft(let id):
      guard let draft = scene.kept.drafts[id] else { return .blank }
      return line("draft", scene.label(of: draft), [draft.day.label(on: scene.today)])
    case .thread(let id):
      guard let row = scene.board.row(id) else { return .blank }
      let place = scene.board.occasion(of: row).map { scene.vocabulary.label(ofOccasion: $0) }
      let isOpener = scene.kept.ownThreads[id]?.isOpener == true
      let right = [place, scene.isNarrow ? nil : row.lastDay.label(on: scene.today)]
      switch row.state(on: scene.today) {
      case .withdrawn:
        return line("gone", isOpener ? "you took it back" : "its author took it back", right)
      case .ended: return line("ended", "its time ran out", right)
      case .current, .disputed:
        let what = isOpener ? row.kind.rawValue : "reply"
        if scene.isNarrow {
          return line("up", row.isDisputed ? "\(what), disputed" : scene.end(of: row), right)
        }
        let dispute = row.isDisputed ? "disputed" : "not disputed"
        let standing = row.kind == .warning ? "\(dispute), " : ""
        return line("up", "\(what): \(standing)\(scene.end(of: row))", right)
      }
    }
  }

  /// Whom she watches, by tag; nothing while she watches nobody.
  private func watched(_ scene: Scene) -> [Line] {
    let tags = scene.board.subjects.filter { scene.kept.isWatching($0.id) }.map { "\($0.tag)" }
    guard !tags.isEmpty else { return [] }
    return [.blank, Line(" WATCHED", style: .strong)]
      + Line.wrap(tags.joined(separator: ", "), columns: scene.columns, indent: 3)
  }

  private func emptiness(_ scene: Scene) -> [Line] {
    let texts = [
      "Nothing of yours is here yet.",
      "What you write stands here, with how long it is up, and so does what you begin and do not "
        + "post: it is kept as you type.",
      scene.standing.whyReadOnly == nil
        ? "c writes.  1 goes to the board." : "1 goes to the board.",
    ]
    return texts.flatMap { Line.wrap($0, columns: scene.columns) + (scene.isLow ? [] : [.blank]) }
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let start = rows.lowerBound + margin(scene)
    frame.cursor = Frame.Cursor(row: start, column: 0)
    let watched = watched(scene)
    for (line, row) in zip(watched.reversed(), rows.reversed()) {
      frame.draw(line, row: row, columns: scene.columns)
    }
    if items.isEmpty {
      for (line, row) in zip(emptiness(scene), start..<max(start, rows.upperBound)) {
        frame.draw(line, row: row, columns: scene.columns)
      }
    }
    let list = list(rows: listRows(of: rows.count, scene), scene)
    var scroll = scroll
    if list.rows != bodyRows { scroll.settle(list) }
    for item in scroll.items(list) {
      let heading = MineScreen.heading(items, item.index, scene)
      for (offset, line) in heading.enumerated() where rows.contains(start + item.row + offset) {
        frame.draw(line, row: start + item.row + offset, columns: scene.columns)
      }
      let row = start + item.row + heading.count
      guard rows.contains(row) else { continue }
      var line = line(of: items[item.index], scene)
      let isSelected = item.index == scroll.selected
      if isSelected { line.style = .selected }
      frame.draw(line, row: row, columns: scene.columns)
      if isSelected {
        frame.put("▌", row: row, column: 0, style: .selected)
        frame.cursor = Frame.Cursor(row: row, column: 3)
      }
      if case .thread(let id) = items[item.index], scene.news.isUnread(id) {
        frame.put("●", row: row, column: 1, style: .new)
      }
    }
  }
}
