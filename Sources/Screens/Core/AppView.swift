// SPDX-License-Identifier: Apache-2.0

internal import Board
package import Canvas
internal import Text

extension App {
  /// The parts of a screen, from the top down.
  struct Layout {
    let head: [Line]
    /// The rows of the body.
    let body: Range<Int>
    let bottom: [Line]
  }

  /// The screen as it stands: a frame of exactly the size that was told last.
  package func view() -> Frame {
    var frame = Frame(size: scene.size)
    if let curtain {
      draw(curtain, on: &frame)
      return frame
    }
    let layout = layout()
    for (row, line) in layout.head.enumerated() {
      frame.draw(line, row: row, columns: scene.columns)
    }
    if scene.hasRules, !layout.head.isEmpty { frame.rule(row: layout.head.count, style: .dim) }
    top.draw(on: &frame, rows: layout.body, scene)
    let first = scene.size.rows - layout.bottom.count
    if !layout.bottom.isEmpty {
      frame.clear(rows: (scene.hasRules ? first - 1 : first)..<scene.size.rows)
      if scene.hasRules { frame.rule(row: first - 1, style: .dim) }
    }
    if scene.hasRules, !layout.bottom.isEmpty, top.isCut(rows: layout.body.count, scene) {
      frame.put(" more below ", row: first - 1, column: 2, style: .dim)
    }
    markOpen(&frame, ruleAt: layout.bottom.isEmpty ? nil : first - 1)
    for (index, line) in layout.bottom.enumerated() {
      frame.draw(line, row: first + index, columns: scene.columns)
    }
    if let field = prompt?.field {
      let slice = field.slice(columns: max(1, scene.columns - 3))
      frame.put(slice.text, row: scene.size.rows - 1, column: 2)
      frame.cursor = Frame.Cursor(
        row: scene.size.rows - 1,
        column: 2 + slice.cursor
      )
    }
    if let cursor = frame.cursor {
      frame.cursor = Frame.Cursor(
        row: min(max(0, cursor.row), scene.size.rows - 1),
        column: min(max(0, cursor.column), scene.size.columns - 1)
      )
    }
    return frame
  }

  /// Draws what is shown instead of the board, and nothing else.
  private func draw(_ curtain: Curtain, on frame: inout Frame) {
    guard let lines = curtain.lines(scene, words, triesLeft: triesLeft) else { return }
    frame.draw(
      Line(" \(scene.name)", right: "closed", style: .strong), row: 0, columns: scene.columns)
    if scene.hasRules { frame.rule(row: 1, style: .dim) }
    let first = scene.hasRules ? 3 : 1
    for (index, line) in lines.enumerated() {
      frame.draw(line, row: first + index, columns: scene.columns)
    }
  }

  /// An open board says so on every page.
  private func markOpen(_ frame: inout Frame, ruleAt row: Int?) {
    guard !scene.standing.isSealed else { return }
    if scene.hasRules, let row {
      frame.putRight(" open, not sealed ", row: row, before: scene.columns - 2, style: .alarm)
    } else {
      let words = scene.isNarrow ? " open" : " open, not sealed"
      frame.putRight(words, row: 0, before: scene.columns, style: .alarm)
    }
  }

  func layout() -> Layout {
    var head = top.head(scene)
    let rules = scene.hasRules ? 1 : 0
    var bottom = page == .card ? [] : bottomLines()
    if page == .notice, scene.isLow { head = [] }
    // However much is said, something of what it is about stays in sight: a line below the head, or
    // the head gives way. Only then is anything cut.
    func most() -> Int {
      let taken = head.isEmpty ? rules : head.count + 2 * rules + 1
      return max(1, scene.size.rows - taken)
    }
    if bottom.count > most() { bottom = bottom.filter { $0 != .blank } }
    if bottom.count > most() { head = [] }
    if bottom.count > most() { bottom = Array(bottom.prefix(most() - 1)) + bottom.suffix(1) }
    let start = head.isEmpty ? 0 : head.count + rules
    let end = scene.size.rows - (bottom.isEmpty ? 0 : bottom.count + rules)
    return Layout(head: head, body: start..<max(start, end), bottom: bottom)
  }

  private func bottomLines() -> [Line] {
    switch prompt {
    case .write?:
      let choices: [(String, Key?)] = [
        ("1 warning", .character("1")), ("2 advice", .character("2")),
        ("3 question", .character("3")),
      ]
      let word = scene.isNarrow ? "4 note" : "4 note for yourself"
      let note: [(String, Key?)] =
        scene.standing.isSealed ? [(word, .character("4"))] : []
      let way: [(String, Key?)] = scene.isNarrow ? [] : [(" Esc not now", .escape)]
      let lead: [(String, Key?)] = scene.isNarrow && !note.isEmpty ? [] : [("Write:", nil)]
      return [Line(" ", lead + choices + note + way, gap: scene.isNarrow ? " " : "  ")]
    case .resume(let id)?: return resumeLines(id) + footer(lines: 1)
    case .find(let field)?: return findLines(for: field.text) + [Line("/")]
    case .correct(_, let field)?:
      let text =
        "What is right now? Enter tells every member, with today's date; empty takes a "
        + "correction back. Name nobody."
      return Line.wrap(
        field.isEmpty ? text : "Enter tells every member.", columns: scene.columns, style: .dim)
        + [Line("!")]
    case .merge(_, let field)?:
      let other = Reference(field.text.uppercased()).flatMap(scene.board.thread)
      let row = other.flatMap(scene.board.row)
      let text =
        row.map { "Into: \(scene.headline(of: $0, in: scene.board))" }
        ?? "Into which thread, about the same person? Its four letters, such as K4TZ."
      return Line.wrap(text, columns: scene.columns, style: .dim) + [Line(">")]
    case .command(let field)?: return nameLines(for: field.text) + [Line(":")]
    case nil: break
    }
    if let panel = top.panel(scene) { return panel + footer(lines: 1) }
    let lines = page == .thread && !scene.isLow ? 2 : 1
    let footer = footer(lines: lines)
    guard let notice = scene.notice else { return footer }
    let said = Line.wrap(
      notice.text,
      columns: scene.columns,
      style: notice.isAlarm ? .alarm : .strong
    )
    return said + Array(repeating: Line.blank, count: max(0, lines - said.count))
  }

  /// The draft that waits, and what is asked of it.
  private func resumeLines(_ id: DraftID) -> [Line] {
    guard let draft = scene.kept.drafts[id] else { return [] }
    let label = scene.label(of: draft)
    // One that was put aside on purpose needs no news of being there.
    let seen = scene.standing.isSealed ? "; nobody else has seen it." : "."
    let text =
      draft.isOpen
      ? "Here is what you were writing last time: \(label). Every word is kept\(seen)"
      : "You have begun \(label). Go on with it?"
    // A phone's footer has no room for all of it.
    let keys = scene.isNarrow ? " Esc: later, in 4. D throws it away." : ""
    return Line.wrap(text + keys, columns: scene.columns, style: .strong)
  }

  /// What a search takes beside words, where a filter is being typed.
  private func findLines(for typed: String) -> [Line] {
    guard let fault = SearchQuery(typed)?.fault(in: scene.vocabulary) else { return [] }
    let text = fault.sentence(scene.vocabulary)
    return Line.wrap(text, columns: scene.columns, style: .dim)
  }

  /// The keys that work now, as many as fit.
  private func footer(lines: Int) -> [Line] {
    if page == .notice {
      let words: [(String, Key?)] = [("Any key goes on.", nil), ("R who to ring", .character("R"))]
      return [Line(" ", words, gap: "  ")]
    }
    let rows = footerRows()
    guard lines > 1 else { return [footerLine(rows)] }
    // Acts on the first line, ways on the second.
    let ways = rows.firstIndex { $0.request == .find } ?? rows.count
    if ways == 0 { return [footerLine(rows), .blank] }
    return [footerLine(Array(rows[..<ways])), footerLine(Array(rows[ways...]))]
  }

  private func footerLine(_ rows: [RequestRow]) -> Line {
    var rows = rows
    while true {
      let words = rows.map { row in
        let isBare = scene.isNarrow && [.help, .back, .leave].contains(row.request)
        let label = scene.isNarrow && !row.brief.isEmpty ? row.brief : row.label
        // A list of keys is no key.
        let key = row.request == .choose ? nil : row.keys.first
        return (text: isBare ? row.shown : "\(row.shown) \(label)", key: key)
      }
      let line = Line(" ", words, gap: scene.isNarrow ? " " : "  ")
      let extra = rows.lastIndex { !$0.isAlwaysShown }
      guard line.text.columnWidth > scene.columns, let extra else { return line }
      rows.remove(at: extra)
    }
  }

  /// The rows of the request table that the footer may show: what the page has and does not refuse.
  package func footerRows() -> [RequestRow] {
    // Nothing is promised on a screen that hides.
    guard curtain == nil else { return [] }
    return RequestTable.rows.filter {
      $0.pages.contains(page) && !$0.label.isEmpty && refusal(of: $0.request) == nil
        && (scene.standing.isModerator || !$0.isForModerators)
    }
  }
}
