// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// Words for one post: those that a moderator lets stand there, a question that she asks its author, or
/// the author's answer.
struct LetterPage: Screen {
  enum Purpose {
    /// The post's words, to be cut; with the item of the queue that it is about, if any.
    case cut(ThreadID, EventID, String, QueueItem?)
    case ask(ThreadID, EventID)
    /// An answer to a question, which an event of the thread brought.
    case answer(ThreadID, EventID, question: String)
  }

  private let purpose: Purpose
  private var area: TextArea
  private var bodyRows = 1
  private var isChoosing = false
  private var ticket: Ticket?

  init(_ purpose: Purpose, _ scene: Scene) {
    self.purpose = purpose
    let (text, limit) =
      switch purpose {
      case .cut(_, _, let text, _): (text, Limits.textCharacters)
      case .ask, .answer: ("", LetterPage.letterCharacters)
      }
    area = TextArea(text, limit: limit, size: scene.size)
  }

  /// How long a question, or an answer to it, may be.
  static let letterCharacters = 600

  var page: Page { isChoosing ? .choice : .letter }

  private var thread: ThreadID {
    switch purpose {
    case .cut(let thread, _, _, _), .ask(let thread, _), .answer(let thread, _, _): thread
    }
  }

  private var isCutting: Bool { if case .cut = purpose { true } else { false } }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    request == .finish && ticket != nil ? "A moment: it is on its way." : nil
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    if isChoosing {
      if request == .back { isChoosing = false }
      guard request == .choose,
        let index = Choices.index(key, of: ModerationDeed.redact.reasons.count)
      else { return [] }
      isChoosing = false
      return cut(ModerationDeed.redact.reasons[index], &scene)
    }
    switch request {
    case .back: return [.back]
    case .finish: return finish(&scene)
    default: return []
    }
  }

  private mutating func finish(_ scene: inout Scene) -> [Step] {
    guard area.text.contains(where: { !$0.isWhitespace }) else {
      scene.notice = Notice(
        isCutting
          ? "Nothing would be left. What is to go as a whole is set aside."
          : "Nothing is written yet.")
      return []
    }
    switch purpose {
    case .cut(_, _, let former, _):
      if area.text == former {
        scene.notice = Notice("Nothing is cut yet.")
      } else {
        isChoosing = true
      }
      return []
    case .ask(let thread, let post):
      return send(.perform(.ask(thread, post, RawText(area.text)), newTicket(&scene)), &scene)
    case .answer(let thread, let post, _):
      return send(
        .perform(.answer(thread, question: post, RawText(area.text)), newTicket(&scene)), &scene)
    }
  }

  private mutating func cut(_ reason: ModerationReason, _ scene: inout Scene) -> [Step] {
    guard case .cut(let thread, let post, _, let item) = purpose else { return [] }
    let words = RawText(area.text)
    guard let item else {
      return send(.cutWords(post, in: thread, words, reason, newTicket(&scene)), &scene)
    }
    // In the queue it can be taken back, like any other decision there.
    return scene.decide(
      Decision(
        item: item, acts: [.cut(thread, post, words, reason), .decide(.resolved)],
        sentence: "Words cut out: \(item.name(scene)).")) + [.back]
  }

  private mutating func newTicket(_ scene: inout Scene) -> Ticket {
    let ticket = scene.ticket()
    self.ticket = ticket
    return ticket
  }

  private func send(_ effect: Effect, _ scene: inout Scene) -> [Step] {
    scene.notice = Notice("On its way…")
    return [.ask(effect)]
  }

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    guard ticket == self.ticket else { return nil }
    self.ticket = nil
    switch answer {
    case .performed:
      scene.notice = Notice(done)
      return [.back]
    case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
    default: break
    }
    return []
  }

  /// What is said once it is done.
  private var done: String {
    switch purpose {
    case .cut: "Cut, and shown as such. The words that went are kept for the moderators alone."
    case .ask: "Sent. Its author alone reads it; her answer comes to the queue."
    case .answer: "Sent to the moderators, as the tag you have in that thread."
    }
  }

  // MARK: Typing

  mutating func type(_ key: Key, _ scene: inout Scene) -> [Step] {
    if key == .enter, area.selection == nil, area.cursor == area.count,
      area.text == "." || area.text.hasSuffix("\n.")
    {
      area.perform(.deleteBackward)
      return finish(&scene)
    }
    if case .character(let character) = key {
      area.insert(String(character))
    } else if let edit = Edit(key), edit != .find, edit != .findBack {
      area.perform(edit, extending: key.isShifted)
    }
    tellExcess(&scene)
    return []
  }

  mutating func paste(_ text: String, _ scene: inout Scene) {
    area.insert(text)
    tellExcess(&scene)
  }

  private func tellExcess(_ scene: inout Scene) {
    guard area.excess > 0 else { return }
    scene.notice = Notice("No room: it holds \(area.limit) characters.", isAlarm: true)
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    area.point(row: row - lead(scene).count, column: column - 1)
    return nil
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    if !isChoosing, scene.notice == nil { bodyRows = rows }
    area.resize(
      to: Size(rows: max(1, bodyRows - lead(scene).count - 1), columns: scene.columns - 1))
    return []
  }

  // MARK: Drawing

  func panel(_ scene: Scene) -> [Line]? {
    guard isChoosing else { return nil }
    return [Line(" Cut out, because:", style: .strong)]
      + Choices.lines(ModerationDeed.redact.reasons.map(\.label), scene)
  }

  func head(_ scene: Scene) -> [Line] {
    let title =
      switch purpose {
      case .cut: scene.isNarrow ? "Cut words out" : "Cut words out: as it will stand"
      case .ask: scene.isNarrow ? "Ask the author" : "Ask the author, for her alone to read"
      case .answer: "Your answer"
      }
    return [Line(" \(title)", right: "\(thread.reference)", style: .strong)]
  }

  /// What stands above the words.
  private func lead(_ scene: Scene) -> [Line] {
    let air: [Line] = scene.isLow ? [] : [.blank]
    guard case .answer(_, _, let question) = purpose else { return air }
    let asked = Line.wrap(
      "A moderator asks: \(question)", columns: scene.columns, style: .strong)
    return air + Array(asked.prefix(scene.isLow ? 3 : 8)) + air
  }

  private func hint(_ scene: Scene) -> String {
    if scene.isNarrow { return "Not kept if you leave." }
    return switch purpose {
    case .cut: "Readers see that words were cut. Leaving loses this."
    case .ask: "You see her tag and no more. Leaving loses this."
    case .answer: "Moderators see your tag there, no more. Leaving loses this."
    }
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let lead = lead(scene)
    for (line, row) in zip(lead, rows) { frame.draw(line, row: row, columns: scene.columns) }
    let top = min(rows.upperBound, rows.lowerBound + lead.count)
    for (line, row) in zip(area.visibleRows(), top..<max(top, rows.upperBound - 1)) {
      var column = 1
      for run in line.runs {
        column = frame.put(run.text, row: row, column: column, style: run.style)
      }
    }
    if let last = rows.last, last > top {
      frame.draw(
        Line(
          " " + hint(scene), right: scene.isNarrow ? "" : "\(area.count) of \(area.limit)",
          style: .dim), row: last, columns: scene.columns)
    }
    let cursor = area.visibleCursor
    frame.cursor = Frame.Cursor(row: top + cursor.row, column: 1 + cursor.column)
  }
}
