// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// Where words are written: for a new thread, a reply or an amendment.
///
/// Everything stays as typed; publishing alone trims it.
struct WordsPage: WritingPage {
  let purpose: Purpose
  private var area: TextArea
  private var bodyRows = 1

  /// The page with what was written for the purpose before, or else with `text`.
  init(_ purpose: Purpose, _ scene: Scene, text: String = "") {
    self.purpose = purpose
    area =
      scene.drafts[purpose] ?? TextArea(text, limit: Limits.textCharacters, size: scene.size)
  }

  let page = Page.words

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    switch request {
    case .finish: return finish(&scene)
    case .back: return leave(&scene)
    default: return []
    }
  }

  private mutating func finish(_ scene: inout Scene) -> [Step] {
    scene.drafts[purpose] = area
    if purpose == .new {
      if let missing = scene.drafts.composition?.missing {
        scene.notice = Notice(missing)
        // Facts are chosen elsewhere; words are wanted here.
        let wantsFacts = scene.drafts.composition?.kind == .warning
        return wantsFacts ? [.replace(FactsForm(.warning))] : []
      }
    } else if Sanitiser.body(area.text).isEmpty {
      scene.notice = Notice("Nothing is written yet. Esc leaves.")
      return []
    }
    return [.replace(PreviewPage(purpose))]
  }

  mutating func type(_ key: Key, _ scene: inout Scene) -> [Step] {
    if key == .enter, endsWithDot {
      area.perform(.deleteBackward)
      return finish(&scene)
    }
    if case .character(let character) = key {
      insert(String(character), &scene)
    } else if let edit = Edit(key) {
      area.perform(edit)
    }
    scene.drafts[purpose] = area
    return []
  }

  /// Whether the text ends, at the cursor, with a line that holds a dot alone.
  private var endsWithDot: Bool {
    area.cursor == area.count && (area.text == "." || area.text.hasSuffix("\n."))
  }

  mutating func paste(_ text: String, _ scene: inout Scene) {
    insert(text, &scene)
    scene.drafts[purpose] = area
  }

  private mutating func insert(_ text: String, _ scene: inout Scene) {
    let refused = area.insert(text)
    if refused > 0 {
      scene.notice = Notice(
        "A post holds \(area.limit) characters: \(refused) of these found no room.",
        isAlarm: true
      )
    }
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    area.resize(to: areaSize(scene))
    return []
  }

  // MARK: Drawing

  private func areaSize(_ scene: Scene) -> Size {
    let rows = scene.isLow ? bodyRows - 1 : bodyRows - 3
    return Size(rows: rows, columns: max(1, scene.columns - 1))
  }

  func head(_ scene: Scene) -> [Line] {
    let kept = scene.isNarrow ? "kept" : "kept as you type"
    var lines: [Line]
    switch purpose {
    case .new:
      guard let composition = scene.drafts.composition else { return [Line(" New post")] }
      let step =
        composition.kind == .warning ? " · 2 of 3: a few words, or none" : " · the words"
      lines = [Line(" \(composition.title)\(step)", right: kept, style: .strong)]
      if composition.kind == .warning, !scene.isLow {
        let facts = [
          composition.occasion.map { scene.vocabulary.label(ofOccasion: $0) },
          composition.conduct?.label,
          composition.subject.flatMap(scene.board.subject).map { "about \($0.tag)" },
          composition.basis == .firstHand ? "first-hand" : nil, composition.when?.label,
        ]
        lines.append(Line(" " + facts.compactMap { $0 }.joined(separator: " · ")))
        let advice = scene.sentences(of: composition.advice)
        if !advice.isEmpty { lines.append(Line(" TO DO  \(advice)")) }
      }
    case .reply(let thread, _):
      lines = [Line(" Reply", right: "\(thread.reference) · \(kept)", style: .strong)]
    case .amend(let thread, _):
      lines = [Line(" Amend your post", right: "\(thread.reference) · \(kept)", style: .strong)]
    }
    return lines
  }

  private func hint(_ scene: Scene) -> String {
    switch purpose {
    case .new where scene.drafts.composition?.kind == .question:
      "Ask about a place or an evening, not a person."
    case .new: "What to do helps more than what happened."
    case .reply, .amend: "Nothing that points to who was harmed, or to you."
    }
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let top = rows.lowerBound + (scene.isLow ? 0 : 1)
    let end = scene.isLow ? rows.upperBound - 1 : rows.upperBound - 2
    for (line, row) in zip(area.visibleLines, top..<max(top, end)) {
      frame.put(line, row: row, column: 1)
    }
    if let last = rows.last, last > top || !scene.isLow {
      frame.draw(
        Line(
          " " + hint(scene),
          right: "\(area.count) of \(area.limit)",
          style: .dim,
          rightStyle: area.count >= area.limit ? .alarm : .dim
        ),
        row: last,
        columns: scene.columns
      )
    }
    let cursor = area.visibleCursor
    frame.cursor = Frame.Cursor(
      row: top + cursor.row,
      column: 1 + cursor.column
    )
  }
}
