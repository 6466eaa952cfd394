// SPDX-License-Identifier: Apache-2.0

internal import Canvas
internal import Text

/// Another codename: drawn, shown once, typed back unseen, and then the only one that holds.
struct CodenameScreen: Screen {
  private enum Stage {
    /// The words that were drawn are shown, or awaited.
    case drawn
    case typing
    case changing(Ticket)
  }

  private let list: CodewordList
  private var stage = Stage.drawn
  /// The draw that is awaited.
  private var draw: Ticket?
  private var drawn: [Int] = []
  private var field = CodewordField(count: Entrance.codenameLength)
  /// What hinders, below the boxes.
  private var said: String?
  private var sheet = Sheet()
  private var bodyRows = 1

  /// A page that waits for words to be drawn; see `question`.
  init(_ list: CodewordList, ticket: Ticket) {
    self.list = list
    draw = ticket
  }

  /// What it wants first.
  var question: Effect { .drawCodename(draw ?? Ticket(number: 0)) }

  var page: Page { if case .drawn = stage { .drawn } else { .codewords } }
  /// Whoever hides it begins again, with other words; a change that is under way is waited for.
  var isFleeting: Bool { if case .changing = stage { false } else { true } }

  func head(_ scene: Scene) -> [Line] {
    switch stage {
    case .drawn:
      [
        Line(
          " Another codename · 1 of 2", right: scene.isNarrow ? "" : "shown once, now",
          style: .strong)
      ]
    case .typing, .changing:
      [
        Line(
          " Another codename · 2 of 2", right: scene.isNarrow ? "" : "nothing is shown as you type",
          style: .strong)
      ]
    }
  }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch (stage, request) {
    case (.changing, .open), (.changing, .back), (.changing, .showWord):
      "A moment: the codename is being changed."
    case (.drawn, .open) where drawn.isEmpty: "No words are drawn yet: n draws them."
    case (.drawn, .otherWords) where draw != nil: "A moment: words are being drawn."
    default: nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    switch (stage, request) {
    case (.drawn, .open):
      stage = .typing
      field.clear()
      said = nil
      return []
    case (.drawn, .otherWords): return drawAgain(&scene)
    case (.drawn, .back):
      forget()
      scene.notice = Notice("Your codename stays as it was.")
      return [.back]
    // Shown once: whoever is not sure of the words gets others.
    case (.typing, .back): return drawAgain(&scene)
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
    guard words == drawn else {
      let right = zip(words, drawn).prefix { $0 == $1 }.count
      said =
        "Word \(right + 1) is another one than was shown. All seven again; Esc draws others, if you "
        + "are not sure of them."
      return []
    }
    said = nil
    forget()
    let ticket = scene.ticket()
    stage = .changing(ticket)
    return [.ask(.changeCodename(words, ticket))]
  }

  mutating func paste(_ text: String, _ scene: inout Scene) {
    guard case .typing = stage else { return }
    explain(field.paste(text, list))
  }

  private mutating func explain(_ outcome: CodewordField.Outcome) {
    said = outcome.hint(word: field.present) ?? (outcome == .ignored ? said : nil)
  }

  private mutating func drawAgain(_ scene: inout Scene) -> [Step] {
    forget()
    stage = .drawn
    sheet = Sheet()
    let ticket = scene.ticket()
    draw = ticket
    return [.ask(.drawCodename(ticket))]
  }

  /// Overwrites the words as far as a value can.
  private mutating func forget() {
    for index in drawn.indices { drawn[index] = 0 }
    drawn = []
    field.clear()
  }

  // MARK: The world

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    if ticket == draw {
      draw = nil
      if case .drawn(let words) = answer, words.count == Entrance.codenameLength,
        words.allSatisfy((0..<list.count).contains)
      {
        drawn = words
      }
      return []
    }
    guard case .changing(ticket) = stage else { return nil }
    switch answer {
    case .changed:
      scene.notice = Notice(
        "Changed. The old codename opens nothing any more, and the board has another key.")
      return [.back]
    case .failed(let sentence):
      scene.notice = Notice("Not changed: your codename is the old one. \(sentence)", isAlarm: true)
      return [.back]
    default: return []
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

  private func lines(_ scene: Scene) -> [Line] {
    let gap = scene.isLow ? [] : [Line.blank]
    let indent = scene.isNarrow ? 1 : 3
    func text(_ words: String, style: Style = .plain) -> [Line] {
      Line.wrap(words, columns: scene.columns, indent: indent, style: style)
    }
    switch stage {
    case .drawn where drawn.isEmpty:
      return gap + text(draw == nil ? "No words came: n draws again." : "Drawing seven words…")
    case .drawn:
      return gap
        + CodewordLines.grid(drawn, list, columns: scene.columns, isNarrow: scene.isNarrow) + gap
        + text("Enter clears the screen, and you type them back. n draws others.") + gap
        + CodewordLines.counsel(columns: scene.columns, isNarrow: scene.isNarrow) + gap
        + text(
          """
          From then on the old codename opens nothing. The board gets another key with it, so that \
          whoever has seen the old one reads nothing that is written later. Other terminals of \
          yours are closed. What you wrote stays yours; drafts and read marks stay, too.
          """)
        + gap + text("Lost, it is lost: nobody can look it up or reset it.")
    case .typing, .changing:
      let isChanging = if case .changing = stage { true } else { false }
      let filled = isChanging ? field.count : field.filled(list)
      let boxes = CodewordLines.boxes(filled, of: field.count)
      let state =
        if isChanging {
          "changing: a moment…"
        } else if let shown = field.shown(list) {
          "word \(field.present): \(shown)"
        } else if field.words.count == field.count {
          "Enter"
        } else {
          "word \(field.present)"
        }
      let margin = String(repeating: " ", count: scene.isNarrow ? 1 : 6)
      return gap + text("The seven words, in their order.") + gap
        + [Line("\(margin)\(boxes)   \(state)")] + gap
        + (said.map { text($0, style: .strong) } ?? [])
    }
  }
}
