// SPDX-License-Identifier: Apache-2.0

package import Canvas
internal import Text

extension Entrance {
  /// The screen as it stands: a frame of exactly the size that was told last.
  package func view() -> Frame {
    var frame = Frame(size: size)
    guard !isHidden else { return frame }
    let layout = layout()
    for (row, line) in layout.head.enumerated() {
      frame.draw(line, row: row, columns: columns)
    }
    if hasRules { frame.rule(row: layout.head.count, style: .dim) }
    let shown = layout.lines.dropFirst(first)
    for (row, line) in zip(layout.body, shown) {
      frame.draw(line.line, row: row, columns: columns)
      if line.isField {
        frame.cursor = Frame.Cursor(row: row, column: min(fieldColumn, size.columns - 1))
      }
    }
    if shown.count > layout.body.count, let last = layout.body.last {
      frame.clear(rows: last..<(last + 1))
      let more = shown.count - layout.body.count + 1
      frame.put("Down: \(more) more lines", row: last, column: 1, style: .dim)
    }
    if hasRules { frame.rule(row: layout.body.upperBound, style: .dim) }
    frame.draw(layout.foot, row: size.rows - 1, columns: columns)
    if frame.cursor == nil, size.rows > 1, !layout.body.isEmpty {
      frame.cursor = Frame.Cursor(row: layout.body.lowerBound, column: min(1, size.columns - 1))
    }
    return frame
  }

  /// The rows of the table that the footer may show, the first ones before all.
  package func footerRows() -> [EntranceRow] {
    guard wait == nil else {
      return EntranceTable.rows.filter { $0.act == .leave && $0.pages.contains(.unlock) }
    }
    return EntranceTable.rows.filter {
      $0.pages.contains(page) && !$0.isInMenu && !(isNarrow ? $0.shortLabel : $0.label).isEmpty
    }
  }

  // MARK: Shape

  /// A line of the body.
  struct BodyLine {
    let line: Line
    /// Whether the boxes stand on it.
    var isField = false
  }

  private struct Layout {
    let head: [Line]
    /// The rows of the body.
    let body: Range<Int>
    let lines: [BodyLine]
    let foot: Line
  }

  /// How many rows the body has.
  var room: Int { layout().body.count }

  /// The first line of the body when its end is in sight.
  var lastFirst: Int {
    let layout = layout()
    return max(0, layout.lines.count - layout.body.count)
  }

  /// The key that a click on a place stands for; nil where there is none.
  func key(row: Int, column: Int) -> Key? {
    let layout = layout()
    if row == size.rows - 1 { return layout.foot.key(at: column) }
    guard layout.body.contains(row) else { return nil }
    let index = first + row - layout.body.lowerBound
    return layout.lines.indices.contains(index) ? layout.lines[index].line.key(at: column) : nil
  }

  private func layout() -> Layout {
    let head = size.rows > 2 ? [self.head] : []
    let rules = hasRules ? 1 : 0
    let start = head.count + rules
    let end = max(start, size.rows - 1 - rules)
    var lines = body()
    if isLow { lines.removeAll { $0.line == .blank } }
    return Layout(head: head, body: start..<end, lines: lines, foot: foot)
  }

  private var columns: Int { min(size.columns, 100) }
  private var isNarrow: Bool { size.columns < 60 }
  private var isLow: Bool { size.rows < 16 }
  private var hasRules: Bool { size.rows >= 9 }
  private var indent: Int { isNarrow ? 1 : 3 }
  private var deepIndent: Int { isNarrow ? 1 : 6 }

  /// Where the cursor stands among the boxes.
  private var fieldColumn: Int { deepIndent + 2 * min(field.filled(list), field.count - 1) }

  // MARK: Parts

  private var head: Line {
    switch page {
    case .unlock, .ended:
      Line(" Closed board", right: isNarrow ? "" : "closed", style: .strong)
    case .invitation:
      Line(
        " Joining · 1 of 3: your invitation",
        right: isNarrow ? "" : "nothing is shown as you type", style: .strong)
    case .drawn:
      Line(
        " Joining · 2 of 3: your codename", right: isNarrow ? "" : "shown once, now",
        style: .strong)
    case .typeBack:
      Line(
        " Joining · 3 of 3: type it back",
        right: isNarrow ? "" : "nothing is shown as you type", style: .strong)
    case .firstRun: Line(" Before you read", right: "? at any time", style: .strong)
    case .ring: Line(" Who to ring", right: isNarrow ? "" : "no codename needed", style: .strong)
    case .protects: Line(" What this board protects", style: .strong)
    }
  }

  private var foot: Line {
    var rows = footerRows()
    while true {
      let words = rows.map { row -> (text: String, key: Key?) in
        let shown = isNarrow ? row.shown.prefix { $0 != " " } + "" : row.shown[...]
        return ("\(shown) \(isNarrow ? row.shortLabel : row.label)", row.keys.first)
      }
      let line = Line(" ", words, gap: isNarrow ? " " : "  ")
      let extra = rows.lastIndex { !$0.isAlwaysShown }
      guard line.text.columnWidth > columns, let extra else { return line }
      rows.remove(at: extra)
    }
  }

  private func body() -> [BodyLine] {
    switch page {
    case .unlock: unlockBody()
    case .ended: endedBody()
    case .invitation: invitationBody()
    case .drawn: drawnBody()
    case .typeBack:
      asking("The seven words, in their order.")
    case .firstRun: firstRunBody()
    case .ring: ringBody()
    case .protects: plain(sections(Protection.sections))
    }
  }

  private func plain(_ lines: [Line]) -> [BodyLine] { lines.map { BodyLine(line: $0) } }

  private func text(_ words: String, style: Style = .plain) -> [Line] {
    Line.wrap(words, columns: columns, indent: indent, style: style)
  }

  /// The boxes, one a word, and what is going on.
  private func boxes() -> [BodyLine] {
    let filled = wait == nil ? field.filled(list) : field.count
    let boxes = CodewordLines.boxes(filled, of: field.count)
    let state =
      if let wait {
        wait.isQueued ? "yours is next" : page == .typeBack ? "joining…" : "opening…"
      } else if let shown = field.shown(list) {
        "word \(field.present): \(shown)"
      } else if field.words.count == field.count {
        "Enter"
      } else {
        "word \(field.present)"
      }
    let hint = "Ctrl-R shows this word only"
    var line =
      String(repeating: " ", count: deepIndent) + boxes + (isNarrow ? "  " : "     ") + state
    if !isNarrow, page == .unlock { line = line.padded(to: 50) + hint }
    let queue =
      wait?.isQueued == true
      ? [.blank] + text("Another session is opening; yours is next.", style: .strong) : []
    return plain([.blank]) + [BodyLine(line: Line(line), isField: true)] + plain(queue + [.blank])
  }

  /// What is said, its point first.
  private func notes() -> [BodyLine] {
    guard !said.isEmpty else { return [] }
    return said.enumerated().flatMap { index, words in
      plain(text(words, style: index == 0 ? .strong : .plain))
    } + plain([.blank])
  }

  /// What is to be typed, the boxes for it, and what is said of it; the boxes first on a screen that
  /// holds no more.
  private func asking(_ words: String) -> [BodyLine] {
    let question = plain(text(words))
    return (hasRules ? plain([.blank]) + question + boxes() : boxes() + question) + notes()
  }

  private func unlockBody() -> [BodyLine] {
    var lines = asking(
      isNarrow
        ? "Your codename: seven words, four letters of each. None are shown."
        : "Your codename: seven words. Four letters of each will do; none are shown.")
    if !isLow { lines += plain(text("Or a digit:") + [.blank]) }
    for row in EntranceTable.rows where row.isInMenu {
      let lead = String(repeating: " ", count: deepIndent) + row.shown + "  "
      let line = Line(lead + (isNarrow ? row.shortLabel : row.label))
      lines.append(BodyLine(line: row.keys.first.map(line.pressing) ?? line))
    }
    if !isLow, said.isEmpty, wait?.isQueued != true {
      lines += plain(
        [.blank]
          + text(
            """
            The stored files do not say who wrote what. Not protected: your screen, a member who \
            talks, whoever runs this machine, and what your words give away.
            """)
          + [.blank]
          + text(
            """
            If this computer is Parliament's or your Member's, others may see that you came here, \
            and the screen too. Your own phone is better.
            """))
    }
    return lines + plain([.blank, Line(" In danger now: 999.", style: .strong)])
  }

  private func endedBody() -> [BodyLine] {
    guard let ended else { return [] }
    let paragraphs = isLow ? ended.paragraphsOfLowScreen : ended.paragraphs
    let lines = paragraphs.enumerated().map {
      text($0.element, style: $0.offset == 0 ? .strong : .plain)
    }
    return plain([.blank] + Array(lines.joined(separator: [.blank])))
  }

  private func invitationBody() -> [BodyLine] {
    var lines = asking("The five words on your card.")
    guard said.isEmpty || !isLow else { return lines }
    lines += plain(
      text("Nobody has to let you in. Who gave you the card is not stored.") + [.blank]
        + text(
          """
          Is this the right board? The key that ssh showed must be the one on the card. If it was \
          not, or you are not sure: leave, and ask whoever gave it to you. A false board would look \
          exactly like this one.
          """))
    return lines
  }

  private func drawnBody() -> [BodyLine] {
    guard !drawn.isEmpty else {
      return plain(
        [.blank]
          + text(
            said.first ?? (wait == nil ? "No words came: n draws again." : "Drawing seven words…")))
    }
    var lines = [Line.blank]
    lines += CodewordLines.grid(drawn, list, columns: columns, isNarrow: isNarrow)
    lines.append(.blank)
    lines += text("It is your only key. No name, e-mail or telephone number goes with it.")
    lines.append(.blank)
    lines += CodewordLines.counsel(columns: columns, isNarrow: isNarrow)
    lines.append(.blank)
    lines += text(
      """
      Lost, it is lost: nobody can look it up or reset it. You would need a new invitation, and \
      could no longer change or withdraw what you wrote.
      """)
    lines.append(.blank)
    lines += text("Never tell it to anyone, moderators included. Nobody will ask.")
    return plain(lines)
  }

  private func firstRunBody() -> [BodyLine] {
    let welcome = name.map { "You are in: \($0)." } ?? "You are in."
    return plain(
      [.blank] + Line.wrap(welcome, columns: columns, style: .strong) + [.blank]
        + sections(Protection.firstRun))
  }

  private func ringBody() -> [BodyLine] {
    var lines = [.blank] + Line.wrap("In danger now: 999.", columns: columns, style: .strong)
    for line in self.lines {
      lines.append(.blank)
      lines += Line.wrap("\(line.number)  \(line.name)", columns: columns, style: .strong)
      let rest = [line.hours, line.note].filter { !$0.isEmpty }.joined(separator: ". ")
      lines += Line.wrap(rest, columns: columns, indent: 3)
      if !line.trail.isEmpty {
        lines += Line.wrap(line.trail, columns: columns, indent: 3, style: .dim)
      }
    }
    lines.append(.blank)
    lines += Line.wrap(
      "999 is the emergency number everywhere in the United Kingdom. What moderators of this board "
        + "corrected shows once it is unlocked.", columns: columns, style: .dim)
    return plain(lines)
  }

  private func sections(_ sections: [Protection.Section]) -> [Line] {
    Protection.Section.lines(sections, columns: columns, isNarrow: isNarrow)
  }
}
