// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// All that is written about one office-holder, by tag: what to do first, then the threads.
struct SubjectScreen: Screen {
  let subject: SubjectRow
  private var rows: [ThreadRow] = []
  private var texts: [ThreadID: RowText] = [:]
  private var asked: (ticket: Ticket, threads: Set<ThreadID>)?
  private var fault: String?
  private var scroll = Scroll()
  private var bodyRows = 1

  init(_ subject: SubjectRow, _ scene: Scene) {
    self.subject = subject
    rows = scene.board.threads(about: subject.id, on: scene.today)
  }

  let page = Page.subject

  private var selected: ThreadRow? {
    rows.indices.contains(scroll.selected) ? rows[scroll.selected] : nil
  }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .open, .moveDown, .moveUp, .pageDown, .pageUp, .first, .last:
      return rows.isEmpty ? "Nothing on this board is about them." : nil
    case .sameHere:
      guard let selected else { return "Nothing on this board is about them." }
      return selected.kind == .warning ? scene.standing.whyReadOnly : "That is for warnings."
    case .watch: return scene.whyNotWatch(subject.id)
    case .stepAside: return scene.whyNotStepAside(subject.id)
    default: return nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let list = list(rows: bodyRows, scene)
    switch request {
    case .back: return [.back]
    case .open, .sameHere:
      guard let selected else { return [] }
      return scene.open(selected.id, asking: request == .sameHere ? .sameHere : nil)
    case .watch: scene.toggleWatch(subject.id)
    case .stepAside: scene.toggleStepAside(subject.id)
    case .name: return scene.nameCard(subject)
    default: scroll.perform(request, in: list)
    }
    return []
  }

  /// Begins a warning about this person.
  func write(_ scene: inout Scene) -> [Step] {
    let steps = scene.begin(.warning)
    scene.drafts.composition?.subject = subject.id
    scene.drafts.composition?.isAboutNobody = false
    return steps
  }

  mutating func go(toRow number: Int, _ scene: Scene) -> Bool {
    guard !rows.isEmpty else { return false }
    scroll.jump(to: number - 1, in: list(rows: bodyRows, scene))
    return true
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    scroll.click(row - above(scene).count, list(rows: bodyRows, scene)) ? .enter : nil
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool {
    scroll.isCut(list(rows: listRows(of: rows, scene), scene))
  }

  // MARK: The world

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    guard let asked, asked.ticket == ticket else { return nil }
    self.asked = nil
    switch answer {
    case .rows(let texts):
      let unread = RowText(author: "", advice: [], body: .damaged)
      for thread in asked.threads { self.texts[thread] = texts[thread] ?? unread }
    case .failed(let sentence): fault = sentence
    default: break
    }
    return []
  }

  mutating func follow(_ change: BoardChange, _ scene: inout Scene) -> [Step] {
    let former = selected?.id
    rows = scene.board.threads(about: subject.id, on: scene.today)
    for thread in change.threads { texts[thread] = nil }
    fault = nil
    if let former, let index = rows.firstIndex(where: { $0.id == former }) { scroll.follow(index) }
    return []
  }

  mutating func settle(rows height: Int, _ scene: inout Scene) -> [Step] {
    if scene.notice == nil { bodyRows = listRows(of: height, scene) }
    scroll.settle(list(rows: bodyRows, scene))
    let missing = rows.map(\.id).filter { texts[$0] == nil }
    guard asked == nil, fault == nil, !missing.isEmpty else { return [] }
    let ticket = scene.ticket()
    asked = (ticket, Set(missing))
    return [.ask(.rows(missing, ticket))]
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    let watch = scene.kept.isWatching(subject.id) ? "watched *" : "not watched"
    let first = Line(
      " About \(subject.tag)", right: scene.isNarrow ? watch : "\(watch) · w who", style: .strong)
    if scene.isLow { return [first] }
    let text =
      scene.isNarrow
      ? "What members wrote. Not findings."
      : "What members wrote. Not findings. Nobody is told that you looked."
    return [first, Line(" \(text)")]
  }

  /// What to do, from all of it: each advice once, the newest thread's first.
  private func toDo(_ scene: Scene) -> String {
    var codes: [String] = []
    for row in rows {
      for code in texts[row.id]?.advice ?? [] where !codes.contains(code) { codes.append(code) }
    }
    return scene.sentences(of: codes)
  }

  private func above(_ scene: Scene) -> [Line] {
    if let fault { return Line.wrap(fault, columns: scene.columns, style: .alarm) + [.blank] }
    guard !rows.isEmpty else {
      let texts = [
        "Nothing on this board is about \(subject.tag).",
        "That is not \"safe\": most things are never written down. Whoever you meet: agree a leaving "
          + "time with someone, and leave with others.",
      ]
      return (scene.isLow ? [] : [.blank])
        + texts.flatMap { Line.wrap($0, columns: scene.columns) + (scene.isLow ? [] : [.blank]) }
    }
    let advice = toDo(scene)
    guard !advice.isEmpty else { return scene.isLow ? [] : [.blank] }
    let lines = Line.wrap(advice, columns: scene.columns, indent: 3)
    if scene.isLow {
      // A phone keeps half its rows for the threads.
      return [Line(" TO DO, from all of it", style: .strong)]
        + lines.prefix(max(1, scene.size.rows / 4))
    }
    return [.blank, Line(" TO DO, from all of it", style: .strong)] + lines + [.blank]
  }

  /// What is said below the threads: told to everyone, match or no match.
  private func below(_ scene: Scene) -> [Line] {
    if scene.isLow { return [] }
    let list = """
      Parliament's helpline keeps a list: leave your details for a year and be told if someone else \
      comes about the same person. R shows how.
      """
    return [
      .blank,
      Line(rows.isEmpty ? " IF IT HAPPENED TO YOU" : " IF IT HAPPENED TO YOU TOO", style: .strong),
    ]
      + Line.wrap(list, columns: scene.columns, indent: 3) + [.blank]
  }

  /// What stands on the last rows.
  private func note(_ scene: Scene) -> [Line] {
    if scene.isLow { return [] }
    let text = "No scores and no ranking, on purpose. What ran out or was withdrawn is deleted."
    return Line.wrap(text, columns: scene.columns, style: .dim)
  }

  private func listRows(of rows: Int, _ scene: Scene) -> Int {
    max(1, rows - above(scene).count - below(scene).count - note(scene).count)
  }

  private func list(rows: Int, _ scene: Scene) -> Scroll.List {
    Scroll.List(count: self.rows.count, rows: max(1, rows)) {
      lines(of: self.rows[$0], scene).count
    }
  }

  /// A thread's lines: where and what sort, and when; how much stands behind it.
  private func lines(of row: ThreadRow, _ scene: Scene) -> [Line] {
    let occasion = scene.board.occasion(of: row).map { scene.vocabulary.label(ofOccasion: $0) }
    let conduct = row.conduct.map { scene.isNarrow ? $0.shortLabel : $0.label }
    let kind = row.kind == .warning ? nil : row.kind.rawValue
    let disputed = row.isDisputed ? "disputed" : nil
    let headline = [occasion, kind, conduct, disputed].compactMap(\.self).joined(separator: " · ")
    let day = row.lastDay.label(on: scene.today)
    let when = scene.isNarrow ? nil : row.when?.label
    let voices = row.voices(on: scene.today)
    let basis = row.basis?.shortLabel
    let weight = [scene.isNarrow ? voices.shortLabel : voices.label, basis].compactMap(\.self)
      .joined(separator: ", ")
    let end = scene.isNarrow ? nil : scene.end(of: row)
    return [
      Line(
        "   \(headline)", right: [when, day].compactMap(\.self).joined(separator: " · ")),
      Line("   " + [weight, end].compactMap(\.self).joined(separator: " · ")),
    ]
  }

  func draw(on frame: inout Frame, rows height: Range<Int>, _ scene: Scene) {
    frame.cursor = Frame.Cursor(row: height.lowerBound, column: 0)
    let above = above(scene)
    for (line, row) in zip(above, height) { frame.draw(line, row: row, columns: scene.columns) }
    let start = height.lowerBound + above.count
    let room = listRows(of: height.count, scene)
    var end = start
    for item in scroll.items(list(rows: room, scene)) {
      let thread = rows[item.index]
      let isSelected = item.index == scroll.selected
      for (offset, line) in lines(of: thread, scene).enumerated() {
        let row = start + item.row + offset
        guard height.contains(row), (start..<start + room).contains(row) else { continue }
        var line = line
        if isSelected, offset == 0 { line.style = .selected }
        frame.draw(line, row: row, columns: scene.columns)
        end = max(end, row + 1)
        if isSelected, offset == 0 {
          frame.put("▌", row: row, column: 0, style: .selected)
          frame.cursor = Frame.Cursor(row: row, column: 3)
        }
        if offset == 0, scene.news.isUnread(thread.id) {
          frame.put("●", row: row, column: 1, style: .new)
        }
      }
    }
    for (line, row) in zip(below(scene), end..<max(end, height.upperBound)) {
      frame.draw(line, row: row, columns: scene.columns)
    }
    for (line, row) in zip(note(scene).reversed(), height.reversed()) {
      frame.draw(line, row: row, columns: scene.columns)
    }
  }
}
