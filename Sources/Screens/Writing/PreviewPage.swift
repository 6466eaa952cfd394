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
  private var sheet = Sheet()
  private var bodyRows = 1
  /// How many are in, once that is known.
  private var memberCount: Int?
  private var memberTicket: Ticket?
  /// How much can be posted today, once that is known and where there is a limit.
  private var left: PostsLeft?
  private var leftTicket: Ticket?
  /// How many times words were taken out here.
  private var cuts = 0

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

  /// What it counts as among a day's posts; nil for what is none of them.
  private func counted(_ scene: Scene) -> Allowance.Matter? {
    switch purpose {
    case .new: scene.drafts.composition.map { Allowance.Matter($0.kind) }
    case .reply: .others
    case .amend, .note: nil
    }
  }

  /// What is said where few are left of a day's posts.
  private func fewLeft(_ scene: Scene) -> String? {
    counted(scene).flatMap { left?.sentence(for: $0) }
  }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .post:
      if let why = scene.standing.whyReadOnly ?? scene.whyNotPosting { return why }
      if let matter = counted(scene), left?[matter] == 0 { return fewLeft(scene) }
      return scene.turning(for: purpose).map(scene.vocabulary.turning.sentence)
    case .schedule:
      guard purpose == .new else { return "A reply goes up at once: p." }
      return refusal(of: .post, scene)
    case .facts: return purpose == .new ? nil : "A reply has no facts; e changes its words."
    case .words:
      let takesWords = purpose != .new || scene.drafts.composition?.takesWords == true
      return takesWords ? nil : "What may be a crime goes up without words."
    case .writeNote:
      let takesWords = scene.drafts.composition?.takesWords == true
      return purpose == .new && !takesWords ? scene.whyNoNotes : "Here words can go with it: e."
    case .takeOut:
      return scene.changes(for: purpose)?.emptied == nil
        ? "Every sentence still says something. e changes the words." : nil
    case .withoutWords:
      guard purpose == .new, let composition = scene.drafts.composition, composition.text != nil,
        !composition.advice.isEmpty
      else { return "Only what to do, ticked in the facts, can go up without words." }
      return nil
    case .undo: return cuts == 0 ? "z brings back what o or x took out; nothing was." : nil
    default: return nil
    }
  }

  func doorFacts(_ scene: Scene) -> DoorFacts? {
    purpose == .new ? scene.drafts.composition.map(scene.doorFacts) : nil
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    switch request {
    case .words: return [.replace(WordsPage(purpose, scene))]
    case .facts:
      return scene.drafts.composition.map { [.replace(FactsForm($0.kind, scene))] } ?? []
    case .withoutWords:
      scene.drafts.composition?.words.removeAll()
      cuts += 1
    case .takeOut:
      if let range = scene.changes(for: purpose)?.emptied?.range, var area = scene.drafts[purpose] {
        area.replace(range, with: "")
        scene.write(area, for: purpose)
        cuts += 1
      }
    case .undo:
      guard var area = scene.drafts[purpose] else { return [] }
      area.perform(.undo)
      scene.write(area, for: purpose)
      cuts -= 1
    case .throwAway:
      throwAway(&scene)
      scene.notice = Notice("Thrown away.")
      return [.back]
    case .back: return leave(&scene)
    case .post: return post(&scene)
    case .schedule:
      guard case .open(let opening, let words)? = intent(scene) else { return [] }
      return scene.send(.schedule(opening, words), for: purpose)
    case .writeNote: return scene.beginNote(with: scene.drafts.composition?.words.text ?? "")
    default: sheet.perform(request, rows: bodyRows)
    }
    return []
  }

  private func post(_ scene: inout Scene) -> [Step] {
    guard let intent = intent(scene) else { return [] }
    return scene.send(intent, for: purpose)
  }

  private func intent(_ scene: Scene) -> Intent? {
    let words = RawText(
      scene.drafts[purpose]?.text ?? "", keeping: scene.drafts.keeping(for: purpose))
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
    sheet.settle(rows: rows, count: lines(scene).count)
    var steps: [Step] = []
    if memberTicket == nil, scene.standing.isSealed {
      let ticket = scene.ticket()
      memberTicket = ticket
      steps.append(.ask(.membership(ticket)))
      if counted(scene) != nil {
        let ticket = scene.ticket()
        leftTicket = ticket
        steps.append(.ask(.postsLeft(ticket)))
      }
    }
    guard let thread, ticket == nil else { return steps }
    let ticket = scene.ticket()
    self.ticket = ticket
    return steps + [.ask(.thread(thread, ticket))]
  }

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    if ticket == memberTicket {
      if case .membership(let membership) = answer { memberCount = membership?.members }
      return []
    }
    if ticket == leftTicket {
      if case .postsLeft(let left) = answer { self.left = left }
      return []
    }
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
      guard let sheet = PreviewPage.sheet(of: scene) else { return [] }
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
  private static func sheet(of scene: Scene) -> ThreadSheet? {
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
    if let occasion = composition.opening.upcoming.flatMap({ scene.board.upcoming[$0] }) {
      let announcement = Event(
        id: occasion.id, day: scene.today, author: author,
        act: .announced(occasion: occasion.code, occasion.weeks))
      board.apply(announcement, at: occasion.place, founder: author)
    }
    board.apply(event, at: Place(0), founder: author)
    let body = scene.publishedWords(for: .new).map(BodyReading.text) ?? .none
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
    guard let row = scene.board.row(reading.state.id),
      let words = scene.publishedWords(for: purpose)
    else {
      return nil
    }
    let body = BodyReading.text(words)
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

  private func lines(_ scene: Scene) -> [Line] {
    let counsel = PreviewCounsel(scene: scene, purpose: purpose, memberCount: memberCount)
    let rule = Line(String(repeating: "─", count: scene.columns), style: .dim)
    // What keeps it from going up comes before what nobody is going to see.
    let turned = counsel.turned.isEmpty ? [] : counsel.turned + [rule]
    let few = fewLeft(scene).map { [Line(" \($0)", style: .strong)] } ?? []
    return turned + seen(scene) + [rule] + few + counsel.lines
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    sheet.draw(lines(scene), on: &frame, rows: rows, scene)
  }
}
