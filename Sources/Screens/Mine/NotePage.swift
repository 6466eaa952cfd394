// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// A note of one's own, alone on the screen.
struct NotePage: Screen {
  let note: Note
  private var sheet = Sheet()
  private var bodyRows = 1
  /// Whether D was pressed, and once more erases it.
  private var isErasing = false
  private var ticket: Ticket?

  init(_ note: Note) {
    self.note = note
  }

  let page = Page.note

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .writeNote: scene.whyNoNotes
    case .throwAway:
      scene.standing.whyReadOnly ?? (ticket == nil ? nil : "A moment: it is being erased.")
    default: nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let wasErasing = isErasing
    isErasing = false
    switch request {
    case .back: return [.back]
    case .writeNote: return scene.beginNote()
    case .export: scene.notice = Notice(NotePage.exportWords)
    case .throwAway:
      guard wasErasing else {
        isErasing = true
        scene.notice = Notice(
          "D again erases this note for good: its words and its time go from the board's files.")
        return []
      }
      let ticket = scene.ticket()
      self.ticket = ticket
      scene.notice = Notice("Erasing…")
      return [.ask(.perform(.eraseNote(note.id), ticket))]
    default: sheet.perform(request, rows: bodyRows)
    }
    return []
  }

  /// What `:export` says: no screen writes files.
  static let exportWords =
    "In a shell: lookout note export --text FILE --json FILE. The first is for people, the second "
    + "proves when each was kept. Over SSH the only path is -: ssh HOST note export --text - > FILE"

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    guard ticket == self.ticket else { return nil }
    self.ticket = nil
    switch answer {
    case .performed:
      scene.notice = Notice("Erased. Its words and its time are gone from the board's files.")
      return [.back]
    case .failed(let sentence):
      scene.notice = Notice(sentence, isAlarm: true)
      return []
    default: return []
    }
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    sheet.settle(rows: rows, count: lines(scene).count)
    return []
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool { false }

  func head(_ scene: Scene) -> [Line] {
    let time = note.moment.map { moment in
      scene.isNarrow ? moment.label(on: scene.today) : moment.description
    }
    return [
      Line(
        " Note · \(time ?? note.day.description)",
        right: scene.isNarrow ? "only you" : "only you can open this page", style: .strong)
    ]
  }

  private func lines(_ scene: Scene) -> [Line] {
    let text =
      switch note.body {
      case .text(let text): text
      case .erased: "Its words have been erased from the board's files, and not by you."
      default: "Its words cannot be read: what is stored is not what was written."
      }
    let air: [Line] = scene.isLow ? [] : [.blank]
    return air + note.rows(of: text, columns: scene.columns)
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    sheet.draw(lines(scene), on: &frame, rows: rows, scene)
  }
}

extension Note {
  /// The text of a note in the rows it takes.
  fileprivate func rows(of text: String, columns: Int) -> [Line] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.isEmpty ? [Line.blank] : Line.wrap(String(line), columns: columns, indent: 2)
    }
  }

  /// How long it is, such as `3 lines`: what a list tells of it, and nothing else.
  func length(columns: Int) -> String {
    guard let text = body.text else { return "cannot be read" }
    let count = rows(of: text, columns: columns).count
    return count == 1 ? "1 line" : "\(count) lines"
  }
}
