// SPDX-License-Identifier: Apache-2.0

internal import Anonymisation
internal import Board
internal import Canvas
internal import Text

/// Where words are written: for a new thread, a reply, an amendment or a note.
///
/// Everything stays as typed; publishing alone trims it. A dot alone on the last line ends the words,
/// as Ctrl-D does; whoever means such a line types two dots there.
struct WordsPage: WritingPage {
  let purpose: Purpose
  private var area: TextArea
  private var search: Search?
  /// The words looked for last.
  private var sought = ""
  private var bodyRows = 1
  /// What publishing will change, in order, and what it cannot mend.
  private var report: AnonymiseReport

  /// Looking for words in the text.
  private struct Search {
    var field = LineField(limit: 200)
    /// The text as it was before: what is found is found from its cursor on.
    let origin: TextArea
  }

  /// The page with what was written for the purpose before, or else with `text`.
  init(_ purpose: Purpose, _ scene: Scene, text: String = "") {
    self.purpose = purpose
    area =
      scene.drafts[purpose] ?? TextArea(text, limit: Limits.textCharacters, size: scene.size)
    report = WordsPage.report(on: area, for: purpose, scene)
  }

  /// What publishing will make of the words; a note is never published.
  private static func report(
    on area: TextArea, for purpose: Purpose, _ scene: Scene
  ) -> AnonymiseReport {
    guard purpose != .note else { return AnonymiseReport(text: "", findings: [], hints: []) }
    return scene.anonymise(area.text, scene.drafts.keeping(for: purpose))
  }

  var page: Page { search != nil ? .entry : purpose == .note ? .noting : .words }

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .finish where purpose == .note: return scene.whyNoNotes ?? scene.whyNotPosting
    case .nextChange:
      guard let next = nextFinding else { return "Nothing here will be changed." }
      return next.start == area.cursor ? "That is the only change." : nil
    case .keepWord:
      guard let finding = currentFinding else { return "Nothing here will be changed." }
      return finding.isKeepable
        ? nil : "Only a word that could be a name is kept; this leads to somebody."
    default: return nil
    }
  }

  /// The change that the cursor is at or behind; the first where it is before all.
  private var currentFinding: Finding? {
    report.findings.last { $0.start <= area.cursor } ?? report.findings.first
  }

  /// The change that begins behind the cursor; after the last comes the first.
  private var nextFinding: Finding? {
    report.findings.first { $0.start > area.cursor } ?? report.findings.first
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    switch request {
    case .finish: return finish(&scene)
    case .nextChange: if let next = nextFinding { area.go(to: next.start) }
    case .keepWord:
      guard let finding = currentFinding else { break }
      let scalars = Array(area.text.unicodeScalars)[finding.start..<finding.end]
      var word = String.UnicodeScalarView()
      word.append(contentsOf: scalars)
      scene.drafts.keep(String(word), for: purpose)
      report = WordsPage.report(on: area, for: purpose, scene)
    case .open: endSearch()
    case .back:
      guard let search else { return leave(&scene) }
      area = search.origin
      endSearch()
    default: break
    }
    return []
  }

  private mutating func finish(_ scene: inout Scene) -> [Step] {
    turnNames(&scene)
    scene.write(area, for: purpose)
    if purpose == .new {
      if let missing = scene.drafts.composition?.missing {
        scene.notice = Notice(missing)
        // Facts are chosen elsewhere; words are wanted here.
        let wantsFacts = scene.drafts.composition?.kind == .warning
        return wantsFacts ? [.replace(FactsForm(.warning, scene))] : []
      }
    } else if Sanitiser.body(area.text).isEmpty {
      scene.notice = Notice("Nothing is written yet. Esc leaves.")
      return []
    }
    return purpose == .note ? note(&scene) : [.replace(PreviewPage(purpose))]
  }

  /// Nobody else will see it: there is nothing to look at first.
  private func note(_ scene: inout Scene) -> [Step] {
    if let why = refusal(of: .finish, scene) {
      scene.notice = Notice(why)
      return []
    }
    return scene.send(.note(RawText(area.text)), for: .note)
  }

  mutating func type(_ key: Key, _ scene: inout Scene) -> [Step] {
    if search != nil {
      typeSearch(key)
      return []
    }
    if key == .enter, area.selection == nil {
      switch lastLine {
      case ".":
        area.perform(.deleteBackward)
        return finish(&scene)
      case "..":
        area.perform(.deleteBackward)
        scene.notice = Notice("Two dots make one. One alone ends the words.")
      default: break
      }
    }
    if case .character(let character) = key {
      area.insert(String(character))
    } else if let edit = Edit(key) {
      if edit == .find || edit == .findBack {
        search = Search(origin: area)
        return []
      }
      area.perform(edit, extending: key.isShifted)
    }
    keep(&scene)
    if key == .character(" ") || key == .enter { turnNames(&scene) }
    return []
  }

  /// Puts tags in the place of Members' names before the cursor: nobody needs to see them there.
  private mutating func turnNames(_ scene: inout Scene) {
    let names = report.findings.filter {
      $0.kind == .subject && !$0.replacement.hasPrefix("[") && $0.end <= area.cursor
    }
    guard !names.isEmpty else { return }
    for name in names.reversed() {
      // The rest of a name whose first part has turned into the tag already.
      let before = area.text.unicodeScalars.prefix(name.start)
      let isRest = String(before).hasSuffix("\(name.replacement) ")
      area.replace(
        (isRest ? name.start - 1 : name.start)..<name.end, with: isRest ? "" : name.replacement)
    }
    keep(&scene)
  }

  /// Puts the cursor where the body was clicked.
  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    guard search == nil else { return nil }
    area.point(row: row - margin(scene), column: column - 1)
    keep(&scene)
    return nil
  }

  mutating func paste(_ text: String, _ scene: inout Scene) {
    if search != nil {
      search?.field.insert(text)
      look()
    } else {
      area.insert(text)
      keep(&scene)
      turnNames(&scene)
    }
  }

  /// The last line, if the cursor is at its end.
  private var lastLine: String? {
    guard area.cursor == area.count else { return nil }
    let text = area.text
    return String(text[(text.lastIndex(of: "\n").map(text.index(after:)) ?? text.startIndex)...])
  }

  /// Keeps the words as they stand, and says so if the last of them found no room.
  private mutating func keep(_ scene: inout Scene) {
    scene.write(area, for: purpose)
    report = WordsPage.report(on: area, for: purpose, scene)
    guard area.excess > 0 else { return }
    scene.notice = Notice(
      area.excess == 1
        ? "No room: a \(purpose == .note ? "note" : "post") holds \(area.limit) characters."
        : "Not put in: \(area.excess) characters too many.",
      isAlarm: true)
  }

  // MARK: Looking for words

  private mutating func typeSearch(_ key: Key) {
    guard var search else { return }
    let former = search.field.text
    if case .character(let character) = key {
      search.field.insert(String(character))
    } else if let edit = Edit(key) {
      switch edit {
      case .find where former.isEmpty, .findBack where former.isEmpty:
        search.field.insert(sought)
      case .find, .down: area.perform(.find)
      case .findBack, .up: area.perform(.findBack)
      case .deleteBackward where former.isEmpty: return endSearch()
      default: search.field.perform(edit)
      }
    }
    self.search = search
    if search.field.text != former { look() }
  }

  private mutating func look() {
    guard let search else { return }
    area = search.origin
    area.find(search.field.text, from: area.cursor)
  }

  private mutating func endSearch() {
    if let search, !search.field.isEmpty { sought = search.field.text }
    area.forgetMatches()
    search = nil
  }

  func panel(_ scene: Scene) -> [Line]? {
    guard let search else { return nil }
    return [
      Line(WordsPage.findHead + slice(search, scene).text, right: count(search, scene))
    ]
  }

  private static let findHead = " Find: "

  private func slice(_ search: Search, _ scene: Scene) -> LineField.Slice {
    let taken = WordsPage.findHead.columnWidth + count(search, scene).columnWidth + 1
    return search.field.slice(columns: scene.columns - taken)
  }

  /// How many places were found, and which of them the cursor is at.
  private func count(_ search: Search, _ scene: Scene) -> String {
    if search.field.isEmpty {
      return sought.isEmpty ? "" : scene.isNarrow ? "" : "Ctrl-S: \(sought)".clipped(to: 40)
    }
    guard let match = area.currentMatch else {
      return scene.isNarrow ? "none" : "not in your words"
    }
    let count = "\(match + 1) of \(area.matches.count)"
    return scene.isNarrow ? count : "\(count) · Ctrl-S the next"
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    area.resize(to: areaSize(scene))
    return []
  }

  // MARK: Drawing

  /// The blank rows above the text, and below it.
  private func margin(_ scene: Scene) -> Int { scene.isLow ? 0 : 1 }

  private func areaSize(_ scene: Scene) -> Size {
    Size(rows: bodyRows - 1 - 2 * margin(scene), columns: scene.columns - 1)
  }

  func head(_ scene: Scene) -> [Line] {
    let kept = scene.isNarrow ? "kept" : "kept as you type"
    var lines: [Line]
    switch purpose {
    case .new:
      guard let composition = scene.drafts.composition else { return [Line(" New post")] }
      let words = scene.isNarrow ? "words" : "a few words, or none"
      let step = composition.kind == .warning ? " · 2 of 3: \(words)" : " · the words"
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
    case .note:
      lines = [Line(scene.isNarrow ? " Note" : " A note for yourself", right: kept, style: .strong)]
      if !scene.isLow, !scene.isNarrow {
        lines.append(
          Line(" What happened, when, where, who was there, what was said: word for word."))
      }
    }
    return lines
  }

  private func hint(_ scene: Scene) -> String {
    switch purpose {
    case .new where scene.drafts.composition?.kind == .question:
      scene.isNarrow
        ? "A place, not a person." : "Ask about a place or an evening, not a person."
    case .new:
      scene.isNarrow ? "What to do helps most." : "What to do helps more than what happened."
    case .note:
      scene.isNarrow
        ? "For you alone." : "For you alone; it gets this second's time when you end it."
    case .reply, .amend:
      scene.isNarrow
        ? "Point to nobody harmed." : "Nothing that points to who was harmed, or to you."
    }
  }

  /// What the change at the cursor is, and why: or what no change can mend.
  private func change(_ scene: Scene) -> Line {
    guard let finding = currentFinding,
      let index = report.findings.firstIndex(of: finding)
    else {
      let isNarrowing = report.hints.contains { $0.kind == .narrowing }
      return isNarrowing
        ? Line(
          scene.isNarrow
            ? " Few people fit. Leave one out?"
            : " A job, an office and a day together fit very few people. Leave one out?",
          style: .strong) : .blank
    }
    let words = Changes(report, in: area.text).words(of: finding)
    if scene.isNarrow {
      return Line(" \(index + 1)/\(report.findings.count) \(words) → \(finding.replacement)")
    }
    let end =
      finding.isKeepable
      ? "Ctrl-O keeps it, if it is not a person." : "Others will see “\(finding.replacement)”."
    return Line(
      " “\(words)”: \(finding.reason) \(end)", right: "\(index + 1) of \(report.findings.count)",
      style: .strong)
  }

  /// What works with the text as it stands, or what to think of; nothing where there is no room.
  private func left(_ scene: Scene) -> String {
    guard scene.columns >= 30 else { return "" }
    if area.selection != nil {
      return scene.isNarrow ? "Ctrl-W cut Alt-W copy" : "Ctrl-W cut  Alt-W copy  Ctrl-Y put back"
    }
    if scene.isLow, !area.isSelecting, currentFinding != nil {
      return String(change(scene).text.dropFirst())
    }
    guard area.isSelecting else { return hint(scene) }
    return scene.isNarrow ? "Move to select" : "Move to select; Ctrl-@ ends it."
  }

  /// How much is written, and how much of it is selected or out of sight.
  private func meter(_ scene: Scene) -> String {
    var parts: [String] = []
    if let selection = area.selection {
      parts.append("\(selection.count) selected")
      if scene.isNarrow { return parts[0] }
    } else if !scene.isNarrow {
      if area.hiddenAbove > 0 { parts.append("\(area.hiddenAbove) rows above") }
      if area.hiddenBelow > 0 { parts.append("\(area.hiddenBelow) below") }
    }
    return (parts + ["\(area.count) of \(area.limit)"]).joined(separator: " · ")
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let top = rows.lowerBound + margin(scene)
    let end = rows.upperBound - 1 - margin(scene)
    let marks = report.findings.map { TextMark($0.start..<$0.end, .found) }
    for (line, row) in zip(area.visibleRows(marks: marks), top..<max(top, end)) {
      var column = 1
      for run in line.runs {
        column = frame.put(run.text, row: row, column: column, style: run.style)
      }
    }
    if let last = rows.last, !scene.isLow, last > top + 1 {
      frame.draw(change(scene), row: last - 1, columns: scene.columns)
    }
    if let last = rows.last, last > top || !scene.isLow {
      frame.draw(
        Line(
          " " + left(scene), right: meter(scene), style: .dim,
          rightStyle: area.count >= area.limit ? .alarm : .dim),
        row: last, columns: scene.columns)
    }
    if let search {
      // The panel's one line stands above the footer's.
      frame.cursor = Frame.Cursor(
        row: scene.size.rows - 2,
        column: WordsPage.findHead.columnWidth + slice(search, scene).cursor)
    } else {
      let cursor = area.visibleCursor
      frame.cursor = Frame.Cursor(row: top + cursor.row, column: 1 + cursor.column)
    }
  }
}
