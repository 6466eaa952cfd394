// SPDX-License-Identifier: Apache-2.0

internal import Anonymisation
internal import Board
internal import Canvas
internal import Text

/// Words about one post: those that a moderator lets stand there, a question that she asks its author,
/// the author's answer, or what the person named answers to a warning.
///
/// They are shown as they will be read before anything is sent.
struct LetterPage: Screen {
  enum Purpose {
    /// The post's words, to be cut, with the item of the queue that it is about, if any.
    case cut(ThreadID, EventID, String, QueueItem?)
    case ask(ThreadID, EventID)
    /// An answer to a question, which an event of the thread brought.
    case answer(ThreadID, EventID, question: String)
    /// What the person named in a warning answers, for everybody to read in its thread.
    case dispute(ThreadReading)
  }

  private enum Stage {
    case typing
    /// The words as they will be read.
    case seen
    /// The reasons for cutting words out, below that.
    case choosing
  }

  private let purpose: Purpose
  private var area: TextArea
  private var sheet = Sheet()
  private var bodyRows = 1
  private var stage = Stage.typing
  private var ticket: Ticket?
  /// The thread whose post is cut, as it stood when its preview was asked for; nil till then.
  private var reading: ThreadReading?
  private var readingTicket: Ticket?
  private var fault: String?

  init(_ purpose: Purpose, _ scene: Scene) {
    self.purpose = purpose
    let (text, limit) =
      switch purpose {
      case .cut(_, _, let text, _): (text, Limits.textCharacters)
      case .ask: ("", Limits.questionCharacters)
      case .answer: ("", Limits.answerCharacters)
      case .dispute: ("", Limits.textCharacters)
      }
    area = TextArea(text, limit: limit, size: scene.size)
  }

  var page: Page {
    switch stage {
    case .typing: .letter
    case .seen: isCutting ? .cutPreview : .letterPreview
    case .choosing: .choice
    }
  }

  private var thread: ThreadID {
    switch purpose {
    case .cut(let thread, _, _, _), .ask(let thread, _), .answer(let thread, _, _): thread
    case .dispute(let reading): reading.state.id
    }
  }

  private var isCutting: Bool { if case .cut = purpose { true } else { false } }

  /// The post as it stands, whose words are to be cut.
  private var post: Message? {
    guard case .cut(_, let post, _, _) = purpose else { return nil }
    return reading?.state.message(post)
  }

  /// Why no words of it can be cut by now; nil where they can, and where none are to be.
  private var whyNotCut: String? {
    guard isCutting else { return nil }
    return fault ?? (reading == nil ? "A moment: the thread is being read." : nil)
  }

  /// The reasons to choose from.
  private var reasons: [ModerationReason] {
    ModerationDeed.redact.reasons(onCut: post?.redacted != nil)
  }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .finish, .post:
      ticket != nil
        ? "A moment: it is on its way."
        : request == .post ? whyNotCut : nil
    default: nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    switch stage {
    case .typing:
      switch request {
      case .back: return [.back]
      case .finish: return finish(&scene)
      default: return []
      }
    case .seen:
      switch request {
      case .back, .words: stage = .typing
      case .post where isCutting: stage = .choosing
      case .post: return send(&scene)
      default: sheet.perform(request, rows: bodyRows)
      }
      return []
    case .choosing:
      if request == .back { stage = .seen }
      guard request == .choose, let reason = ReasonChoices.reason(key, of: reasons) else {
        return []
      }
      stage = .seen
      return cut(reason, &scene)
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
    if case .cut(_, _, let former, _) = purpose, area.text == former {
      scene.notice = Notice("Nothing is cut yet.")
    } else if case .ask(_, let post) = purpose,
      let limit = Mail.limit(ofQuestion: published(scene).words, about: post)
    {
      scene.notice = Notice(
        "Letters with accents, and signs, take more room: of this it holds \(limit) characters.",
        isAlarm: true)
    } else {
      stage = .seen
      sheet = Sheet()
      return isCutting ? readThread(&scene) : []
    }
    return []
  }

  /// Asks for the thread as it stands by now, to show the post in it.
  private mutating func readThread(_ scene: inout Scene) -> [Step] {
    let ticket = scene.ticket()
    (readingTicket, reading, fault) = (ticket, nil, nil)
    return [.ask(.thread(thread, ticket))]
  }

  /// Sends what was seen.
  private mutating func send(_ scene: inout Scene) -> [Step] {
    let words = RawText(area.text)
    let intent: Intent
    switch purpose {
    case .cut: return []
    case .ask(let thread, let post): intent = .ask(thread, post, words)
    case .answer(let thread, let question, _):
      intent = .answer(thread, question: question, words)
    case .dispute(let reading): intent = .dispute(reading.state.id, words)
    }
    return send(.perform(intent, newTicket(&scene)), &scene)
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
        item: item, acts: [.decide(.resolved), .cut(thread, post, words, reason)],
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
    if ticket == readingTicket {
      take(answer)
      return []
    }
    guard ticket == self.ticket else { return nil }
    self.ticket = nil
    switch answer {
    case .performed:
      scene.notice = Notice(done(scene))
      return [.back]
    case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
    default: break
    }
    return []
  }

  private mutating func take(_ answer: Answer) {
    switch answer {
    case .thread(let reading):
      self.reading = reading
      fault = change
    case .failed(let sentence): fault = sentence
    default: break
    }
  }

  /// What happened to the post since its words were taken up here; nil where they still stand.
  private var change: String? {
    guard case .cut(_, _, let former, _) = purpose else { return nil }
    guard let post else { return "The post is not there any more." }
    if post.isWithdrawn { return "Its author took it back." }
    guard let text = post.body.text, text != former else { return nil }
    return
      "Others changed its words meanwhile: leave this, and begin with those that stand there now."
  }

  /// What is said once it is done.
  private func done(_ scene: Scene) -> String {
    switch purpose {
    case .cut:
      isKept(scene)
        ? "Cut, and shown as such. The words that went are kept for the moderators alone."
        : "Cut, and shown as such."
    case .ask: "Sent. Its author alone reads it; her answer comes to the queue."
    case .answer: "Sent to the moderators, as the tag you have in that thread."
    case .dispute: "It stands in the thread for everybody, and in 6. 7 has it, to be seen to."
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
    if stage == .typing { area.point(row: row - lead(scene).count, column: column - 1) }
    return nil
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    if stage == .seen {
      bodyRows = rows
      sheet.settle(rows: rows, count: seenLines(scene).count)
    }
    guard stage == .typing else { return [] }
    if scene.notice == nil { bodyRows = rows }
    area.resize(
      to: Size(rows: max(1, bodyRows - lead(scene).count - 1), columns: scene.columns - 1))
    return []
  }

  // MARK: Drawing

  func panel(_ scene: Scene) -> [Line]? {
    guard stage == .choosing else { return nil }
    return [Line(" Cut out, because:", style: .strong)]
      + ReasonChoices.lines(reasons, scene)
  }

  func head(_ scene: Scene) -> [Line] {
    let title =
      switch (purpose, stage) {
      case (.cut, .typing):
        scene.isNarrow ? "Cut words out" : "Cut words out: all of the post as it is to stand"
      case (.cut, _):
        scene.isNarrow ? "As all will see it" : "Cut words out: exactly what others will see"
      case (.ask, .seen):
        scene.isNarrow ? "As she will read it" : "Ask the author: as she will read it"
      case (.ask, _): scene.isNarrow ? "Ask the author" : "Ask the author, for her alone to read"
      case (.answer, .seen):
        scene.isNarrow ? "As they will read it" : "Your answer: as the moderators will read it"
      case (.answer, _): "Your answer"
      case (.dispute, .seen):
        scene.isNarrow
          ? "As all will see it" : "The person named answers: exactly what others will see"
      case (.dispute, _):
        scene.isNarrow ? "The person named" : "What the person named answers, for everybody to read"
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
    case .dispute: "Their own words, as far as they name nobody. Leaving loses this."
    }
  }

  // MARK: As it will be read

  /// The words as they will be read, and what that takes out of them.
  private func published(_ scene: Scene) -> (words: String, changes: Changes) {
    let given = Sanitiser.body(area.text)
    let report = scene.anonymise(given, [])
    return (Sanitiser.body(report.text), Changes(report, in: given))
  }

  private func seenLines(_ scene: Scene) -> [Line] {
    let (words, changes) = published(scene)
    let air: [Line] = scene.isLow ? [] : [.blank]
    var lines = lead(scene)
    switch purpose {
    case .ask, .answer:
      lines += Line.wrap(words, columns: scene.columns - 1, indent: 3) + air
    case .dispute(let reading):
      lines += postLines(.disputed(reading.state.id), words, reading, scene)
    case .cut(let thread, let post, _, _):
      guard let reading, fault == nil else {
        return lines
          + Line.wrap(
            whyNotCut ?? "", columns: scene.columns, style: fault == nil ? .dim : .alarm)
      }
      // What to do, above the first post, has air of its own.
      if self.post?.role == .opening { lines = [] }
      let cut = Act.moderated(Moderation(.redact, thread, post: post))
      lines += postLines(cut, words, reading, scene)
    }
    lines.append(Line(String(repeating: "─", count: scene.columns), style: .dim))
    if changes.count > 0 {
      let list = changes.list.joined(separator: ", ")
      lines +=
        scene.isNarrow
        ? [Line(" CHANGED")] + Line.wrap(list, columns: scene.columns, indent: 3)
        : Line.wrap(list, columns: scene.columns, indent: 11, head: " CHANGED")
    }
    return lines + Line.wrap(counsel(scene), columns: scene.columns)
  }

  /// The post that an act puts up or changes, made by the very fold that others read it through.
  private func postLines(
    _ act: Act, _ words: String, _ reading: ThreadReading, _ scene: Scene
  ) -> [Line] {
    guard let row = scene.board.row(reading.state.id) else { return [] }
    var state = reading.state
    let event = Event(id: .unsent, day: scene.today, author: .unsigned, act: act)
    state.apply(
      event, body: .text(words), once: nil, at: Place(0), isVerified: true, founder: .unsigned)
    let name = scene.desk.reading.map { "Moderator \($0.moderator)" } ?? "Moderator"
    let after = ThreadReading(
      state: state, names: reading.names, moderatorNames: [event.id: name], own: [],
      hasSaidSameHere: reading.hasSaidSameHere)
    let sheet = ThreadSheet(
      scene: scene, board: scene.board, row: row, reading: after,
      reference: reading.state.id.reference.description)
    let post = act.replacedText ?? event.id
    return state.messages.firstIndex { $0.id == post }.map { sheet.post($0).lines } ?? []
  }

  /// Whether what stands there now is kept for a while: an author's own words, for the moderators.
  private func isKept(_ scene: Scene) -> Bool {
    post?.redacted == nil && scene.board.moderators.current != nil
  }

  /// What to know before it is sent.
  private func counsel(_ scene: Scene) -> String {
    switch purpose {
    case .cut:
      isKept(scene)
        ? "Readers see that words were cut. What stands there now is kept for \(KeptOriginal.days) "
          + "days, for the moderators alone."
        : "Readers see that words were cut. What stands there now is erased."
    case .ask: "Its author alone reads it; her answer comes to the queue."
    case .answer: "The moderators alone read it, and see the tag that you have in that thread."
    case .dispute:
      "Everybody reads it, and the thread says “disputed” from then on. It is not changed afterwards: "
        + "only set aside, as any post is."
    }
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    switch stage {
    case .typing: break
    case .seen: return sheet.draw(seenLines(scene), on: &frame, rows: rows, scene)
    // Nothing scrolls below a choice.
    case .choosing:
      return Sheet().draw(
        Array(seenLines(scene).prefix(rows.count)), on: &frame, rows: rows, scene)
    }
    let lead = lead(scene)
    for (line, row) in zip(lead, rows) { frame.draw(line, row: row, columns: scene.columns) }
    let top = min(rows.upperBound, rows.lowerBound + lead.count)
    // Where there is one row, it is for the words.
    let end = rows.upperBound - (rows.upperBound > top + 1 ? 1 : 0)
    for (line, row) in zip(area.visibleRows(), top..<max(top, end)) {
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
