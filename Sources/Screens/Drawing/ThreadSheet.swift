// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// A thread as its readers see it: the one drawing of posts, for the thread itself and for the
/// preview of what is being written.
struct ThreadSheet {
  let scene: Scene
  /// The board that knows the row's occasion and subject.
  let board: BoardState
  let row: ThreadRow
  let reading: ThreadReading
  /// What members call the thread aloud.
  let reference: String
  /// Posts that arrived since the reader came.
  var fresh: Set<EventID> = []
  /// Folded words to mark.
  var words: [[UInt8]] = []

  /// A post as lines.
  struct Post {
    let lines: [Line]
    /// The line with the author's tag, where the cursor stands.
    let tagLine: Int
  }

  // MARK: Head

  /// The lines above the posts; on a low screen the first of them.
  func head() -> [Line] {
    let lines = headLines()
    return scene.isLow ? Array(lines.prefix(1)) : lines
  }

  private func headLines() -> [Line] {
    let state = row.state(on: scene.today)
    let first = Line(
      " \(scene.headline(of: row, in: board))",
      right: scene.isNarrow ? reference : "\(reference) · \(state.label)",
      style: .strong
    )
    let count = posts(reading.state.messages.count)
    if state == .setAside { return [first, .blank, .blank] }
    let isLocked = row.measures.contains(.locked)
    if let target = board.target(of: row.id), state == .merged {
      let pointer = "merged into \(target.reference), about the same; nothing can be added here"
      return [first, Line(" \(count)"), Line(" \(pointer)")]
    }
    guard row.kind == .warning else {
      let locked = isLocked ? " · no replies for now" : ""
      return [first, Line(" \(count) · \(scene.end(of: row))\(locked)")]
    }
    if scene.isLow {
      // A phone has room for what weighs most.
      let weight = [row.basis?.shortLabel, row.voices(on: scene.today).label]
      let dispute =
        row.isDisputed ? "disputed" : row.isClear(on: scene.today) ? "its writer: stopped" : nil
      let times = [
        scene.label(of: row.when, board.upcoming(of: row)), dispute,
        isLocked ? "no replies" : nil, scene.end(of: row),
      ]
      return [first]
        + [weight, times].map { Line(" " + $0.compactMap(\.self).joined(separator: " · ")) }
    }
    let when = scene.label(of: row.when, board.upcoming(of: row))
    let facts = [when, row.basis?.label, row.voices(on: scene.today).label]
    // Where a moderator read it first there is room for fewer words.
    let isRead = row.measures.contains(.read)
    let read = isRead ? "read by a moderator · " : ""
    let dispute =
      row.isDisputed
      ? isRead ? "disputed" : "disputed: the person named has answered"
      : row.isClear(on: scene.today)
        ? isRead ? "has stopped" : "its writer: it has stopped, as far as known"
        : "not disputed"
    let end =
      state.isShown && isLocked
      ? "no replies here for now; s still counts · "
        + "\(row.isDisputed ? "disputed" : "not disputed") · \(scene.end(of: row))"
      : state.isShown
        ? "\(read)\(dispute) · \(scene.end(of: row)) unless said again"
        : row.isWithdrawn ? "taken back by its author; nothing can be added" : scene.end(of: row)
    return [
      first, Line(" " + facts.compactMap { $0 }.joined(separator: " · ")),
      Line(" " + end),
    ]
  }

  // MARK: Posts

  /// The post of an index; what to do stands above the first.
  func post(_ index: Int) -> Post {
    let message = reading.state.messages[index]
    var lines: [Line] = []
    if index == 0 {
      if scene.isLow {
        for line in headLines().dropFirst() {
          lines += Line.wrap(String(line.text.dropFirst()), columns: scene.columns)
        }
      } else {
        lines.append(.blank)
      }
      let advice = scene.sentences(of: reading.state.opening.advice)
      if !advice.isEmpty, !reading.state.isWithdrawn, !reading.state.isSetAside {
        lines += Line.wrap(
          advice,
          columns: scene.columns,
          indent: 9,
          head: " TO DO",
          style: .strong
        )
        if !scene.isLow { lines.append(.blank) }
      }
    }
    let tagLine = lines.count
    lines.append(tag(of: message))
    if let excuse = message.body.excuse {
      lines += Line.wrap(excuse, columns: scene.columns, indent: 3, style: .dim)
    } else if let text = message.body.text {
      lines += Line.wrap(text, columns: scene.columns - 1, indent: 3)
    }
    let isLast = index == reading.state.messages.count - 1
    if !(scene.isLow && isLast) { lines.append(.blank) }
    if isLast, scene.isLow {
      lines += Line.wrap(ThreadSheet.caution, columns: scene.columns, style: .dim)
    }
    return Post(lines: lines, tagLine: tagLine)
  }

  /// What is said below every thread.
  static let caution = "A colleague's word, not a finding. Tags are for this thread only."

  private func tag(of message: Message) -> Line {
    var parts: [String]
    switch message.role {
    case .moderator:
      parts =
        scene.isNarrow
        ? ["the person named answers"]
        : [reading.name(of: message), "the person named has answered"]
    case .opening:
      parts = [reading.name(of: message)]
      let deed =
        switch row.kind {
        case .warning where scene.isNarrow: "wrote it"
        case .warning: "wrote the warning"
        case .advice where scene.isNarrow: "wrote it"
        case .advice: "wrote the advice"
        case .question: "asked"
        }
      if reading.own.contains(message.author) { parts.append("you") }
      let bare = scene.isNarrow ? "no words" : "without words"
      parts.append(message.body == .none ? "\(deed), \(bare)" : deed)
    case .reply:
      parts = [reading.name(of: message)]
      if reading.own.contains(message.author) { parts.append("you") }
      if let answered = answered(by: message) { parts.append("to \(answered)") }
    }
    if message.redacted != nil { parts.append("words cut by a moderator") }
    if let amended = message.amended { parts.append("amended \(amended.label(on: scene.today))") }
    let isNew = fresh.contains(message.id)
    let day = message.day.label(on: scene.today)
    return Line(
      " " + parts.joined(separator: " · "),
      right: isNew ? "new · \(day)" : day,
      style: .strong,
      rightStyle: isNew ? .new : .dim
    )
  }

  /// Whom a reply answers, where that is another than the opening's author.
  private func answered(by message: Message) -> String? {
    guard let target = message.replyTo.flatMap(reading.state.message), target.role != .opening,
      target.author != message.author
    else { return nil }
    return target.role == .moderator ? "Moderator" : reading.name(of: target)
  }

  // MARK: Drawing

  /// The posts as a list to scroll in.
  func list(rows: Int) -> Scroll.List {
    Scroll.List(count: reading.state.messages.count, rows: rows) { post($0).lines.count }
  }

  /// Draws the posts that fit into `rows`, with the cursor on the selected one.
  func draw(on frame: inout Frame, rows: Range<Int>, _ scroll: Scroll) {
    for item in scroll.items(list(rows: rows.count)) {
      let post = post(item.index)
      let isSelected = item.index == scroll.selected
      for (offset, line) in post.lines.enumerated() {
        let row = rows.lowerBound + item.row + offset
        guard rows.contains(row) else { continue }
        var line = line
        if isSelected, offset == post.tagLine { line.style = .selected }
        frame.draw(line, row: row, columns: scene.columns)
        if offset != post.tagLine { mark(line, row: row, on: &frame) }
      }
      if isSelected, let first = rows.first, let last = rows.last {
        let row = min(max(first, first + item.row + post.tagLine), last)
        if first + item.row + post.tagLine == row {
          frame.put("▌", row: row, column: 0, style: .selected)
        }
        frame.cursor = Frame.Cursor(row: row, column: 1)
      }
    }
  }

  private func mark(_ line: Line, row: Int, on frame: inout Frame) {
    for word in words {
      for range in Folding.ranges(of: word, in: line.text) {
        // As searches do: a word begins there.
        let before = line.text[..<range.lowerBound].last
        guard before?.isLetter != true, before?.isNumber != true else { continue }
        let start = line.text[..<range.lowerBound].columnWidth
        let end = start + line.text[range].columnWidth
        frame.restyle(rows: row..<(row + 1), columns: start..<end, to: .found)
      }
    }
  }
}
