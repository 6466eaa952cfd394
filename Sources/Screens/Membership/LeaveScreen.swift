// SPDX-License-Identifier: Apache-2.0

internal import Canvas
internal import Text

/// Leaving the board for good: what stays and what goes, then two words of the codename, which no
/// slip types.
struct LeaveScreen: Screen {
  private enum Stage {
    case reading
    case typing
    /// Whether the words are right is being found out.
    case checking(Ticket)
    case leaving(Ticket)
  }

  private let list: CodewordList
  private var stage = Stage.reading
  private var field = CodewordField(count: Curtain.wordCount)
  private var wrongTries = 0
  private var said: String?
  private var sheet = Sheet()
  private var bodyRows = 1

  init(_ list: CodewordList) { self.list = list }

  var page: Page { if case .reading = stage { .leaving } else { .codewords } }
  /// Words half typed do not wait behind a hidden screen.
  var isFleeting: Bool { if case .typing = stage { true } else { false } }

  func head(_ scene: Scene) -> [Line] {
    let state = scene.isNarrow ? "" : "nothing has changed yet"
    return [Line(" Leaving for good", right: state, style: .strong)]
  }

  private var isBusy: Bool {
    switch stage {
    case .checking, .leaving: true
    case .reading, .typing: false
    }
  }

  func refusal(of request: Request, _ scene: Scene) -> String? {
    isBusy && [.open, .back, .showWord].contains(request) ? "A moment." : nil
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    switch (stage, request) {
    case (.reading, .open):
      stage = .typing
      sheet = Sheet()
      return []
    case (_, .back):
      field.clear()
      scene.notice = Notice("You stay. Nothing was changed.")
      return [.back]
    case (.typing, .open), (.typing, .showWord): return type(key, &scene)
    default:
      sheet.perform(request, rows: bodyRows)
      return []
    }
  }

  mutating func type(_ key: Key, _ scene: inout Scene) -> [Step] {
    guard case .typing = stage else { return [] }
    let outcome = field.take(key, list)
    guard case .submitted(let words) = outcome else {
      explain(outcome)
      return []
    }
    said = nil
    let ticket = scene.ticket()
    stage = .checking(ticket)
    return [.ask(.reopen(words: words, ticket))]
  }

  mutating func paste(_ text: String, _ scene: inout Scene) {
    guard case .typing = stage else { return }
    explain(field.paste(text, list))
  }

  private mutating func explain(_ outcome: CodewordField.Outcome) {
    said = outcome.hint(word: field.present) ?? (outcome == .ignored ? said : nil)
  }

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    switch (stage, answer) {
    case (.checking(ticket), .reopened(true)):
      let next = scene.ticket()
      stage = .leaving(next)
      return [.ask(.leaveBoard(next))]
    case (.checking(ticket), .reopened(false)):
      wrongTries += 1
      guard wrongTries < Curtain.tries else {
        scene.notice = Notice("Those were not the words. You stay; nothing was changed.")
        return [.back]
      }
      stage = .typing
      said = "Those are not the first two words of your codename."
      return []
    case (.leaving(ticket), .left): return [.ask(.leave(wiping: true))]
    case (.checking(ticket), .failed(let sentence)), (.leaving(ticket), .failed(let sentence)):
      scene.notice = Notice("You have not left. \(sentence)", isAlarm: true)
      return [.back]
    default: return nil
    }
  }

  // MARK: Drawing

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    sheet.settle(rows: rows, count: lines(scene).count)
    return []
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    sheet.draw(lines(scene), on: &frame, rows: rows, scene)
    guard page == .codewords, rows.count > 2 else { return }
    let column = (scene.isNarrow ? 1 : 6) + 2 * min(field.filled(list), field.count - 1)
    let row = rows.lowerBound + (scene.isLow ? 1 : 3)
    frame.cursor = Frame.Cursor(row: row, column: min(column, scene.size.columns - 1))
  }

  private static let sections = [
    Protection.Section(
      heading: "STAYS",
      sentences: [
        "What you wrote, under its tags, until its time runs out.",
        "Nobody can change it or take it back then, you included: 4 shows what is yours, and d "
          + "takes it back, before you leave.",
      ]),
    Protection.Section(
      heading: "GOES",
      sentences: [
        "Your codename: it opens nothing from then on, and nobody can bring it back.",
        "Your drafts, read marks and list of what is yours.",
        "The board gets another key.",
      ]),
    Protection.Section(
      heading: "NOBODY",
      sentences: ["Nobody is told. The number of members goes down by one."]),
  ]

  private func lines(_ scene: Scene) -> [Line] {
    let gap = scene.isLow ? [] : [Line.blank]
    let indent = scene.isNarrow ? 1 : 3
    func text(_ words: String, style: Style = .plain) -> [Line] {
      Line.wrap(words, columns: scene.columns, indent: indent, style: style)
    }
    guard page == .codewords else {
      return gap
        + Protection.Section.lines(
          LeaveScreen.sections, columns: scene.columns, isNarrow: scene.isNarrow)
        + gap
        + Line.wrap(
          "Enter goes on: it asks for the first two words of your codename. Esc stays.",
          columns: scene.columns, style: .strong)
    }
    let filled = isBusy ? field.count : field.filled(list)
    let state =
      if case .leaving = stage {
        "leaving: a moment…"
      } else if let shown = field.shown(list) {
        "word \(field.present): \(shown)"
      } else {
        field.words.count == field.count ? "Enter leaves" : "word \(field.present)"
      }
    let margin = String(repeating: " ", count: scene.isNarrow ? 1 : 6)
    let question =
      scene.isNarrow
      ? "Your codename's first two words leave."
      : "The first two words of your codename take you off the board."
    return gap + text(question) + gap
      + [Line("\(margin)\(CodewordLines.boxes(filled, of: field.count))   \(state)")] + gap
      + (said.map { text($0, style: .strong) } ?? [])
  }
}
