// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// Every key that exists, out of the tables of requests and of editing, and what the words of the board mean.
struct HelpScreen: Screen {
  private var first = 0
  /// Where one comes from.
  private let origin: Page

  init(of origin: Page) { self.origin = origin }

  let page = Page.help

  func head(_ scene: Scene) -> [Line] {
    [
      Line(
        " Help", right: scene.isNarrow ? "q back" : "q back · : runs anything by name",
        style: .strong)
    ]
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let page = max(1, scene.size.rows - 5)
    switch request {
    case .back: return [.back]
    case .moveDown: first += 1
    case .moveUp: first -= 1
    case .pageDown: first += page
    case .pageUp: first -= page
    case .first: first = 0
    case .last: first = .max
    default: break
    }
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    first = max(0, min(first, lines(scene).count - rows))
    return []
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let lines = lines(scene)
    for (row, line) in zip(rows, lines.dropFirst(first)) {
      frame.draw(line, row: row, columns: scene.columns)
    }
    if first + rows.count < lines.count, let last = rows.last {
      frame.clear(rows: last..<(last + 1))
      let more = lines.count - first - rows.count + 1
      frame.put("j goes on: \(more) more lines", row: last, column: 1, style: .dim)
    }
    frame.cursor = Frame.Cursor(row: rows.lowerBound, column: 1)
  }

  private func lines(_ scene: Scene) -> [Line] {
    var lines: [Line] = []
    let columns = scene.columns
    let indent = scene.isNarrow ? 3 : 10
    func paragraph(_ head: String, _ text: String) {
      if scene.isNarrow {
        lines.append(Line(" " + head, style: .strong))
        lines += Line.wrap(text, columns: columns, indent: indent)
      } else {
        lines += Line.wrap(text, columns: columns, indent: indent, head: " " + head)
      }
    }
    func keys(_ heading: String, _ rows: [(shown: String, help: String)], width: Int = 8) {
      if scene.isNarrow { lines.append(Line(" " + heading, style: .strong)) }
      var head = scene.isNarrow ? "" : " " + heading
      for row in rows where !row.help.isEmpty {
        let lead = head.padded(to: indent) + row.shown.padded(to: width)
        lines += Line.wrap(row.help, columns: columns, indent: indent + width, head: lead)
        head = ""
      }
    }
    // A phone's footer has no room to say that a moderator's acts go by name.
    let isModerating = origin == .thread && scene.standing.isModerator && scene.isNarrow
    if origin.isDesk || isModerating {
      keys(
        "HERE",
        RequestTable.ownRows(of: origin).map { row in
          // A phone's screen has room for all of them in few words.
          let isShort =
            row.help.isEmpty || !row.label.isEmpty && (scene.isNarrow || !row.isForModerators)
          return (row.shown, isShort ? row.label : row.help)
        },
        width: isModerating ? 17 : 8)
      lines.append(.blank)
    }
    for group in RequestRow.Group.allCases
    where scene.standing.isModerator || (group != .queue && group != .moderate) {
      keys(
        group.rawValue,
        RequestTable.rows.filter {
          $0.group == group && (scene.standing.isModerator || !$0.isForModerators)
        }.map { ($0.shown, $0.help) },
        // These have no keys but their names.
        width: group == .members || group == .moderate ? 17 : 8)
      if group == .safety {
        lines += Line.wrap(
          """
          Three quiet minutes close the board, too. None of this can wipe what your own computer \
          noted: the “ssh” line, its history, its list of hosts. What you were writing is kept, \
          and waits in 4.
          """,
          columns: columns,
          indent: indent
        )
      }
      lines.append(.blank)
      if group == .write {
        keys("EDITING", EditKeys.table.map { ($0.shown, $0.help) })
        lines.append(.blank)
      }
    }
    paragraph(
      "STATES",
      """
      current · disputed: the person named has answered · set aside: for now, and we never say why · \
      ended: its time ran out
      """
    )
    paragraph(
      "VOICES",
      """
      members who know it themselves or were told directly, each counted once: one, more than one, \
      5 or more. They move at the day's end.
      """
    )
    paragraph(
      "TAGS",
      """
      Linen Dunlin stands for a member, in one thread alone. Basalt 17 stands for an office-holder, \
      everywhere; w shows who.
      """
    )
    paragraph("NEWS", scene.newsSentence)
    paragraph(
      "MEANT",
      "Colleagues' words, not findings. A warning may be wrong. No warning does not mean safe."
    )
    lines.append(.blank)
    paragraph(
      "SAFETY",
      scene.standing.isSealed
        ? """
        Not protected: somebody at your screen, or a photograph of it; a member who talks; whoever \
        runs this machine and watches it live; what your own words give away; a court.
        """
        : """
        This board is open, not sealed: whoever can read its files can read every word on it. It is \
        for trying things out. Write nothing on it that could hurt somebody.
        """
    )
    lines.append(.blank)
    paragraph(
      "TO RING",
      scene.routes.helpPageSentence
    )
    return lines
  }
}
