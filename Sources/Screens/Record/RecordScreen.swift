// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// What was done for the board: every act, for every member, with words to compare it by.
struct RecordScreen: Screen {
  private var reading: RecordReading?
  private var fault: String?
  private var ticket: Ticket?
  /// How many acts the board had when they were asked for.
  private var askedAt: Int?
  private var scroll = Scroll()
  private var bodyRows = 1
  /// What the acts shown are narrowed by: each word is in the day, the deed, its reason, the place or a
  /// moderator's name.
  private var field = LineField(limit: 60)
  private var isTyping = false

  var page: Page { isTyping ? .recordFilter : .record }

  // MARK: What is shown

  private func shown(_ scene: Scene) -> [RecordReading.Line] {
    let lines = reading?.lines ?? []
    let words = field.text.lowercased().split(separator: " ")
    guard !words.isEmpty else { return lines }
    return lines.filter { line in
      let text = RecordRow(line, scene).words.lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  /// What may be typed there, out of this record.
  private var samples: String {
    let lines = reading?.lines ?? []
    let words = [
      lines.first?.entry.label, lines.lazy.compactMap(\.entry.reason).first?.label,
      lines.first?.authors.first,
    ]
    return "such as " + words.compactMap(\.self).joined(separator: ", ")
  }

  private func selected(_ scene: Scene) -> RecordReading.Line? {
    let lines = shown(scene)
    return lines.indices.contains(scroll.selected) ? lines[scroll.selected] : nil
  }

  private func list(rows: Int, _ scene: Scene) -> Scroll.List {
    let shown = shown(scene)
    return Scroll.List(count: shown.count, rows: rows) {
      shown.indices.contains($0) ? RecordRow(shown[$0], scene).lines(scene).count : 1
    }
  }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .open:
      if isTyping { return nil }
      guard let line = selected(scene) else { return "Nothing was done for the board yet." }
      if line.entry.isPlaceHidden {
        return "Its place is not told, so that no line leads to a person."
      }
      return line.entry.thread == nil ? "That was for the whole board: no thread of its own." : nil
    case .filter: return reading?.lines.isEmpty == false ? nil : "There is nothing to narrow down."
    default: return nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let list = list(rows: bodyRows, scene)
    switch request {
    case .back:
      guard isTyping || !field.isEmpty else { return [.back] }
      field.clear()
      isTyping = false
      scroll = Scroll()
    case .open:
      if isTyping {
        isTyping = false
        return []
      }
      guard let thread = selected(scene)?.entry.thread else { return [] }
      let screen = ThreadScreen(thread, &scene)
      return [.open(screen), .ask(screen.question)]
    case .filter: isTyping = true
    default: scroll.perform(request, in: list)
    }
    return []
  }

  mutating func type(_ key: Key, _ scene: inout Scene) -> [Step] {
    if case .character(let character) = key {
      field.insert(String(character))
    } else if let edit = Edit(key) {
      field.perform(edit)
    }
    scroll = Scroll()
    return []
  }

  mutating func paste(_ text: String, _ scene: inout Scene) {
    field.insert(text)
    scroll = Scroll()
  }

  mutating func go(toRow number: Int, _ scene: Scene) -> Bool {
    guard !shown(scene).isEmpty else { return false }
    scroll.jump(to: number - 1, in: list(rows: bodyRows, scene))
    return true
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    guard !isTyping else { return nil }
    return scroll.click(row - margin(scene), list(rows: listRows(of: rows, scene), scene))
      ? .enter : nil
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool {
    let list = list(rows: listRows(of: rows, scene), scene)
    var scroll = scroll
    if list.rows != bodyRows { scroll.settle(list) }
    return scroll.isCut(list)
  }

  // MARK: The world

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    guard ticket == self.ticket else { return nil }
    self.ticket = nil
    switch answer {
    case .record(let reading):
      (self.reading, fault) = (reading, nil)
    case .failed(let sentence): fault = sentence
    default: break
    }
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    if scene.notice == nil { bodyRows = listRows(of: rows, scene) }
    scroll.settle(list(rows: bodyRows, scene))
    let count = scene.board.record.count
    guard askedAt != count else { return [] }
    askedAt = count
    let ticket = scene.ticket()
    self.ticket = ticket
    return [.ask(.record(ticket))]
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    let title = scene.isNarrow ? " Record" : " Record of what moderators did"
    let first = Line(
      title, right: scene.isNarrow ? "every act" : "every act, for every member", style: .strong)
    guard let reading, !scene.isLow else { return [first] }
    let words =
      reading.checkWords.isEmpty ? "" : "check: \(reading.checkWords.joined(separator: " "))"
    if scene.isNarrow { return [first, Line(" \(words)", style: .dim)] }
    let (said, style): (String, Style) =
      switch reading.comparison {
      case .first: ("", .plain)
      case .whole(let day):
        (" Nothing has gone missing since you last looked (\(day.label(on: scene.today))).", .plain)
      case .shortened(let day):
        (" Acts that you saw (\(day.label(on: scene.today))) are missing.", .alarm)
      }
    let isBeside = said.columnWidth + 2 + words.columnWidth <= scene.columns
    return isBeside
      ? [first, Line(said, right: words, style: style)]
      : [first, Line(said, style: style), Line("", right: words)]
  }

  private func margin(_ scene: Scene) -> Int { isTyping || !field.isEmpty ? 1 : 0 }

  private func listRows(of rows: Int, _ scene: Scene) -> Int {
    max(1, rows - margin(scene) - foot(scene).count)
  }

  /// What stands below the acts.
  private func foot(_ scene: Scene) -> [Line] {
    guard let reading, !reading.lines.isEmpty else { return [] }
    let count = reading.lines.count
    let all = count == 1 ? "1 act." : "\(count) acts."
    let acts = field.isEmpty ? all : "\(shown(scene).count) of \(all)"
    if scene.isLow { return [] }
    if scene.isNarrow { return [Line(" \(acts) Same words, same record.", style: .dim)] }
    return [.blank]
      + Line.wrap(
        "\(acts) Compare the check words with a friend: same words, same record.",
        columns: scene.columns, style: .dim)
  }

  private func explanation(_ scene: Scene) -> [Line] {
    Line.wrap(
      """
      What was turned down, and who was muted or suspended, is listed without its place, so that no \
      line leads to a person. Stepping aside is not listed. Moderators' names change every quarter.
      """, columns: scene.columns)
  }

  private func emptiness(_ scene: Scene) -> [Line] {
    let text =
      fault ?? (reading == nil ? "Reading the record…" : "Nothing was done for the board yet.")
    return Line.wrap(text, columns: scene.columns, style: fault == nil ? .dim : .alarm)
      + (reading == nil || scene.isLow ? [] : [.blank] + explanation(scene))
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    var start = rows.lowerBound
    frame.cursor = Frame.Cursor(row: start, column: 0)
    let shown = shown(scene)
    if margin(scene) > 0 {
      let lead = " Only: "
      let slice = field.slice(columns: max(1, scene.columns - lead.count))
      frame.put(lead + slice.text, row: start, column: 0)
      frame.cursor = Frame.Cursor(
        row: start, column: min(lead.count + slice.cursor, scene.size.columns - 1))
      if field.isEmpty {
        let room = scene.columns - lead.count - 2
        frame.put(samples.clipped(to: room), row: start, column: lead.count + 2, style: .dim)
      }
      start += 1
    }
    guard !shown.isEmpty else {
      let lines =
        reading?.lines.isEmpty == false
        ? Line.wrap("Nothing in the record is so. Esc shows all of it.", columns: scene.columns)
        : emptiness(scene)
      for (line, row) in zip(lines, start..<max(start, rows.upperBound)) {
        frame.draw(line, row: row, columns: scene.columns)
      }
      return
    }
    let foot = foot(scene)
    for (line, row) in zip(foot.reversed(), rows.reversed()) {
      frame.draw(line, row: row, columns: scene.columns)
    }
    let list = list(rows: listRows(of: rows.count, scene), scene)
    var scroll = scroll
    if list.rows != bodyRows { scroll.settle(list) }
    var end = start
    for item in scroll.items(list) {
      for (offset, line) in RecordRow(shown[item.index], scene).lines(scene).enumerated() {
        let row = start + item.row + offset
        guard rows.contains(row) else { continue }
        end = max(end, row + 1)
        let isSelected = item.index == scroll.selected && offset == 0
        var line = line
        if isSelected { line.style = .selected }
        frame.draw(line, row: row, columns: scene.columns)
        if isSelected {
          frame.put("▌", row: row, column: 0, style: .selected)
          if !isTyping { frame.cursor = Frame.Cursor(row: row, column: 1) }
        }
      }
    }
    let explanation = explanation(scene)
    guard !scene.isLow, end + 1 + explanation.count <= rows.upperBound - foot.count else { return }
    for (line, row) in zip(explanation, (end + 1)...) {
      frame.draw(line, row: row, columns: scene.columns)
    }
  }
}
