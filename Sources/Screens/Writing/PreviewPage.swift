// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// Exactly what others will see, and who could tell whose words they are, before anything is sent.
struct PreviewPage: WritingPage {
  let purpose: Purpose
  /// The thread that a reply or an amendment goes to, once it is read.
  private var reading: ThreadReading?
  private var ticket: Ticket?
  private var fault: String?
  private var first = 0
  private var bodyRows = 1

  init(_ purpose: Purpose) {
    self.purpose = purpose
  }

  let page = Page.preview

  private var thread: ThreadID? {
    switch purpose {
    case .new, .note: nil
    case .reply(let thread, _), .amend(let thread, _): thread
    }
  }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .post:
      return scene.standing.whyReadOnly ?? scene.whyNotPosting
    case .facts: return purpose == .new ? nil : "A reply has no facts; e changes its words."
    case .words:
      let takesWords = purpose != .new || scene.drafts.composition?.takesWords == true
      return takesWords ? nil : "What may be a crime goes up without words."
    case .writeNote:
      let takesWords = scene.drafts.composition?.takesWords == true
      return purpose == .new && !takesWords ? scene.whyNoNotes : "Here words can go with it: e."
    case .withoutWords:
      guard purpose == .new, let composition = scene.drafts.composition, composition.text != nil,
        !composition.advice.isEmpty
      else { return "Only what to do, ticked in the facts, can go up without words." }
      return nil
    default: return nil
    }
  }

  func doorFacts(_ scene: Scene) -> DoorFacts? {
    purpose == .new ? scene.drafts.composition.map { DoorFacts($0.opening) } : nil
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let page = max(1, bodyRows - 1)
    switch request {
    case .moveDown: first += 1
    case .moveUp: first -= 1
    case .pageDown: first += page
    case .pageUp: first -= page
    case .first: first = 0
    case .last: first = .max
    case .words: return [.replace(WordsPage(purpose, scene))]
    case .facts:
      return scene.drafts.composition.map { [.replace(FactsForm($0.kind, scene))] } ?? []
    case .withoutWords:
      // Undoing on the words page brings them back.
      scene.drafts.composition?.words.removeAll()
    case .throwAway:
      throwAway(&scene)
      scene.notice = Notice("Thrown away.")
      return [.back]
    case .back: return leave(&scene)
    case .post: return post(&scene)
    case .writeNote: return scene.beginNote()
    default: break
    }
    return []
  }

  private func post(_ scene: inout Scene) -> [Step] {
    guard let intent = intent(scene) else { return [] }
    return scene.send(intent, for: purpose)
  }

  private func intent(_ scene: Scene) -> Intent? {
    let words = RawText(scene.drafts[purpose]?.text ?? "")
    switch purpose {
    case .new:
      return scene.drafts.composition.map { .open($0.opening, $0.text == nil ? nil : words) }
    case .reply(let thread, let target): return .reply(thread, to: target, words)
    case .amend(let thread, let message): return .amend(thread, message, words)
    case .note: return .note(words)
    }
  }

  // MARK: The world

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    first = max(0, min(first, lines(scene).count - rows))
    guard let thread, ticket == nil else { return [] }
    let ticket = scene.ticket()
    self.ticket = ticket
    return [.ask(.thread(thread, ticket))]
  }

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    guard ticket == self.ticket else { return nil }
    switch answer {
    case .thread(let reading?): self.reading = reading
    case .thread(nil):
      fault = "This thread is no longer here: its time ran out, or its author took it back."
    case .failed(let sentence): fault = sentence
    default: break
    }
    return []
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    let what =
      switch purpose {
      case .new:
        scene.drafts.composition.map { $0.kind == .warning ? "\($0.title) · 3 of 3" : $0.title }
          ?? ""
      case .reply: "Reply"
      case .amend: "Amend"
      case .note: "Note"
      }
    let title = scene.isNarrow ? " As others will see it" : " \(what): exactly what others will see"
    return [Line(title, style: .strong)]
  }

  /// What others will see: the very drawing of the thread screen.
  private func seen(_ scene: Scene) -> [Line] {
    switch purpose {
    case .new:
      guard let sheet = PreviewPage.sheet(scene) else { return [] }
      return sheet.head() + sheet.post(0).lines
    case .reply, .amend:
      if let fault { return Line.wrap(fault, columns: scene.columns, style: .alarm) }
      guard let reading, let place = place(in: reading, scene) else {
        return [Line(" Reading the thread…", style: .dim)]
      }
      return place.sheet.post(place.index).lines
    case .note: return []
    }
  }

  /// The new thread, made by the very fold that others will read it through.
  private static func sheet(_ scene: Scene) -> ThreadSheet? {
    guard let composition = scene.drafts.composition else { return nil }
    let author = AuthorKey.unsigned
    let event = Event(
      id: .unsent,
      day: scene.today,
      author: author,
      act: .opened(composition.opening)
    )
    var board = BoardState()
    if let subject = composition.subject.flatMap(scene.board.subject) {
      let enrolment = Event(
        id: .unsent,
        day: scene.today,
        author: author,
        act: .enrolled(subject.id, subject.tag)
      )
      board.apply(enrolment, at: subject.place, founder: author)
    }
    board.apply(event, at: Place(0), founder: author)
    let body = composition.text.map { BodyReading.text(published($0, scene)) } ?? .none
    guard let row = board.row(ThreadID(opening: event.id)),
      let state = ThreadState(event, body: body, at: Place(0), isVerified: true)
    else { return nil }
    let reading = ThreadReading(
      state: state,
      names: [author: "A new tag"],
      own: [],
      hasSaidSameHere: false
    )
    return ThreadSheet(
      scene: scene,
      board: board,
      row: row,
      reading: reading,
      reference: "----"
    )
  }

  /// The thread with the post in it, and where.
  private func place(
    in reading: ThreadReading,
    _ scene: Scene
  ) -> (sheet: ThreadSheet, index: Int)? {
    guard let row = scene.board.row(reading.state.id), let words = scene.drafts[purpose]?.text
    else {
      return nil
    }
    let body = BodyReading.text(PreviewPage.published(words, scene))
    var state = reading.state
    var names = reading.names
    let act: Act
    let author: AuthorKey
    switch purpose {
    case .new, .note: return nil
    case .reply(let thread, let target):
      author = reading.ownAuthor ?? .unsigned
      if author == .unsigned { names[author] = "A new tag" }
      act = .replied(thread, to: target)
    case .amend(let thread, let target):
      author = state.message(target)?.author ?? .unsigned
      act = .amended(thread, target)
    }
    let event = Event(id: .unsent, day: scene.today, author: author, act: act)
    state.apply(
      event,
      body: body,
      once: nil,
      at: Place(0),
      isVerified: true,
      founder: .unsigned
    )
    let index: Int?
    if case .amend(_, let target) = purpose {
      index = state.messages.firstIndex { $0.id == target }
    } else {
      index = state.messages.indices.last
    }
    let after = ThreadReading(
      state: state,
      names: names,
      own: [],
      hasSaidSameHere: reading.hasSaidSameHere
    )
    let sheet = ThreadSheet(
      scene: scene,
      board: scene.board,
      row: row,
      reading: after,
      reference: reading.state.id.reference.description
    )
    return index.map { (sheet, $0) }
  }

  private static func published(_ text: String, _ scene: Scene) -> String {
    Sanitiser.body(scene.mask(Sanitiser.body(text)))
  }

  private func lines(_ scene: Scene) -> [Line] {
    seen(scene) + [Line(String(repeating: "─", count: scene.columns), style: .dim)] + counsel(scene)
  }

  /// Who could tell it was her: the question that protects more than any key.
  private func counsel(_ scene: Scene) -> [Line] {
    let columns = scene.columns
    let indent = scene.isNarrow ? 3 : 18
    func entry(_ head: String, _ text: String) -> [Line] {
      scene.isNarrow
        ? [Line("  \(head)")] + Line.wrap(text, columns: columns, indent: indent)
        : Line.wrap(text, columns: columns, indent: indent, head: "   \(head)")
    }
    var lines: [Line] = []
    let composition = purpose == .new ? scene.drafts.composition : nil
    if composition?.takesWords == false {
      lines += Line.wrap(
        """
        You can warn people, and you alone decide what else happens. It goes up without the story: \
        what is told here can be used in court against the person it happened to.
        """,
        columns: columns
      )
      lines += Line.wrap(
        scene.routes.toRingSentence,
        columns: columns
      )
      if scene.whyNoNotes == nil {
        lines += Line.wrap(
          "n: write it down for yourself, with the date. A note only you can open, and only you can "
            + "hand over; dated today, it can help you.", columns: columns)
      }
      lines.append(.blank)
    }
    lines.append(Line(" WHO COULD TELL IT WAS YOU?", style: .strong))
    for clue in clues(scene) { lines += entry(clue.who, clue.why) }
    lines += entry(
      "This board",
      scene.standing.isSealed
        ? "its stored files do not say. Your tag is for this thread only."
        : "is open: whoever can read its files reads this too. Your tag is for this thread only."
    )
    return lines
  }

  /// What of this post points to its writer.
  private func clues(_ scene: Scene) -> [Clue] {
    let text: String? =
      purpose == .new ? scene.drafts.composition?.text : scene.drafts[purpose]?.text
    return Clue.all(
      composition: purpose == .new ? scene.drafts.composition : nil,
      text: text.map { PreviewPage.published($0, scene) },
      scene)
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
}
